import { fail, redirect } from '@sveltejs/kit';
import { formatKronor, readSwedishAmount } from '#design/core';
import type { FieldError } from '#design/ui';
import { byMethod, judgedBases, type ForecastBase, type ForecastMethod, type JudgedRow } from '#finance/core';
import { readForecastDay, saveForecast, type ForecastDay } from '#finance/server';
import { dayInSweden, isIsoDate, roundToKronor, type IsoDate, type Ore } from '#kernel';
import { alone } from '../../../../alone.server.ts';
import { isAccessRefusal, sessionOr, stopAt } from '../../../../answer.ts';
import { yearParameter } from '../../../latest-year.server.ts';
import { amountText } from '../../../amount-text.ts';
import { texts as finance } from '../../../texts.ts';
import { texts, type ForecastTexts } from '../../texts.ts';

const methods = ['remainingBudget', 'pace', 'budget'] as const;
type Filling = (typeof methods)[number] | 'earlier';

export async function load({ locals, params, url }) {
  const session = sessionOr(locals);
  const year = yearParameter(params.year);
  const words = texts[locals.language];
  const { edit } = words;
  const at = url.searchParams.get('dag') ?? likelyDay(year, dayInSweden(session.clock()));
  const read = isIsoDate(at) ? await readForecastDay(session, { at }) : null;
  const day = read?.ok && read.value.year === year ? read.value : null;
  const asked = url.searchParams.get('metod');
  const method: Filling =
    methods.find((one) => one === asked) ?? (day?.forecast && asked !== '' ? 'earlier' : 'remainingBudget');
  const kronor = (amountOre: Ore | null): string => formatKronor(roundToKronor(amountOre ?? 0));
  return {
    year,
    at,
    method,
    methods: [
      ...methods.map((value) => ({ value: value as Filling, label: words.methods[value] })),
      ...(day?.forecast ? [{ value: 'earlier' as const, label: edit.begin.earlier }] : []),
    ],
    dayError: day ? null : whyNot(read, edit.errors),
    version: day?.forecast?.version ?? 0,
    rows: day ? judgedBases(day.bases).map((base) => rowOf(base, { day, method })) : [],
    hasExpected: day?.bases.some(({ expectedOre }) => expectedOre !== 0) ?? false,
    receivables: day?.forecast?.receivablesOre ? amountText(day.forecast.receivablesOre) : '',
    liabilities: day?.forecast?.liabilitiesOre ? amountText(day.forecast.liabilitiesOre) : '',
    hints: {
      receivables: edit.balanceHint(kronor(day?.receivablesBeforeOre ?? null)),
      liabilities: edit.balanceHint(kronor(day?.liabilitiesBeforeOre ?? null)),
    },
    breadcrumbs: [
      { address: '/ekonomi', label: finance[locals.language].heading },
      { address: `/ekonomi/prognos/${year}`, label: words.heading(year) },
    ],
  };
}

/** The end of the month before today, or the last day of a year that is over. */
function likelyDay(year: number, today: IsoDate): IsoDate {
  if (today > `${year}-12-31`) return `${year}-08-31`;
  const month = Number(today.slice(5, 7));
  const ends = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30];
  const last = ends[month - 2];
  return last === undefined ? today : `${year}-${String(month - 1).padStart(2, '0')}-${last}`;
}

function whyNot(
  read: Awaited<ReturnType<typeof readForecastDay>> | null,
  words: ForecastTexts['edit']['errors'],
): string {
  if (read === null || read.ok || isAccessRefusal(read.refusal)) return words.day;
  return read.refusal.kind === 'noVouchers' ? words.noVouchers : words.noLedger;
}

function rowOf(base: ForecastBase, { day, method }: { readonly day: ForecastDay; readonly method: Filling }) {
  const earlier = day.forecast?.rows.find((one) => one.note === base.note && one.row === base.row);
  const span = { from: day.period.from, at: day.at, to: day.period.to };
  const amountOre = method === 'earlier' ? (earlier?.amountOre ?? null) : byMethod(base, method, span);
  return {
    id: `${base.note}.${base.row}`,
    note: base.note,
    label: base.label,
    actual: roundToKronor(base.actualOre),
    expected: base.expectedOre === 0 ? null : roundToKronor(base.expectedOre),
    budget: base.budgetOre === null ? null : roundToKronor(base.budgetOre),
    amount: amountOre === null || (amountOre === 0 && base.budgetOre === null) ? '' : amountText(amountOre),
    comment: method === 'earlier' ? (earlier?.comment ?? '') : '',
  };
}

