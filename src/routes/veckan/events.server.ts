// What the pages of events have in common.
import { readAllEvents } from '#collaboration/server';
import { membersOn } from '#organisation/core';
import { readOrganisation } from '#organisation/server';
import type { Session } from '#access/server';
import { dayInSweden } from '#kernel';
import { valueOr } from '../answer.ts';

export async function surroundings(session: Session) {
  const today = dayInSweden(session.clock());
  const { kinds, events } = valueOr(await readAllEvents(session, {}), (refusal: never) => refusal);
  const organisation = valueOr(await readOrganisation(session, {}), (refusal: never) => refusal);
  const members = membersOn(organisation.members, today);
  return {
    today,
    kinds,
    events,
    organisations: members.map(({ name }) => name),
    kommuner: members.filter(({ kind }) => kind === 'kommun').map(({ name }) => name.replace(/s? kommun$/, '')),
  };
}
