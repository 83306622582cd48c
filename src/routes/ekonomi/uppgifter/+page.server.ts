import type { EnteredFigure } from '#finance/core';
import { saveEntered } from '#finance/server';
import { alone } from '../../alone.server.ts';
import { stopAt } from '../../answer.ts';
import { sentGrid } from '../../sent-grid.server.ts';
import { texts } from '../texts.ts';
import type { WorkTexts } from '../work-texts.ts';
import {
  enteredColumns,
  enteredRows,
  enteredTable,
  keyOf,
  kindOf,
  readEnteredPage,
  rowKey,
  type EnteredKind,
} from './entered-page.server.ts';

export async function load({ locals }) {
  const { figures, words, maySave } = await readEnteredPage(locals);
  return {
    maySave,
    columns: enteredColumns(words),
    rows: enteredRows(figures),
    table: enteredTable(figures, words),
    breadcrumbs: [{ address: '/ekonomi', label: texts[locals.language].heading }],
  };
}

type Figure = Omit<EnteredFigure, 'version'>;

export const actions = {
  default: ({ locals, request }) =>
    alone({ locals, request }, async (form) => {
      const { session, figures: before, words } = await readEnteredPage(locals);
      const saved = new Map(
        before.map((figure) => [rowKey(figure), `${figure.label ?? words.kinds[kindOf(figure.key)]} ${figure.year}`]),
      );
      const sent = sentGrid(form, {
        grid: 'uppgifter',
        columns: enteredColumns(words),
        language: locals.language,
        saved,
        current: enteredRows(before),
      });
      if (!sent.isReady) return sent.answer;
      const figures = sent.rows.map(({ key, values }): Figure => {
        const kind = (values.uppgift ?? 'net') as EnteredKind;
        // A net amount keeps its key when it only gets another name: rules of the cost split know it.
        const known = (key ?? '').split(' ')[0] ?? '';
        const isKept = kind === 'net' && known.startsWith('net.');
        return {
          key: isKept ? known : keyOf(kind, values.benamning ?? ''),
          year: values.ar ?? 0,
          label: values.benamning,
          value: values.varde,
          unit: (values.enhet ?? 'kr') as Figure['unit'],
          source: values.kalla ?? '',
          budgetRow: values.budgetrad,
        };
      });
      const faults = figures.flatMap((figure, row) => faultsOf(figure, { row, figures, words: words.faults }));
      if (faults.length > 0) return sent.refuse(faults);
      const kept = new Set(figures.map(rowKey));
      const gone = before.filter((figure) => !kept.has(rowKey(figure)));
      const removed = gone.map(({ key, year }) => ({ key, year }));
      const done = await saveEntered(session, { figures, removed });
      if (!done.ok) return stopAt(done.refusal);
      return { done: words.saved(done.value.saved + done.value.removed) };
    }),
};

function faultsOf(
  figure: Figure,
  of: { readonly row: number; readonly figures: readonly Figure[]; readonly words: WorkTexts['entered']['faults'] },
): { row: number; column: string; text: string }[] {
  const { row, figures, words } = of;
  const { key, unit, label, year } = figure;
  const fits =
    key === 'employees'
      ? unit === 'count'
      : key === 'overview.solidityPercent'
        ? unit === 'percent'
        : unit === 'kr' || unit === 'tkr';
  const isTwice = figures.some((other, index) => index < row && rowKey(other) === rowKey(figure));
  return [
    ...(fits ? [] : [{ row, column: 'enhet', text: words.unit }]),
    ...(key.startsWith('net.') && (label ?? '') === '' ? [{ row, column: 'benamning', text: words.label }] : []),
    ...(year < 1990 || year > 2100 ? [{ row, column: 'ar', text: words.year }] : []),
    ...(isTwice ? [{ row, column: 'uppgift', text: words.twice }] : []),
  ];
}
