import { error } from '@sveltejs/kit';
import { reviewTables } from '#control/core';
import { writeTableFile } from '#exchange/server';
import { fileAnswer, reviewSent } from '../take.server.ts';

export async function POST({ request }) {
  const sent = await reviewSent(request);
  if (!sent) error(422);
  return fileAnswer(await writeTableFile(reviewTables(sent.review), 'xlsx'), {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    name: 'granskning.xlsx',
  });
}
