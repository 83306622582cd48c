// What the page shows of a chart against its printed rows: words and formatted amounts, nothing else.
import { amountCell, formatKronor, textCell, writeNumber, type TableModel } from '#design/core';
import { oreOfUnit, type ComparedRow, type PrintedUnit } from '#finance/core';
import type { Fitting, FittingLine } from '#finance/server';
import { roundToKronor, roundToThousandKronor, type Ore } from '#kernel';
import type { FittingTexts } from '../texts.ts';

export type RowView = {
  readonly id: string;
  readonly label: string;
  readonly remark: string;
  readonly printed: string;
  readonly computed: string;
  readonly difference: string;
  readonly isDifferent: boolean;
  readonly isCheck: boolean;
  readonly isHeading: boolean;
};

export type LineView = {
  readonly key: string;
  readonly account: string;
  readonly amount: string;
  readonly text: string;
  readonly remark: string;
  readonly isDifferent: boolean;
  readonly isRefused: boolean;
};

export type FittingView = {
  readonly year: number;
  readonly version: string;
  readonly laterYears: readonly number[];
  readonly isFromFileOfYearAfter: boolean;
  readonly hasPrinted: boolean;
  readonly hasChanges: boolean;
  readonly total: string;
  readonly differing: number;
  readonly counted: number;
  readonly isFine: boolean;
  readonly rows: readonly RowView[];
  readonly lines: readonly LineView[];
  readonly options: readonly string[];
  readonly moves: readonly { readonly row: string; readonly to: string; readonly text: string }[];
};

const linesNamed = 4;

export function fittingView(fitting: Fitting, words: FittingTexts): FittingView {
  const { comparison, printed } = fitting;
  const unit = printed?.unit ?? 'kr';
  const open = openRows(fitting);
  const lines = fitting.lines.map((line) => lineView(line, { words, isDifferent: open.has(rowKey(line)) }));
  const byKey = new Map(fitting.lines.map((line) => [line.key, line]));
  return {
    year: fitting.year,
    version: fitting.saved === null ? '' : `${fitting.saved.year}.${fitting.saved.version}`,
    laterYears: fitting.laterYears,
    isFromFileOfYearAfter: fitting.isFromFileOfYearAfter,
    hasPrinted: printed !== null,
    hasChanges: fitting.hasChanges,
    total: formatKronor(roundToKronor(comparison?.totalOre ?? 0)),
    differing: comparison?.differing ?? 0,
    counted: comparison?.rows.filter(({ role }) => role === 'counted').length ?? 0,
    isFine: comparison?.totalOre === 0,
    rows: [
      ...(comparison?.rows ?? [])
        .filter((row) => !isPassedOver(row, fitting))
        .map((row) => rowView(row, { unit, words, isFine: comparison?.totalOre === 0 })),
      ...unmappedRow(fitting, unit, words),
    ],
    lines,
    options: fitting.options,
    moves: fitting.moves.map(({ row, label, lines: keys, target }) => {
      const to = label || words.parts[`sum.${target.position}` as keyof FittingTexts['parts']];
      const named = keys.slice(0, linesNamed).flatMap((key) => nameOf(byKey.get(key)));
      const rest = keys.length - named.length;
      const all = rest > 0 ? `${named.join(', ')} ${words.moves.more(rest)}` : named.join(', ');
      return { row, to, text: words.moves.move(all, to) };
    }),
  };
}

const nameOf = (line: FittingLine | undefined): string[] =>
  line ? [[line.account, line.name, ...line.objectNames].filter(Boolean).join(' ')] : [];

const rowKey = ({ row }: Pick<FittingLine, 'row'>): string => (row ? `${row.position} ${row.label}` : '');

/** Rows whose accounts are worth looking at: those that differ, by their own name or that of the whole or the position. */
function openRows({ comparison, lines }: Fitting): ReadonlySet<string> {
  const differs = (comparison?.rows ?? []).filter(
    ({ differenceOre, role }) => differenceOre !== 0 && (role === 'counted' || role === 'unprinted'),
  );
  const named = new Set(differs.map(({ part, label }) => `${part} ${label.toLowerCase()}`));
  const sums = new Set(differs.flatMap(({ part }) => (part.startsWith('sum.') ? [part.slice('sum.'.length)] : [])));
  const isOpen = ({ row }: FittingLine): boolean =>
    row === null ||
    sums.has(row.position) ||
    [row.label, row.of].some((label) => label !== null && named.has(`row.${row.position} ${label.toLowerCase()}`));
  return new Set(lines.filter(isOpen).map(rowKey));
}

