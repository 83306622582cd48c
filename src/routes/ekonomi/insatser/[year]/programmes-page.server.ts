import { error } from '@sveltejs/kit';
import { amountCell, emptyCell, percentCell, type Cell, type TableModel, type TableRow } from '#design/core';
import { programmeEconomy, type ProgrammeEconomy } from '#finance/core';
import { listLedgerYears, readStatements } from '#finance/server';
import { roundToKronor, sumOre, type Ore } from '#kernel';
import { readProgrammes } from '#programmes/server';
import { sessionOr, valueOr } from '../../../answer.ts';
import { yearParameter } from '../../latest-year.server.ts';
import { workTexts, type WorkTexts } from '../../work-texts.ts';

/** Money of the programmes in a year, for the screen and for the file that is downloaded from it. */
export async function readProgrammesPage(locals: App.Locals, params: { year: string }) {
  const session = sessionOr(locals);
  const year = yearParameter(params.year);
  const { statements, mapping } = valueOr(await readStatements(session, { year }), () => error(404));
  const programmes = valueOr(await readProgrammes(session, {}), (refusal: never) => refusal);
  const years = valueOr(await listLedgerYears(session, {}), (refusal: never) => refusal);
  const rows = programmeEconomy({ statements, programmes, projectDimension: mapping.projectDimension });
  const words = workTexts[locals.language].programmes;
  return {
    year,
    years,
    hasProgrammes: programmes.length > 0,
    over: rows.filter(({ remainingOre }) => (remainingOre ?? 0) < 0).map(({ name }) => name),
    table: programmesTable(rows, { year, words, hasBefore: statements.previousPeriod !== null }),
    words,
  };
}

function programmesTable(
  rows: readonly ProgrammeEconomy[],
  of: { readonly year: number; readonly words: WorkTexts['programmes']; readonly hasBefore: boolean },
): TableModel {
  const { year, words, hasBefore } = of;
  const cells = (row: Omit<ProgrammeEconomy, 'programme' | 'name' | 'bookedOn'>): Cell[] => [
    kronor(row.grantedOre),
    kronor(row.budgetOre),
    row.usedOre === null ? emptyCell() : kronor(row.usedOre, row.address),
    kronor(row.remainingOre),
    row.grantedOre !== null && row.grantedOre > 0 && row.usedOre !== null
      ? percentCell(row.usedOre / row.grantedOre)
      : emptyCell(),
    ...(hasBefore ? [kronor(row.usedBeforeOre)] : []),
  ];
  const sum = (pick: (row: ProgrammeEconomy) => Ore | null): Ore | null => {
    const amounts = rows.flatMap((row) => pick(row) ?? []);
    return amounts.length === 0 ? null : sumOre(amounts);
  };
  const grantedOre = sum((row) => row.grantedOre);
  return {
    id: 'insatser',
    caption: words.caption(year),
    labelHeading: words.row,
    columns: [
      { id: 'granted', label: words.granted, kind: 'amount' },
      { id: 'budget', label: words.budget, kind: 'amount' },
      { id: 'used', label: words.used, kind: 'amount' },
      { id: 'remaining', label: words.remaining, kind: 'amount' },
      { id: 'share', label: words.share, kind: 'percent' },
      ...(hasBefore ? [{ id: 'before', label: words.before(year - 1), kind: 'amount' as const }] : []),
    ],
    rows: [
      ...rows.map((row, index): TableRow => ({
        id: `${index} ${row.programme ?? row.name}`,
        label: row.name,
        role: 'row',
        cells: cells(row),
      })),
      {
        id: 'total',
        label: words.total,
        role: 'total',
        cells: [
          kronor(grantedOre),
          kronor(sum((row) => row.budgetOre)),
          kronor(sum((row) => row.usedOre)),
          kronor(sum((row) => row.remainingOre)),
          emptyCell(),
          ...(hasBefore ? [kronor(sum((row) => row.usedBeforeOre))] : []),
        ],
      },
    ],
    remarks: rows.flatMap((row) => {
      if (row.bookedOn !== null) return [words.bookedOn(row.name, row.bookedOn)];
      return row.programme === null ? [words.notProgramme(row.name)] : [];
    }),
  };
}

function kronor(amountOre: Ore | null, address?: string): Cell {
  const link = address === undefined ? {} : { address };
  return amountCell(amountOre === null ? null : roundToKronor(amountOre), link);
}
