// The public calculator. It reads the address, computes and stores nothing; it knows no association.
import { redirect } from '@sveltejs/kit';
import { calculationAddress, readCalculation } from '#effects/core';
import { shippedLaw } from '#effects/server';
import { dayInSweden, yearOf } from '#kernel';

export function load({ url, locals }) {
  const usual = { year: yearOf(dayInSweden(new Date().toISOString())), municipality: null };
  const read = readCalculation(url.searchParams, { ...usual, language: locals.language });
  // The form came with every empty field; what is shown has an address that can be kept.
  if (read.isForm && read.step === null && read.input !== null)
    redirect(303, `/rakna?${calculationAddress(read)}#svar`);
  return { read, law: shippedLaw(), usual };
}
