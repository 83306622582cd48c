// What the page of shared work and its table have in common.
import { SHARED_TOPICS, type SharedTopic } from '#collaboration/core';
import { readSharedWork } from '#collaboration/server';
import { dayInSweden } from '#kernel';
import { readProgrammes } from '#programmes/server';
import { sessionOr, valueOr } from '../../answer.ts';
import { chosenYear } from '../../years.ts';

export async function sharedWork(locals: App.Locals, search: URLSearchParams) {
  const session = sessionOr(locals);
  const year = chosenYear(search.get('ar'), dayInSweden(session.clock()));
  const topic: SharedTopic =
    SHARED_TOPICS.find((one) => one === search.get('del') && one !== 'published') ?? 'visits';
  const rows = valueOr(await readSharedWork(session, { year }), (refusal: never) => refusal);
  const programmes = valueOr(await readProgrammes(session, {}), (refusal: never) => refusal);
  return { session, year, topic, rows, programmes };
}
