import { error } from '@sveltejs/kit';
import { dayInSweden, now } from '#kernel';
import { composeReviewSheet } from '#reports/core';
import { renderPdf } from '#reports/server';
import { fileAnswer, reviewSent } from '../take.server.ts';

export async function POST({ request }) {
  const sent = await reviewSent(request);
  if (!sent) error(422);
  const sheet = composeReviewSheet(sent.review, { fileName: sent.fileName, datedOn: dayInSweden(now()) });
  return fileAnswer(await renderPdf(sheet), { type: 'application/pdf', name: 'granskning.pdf' });
}
