import type { Session } from '#access/server';
import { dayInSweden } from '#kernel';
import { membersOn } from '#organisation/core';
import { readOrganisation } from '#organisation/server';
import { valueOr } from '../answer.ts';

/** The members of the association, as they are today. */
export async function parties(session: Session): Promise<string[]> {
  const { members } = valueOr(await readOrganisation(session, {}), (refusal: never) => refusal);
  return membersOn(members, dayInSweden(session.clock())).map(({ name }) => name);
}
