import {
  gridRow,
  notReportedCell,
  textCell,
  writeNumber,
  type GridColumn,
  type GridRow,
  type TableModel,
} from '#design/core';
import type { EnteredFigure } from '#finance/core';
import { readEnteredFigures } from '#finance/server';
import { slug } from '#kernel';
import { mayDo, sessionOr, valueOr } from '../../answer.ts';
import { workTexts, type WorkTexts } from '../work-texts.ts';

export const kinds = [
  'overview.income',
  'overview.costs',
  'overview.yearResult',
  'overview.solidityPercent',
  'overview.closingEquity',
  'employees',
  'net',
] as const;
export type EnteredKind = (typeof kinds)[number];

/** What is entered, without what members have agreed to pay, which has a page of its own. */
export async function readEnteredPage(locals: App.Locals) {
  const session = sessionOr(locals);
  const all = valueOr(await readEnteredFigures(session, {}), (refusal: never) => refusal);
  const figures = all.filter(({ key }) => !key.startsWith('agreed.'));
  const words = workTexts[locals.language].entered;
  return { session, figures, words, maySave: mayDo(session, 'finance.save') };
}

export const kindOf = (key: string): EnteredKind => kinds.find((one) => one === key) ?? 'net';
export const keyOf = (kind: EnteredKind, label: string): string => (kind === 'net' ? `net.${slug(label)}` : kind);
/** The key of a row in the grid: figure and year. */
export const rowKey = ({ key, year }: Pick<EnteredFigure, 'key' | 'year'>): string => `${key} ${year}`;

export function enteredColumns({ columns, kinds: names, units }: WorkTexts['entered']) {
  return [
    {
      id: 'uppgift',
      label: columns.what,
      kind: 'choice',
      isRequired: true,
      options: kinds.map((value) => ({ value, label: names[value] })),
    },
    { id: 'ar', label: columns.year, kind: 'integer', isRequired: true, size: 5 },
    { id: 'benamning', label: columns.label, kind: 'text', size: 18 },
    { id: 'varde', label: columns.value, kind: 'number', mayBeNegative: true, size: 10 },
    {
      id: 'enhet',
      label: columns.unit,
      kind: 'choice',
      isRequired: true,
      options: (['kr', 'tkr', 'percent', 'count'] as const).map((value) => ({ value, label: units[value] })),
    },
    { id: 'kalla', label: columns.source, kind: 'text', isRequired: true, size: 28, maxLength: 500 },
    { id: 'budgetrad', label: columns.budgetRow, kind: 'text', size: 14 },
  ] as const satisfies readonly GridColumn[];
}

export function enteredRows(figures: readonly EnteredFigure[]): GridRow[] {
  return figures.map((figure) =>
    gridRow(rowKey(figure), {
      uppgift: kindOf(figure.key),
      ar: figure.year,
      benamning: figure.label,
      varde: figure.value,
      enhet: figure.unit,
      kalla: figure.source,
      budgetrad: figure.budgetRow,
    }),
  );
}

export function enteredTable(figures: readonly EnteredFigure[], words: WorkTexts['entered']): TableModel {
  const { columns } = words;
  return {
    id: 'uppgifter',
    caption: words.caption,
    labelHeading: columns.what,
    columns: [
      { id: 'year', label: columns.year, kind: 'text' },
      { id: 'value', label: columns.value, kind: 'count' },
      { id: 'unit', label: columns.unit, kind: 'text' },
      { id: 'source', label: columns.source, kind: 'text' },
      { id: 'budgetRow', label: columns.budgetRow, kind: 'text' },
    ],
    rows: figures.map((figure) => ({
      id: rowKey(figure),
      label: figure.label ?? words.kinds[kindOf(figure.key)],
      role: 'row',
      cells: [
        textCell(String(figure.year)),
        figure.value === null
          ? notReportedCell()
          : { value: figure.value, text: writeNumber(figure.value, Number.isInteger(figure.value) ? 0 : 2) },
        textCell(words.units[figure.unit]),
        textCell(figure.source),
        textCell(figure.budgetRow ?? ''),
      ],
    })),
  };
}
