import { amountText, gridColumns, gridRow, readSwedishAmount } from '#design/core';
import { saveBudget } from '#finance/server';
import { dayInSweden } from '#kernel';
import { readFirstHour } from '#reports/server';
import { yearOfProgramme } from '#programmes/core';
import { readProgrammes } from '#programmes/server';
import { fail } from '@sveltejs/kit';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../../answer.ts';
import { sentGrid } from '../../sent-grid.server.ts';
import { chosenYear } from '../../years.ts';
import { texts } from '../texts.ts';

type Words = (typeof texts)['sv']['budget'];
const positions = ['operatingIncome', 'operatingCosts', 'financialIncome', 'financialCosts'] as const;
type Position = (typeof positions)[number];

export async function load({ locals, url }) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const year = await yearOfPage(locals, url);
  const programmes = valueOr(await readProgrammes(session, {}), (refusal: never) => refusal);
  const rows = programmes.flatMap((programme) => {
    const granted = yearOfProgramme(programme, year)?.grantedOre ?? null;
    return granted === null
      ? []
      : [gridRow(null, { rad: programme.name, slag: 'operatingCosts', belopp: amountText(granted) })];
  });
  return {
    year,
    maySave: mayDo(session, 'finance.save'),
    columns: budgetColumns(words.budget),
    rows,
    breadcrumbs: [{ address: '/kom-igang', label: words.heading }],
  };
}

export const actions = {
  default: async ({ locals, request, url }) => {
    const session = sessionOr(locals);
    const { budget: words } = texts[locals.language];
    const year = await yearOfPage(locals, url);
    const form = await request.formData();
    const typed = { beslut: text(form, 'beslut'), uttag: text(form, 'uttag') };
    const sent = sentGrid(form, { grid: 'budget', columns: budgetColumns(words), language: locals.language });
    if (!sent.isReady) {
      return 'data' in sent.answer ? fail(422, { ...sent.answer.data, typed }) : { ...sent.answer, typed };
    }
    const equity = typed.uttag === '' ? null : readSwedishAmount(typed.uttag);
    const errors = [
      ...(typed.beslut === '' ? [{ fieldId: 'beslut', text: words.decisionMissing }] : []),
      ...(typed.beslut.length > 200 ? [{ fieldId: 'beslut', text: words.decisionTooLong }] : []),
      ...(equity !== null && !equity.ok ? [{ fieldId: 'uttag', text: words.badAmount }] : []),
      ...(sent.rows.length === 0 ? [{ fieldId: 'budget', text: words.noRows }] : []),
    ];
    const refuse = (faults: readonly { readonly fieldId: string; readonly text: string }[]) =>
      fail(422, { ...sent.refuse([]).data, errors: faults, typed });
    if (errors.length > 0) return refuse(errors);
    const saved = await saveBudget(session, {
      year,
      decision: typed.beslut,
      source: words.source,
      rows: sent.rows.map(({ values }) => ({
        position: (values.slag ?? 'operatingCosts') as Position,
        label: values.rad ?? '',
        // Income and costs are both positive; a table may write costs with a minus.
        amountOre: Math.abs(values.belopp ?? 0),
      })),
      plannedEquityUseOre: equity?.ok ? equity.value : null,
    });
    if (saved.ok) return { done: words.done(saved.value.year, saved.value.version), typed: null };
    if (isAccessRefusal(saved.refusal)) stopAt(saved.refusal);
    return refuse([{ fieldId: 'budget', text: words.changed }]);
  },
};

async function yearOfPage(locals: App.Locals, url: URL): Promise<number> {
  const session = sessionOr(locals);
  const asked = url.searchParams.get('ar');
  if (asked !== null) return chosenYear(asked, dayInSweden(session.clock()));
  return valueOr(await readFirstHour(session, {}), (refusal: never) => refusal).facts.year;
}

function text(form: FormData, name: string): string {
  return String(form.get(name) ?? '').trim();
}

function budgetColumns({ columns, kinds }: Words) {
  return gridColumns([
    {
      id: 'rad',
      label: columns.label,
      kind: 'text',
      isRequired: true,
      size: 32,
      alsoCalled: ['post', 'benämning', 'insats', 'text'],
    },
    {
      id: 'slag',
      label: columns.kind,
      kind: 'choice',
      alsoCalled: ['typ'],
      options: positions.map((value) => ({
        value,
        label: kinds[value],
        alsoCalled: {
          operatingIncome: ['intäkter', 'inkomst', 'bidrag'],
          operatingCosts: ['kostnader', 'utgift', 'utgifter'],
          financialIncome: ['finansiella intäkter', 'ränteintäkter'],
          financialCosts: ['finansiella kostnader', 'räntekostnader'],
        }[value],
      })),
    },
    {
      id: 'belopp',
      label: columns.amount,
      kind: 'money',
      isRequired: true,
      mayBeNegative: true,
      size: 16,
      alsoCalled: ['budget', 'belopp', 'kr'],
    },
  ]);
}