function lineView(
  line: FittingLine,
  about: { readonly words: FittingTexts; readonly isDifferent: boolean },
): LineView {
  const { words, isDifferent } = about;
  const remark = line.row === null ? words.lines.noRow : line.isChanged ? words.lines.changed : '';
  return {
    key: line.key,
    account: nameOf(line)[0] ?? line.account,
    amount: formatKronor(roundToKronor(line.amountOre)),
    text: line.text,
    remark,
    isDifferent: isDifferent || line.isChanged || line.refusal !== null,
    isRefused: line.refusal !== null,
  };
}

/** A printed total that is not compared ("Summa" under a note) says nothing here; words over rows do. */
const isPassedOver = ({ role, id }: ComparedRow, { printed }: Fitting): boolean =>
  role === 'none' && (printed?.rows[Number(id)]?.amount ?? null) !== null;

function rowView(
  row: ComparedRow,
  about: { readonly unit: PrintedUnit; readonly words: FittingTexts; readonly isFine: boolean },
): RowView {
  const { unit, words } = about;
  const isDifferent = row.differenceOre !== 0;
  return {
    id: row.id,
    label: row.label || words.parts[row.part],
    remark: remarkOf(row, about),
    printed: inUnit(row.printedOre, unit),
    computed: inUnit(row.computedOre, unit),
    difference: row.role === 'none' ? '' : isDifferent ? signed(row.differenceOre, unit) : words.rows.same,
    isDifferent,
    isCheck: row.role === 'check',
    isHeading: row.role === 'none',
  };
}

function remarkOf(
  row: ComparedRow,
  { words, isFine }: { readonly words: FittingTexts; readonly isFine: boolean },
): string {
  if (row.isRepeated) return words.rows.repeated;
  if (row.role === 'unprinted') return words.rows.unprinted;
  if (row.role === 'check' && row.differenceOre !== 0) return isFine ? words.rows.checkAlone : words.rows.check;
  return '';
}

function unmappedRow({ comparison }: Fitting, unit: PrintedUnit, words: FittingTexts): RowView[] {
  if (!comparison || comparison.unmapped.length === 0) return [];
  const amountOre = comparison.unmapped.reduce((sum, one) => sum + one.amountOre, 0);
  return [
    {
      id: 'unmapped',
      label: words.rows.unmapped,
      remark: comparison.unmapped.map(({ account }) => account).join(', '),
      printed: '',
      computed: inUnit(amountOre, unit),
      difference: signed(0 - amountOre, unit),
      isDifferent: true,
      isCheck: false,
      isHeading: false,
    },
  ];
}

const whole = (amountOre: Ore, unit: PrintedUnit): number =>
  unit === 'kr' ? roundToKronor(amountOre) : roundToThousandKronor(amountOre);

function inUnit(amountOre: Ore | null, unit: PrintedUnit): string {
  return amountOre === null ? '' : writeNumber(whole(amountOre, unit), 0);
}

function signed(amountOre: Ore, unit: PrintedUnit): string {
  const text = writeNumber(whole(amountOre, unit), 0);
  return amountOre > 0 ? `+${text}` : text;
}

/** The comparison and the accounts as tables to download. */
export function fittingTables(fitting: Fitting, words: FittingTexts): TableModel[] {
  const unit = fitting.printed?.unit ?? 'kr';
  const divided = (amountOre: Ore | null) => amountCell(amountOre === null ? null : amountOre / oreOfUnit[unit]);
  const rows: TableModel = {
    id: 'rader',
    caption: words.rows.caption,
    labelHeading: words.rows.row,
    columns: [
      { id: 'part', label: words.grid.part, kind: 'text' },
      { id: 'printed', label: words.rows.printed, kind: 'amount' },
      { id: 'computed', label: words.rows.computed, kind: 'amount' },
      { id: 'difference', label: words.rows.difference, kind: 'amount' },
    ],
    rows: (fitting.comparison?.rows ?? []).map((row) => ({
      id: row.id,
      label: row.label || words.parts[row.part],
      role: 'row',
      cells: [
        textCell(words.parts[row.part]),
        divided(row.printedOre),
        divided(row.computedOre),
        divided(row.role === 'none' ? null : row.differenceOre),
      ],
    })),
  };
  const lines: TableModel = {
    id: 'konton',
    caption: words.lines.caption,
    labelHeading: words.lines.account,
    columns: [
      { id: 'amount', label: words.lines.amount, kind: 'amount' },
      { id: 'target', label: words.lines.target, kind: 'text' },
    ],
    rows: fitting.lines.map((line) => ({
      id: line.key,
      label: nameOf(line)[0] ?? line.account,
      role: 'row',
      cells: [amountCell(line.amountOre / 100), textCell(line.text)],
    })),
  };
  return fitting.printed ? [rows, lines] : [lines];
}
