// What a person writes beside an account, read as the row it means. What is offered can be written back as it stands.
import { slug } from '#kernel';
import type { ChartMapping, Position } from '../mapping/chart-mapping.ts';
import type { AccountLine } from './account-lines.ts';
import type { RowTarget } from './place-lines.ts';
import { isRow, positionOfPart, rowPositions, type PrintedStatement } from './printed-row.ts';

/** Swedish, as in the statements: what a position is called where a person chooses one. */
export const positionNames: Readonly<Record<Position, string>> = {
  operatingIncome: 'Verksamhetens intäkter',
  operatingCosts: 'Verksamhetens kostnader',
  financialIncome: 'Finansiella intäkter',
  financialCosts: 'Finansiella kostnader',
  closing: 'Överföring av årets resultat',
  fixedAssets: 'Anläggningstillgångar',
  receivables: 'Fordringar',
  shortTermInvestments: 'Kortfristiga placeringar',
  cash: 'Kassa och bank',
  equity: 'Eget kapital',
  provisions: 'Avsättningar',
  longTermLiabilities: 'Långfristiga skulder',
  currentLiabilities: 'Kortfristiga skulder',
};

export type TargetOption = { readonly text: string; readonly target: RowTarget };

/** Between the name of a row and that of its position, where two positions have a row of the name. */
const between = ' · ';

/** Every row an account can be put on: printed rows, rows of the mapping, and an own row in each position. */
export function targetOptions(
  lines: readonly AccountLine[],
  mapping: ChartMapping,
  printed: PrintedStatement | null,
): readonly TargetOption[] {
  const rows = new Map<string, { readonly label: string; readonly position: Position }>();
  const add = (position: Position, label: string): void => {
    const key = `${position} ${slug(label)}`;
    if (!rows.has(key)) rows.set(key, { label, position });
  };
  for (const { part, label } of printed?.rows ?? []) {
    const position = isRow(part) ? positionOfPart(part) : null;
    if (position) add(position, label);
  }
  for (const { row } of lines) if (row && row.position !== 'closing') add(row.position, row.label);
  const named = [...rows.values()];
  const countOf = (label: string): number => named.filter((other) => slug(other.label) === slug(label)).length;
  const isPositionName = (label: string): boolean =>
    Object.values(positionNames).some((name) => slug(name) === slug(label));
  return [
    ...named.map(({ label, position }): TargetOption => ({
      text: countOf(label) > 1 || isPositionName(label) ? `${label}${between}${positionNames[position]}` : label,
      target: { position, row: rowOf(mapping, position, label) },
    })),
    ...rowPositions.map((position): TargetOption => ({
      text: positionNames[position],
      target: { position, row: { by: 'account' } },
    })),
    {
      text: `${positionNames.operatingCosts}, en rad per projekt`,
      target: { position: 'operatingCosts', row: { by: 'object', dimension: mapping.projectDimension } },
    },
  ];
}

/** A row of the mapping keeps what it is a part of ("Kansli – Personal" in "Kansli"). */
function rowOf(mapping: ChartMapping, position: Position, label: string): RowTarget['row'] {
  const known = mapping.rules.find(
    (rule) => rule.position === position && rule.row.by === 'text' && slug(rule.row.label) === slug(label),
  );
  return known?.row ?? { by: 'text', label };
}

/** What stands in the field of a line: the option that is its row today. Empty when it has none. */
export function textOfLine({ row }: Pick<AccountLine, 'row'>, options: readonly TargetOption[]): string {
  if (row === null) return '';
  const found = options.find(
    ({ target, text }) =>
      target.position === row.position &&
      (text === row.label || text === `${row.label}${between}${positionNames[row.position]}`),
  );
  return found?.text ?? (row.position === 'closing' ? positionNames.closing : row.label);
}

export type CannotPlace = { readonly kind: 'noPosition' } | { readonly kind: 'tooLong' };

/** The row that a text means for a line; a new name is a new row where the line stands today. */
export function targetOf(
  text: string,
  of: { readonly line: Pick<AccountLine, 'row'>; readonly options: readonly TargetOption[] },
): RowTarget | CannotPlace {
  const words = text.trim();
  const isSame = (option: TargetOption): boolean => slug(option.text) === slug(words) && words !== '';
  const found = of.options.filter(isSame);
  const chosen = found.find(({ target }) => target.position === of.line.row?.position) ?? found[0];
  if (chosen) return chosen.target;
  if (words.length > 200) return { kind: 'tooLong' };
  const [label = '', name] = words.split(between);
  const named = rowPositions.find((position) => name !== undefined && slug(positionNames[position]) === slug(name));
  const position = named ?? (of.line.row?.position === 'closing' ? undefined : of.line.row?.position);
  return position === undefined || label.trim() === ''
    ? { kind: 'noPosition' }
    : { position, row: { by: 'text', label: label.trim() } };
}

export const isTarget = (answer: RowTarget | CannotPlace): answer is RowTarget => 'position' in answer;
