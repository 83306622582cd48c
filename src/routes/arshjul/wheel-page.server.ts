// What the page, the table and the calendar of a year have in common.
import { error } from '@sveltejs/kit';
import { readWheel, type WheelEntry } from '#decisions/server';
import type { Language } from '#design/core';
import { dayInSweden, yearOf } from '#kernel';
import { sessionOr, valueOr } from '../answer.ts';

export async function readWheelPage(locals: App.Locals, search: URLSearchParams) {
  const session = sessionOr(locals);
  const asked = search.get('ar');
  const year = asked === null ? yearOf(dayInSweden(session.clock())) : Number(asked);
  const wheel = valueOr(await readWheel(session, { year }), () => error(404));
  return { session, ...wheel };
}

export function titleOf({ title, titleInEnglish }: WheelEntry, language: Language): string {
  return language === 'en' ? (titleInEnglish ?? title) : title;
}
