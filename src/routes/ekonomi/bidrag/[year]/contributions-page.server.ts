import { error } from '@sveltejs/kit';
import { amountCell, emptyCell, textCell, type Cell, type TableModel, type TableRow } from '#design/core';
import { memberContributions, type Contributions, type MemberContribution } from '#finance/core';
import { listLedgerYears, readStatements } from '#finance/server';
import { roundToKronor, sumOre, type Ore } from '#kernel';
import { membersOn, type GroupCheck } from '#organisation/core';
import { readOrganisation } from '#organisation/server';
import { mayDo, sessionOr, valueOr } from '../../../answer.ts';
import { yearParameter } from '../../latest-year.server.ts';
import { workTexts, type WorkTexts } from '../../work-texts.ts';

/** Contributions of a year, for the screen and for the file that is downloaded from it. */
export async function readContributionsPage(locals: App.Locals, params: { year: string }) {
  const session = sessionOr(locals);
  const year = yearParameter(params.year);
  const { statements, entered } = valueOr(await readStatements(session, { year }), () => error(404));
  const organisation = valueOr(await readOrganisation(session, {}), (refusal: never) => refusal);
  const years = valueOr(await listLedgerYears(session, {}), (refusal: never) => refusal);
  const members = membersOn(organisation.members, `${year}-12-31`);
  const contributions = memberContributions({ statements, members, entered });
  const words = workTexts[locals.language].contributions;
  return {
    session,
    year,
    years,
    members,
    contributions,
    maySave: mayDo(session, 'finance.save'),
    tables: [
      contributionsTable(contributions, { year, words, hasBefore: statements.previousPeriod !== null }),
      ...keyTables(contributions, words),
    ],
    words,
  };
}

function contributionsTable(
  { rows }: Contributions,
  of: { readonly year: number; readonly words: WorkTexts['contributions']; readonly hasBefore: boolean },
): TableModel {
  const { year, words, hasBefore } = of;
  const cells = (
    row: Pick<MemberContribution, 'agreedOre' | 'bookedOre' | 'differenceOre' | 'bookedBeforeOre' | 'address'>,
  ) => [
    kronor(row.agreedOre),
    kronor(row.bookedOre, row.address),
    kronor(row.differenceOre),
    ...(hasBefore ? [kronor(row.bookedBeforeOre)] : []),
  ];
  const sum = (pick: (row: MemberContribution) => Ore | null): Ore | null => {
    const amounts = rows.flatMap((row) => pick(row) ?? []);
    return amounts.length === 0 ? null : sumOre(amounts);
  };
  return {
    id: 'bidrag',
    caption: words.caption(year),
    labelHeading: words.member,
    columns: [
      { id: 'agreed', label: words.agreed, kind: 'amount' },
      { id: 'booked', label: words.booked, kind: 'amount' },
      { id: 'difference', label: words.difference, kind: 'amount' },
      ...(hasBefore ? [{ id: 'before', label: words.before(year - 1), kind: 'amount' as const }] : []),
    ],
    rows: [
      ...rows.map((row, index): TableRow => ({
        id: `${index} ${row.member ?? row.name}`,
        label: row.name,
        role: 'row',
        cells: cells(row),
      })),
      {
        id: 'total',
        label: words.total,
        role: 'total',
        cells: cells({
          agreedOre: sum((row) => row.agreedOre),
          bookedOre: sum((row) => row.bookedOre) ?? 0,
          differenceOre: sum((row) => row.differenceOre),
          bookedBeforeOre: sum((row) => row.bookedBeforeOre),
          address: undefined,
        }),
      },
    ],
    remarks: rows
      .filter(({ member, bookedOre }) => member === null && bookedOre !== 0)
      .map(({ name }) => words.notMember(name)),
  };
}

function keyTables(contributions: Contributions, words: WorkTexts['contributions']): TableModel[] {
  const { agreedKey, bookedKey } = contributions;
  if (agreedKey === null && bookedKey === null) return [];
  const columns = [
    ...(agreedKey ? [{ id: 'agreed', name: words.key.agreed, checks: agreedKey }] : []),
    ...(bookedKey ? [{ id: 'booked', name: words.key.booked, checks: bookedKey }] : []),
  ];
  const groups = (agreedKey ?? bookedKey ?? []).map(({ group, quarters }) => ({ group, quarters }));
  return [
    {
      id: 'nyckel',
      caption: words.key.caption,
      labelHeading: words.key.group,
      columns: [
        { id: 'share', label: words.key.share, kind: 'text' },
        ...columns.flatMap(({ id, name }) => [
          { id, label: name, kind: 'amount' as const },
          { id: `${id}Due`, label: words.key.due, kind: 'amount' as const },
          { id: `${id}Difference`, label: words.key.difference, kind: 'amount' as const },
        ]),
      ],
      rows: groups.map(({ group, quarters }): TableRow => ({
        id: group,
        label: words.key.groups[group],
        role: 'row',
        cells: [textCell(`${quarters}/4`), ...columns.flatMap(({ checks }) => checkCells(checks, group))],
      })),
      remarks: [words.key.law, ...(bookedKey === null ? [words.key.notTested] : [])],
    },
  ];
}

function checkCells(checks: readonly GroupCheck[], group: GroupCheck['group']): Cell[] {
  const check = checks.find((one) => one.group === group);
  return check
    ? [kronor(check.paidOre), kronor(check.dueOre), kronor(check.differenceOre)]
    : [emptyCell(), emptyCell(), emptyCell()];
}

function kronor(amountOre: Ore | null, address?: string): Cell {
  const link = address === undefined ? {} : { address };
  return amountCell(amountOre === null ? null : roundToKronor(amountOre), link);
}
