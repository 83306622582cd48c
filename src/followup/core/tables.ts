// Tables of participants for reports and screens. A count that nobody reported is an empty cell, never 0.
import {
  formatCount,
  formatPeriod,
  HIDDEN,
  type Cell,
  type Column,
  type TableModel,
  type TableRow,
} from '#design/core';
import { figureId, type Period } from '#kernel';
import { addCounts, cellsBy, readCount, readOrImplied, valuesIn, type ReadCount } from './counts.ts';
import { totalOver, type ProgrammeNames } from './figures.ts';
import { periodOf, type FollowUpPackage } from './package.ts';
import {
  EXIT_REASON_LABELS,
  EXIT_REASONS,
  labelOfValue,
  REFERRERS,
  SEX_LABELS,
  SEXES,
  type Dimensions,
  type ExitReason,
  type Measure,
} from './vocabulary.ts';

/** One cell of a package, or a sum of exit reasons that the main table does not keep apart. */
type CountColumn = {
  readonly id: string;
  readonly label: string;
  readonly measure: Measure;
  readonly dimensions: Dimensions;
  readonly reasons?: readonly ExitReason[];
};

const PARTICIPANT_COLUMNS: readonly CountColumn[] = [
  { id: 'women', label: 'Kvinnor', measure: 'participants', dimensions: { sex: 'female' } },
  { id: 'men', label: 'Män', measure: 'participants', dimensions: { sex: 'male' } },
  { id: 'total', label: 'Totalt', measure: 'participants', dimensions: {} },
  { id: 'new', label: 'Varav nya', measure: 'new', dimensions: {} },
  { id: 'exited', label: 'Avslutade', measure: 'exited', dimensions: {} },
  reasonColumn('Arbete', ['work']),
  reasonColumn('Studier', ['studies']),
  reasonColumn('Arb.rehab', ['continuedRehabilitation']),
  reasonColumn('Sjukdom', ['illness']),
  reasonColumn('Annat skäl', ['other', 'ownRequest', 'backToReferrer']),
];

function reasonColumn(label: string, reasons: readonly [ExitReason, ...ExitReason[]]): CountColumn {
  return { id: reasons[0], label, measure: 'exited', dimensions: { exitReason: reasons[0] }, reasons };
}

/** One row a programme and a total row, all of one period; exits by the coarse reasons. */
export function participantsTable(
  packages: readonly FollowUpPackage[],
  period: Period,
  names: ProgrammeNames = {},
): TableModel {
  const group = packages.filter((one) => one.from === period.from && one.to === period.to);
  const rows = group.map((one): TableRow => ({
    id: one.programme,
    label: names[one.programme] ?? one.programme,
    role: 'row',
    cells: PARTICIPANT_COLUMNS.map((column) => programmeCell(one, column)),
  }));
  return {
    id: 'participants',
    caption: `Deltagare per insats ${formatPeriod(period)}`,
    labelHeading: 'Insats',
    columns: PARTICIPANT_COLUMNS.map(({ id, label }) => countColumn(id, label)),
    rows: [...rows, totalRow(group, period)],
    remarks: remarksOf(group, names),
  };
}

/** Enrolled by sex and age band with both margins, from a package's sex × age cells; null when it has none. */
export function sexAgeTable(one: FollowUpPackage, names: ProgrammeNames = {}): TableModel | null {
  const measure = measureWith(one, 'ageBand');
  const bands = measure ? valuesIn(one, measure, 'ageBand') : [];
  if (!measure || cellsBy(one, measure, ['sex', 'ageBand']).length === 0) return null;
  const columnsOf = (sex: Dimensions): Cell[] => [
    ...bands.map((ageBand) =>
      countCell(readCount(one, measure, { ...sex, ageBand }) ?? sumOverSex(one, measure, { ...sex, ageBand })),
    ),
    figureCell(one, { measure, dimensions: sex }),
  ];
  return {
    id: `sexAge.${one.programme}`,
    caption: `${headOf(one, measure, names)} efter kön och ålder, ${formatPeriod(periodOf(one))}`,
    labelHeading: 'Kön',
    columns: [
      ...bands.map((band) => countColumn(band, labelOfValue('ageBand', band))),
      countColumn('total', 'Totalt'),
    ],
    rows: [
      ...SEXES.map((sex): TableRow => ({ id: sex, label: SEX_LABELS[sex], role: 'row', cells: columnsOf({ sex }) })),
      { id: 'total', label: 'Totalt', role: 'total', cells: columnsOf({}) },
    ],
    remarks: one.definitions,
  };
}

/** Who referred, with the sum of the rows; the remark says when it is not all who were enrolled. */
export function referrersTable(one: FollowUpPackage, names: ProgrammeNames = {}): TableModel | null {
  const measure = measureWith(one, 'referrer');
  if (!measure) return null;
  const given = valuesIn(one, measure, 'referrer');
  const referrers = REFERRERS.filter((referrer) => given.includes(referrer));
  const sum = addCounts(referrers.map((referrer) => readCount(one, measure, { referrer })));
  return {
    id: `referrers.${one.programme}`,
    caption: `${headOf(one, measure, names)} efter remittent, ${formatPeriod(periodOf(one))}`,
    labelHeading: 'Remittent',
    columns: [countColumn('count', 'Antal')],
    rows: [
      ...referrers.map((referrer): TableRow => ({
        id: referrer,
        label: labelOfValue('referrer', referrer),
        role: 'row',
        cells: [figureCell(one, { measure, dimensions: { referrer } })],
      })),
      { id: 'total', label: 'Totalt', role: 'total', cells: [countCell(sum)] },
    ],
    remarks: gapRemark({ known: sum?.count ?? null, whole: readCount(one, measure)?.count ?? null }),
  };
}

