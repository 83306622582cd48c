// What each member agreed to pay and what is booked, and both against the sharing key (FinsamL 5 §).
import { checkSharingKey, type GroupCheck, type Member, type MemberKind } from '#organisation/core';
import { slug, sumOre, type Ore } from '#kernel';
import { enteredOre, findEntered, type EnteredFigure } from './entered.ts';
import { noteRowAddress } from './figures.ts';
import type { Payer } from './mapping/chart-mapping.ts';
import type { NoteRow, Statements } from './statements/statement.ts';

/** Key of what a member agreed to pay in a year. */
export const agreedKey = (member: string): string => `agreed.${member}`;

export type MemberContribution = {
  /** Null for a booked contribution that is no member's. */
  readonly member: string | null;
  readonly name: string;
  readonly agreedOre: Ore | null;
  readonly agreedSource: string | null;
  readonly bookedOre: Ore;
  readonly bookedBeforeOre: Ore | null;
  /** Booked less agreed. */
  readonly differenceOre: Ore | null;
  readonly address: string | undefined;
};

export type Contributions = {
  readonly rows: readonly MemberContribution[];
  /** Null while some booked money has no member: then it cannot be tested. */
  readonly bookedKey: readonly GroupCheck[] | null;
  /** Null while nothing is agreed. */
  readonly agreedKey: readonly GroupCheck[] | null;
};

export function memberContributions(of: {
  readonly statements: Pick<Statements, 'year' | 'notes' | 'isPreviousLoaded'>;
  /** Those of the year. */
  readonly members: readonly Member[];
  readonly entered: readonly EnteredFigure[];
}): Contributions {
  const { statements, members, entered } = of;
  const { year } = statements;
  const booked = statements.notes.income.filter(({ payer, isTotal }) => payer !== null && !isTotal);
  const memberOf = new Map(booked.map((row) => [row.id, findMember(row, members)]));
  const paying = members.filter(({ kind }) => kind !== 'arbetsformedlingen');
  const own = paying.map((member): MemberContribution => {
    const rows = booked.filter(({ id }) => memberOf.get(id) === member);
    const figure = findEntered(entered, { key: agreedKey(member.slug), year });
    const agreedOre = enteredOre(figure);
    const bookedOre = sumOre(rows.map(({ amounts }) => amounts.currentOre ?? 0));
    const before = rows.flatMap(({ amounts }) => amounts.previousOre ?? []);
    return {
      member: member.slug,
      name: member.name,
      agreedOre,
      agreedSource: agreedOre === null ? null : (figure?.source ?? null),
      bookedOre,
      bookedBeforeOre: before.length === 0 ? null : sumOre(before),
      differenceOre: agreedOre === null ? null : bookedOre - agreedOre,
      address: rows[0] && noteRowAddress(statements, rows[0], 'current'),
    };
  });
  const others = booked
    .filter(({ id }) => memberOf.get(id) === null)
    .map((row): MemberContribution => ({
      member: null,
      name: row.label,
      agreedOre: null,
      agreedSource: null,
      bookedOre: row.amounts.currentOre ?? 0,
      bookedBeforeOre: row.amounts.previousOre,
      differenceOre: null,
      address: noteRowAddress(statements, row, 'current'),
    }));
  const check = (amounts: readonly { slug: string; amountOre: Ore }[]): readonly GroupCheck[] | null =>
    amounts.length === 0 ? null : checkSharingKey(members, amounts);
  const isWhole = others.every(({ bookedOre }) => bookedOre === 0);
  return {
    rows: [...own, ...others],
    bookedKey: isWhole ? check(own.map((row) => ({ slug: row.member ?? '', amountOre: row.bookedOre }))) : null,
    agreedKey: check(
      own.flatMap((row) => (row.agreedOre === null ? [] : [{ slug: row.member ?? '', amountOre: row.agreedOre }])),
    ),
  };
}

const kindsOfPayer: Readonly<Record<Payer, readonly MemberKind[]>> = {
  stat: ['forsakringskassan'],
  region: ['region'],
  kommun: ['kommun'],
};

/** By the ledger's counterparty, else by its name in the row, else the only member of its kind. */
function findMember(row: NoteRow, members: readonly Member[]): Member | null {
  const kinds = row.payer === null ? [] : kindsOfPayer[row.payer];
  const possible = members.filter(({ kind }) => kinds.includes(kind));
  const byObject = possible.find(
    ({ counterpartyObject }) => counterpartyObject !== null && counterpartyObject === row.object?.object,
  );
  const words = `-${slug(row.label)}-`;
  const byName = possible.find(({ name }) => words.includes(`-${slug(name)}-`));
  const [only] = possible;
  return byObject ?? byName ?? (possible.length === 1 && only ? only : null);
}