type Answer = {
  readonly errors: readonly FieldError[];
  readonly values: Readonly<Record<string, string>>;
  readonly version?: number;
};

export const actions = {
  default: ({ locals, params, request }) =>
    alone({ locals, request }, async (form) => {
      const session = sessionOr(locals);
      const year = yearParameter(params.year);
      const words = texts[locals.language].edit;
      const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]));
      const at = values['dag'] ?? '';
      const refuse = (errors: readonly FieldError[], status: 409 | 422 = 422, version?: number) =>
        fail(status, { errors, values, ...(version === undefined ? {} : { version }) } satisfies Answer as Answer);
      const read = isIsoDate(at) ? await readForecastDay(session, { at }) : null;
      if (!read?.ok || read.value.year !== year) {
        return refuse([{ fieldId: 'dag', text: whyNot(read, words.errors) }]);
      }
      const day = read.value;
      const errors: FieldError[] = [];
      const method = methods.find((one) => one === values['metod']);
      const rows = judgedBases(day.bases).flatMap((base) => {
        const judged = judgedRow(base, { values, method, day, words });
        if (judged !== null && 'error' in judged) errors.push(judged.error);
        return judged === null || 'error' in judged ? [] : [judged];
      });
      const balance = (name: string): Ore | null => {
        const text = values[name] ?? '';
        const amount = readSwedishAmount(text);
        if (text !== '' && !amount.ok) errors.push({ fieldId: name, text: words.errors.balance });
        return text !== '' && amount.ok ? amount.value : null;
      };
      const [receivablesOre, liabilitiesOre] = [balance('fordringar'), balance('skulder')];
      if (errors.length > 0) return refuse(errors);
      const saved = await saveForecast(session, {
        at,
        source: words.source,
        rows,
        receivablesOre,
        liabilitiesOre,
        comment: values['helhet'] || null,
        changes: Number(values['version'] ?? 0),
      });
      if (saved.ok) redirect(303, `/ekonomi/prognos/${year}?sparad=${saved.value.version}`);
      if (isAccessRefusal(saved.refusal)) stopAt(saved.refusal);
      if (saved.refusal.kind !== 'changedSince') return refuse([{ fieldId: 'dag', text: words.errors.day }]);
      const { version } = saved.refusal;
      return refuse([{ fieldId: 'dag', text: words.errors.changed(version) }], 409, version);
    }),
};

/** Null for a row that nobody judged. An amount that is the method's own says so; any other is typed. */
function judgedRow(
  base: ForecastBase,
  of: {
    readonly values: Readonly<Record<string, string>>;
    readonly method: (typeof methods)[number] | undefined;
    readonly day: ForecastDay;
    readonly words: ForecastTexts['edit'];
  },
): JudgedRow | { readonly error: FieldError } | null {
  const { values, method, day, words } = of;
  const id = `${base.note}.${base.row}`;
  const fieldId = `belopp-${id}`;
  const text = values[fieldId] ?? '';
  if (text === '') return null;
  const amount = readSwedishAmount(text);
  if (!amount.ok) return { error: { fieldId, text: words.errors.amount(base.label) } };
  const mayBeNegative = base.actualOre < 0 || (base.budgetOre ?? 0) < 0;
  if (amount.value < 0 && !mayBeNegative) return { error: { fieldId, text: words.errors.negative(base.label) } };
  const span = { from: day.period.from, at: day.at, to: day.period.to };
  const isMethods = method !== undefined && byMethod(base, method, span) === amount.value;
  const kind: ForecastMethod = isMethods ? method : 'typed';
  const comment = (values[`kommentar-${id}`] ?? '').slice(0, 1000);
  return { note: base.note, row: base.row, amountOre: amount.value, method: kind, comment: comment || null };
}
