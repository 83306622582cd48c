import { fail, redirect } from '@sveltejs/kit';
import { formatAmount, gridRow, readSwedishAmount, type GridColumn, type GridRow } from '#design/core';
import type { GridError } from '#design/ui';
import { budgetPositions, isSameRow, withoutUntouched, type BudgetRow } from '#finance/core';
import { saveBudget } from '#finance/server';
import { isIsoDate } from '#kernel';
import { alone } from '../../../../alone.server.ts';
import { isAccessRefusal, stopAt } from '../../../../answer.ts';
import { sentGrid } from '../../../../sent-grid.server.ts';
import { texts as finance } from '../../../texts.ts';
import type { BudgetTexts } from '../../texts.ts';
import { readBudgetPage } from '../budget-page.server.ts';

const grid = 'rader';

export async function load({ locals, params }) {
  const { budget, current, words } = await readBudgetPage(locals, params);
  const { rows, proposed } = budget.start;
  return {
    year: budget.year,
    version: current?.version ?? 0,
    columns: columnsOf(words),
    rows: rows.map(({ label, position, amountOre }) =>
      gridRow(null, { rad: label, slag: position, belopp: amountOre === null ? null : formatAmount(amountOre) }),
    ),
    proposed: proposed.length === 0 ? null : words.edit.proposed(proposed.join(', ')),
    equity: current?.plannedEquityUseOre ? formatAmount(current.plannedEquityUseOre) : '',
    equityReason: current?.equityReason ?? '',
    known: [...new Set(budget.outcome.filter(({ actualOre }) => actualOre !== null).map(({ label }) => label))],
    breadcrumbs: [
      { address: '/ekonomi', label: finance[locals.language].heading },
      { address: `/ekonomi/budget/${budget.year}`, label: words.heading(budget.year) },
    ],
  };
}

/** What goes back to the page when nothing was saved. */
type Answer = {
  readonly grid: readonly GridRow[];
  readonly errors: readonly GridError[];
  readonly fields: Fields;
  readonly refusal?: string;
  readonly version?: number;
};
type Fields = {
  readonly decision: string;
  readonly decidedOn: string;
  readonly reason: string;
  readonly equity: string;
  readonly equityReason: string;
};

export const actions = {
  default: ({ locals, params, request }) =>
    alone({ locals, request }, async (form) => {
      const { session, budget, words } = await readBudgetPage(locals, params);
      const fields = fieldsOf(form);
      const changes = Number(form.get('version') ?? 0);
      const columns = columnsOf(words);
      const sent = sentGrid(form, { grid, columns, language: locals.language, current: null });
      const errors = errorsOf(fields, { words: words.edit, isFirst: changes === 0 });
      if (!sent.isReady) {
        const { answer } = sent;
        const data = 'data' in answer ? answer.data : answer;
        const shown: Answer = { ...data, fields };
        if (!('data' in answer)) return shown;
        return fail(422, { ...data, errors: [...errors, ...data.errors], fields } satisfies Answer as Answer);
      }
      const written = sent.rows.flatMap(({ values }): BudgetRow[] => {
        const { rad, slag, belopp } = values;
        const position = budgetPositions.find((one) => one === slag) ?? 'operatingCosts';
        return belopp === null || rad === null ? [] : [{ position, label: rad, amountOre: belopp }];
      });
      const rows = withoutUntouched(written, budget.start);
      const twice = rows.find((row, index) => rows.some((one, at) => at < index && isSameRow(one, row)));
      const found = [
        ...errors,
        ...(rows.length === 0 ? [{ fieldId: grid, text: words.edit.errors.noRows }] : []),
        ...(twice ? [{ fieldId: grid, text: words.edit.errors.twice(twice.label) }] : []),
      ];
      const shown = { grid: sent.rows.map(({ values }) => gridRow(null, shownValues(values))), fields };
      if (found.length > 0) return fail(422, { ...shown, errors: found } satisfies Answer as Answer);
      const equity = fields.equity === '' ? null : readSwedishAmount(fields.equity);
      const saved = await saveBudget(session, {
        year: budget.year,
        decision: fields.decision,
        source: words.edit.source,
        rows,
        plannedEquityUseOre: equity?.ok ? equity.value : null,
        decidedOn: fields.decidedOn === '' ? null : fields.decidedOn,
        reason: fields.reason === '' ? null : fields.reason,
        equityReason: fields.equityReason === '' ? null : fields.equityReason,
        changes,
      });
      if (saved.ok) redirect(303, `/ekonomi/budget/${budget.year}?sparad=${saved.value.version}`);
      if (isAccessRefusal(saved.refusal)) stopAt(saved.refusal);
      const { version } = saved.refusal;
      const refusal = words.edit.changedSince(version);
      return fail(409, { ...shown, errors: [], refusal, version } satisfies Answer as Answer);
    }),
};

function shownValues(values: { rad: string | null; slag: string | null; belopp: number | null }) {
  return { ...values, belopp: values.belopp === null ? null : formatAmount(values.belopp) };
}

function fieldsOf(form: FormData): Fields {
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  return {
    decision: text('beslut'),
    decidedOn: text('dag'),
    reason: text('skal'),
    equity: text('kapital'),
    equityReason: text('kapitalskal'),
  };
}

function errorsOf(
  fields: Fields,
  { words, isFirst }: { readonly words: BudgetTexts['edit']; readonly isFirst: boolean },
): GridError[] {
  const errors: GridError[] = [];
  const { decision, decidedOn, reason, equity } = fields;
  if (decision === '' || decision.length > 200) errors.push({ fieldId: 'beslut', text: words.errors.decision });
  if (decidedOn !== '' && !isIsoDate(decidedOn)) errors.push({ fieldId: 'dag', text: words.errors.decidedOn });
  if ((!isFirst && reason === '') || reason.length > 1000)
    errors.push({ fieldId: 'skal', text: words.errors.reason });
  if (equity !== '' && !readSwedishAmount(equity).ok) errors.push({ fieldId: 'kapital', text: words.errors.equity });
  if (fields.equityReason.length > 1000) errors.push({ fieldId: 'kapitalskal', text: words.errors.equityReason });
  return errors;
}

function columnsOf({ edit }: BudgetTexts) {
  return [
    {
      id: 'rad',
      label: edit.row,
      kind: 'text',
      isRequired: true,
      size: 32,
      alsoCalled: ['post', 'benämning', 'insats'],
    },
    {
      id: 'slag',
      label: edit.kind,
      kind: 'choice',
      isRequired: true,
      options: budgetPositions.map((value) => ({ value, label: edit.kinds[value] })),
      alsoCalled: ['typ'],
    },
    { id: 'belopp', label: edit.amount, kind: 'money', mayBeNegative: true, alsoCalled: ['budget', 'belopp', 'kr'] },
  ] as const satisfies readonly GridColumn[];
}
