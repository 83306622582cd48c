import { formatsIn } from '#design/core';
import { checkContinuity, checkPackage, isRightBefore, readCount, type FollowUpPackage } from '#followup/core';
import { pinPartyKey, readPackages, receiveSignedFile } from '#followup/server';
import { readProgrammes } from '#programmes/server';
import { fail } from '@sveltejs/kit';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../../answer.ts';
import { followupTabs } from '../tabs.ts';
import { texts } from './texts.ts';

const MOST_BYTES = 5_000_000;

export async function load({ locals }) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const formats = formatsIn(locals.language);
  const packages = valueOr(await readPackages(session, { allVersions: true }), (refusal: never) => refusal);
  const programmes = valueOr(await readProgrammes(session, {}), (refusal: never) => refusal);
  const nameOf = (slug: string): string => programmes.find((one) => one.slug === slug)?.name ?? slug;
  const newest = new Map<string, FollowUpPackage>();
  for (const one of packages) {
    const key = seriesOf(one);
    if ((newest.get(key)?.version ?? 0) < one.version) newest.set(key, one);
  }
  const current = [...newest.values()];
  return {
    maySave: mayDo(session, 'followup.save'),
    ...followupTabs(session, locals.language, '/uppfoljning/mottagna'),
    series: current
      .toSorted((a, b) => (a.to === b.to ? (a.programme < b.programme ? -1 : 1) : a.to < b.to ? 1 : -1))
      .map((one) => {
        const before = current.find((other) => isRightBefore(other, one));
        const problems = [...checkPackage(one), ...(before ? checkContinuity(one, before) : [])];
        const count = readCount(one, 'participants', {});
        return {
          key: seriesOf(one),
          name: nameOf(one.programme),
          period: formats.period(one),
          participants: words.participants(formats.count(count?.count ?? null)),
          unit: words.unit[one.countingUnit],
          hidden: one.measures.filter(({ suppressed }) => suppressed).length,
          source: one.source,
          problems: problems.map(({ message }) => message),
          versions: packages
            .filter((other) => seriesOf(other) === seriesOf(one))
            .toSorted((a, b) => b.version - a.version)
            .map(({ version, correctionReason }) => ({
              version,
              isLatest: version === one.version,
              reason: correctionReason,
            })),
        };
      }),
  };
}

function seriesOf({ programme, from, to }: FollowUpPackage): string {
  return `${programme} ${from} ${to}`;
}

export const actions = {
  fil: async ({ locals, request }) => {
    const session = sessionOr(locals);
    const { faults } = texts[locals.language];
    const say = (code: string) => fail(422, { fault: faults[code] ?? faults['other'] ?? '' });
    const file = (await request.formData()).get('fil');
    if (!(file instanceof File) || file.size === 0) return say('noFile');
    if (file.size > MOST_BYTES) return say('notAFile');
    const read = readJson(await file.text());
    const received = await receiveSignedFile(session, read as Parameters<typeof receiveSignedFile>[1]);
    if (received.ok) return { received: received.value.length, isNew: received.value.some(({ isNew }) => isNew) };
    const { refusal } = received;
    if (refusal.kind === 'denied') stopAt(refusal);
    if (refusal.kind === 'invalidInput') return say('notAFile');
    if (refusal.kind !== 'unknownKey') return say(refusal.kind);
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
    return fail(409, { fault: faults[refusal.kind] ?? '' });
  },
};

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
