// Puts made-up participations into a register all at once, past the forms: for tests and benchmarks.
import type { Tx } from '#database/server';
import { newId } from '#database/server';
import type { CountedParticipation, CountedSupport } from '#followup/core';
import { INCOME_SUPPORT, programmeOf, type IncomeSupport, type IncomeSupportKind } from '#participants/core';

/** Rows as counting reads them again; the programmes are made when they are not there. */
export async function fillRegister(tx: Tx, rows: readonly CountedParticipation[]): Promise<void> {
  for (const slug of new Set(rows.map(({ programme }) => programme))) {
    await tx
      .insertInto('partyProgramme')
      .values({ slug, version: 1, document: JSON.stringify(programmeOf({ slug, name: slug })) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const ids = new Map([...new Set(rows.map(({ person }) => person))].map((person) => [person, newId()]));
  const people = [...new Map(rows.map((row) => [row.person, row])).values()];
  for (const some of batches(people)) {
    await tx
      .insertInto('participant')
      .values(
        some.map(({ person, sex, birthYear, municipality }) => ({
          id: ids.get(person) ?? '',
          pseudonym: person,
          sex,
          birthYear,
          municipality,
          isProtected: false,
          createdAt: '2024-01-01T00:00:00.000Z',
        })) as never,
      )
      .execute();
  }
  for (const some of batches(rows)) {
    await tx
      .insertInto('participation')
      .values(some.map((row) => toRow(row, ids.get(row.person) ?? '')) as never)
      .execute();
  }
}

function toRow(row: CountedParticipation, participantId: string) {
  const isWrong = row.exitReason === 'misregistration';
  return {
    id: newId(),
    participantId,
    programme: row.programme,
    version: 1,
    state: isWrong
      ? 'misregistered'
      : row.exitedOn !== null
        ? 'exited'
        : row.enrolledOn !== null
          ? 'enrolled'
          : 'waitingList',
    referrer: row.referrer,
    referredOn: row.referredOn,
    registeredOn: row.referredOn ?? row.enrolledOn ?? '2024-01-01',
    enrolledOn: row.enrolledOn,
    exitedOn: row.exitedOn,
    exitReason: row.exitReason,
    incomeSupportStart: supportOf(row.incomeSupportStart),
    incomeSupportEnd: supportOf(row.incomeSupportEnd),
    subsidyKind: row.subsidyKind,
    subsidyLevel: row.subsidyLevel,
    strengthenedCooperation: row.strengthenedCooperation,
    workAbilityAtExit: row.workAbilityAtExit,
    education: row.education,
    supportDuration: row.supportDuration,
    track: row.track,
    sharedWith: JSON.stringify([]),
  };
}

function supportOf(support: readonly CountedSupport[] | null): string | null {
  const kinds = Object.entries(INCOME_SUPPORT) as [IncomeSupportKind, { state: string }][];
  const named: IncomeSupport | undefined = support?.map(({ kind, extent }) => ({
    kind: kinds.find(([, { state }]) => state === kind)?.[0] ?? 'okand',
    extent,
  }));
  return named ? JSON.stringify(named) : null;
}

function* batches<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += 1000) yield all.slice(from, from + 1000);
}
