// Plants one fault at a time in a report that ties, 100 of them from a printed seed, and counts how many control finds.
// The number stands in docs/control-rules.md, together with the kinds that are missed.
import { expect, it } from 'vitest';
import { aReport, withTable, withText } from './a-report.ts';
import { controlReport } from './control-report.ts';
import type { ControlledCell, ControlledTable, ReportUnderControl } from './report-under-control.ts';

const SEED = 20_241_231;
const PER_KIND = 5;
/** Stated in docs/control-rules.md. */
const FOUND_AT_LEAST = 94;

type Random = (below: number) => number;
type Fault = (random: Random, report: ReportUnderControl) => ReportUnderControl;

const money = (table: ControlledTable) => table.unit === 'kr' && table.kind !== 'notes.netAgainstBudget';
const counts = (table: ControlledTable) => table.unit === 'count';

const faults: Record<string, Fault> = {
  'digits exchanged in an amount': changeCell(money, (cell) => shift(cell, exchanged(cell.printed ?? 0))),
  'one digit wrong in an amount': changeCell(money, (cell, random) =>
    shift(cell, (cell.printed ?? 0) + 10 ** random(4)),
  ),
  'sign turned': changeCell(money, (cell) => shift(cell, -(cell.printed ?? 0))),
  'printed wrong above a right amount': changeCell(money, (cell) => ({ ...cell, printed: (cell.printed ?? 0) + 9 })),
  'amount of the year before': changeRow(money, (cells, table) => {
    const [now, before] = [indexOf(table, 'current'), indexOf(table, 'previous')];
    const old = cells[before];
    return old === undefined || now < 0 ? cells : cells.map((cell, index) => (index === now ? old : cell));
  }),
  'row dropped': (random, report) => {
    const [table, row] = pickRow(random, report, (one) => money(one) || counts(one));
    return withTable(table.id, (one) => ({ ...one, rows: one.rows.filter((other) => other.id !== row.id) }), report);
  },
  'stale total': changeRow(
    (table) => money(table) && table.rows.some((row) => row.role === 'total'),
    (cells) => cells.map((cell, index) => (index === 0 ? shift(cell, (cell.printed ?? 0) - 4321) : cell)),
    (role) => role === 'total',
  ),
  'one person more': changeCell(counts, (cell) => ({ ...cell, printed: (cell.printed ?? 0) + 1 })),
  'two neighbouring counts exchanged': changeRow(counts, (cells) =>
    [cells[1], cells[0], ...cells.slice(2)].flatMap((cell) => cell ?? []),
  ),
  'two rows of a note exchanged': (random, report) => {
    const table = pick(
      random,
      report.tables.filter((one) => one.id.startsWith('notes.') && money(one)),
    );
    const [a, b] = [table.rows[0], table.rows[1]];
    return withTable(
      table.id,
      (one) => ({
        ...one,
        rows: one.rows.map((row) =>
          row === a && b ? { ...row, cells: b.cells } : row === b && a ? { ...row, cells: a.cells } : row,
        ),
      }),
      report,
    );
  },
  'percentage changed': (random, report) => ({
    ...report,
    percentages: report.percentages.map((one) => ({ ...one, percent: one.percent + 1 + random(5) })),
  }),
  'percentage of another number': (random, report) =>
    withText(`Det var ${31 + random(9)} av 43 (${20 + random(30)} %) som svarade positivt.`, report),
  'mean of too few answers': (random, report) => ({
    ...report,
    means: report.means.map((one) => ({ ...one, answers: 7 + random(2) })),
  }),
  'legal part missing': (random, report) => {
    const missing = random(report.legalParts.length);
    return {
      ...report,
      legalParts: report.legalParts.map((part, index) => ({ ...part, isPresent: index !== missing })),
    };
  },
  'linked number not updated': changeProse((text, random) =>
    text.replace(/^(\d+)$/, (number) => String(Number(number) - 1 - random(3))),
  ),
  'figure that does not exist': (_, report) => ({
    ...report,
    figures: report.figures.filter((one) => !one.id.startsWith('followUp')),
  }),
  'typed amount with exchanged digits': (random, report) => {
    const figure = report.figures[random(2)];
    const amount = exchanged(Math.round((figure?.value ?? 0) / 100));
    return withText(`Beloppet ${amount} kr beskrivs nedan.`, report);
  },
  'typed count of participants': (random, report) =>
    withText(`I allt ${96 + random(4)} deltagare fick stöd.`, report),
  'goals miscounted in the text': (random, report) =>
    withText(`${['Fem', 'Fyra', 'Sex', 'Sju', 'Noll'][random(5)] ?? 'Fem'} mål bedöms inte vara uppfyllda.`, report),
  'assessment changed in the table': (random, report) => {
    const changed = random(report.goals?.list.length ?? 1);
    const list = report.goals?.list.map((goal, index) =>
      index === changed
        ? {
            ...goal,
            assessment: goal.assessment === 'fulfilled' ? ('notFulfilled' as const) : ('fulfilled' as const),
          }
        : goal,
    );
    return { ...report, goals: report.goals && { ...report.goals, list: list ?? [] } };
  },
};

