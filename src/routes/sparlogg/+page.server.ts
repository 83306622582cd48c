import { readTrail, verifyAudit } from '#access/server';
import { formatsIn } from '#design/core';
import { clockInSweden, dayInSweden } from '#kernel';
import { error } from '@sveltejs/kit';
import { isAccessRefusal, sessionOr, valueOr } from '../answer.ts';

const outcomes = ['done', 'refused', 'denied', 'invalidInput'] as const;

export async function load({ locals, url }) {
  const session = sessionOr(locals);
  const asked = (name: string): string => (url.searchParams.get(name) ?? '').trim();
  const wanted = {
    from: asked('fran'),
    to: asked('till'),
    actor: asked('vem'),
    action: asked('vad'),
    outcome: asked('utfall'),
    words: asked('ord'),
  };
  const outcome = outcomes.find((one) => one === wanted.outcome);
  const before = Number(asked('fore')) || undefined;
  const filled = Object.entries(wanted).filter(([name, value]) => value !== '' && name !== 'outcome');
  const read = await readTrail(session, { ...Object.fromEntries(filled), outcome, before });
  // A day that does not exist finds nothing, and says so at its field.
  if (!read.ok && read.refusal.kind === 'invalidInput')
    return { wanted, entries: [], next: null, actions: [], isBad: true };
  const trail = valueOr(read, (refusal: never) => refusal);
  const next = new URLSearchParams(url.searchParams);
  if (trail.next !== null) next.set('fore', String(trail.next));
  return {
    wanted,
    isBad: false,
    actions: trail.actions,
    next: trail.next === null ? null : `/sparlogg?${next}`,
    entries: trail.entries.map(({ at, details, ...entry }) => ({
      ...entry,
      at: `${formatsIn(locals.language).date(dayInSweden(at))} ${clockInSweden(at)}`,
      details: Object.entries(details)
        .map(([name, value]) => `${name}: ${String(value)}`)
        .join(', '),
    })),
  };
}

export const actions = {
  verify: async ({ locals }) => {
    const verified = await verifyAudit(sessionOr(locals));
    if (!verified.ok) {
      if (isAccessRefusal(verified.refusal)) error(403);
      throw new Error('the trail could not be checked');
    }
    const { entries, findings } = verified.value;
    return { verdict: { entries, findings: findings.map(({ kind, from, to }) => ({ kind, from, to })) } };
  },
};
