import { pinPartyKey, receiveSignedFile, type CannotReceiveFile } from '#followup/server';
import { fail } from '@sveltejs/kit';
import { isAccessRefusal, mayDo, sessionOr, stopAt } from '../../answer.ts';
import { followupTabs } from '../tabs.ts';
import { problemInWords } from './problem-words.ts';
import { receivedSeries } from './received.server.ts';
import { texts } from './texts.ts';

const MOST_BYTES = 5_000_000;

export async function load({ locals }) {
  const session = sessionOr(locals);
  const series = await receivedSeries(locals);
  return {
    maySave: mayDo(session, 'followup.save'),
    ...followupTabs(session, locals.language, '/uppfoljning/mottagna'),
    series: series.map(({ shown }) => shown),
  };
}

export const actions = {
  fil: async ({ locals, request }) => {
    const session = sessionOr(locals);
    const { faults } = texts[locals.language];
    const say = (code: string) => fail(422, { fault: faults[code] ?? faults['other'] ?? '', about: [] });
    const file = (await request.formData()).get('fil');
    if (!(file instanceof File) || file.size === 0) return say('noFile');
    if (file.size > MOST_BYTES) return say('notAFile');
    const read = readJson(await file.text());
    const received = await receiveSignedFile(session, read as Parameters<typeof receiveSignedFile>[1]);
    if (received.ok) return { received: received.value.length, isNew: received.value.some(({ isNew }) => isNew) };
    const { refusal } = received;
    if (refusal.kind === 'denied') stopAt(refusal);
    if (refusal.kind === 'invalidInput') return say('notAFile');
    if (refusal.kind !== 'unknownKey') {
      return fail(422, {
        fault: faults[refusal.kind] ?? faults['other'] ?? '',
        about: aboutOf(refusal, locals.language),
      });
    }
    const { party, publicKey, fingerprint } = refusal;
    return { unknown: { party, publicKey, fingerprint } };
  },
  lita: async ({ locals, request }) => {
    const session = sessionOr(locals);
    const { faults } = texts[locals.language];
    const form = await request.formData();
    const text = (name: string): string => String(form.get(name) ?? '').slice(0, 200);
    const pinned = await pinPartyKey(session, { party: text('part'), publicKey: text('nyckel') });
    if (pinned.ok) return { trusted: true };
    const { refusal } = pinned;
    if (isAccessRefusal(refusal)) stopAt(refusal);
    return fail(409, { fault: faults[refusal.kind] ?? '', about: [] });
  },
};

/** Which package it was, and what is wrong in it. */
function aboutOf(refusal: CannotReceiveFile, language: App.Locals['language']): string[] {
  if (!('of' in refusal)) return [];
  const problems = refusal.kind === 'wrongCounts' ? refusal.problems : [];
  const errors = problems.filter(({ severity }) => severity === 'error');
  return [
    refusal.of.replace('@', ' ').replace('..', '–'),
    ...errors.map((problem) => problemInWords(problem, language)),
  ];
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