it('finds at least as many of 100 planted faults as the documentation says', () => {
  const random = seeded(SEED);
  const clean = new Set(failed(aReport()));
  const missed: string[] = [];
  let found = 0;
  for (const [kind, fault] of Object.entries(faults)) {
    for (let times = 0; times < PER_KIND; times += 1) {
      const isFound = failed(fault(random, aReport())).some((id) => !clean.has(id));
      if (isFound) found += 1;
      else missed.push(kind);
    }
  }
  const planted = Object.keys(faults).length * PER_KIND;
  const byKind = Object.entries(Object.groupBy(missed, (kind) => kind)).map(
    ([kind, list]) => `${kind}: ${list?.length ?? 0}`,
  );
  console.info(
    `control found ${found} of ${planted} planted faults (seed ${SEED}); missed: ${byKind.join(', ') || 'none'}`,
  );
  expect(planted).toBe(100);
  expect(found).toBeGreaterThanOrEqual(FOUND_AT_LEAST);
});

function failed(report: ReportUnderControl): string[] {
  return controlReport(report).flatMap((finding) => (finding.ok ? [] : [finding.id]));
}

function changeCell(
  isMeant: (table: ControlledTable) => boolean,
  change: (cell: ControlledCell, random: Random) => ControlledCell,
): Fault {
  return (random, report) => {
    const [table, row] = pickRow(random, report, isMeant, (one) =>
      one.cells.some((cell) => (cell.printed ?? 0) !== 0),
    );
    const known = row.cells.flatMap((cell, index) => ((cell.printed ?? 0) === 0 ? [] : [index]));
    const chosen = pick(random, known);
    return changeCells(report, [table.id, row.id], (cells) =>
      cells.map((cell, index) => (index === chosen ? change(cell, random) : cell)),
    );
  };
}

function changeRow(
  isMeant: (table: ControlledTable) => boolean,
  change: (cells: readonly ControlledCell[], table: ControlledTable) => readonly ControlledCell[],
  isRole: (role: string) => boolean = () => true,
): Fault {
  return (random, report) => {
    const [table, row] = pickRow(
      random,
      report,
      isMeant,
      (one, its) => isRole(one.role) && JSON.stringify(change(one.cells, its)) !== JSON.stringify(one.cells),
    );
    return changeCells(report, [table.id, row.id], (cells) => change(cells, table));
  };
}

function changeCells(
  report: ReportUnderControl,
  [tableId, rowId]: readonly [string, string],
  change: (cells: readonly ControlledCell[]) => readonly ControlledCell[],
): ReportUnderControl {
  return withTable(
    tableId,
    (table) => ({
      ...table,
      rows: table.rows.map((row) => (row.id === rowId ? { ...row, cells: change(row.cells) } : row)),
    }),
    report,
  );
}

function changeProse(change: (text: string, random: Random) => string): Fault {
  return (random, report) => ({
    ...report,
    prose: report.prose.map((section) => ({
      ...section,
      runs: section.runs.map((run) => (run.kind === 'figure' ? { ...run, text: change(run.text, random) } : run)),
    })),
  });
}

function pickRow(
  random: Random,
  report: ReportUnderControl,
  isMeant: (table: ControlledTable) => boolean,
  isRow: (row: ControlledTable['rows'][number], table: ControlledTable) => boolean = () => true,
) {
  const rows = report.tables
    .filter(isMeant)
    .flatMap((table) => table.rows.filter((row) => isRow(row, table)).map((row) => [table, row] as const));
  return pick(random, rows);
}

function indexOf(table: ControlledTable, kind: string): number {
  return table.columns.findIndex((column) => column.kind === kind);
}

/** Moves a cell to another printed number, and its exact amount with it. */
function shift(cell: ControlledCell, printed: number): ControlledCell {
  const units = printed - (cell.printed ?? 0);
  return { ...cell, printed, exactOre: cell.exactOre === null ? null : cell.exactOre + units * 100 };
}

/** The first two neighbouring digits that differ, exchanged. */
function exchanged(value: number): number {
  const digits = [...String(Math.abs(value))];
  const at = digits.findIndex((digit, index) => index > 0 && digit !== digits[index - 1]);
  if (at < 1) return value + 1;
  const turned = digits.map((digit, index) =>
    index === at ? digits[at - 1] : index === at - 1 ? digits[at] : digit,
  );
  return Math.sign(value) * Number(turned.join(''));
}

function pick<T>(random: Random, list: readonly T[]): T {
  const found = list[random(list.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

/** Small seeded generator (mulberry32). */
function seeded(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
