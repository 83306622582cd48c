// The grid of each topic of shared work: its columns, its rows, and what was sent.
import {
  PROFILE_GROUPS,
  PUBLISHED_UNITS,
  ROUTINE_ANSWERS,
  type SharedRows,
  type SharedTopic,
} from '#collaboration/core';
import { gridColumns, gridRow, type GridColumn, type GridRow } from '#design/core';
import type { WorkTexts } from './work-texts.ts';

type Programme = { readonly slug: string; readonly name: string };

export function workColumns(
  topic: SharedTopic,
  words: WorkTexts,
  programmes: readonly Programme[],
): readonly GridColumn[] {
  const { columns } = words;
  const text = (id: keyof typeof columns, more: Partial<GridColumn> = {}): GridColumn => ({
    id,
    label: columns[id],
    kind: 'text',
    ...more,
  });
  const whole = (id: keyof typeof columns, more: Partial<GridColumn> = {}): GridColumn => ({
    id,
    label: columns[id],
    kind: 'integer',
    size: 7,
    ...more,
  });
  const one = (
    id: keyof typeof columns,
    options: Readonly<Record<string, string>>,
    values: readonly string[],
  ): GridColumn => ({
    id,
    label: columns[id],
    kind: 'choice',
    isRequired: true,
    options: values.map((value) => ({ value, label: options[value] ?? value })),
  });
  const must = { isRequired: true } as const;
  switch (topic) {
    case 'profile':
      return gridColumns([
        text('poleA', must),
        text('poleB', must),
        one('group', words.groups, PROFILE_GROUPS),
        { id: 'date', label: columns.date, kind: 'date' },
        whole('now', { size: 4, alsoCalled: ['nu'] }),
        whole('wanted', { size: 4, alsoCalled: ['önskat'] }),
        text('comment'),
      ]);
    case 'visits':
      return gridColumns([
        text('site', { ...must, alsoCalled: ['sida', 'webbsida'] }),
        whole('month', { ...must, alsoCalled: ['månad'] }),
        whole('visits', { alsoCalled: ['antal besök', 'besökare'] }),
        text('source', must),
      ]);
    case 'esf':
      return gridColumns([
        text('project', must),
        whole('women'),
        whole('men'),
        whole('hours'),
        whole('goalParticipants'),
        whole('goalHours'),
        text('source'),
      ]);
    case 'users':
      return gridColumns([
        text('organisation', must),
        { id: 'date', label: columns.date, kind: 'date' },
        text('what'),
        whole('participants'),
      ]);
    case 'equality':
      return gridColumns([
        {
          id: 'programme',
          label: columns.programme,
          kind: 'choice',
          isRequired: true,
          options: programmes.map(({ slug, name }) => ({ value: slug, label: name })),
        },
        one('answer', words.answers, ROUTINE_ANSWERS),
        text('comment'),
      ]);
    case 'published':
      return gridColumns([
        text('association', must),
        text('measure', must),
        { id: 'value', label: columns.value, kind: 'number', isRequired: true, size: 10 },
        one('unit', words.units, PUBLISHED_UNITS),
        text('source'),
      ]);
    default:
      return topic satisfies never;
  }
}

export function workRows(rows: SharedRows[SharedTopic]): GridRow[] {
  return rows.map((row, at) => gridRow(String(at), row as Readonly<Record<string, string | number | null>>));
}

/** Texts that a cell left empty are empty texts; numbers and days stay null. */
export function sentRows(rows: readonly { readonly values: object }[], columns: readonly GridColumn[]): object[] {
  const texts = new Set(columns.filter(({ kind }) => kind === 'text').map(({ id }) => id));
  return rows.map(({ values }) =>
    Object.fromEntries(
      Object.entries(values).map(([id, value]) => [id, value === null && texts.has(id) ? '' : (value as unknown)]),
    ),
  );
}