/** Says so when referrers are not known for all; nothing when a count is hidden or unknown. */
function gapRemark({ known, whole }: { known: number | null; whole: number | null }): string[] {
  if (known === null || whole === null || known === whole) return [];
  return [`Remittent är redovisad för ${known} av ${whole}.`];
}

/** Exits by the reasons the package has, fine ones kept apart, and their total. */
export function exitsTable(one: FollowUpPackage, names: ProgrammeNames = {}): TableModel | null {
  const given = valuesIn(one, 'exited', 'exitReason');
  const reasons = EXIT_REASONS.filter((reason) => given.includes(reason));
  if (reasons.length === 0) return null;
  const rowOf = (exitReason: ExitReason): TableRow => ({
    id: exitReason,
    label: EXIT_REASON_LABELS[exitReason],
    role: 'row',
    cells: [figureCell(one, { measure: 'exited', dimensions: { exitReason } })],
  });
  return {
    id: `exits.${one.programme}`,
    caption: `Avslutade i ${names[one.programme] ?? one.programme} efter avslutsorsak, ${formatPeriod(periodOf(one))}`,
    labelHeading: 'Avslutsorsak',
    columns: [countColumn('count', 'Antal')],
    rows: [
      ...reasons.map(rowOf),
      {
        id: 'total',
        label: 'Totalt',
        role: 'total',
        cells: [figureCell(one, { measure: 'exited', dimensions: {} })],
      },
    ],
    // The definitions stand once, under the first of a package's tables.
    remarks: measureWith(one, 'ageBand') === null ? one.definitions : [],
  };
}

/** The measure whose cells a dimension divides: all participants, or the new ones where only they are counted. */
function measureWith(one: FollowUpPackage, name: 'ageBand' | 'referrer'): 'participants' | 'new' | null {
  return (['participants', 'new'] as const).find((measure) => valuesIn(one, measure, name).length > 0) ?? null;
}

function headOf(one: FollowUpPackage, measure: 'participants' | 'new', names: ProgrammeNames): string {
  return `${measure === 'new' ? 'Nyinskrivna' : 'Inskrivna'} i ${names[one.programme] ?? one.programme}`;
}

function sumOverSex(one: FollowUpPackage, measure: Measure, dimensions: Dimensions): ReadCount | null {
  return dimensions.sex ? null : addCounts(SEXES.map((sex) => readCount(one, measure, { ...dimensions, sex })));
}

function programmeCell(one: FollowUpPackage, column: CountColumn): Cell {
  const { measure, dimensions } = column;
  const isOneReason = mergedReasons(one, column).length < 2;
  return isOneReason ? figureCell(one, { measure, dimensions }) : countCell(readColumn(one, column));
}

/** Reasons of the package that a column of the main table puts together. */
function mergedReasons(one: FollowUpPackage, { measure, reasons = [] }: CountColumn): ExitReason[] {
  return reasons.filter((exitReason) => readCount(one, measure, { exitReason }) !== null);
}

function readColumn(one: FollowUpPackage, column: CountColumn): ReadCount | null {
  const { measure, dimensions } = column;
  const merged = mergedReasons(one, column);
  if (merged.length < 2) return readOrImplied(one, { measure, dimensions });
  return addCounts(merged.map((exitReason) => readCount(one, measure, { exitReason })));
}

export function figureCell(one: FollowUpPackage, cell: { measure: Measure; dimensions: Dimensions }): Cell {
  const read = readCount(one, cell.measure, cell.dimensions);
  if (read === null) return countCell(null);
  const dimensions = { ...cell.dimensions, programme: one.programme };
  return {
    ...countCell(read),
    figureId: figureId({ name: `followUp.${cell.measure}`, period: periodOf(one), dimensions }),
  };
}

function totalRow(group: readonly FollowUpPackage[], period: Period): TableRow {
  const cells = PARTICIPANT_COLUMNS.map((column): Cell => {
    const total = totalOver(group, (one) => readColumn(one, column));
    if (!total) return countCell(null);
    if (group.some((one) => mergedReasons(one, column).length > 1)) return countCell({ ...total, isStated: false });
    return totalCell(total, { ...column, period });
  });
  return { id: 'total', label: 'Totalt', role: 'total', cells };
}

/** A sum over programmes, with the figure that it is. */
export function totalCell(
  total: Pick<ReadCount, 'count' | 'isSuppressed'>,
  { measure, dimensions, period }: { measure: Measure; dimensions: Dimensions; period: Period },
): Cell {
  return {
    ...countCell({ count: total.count, isSuppressed: total.isSuppressed, isStated: false }),
    figureId: figureId({ name: `followUp.${measure}`, period, dimensions }),
  };
}

export function countCell(read: ReadCount | null): Cell {
  if (read?.isSuppressed) return { value: null, text: HIDDEN, isHidden: true };
  const count = read?.count ?? null;
  return { value: count, text: count === null ? '' : formatCount(count) };
}

function countColumn(id: string, label: string): Column {
  return { id, label, kind: 'count' };
}

/** Every sentence once; under several programmes it says whose it is. */
function remarksOf(group: readonly FollowUpPackage[], names: ProgrammeNames): string[] {
  const owners = new Map<string, string[]>();
  for (const one of group) {
    for (const sentence of one.definitions)
      owners.set(sentence, [...(owners.get(sentence) ?? []), names[one.programme] ?? one.programme]);
  }
  return [...owners].map(([sentence, of]) =>
    of.length === group.length ? sentence : `${of.join(', ')}: ${sentence}`,
  );
}
