import {
  countCell,
  emptyCell,
  formatsIn,
  hiddenCell,
  percentCell,
  scoreCell,
  textCell,
  type Cell,
  type TableModel,
} from '#design/core';
import { readProgrammes } from '#programmes/server';
import { visibilityOfAggregates, type Aggregate, type Visibility } from '#surveys/core';
import { importAggregates, readAggregates } from '#surveys/server';
import { error, fail } from '@sveltejs/kit';
import { isAccessRefusal, sessionOr, valueOr } from '../../answer.ts';
import { texts as frame } from '../texts.ts';
import { texts } from './texts.ts';

export async function load({ locals }) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const all = valueOr(await readAggregates(session, {}), () => error(404));
  const programmes = valueOr(await readProgrammes(session, {}), () => error(404));
  const nameOf = (slug: string): string => programmes.find((one) => one.slug === slug)?.name ?? slug;
  const visibilities = visibilityOfAggregates(all);
  const table: TableModel = {
    id: 'aggregates',
    caption: words.table,
    labelHeading: words.label,
    columns: [
      { id: 'level', label: words.level, kind: 'text' },
      { id: 'period', label: words.period, kind: 'text' },
      { id: 'n', label: words.n, kind: 'count' },
      { id: 'positive', label: words.positive, kind: 'percent' },
      { id: 'clearly', label: words.clearly, kind: 'percent' },
      { id: 'mean', label: words.mean, kind: 'count' },
      { id: 'source', label: words.source, kind: 'text' },
    ],
    rows: all.map((one, index) => ({
      id: String(index),
      label: [
        one.label,
        ...(one.programme === null ? [] : [nameOf(one.programme)]),
        ...(one.sex === null ? [] : [words.sexes[one.sex]]),
      ].join(', '),
      role: 'row',
      cells: [
        textCell(one.level === 'own' ? words.own : words.national),
        textCell(formatsIn(locals.language).period(one)),
        ...numbersOf(one, visibilities[index] ?? 'suppressed'),
        textCell(one.source),
      ],
    })),
  };
  return {
    breadcrumbs: [{ address: '/enkater', label: frame[locals.language].heading }],
    table: all.length > 0 ? table : null,
  };
}

/** Our own small groups are hidden here as everywhere. */
function numbersOf({ n, positive, clearlyPositive, mean }: Aggregate, visibility: Visibility): Cell[] {
  const cell = (value: number | null, of: (value: number) => Cell): Cell => {
    if (visibility !== 'shown') return hiddenCell();
    return value === null ? emptyCell() : of(value);
  };
  return [
    visibility === 'suppressed' ? hiddenCell() : countCell(n),
    cell(positive, percentCell),
    cell(clearlyPositive, percentCell),
    cell(mean, scoreCell),
  ];
}

export const actions = {
  default: async ({ request, locals }) => {
    const session = sessionOr(locals);
    const words = texts[locals.language];
    const form = await request.formData();
    const file = form.get('fil');
    const written = form.get('klistrat');
    const pasted = typeof written === 'string' ? written : '';
    const hasFile = file instanceof File && file.size > 0;
    if (!hasFile && pasted.trim() === '') {
      return fail(400, { errors: [{ fieldId: 'fil', text: words.choose }], pasted });
    }
    const bytes = hasFile ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(pasted);
    const saved = await importAggregates(session, bytes);
    if (saved.ok) return { done: words.done(saved.value.saved) };
    const { refusal } = saved;
    if (isAccessRefusal(refusal)) error(refusal.kind === 'denied' ? 403 : 400);
    const fieldId = hasFile ? 'fil' : 'klistrat';
    return fail(400, { errors: [{ fieldId, text: sentenceOf(refusal, words) }], pasted });
  },
};

type Refusal = Extract<Awaited<ReturnType<typeof importAggregates>>, { ok: false }>['refusal'];

function sentenceOf(refusal: Refusal, words: (typeof texts)['sv']): string {
  switch (refusal.kind) {
    case 'columnMissing':
      return words.columnMissing(refusal.missing.join(', '));
    case 'noRows':
      return words.noRows;
    case 'unknownProgramme':
      return words.unknownProgramme(refusal.programme);
    case 'fileHasErrors':
      return words.badRow(refusal.problems[0]?.line ?? 1);
    case 'table':
    case 'denied':
    case 'invalidInput':
      return words.notATable;
  }
}
