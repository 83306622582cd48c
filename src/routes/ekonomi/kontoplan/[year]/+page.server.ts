import { error, fail, redirect } from '@sveltejs/kit';
import { formatKronor } from '#design/core';
import { listYearsToFit, readFitting, readPrintedRows, saveFitting, type Fitting } from '#finance/server';
import { roundToKronor } from '#kernel';
import { alone } from '../../../alone.server.ts';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../../../answer.ts';
import { texts as finance } from '../../texts.ts';
import { texts } from '../texts.ts';
import { fittingView, type FittingView } from './fitting-view.server.ts';

export async function load({ locals, params, url }) {
  const session = sessionOr(locals);
  const { language } = locals;
  const words = texts[language];
  const fitting = valueOr(await readFitting(session, { year: yearOf(params.year) }), () => error(404));
  const years = valueOr(await listYearsToFit(session, {}), (refusal: never) => refusal);
  return {
    fitting: fittingView(fitting, words),
    years,
    maySave: mayDo(session, 'finance.save'),
    answer: answerOf(url.searchParams, { fitting, words }),
    breadcrumbs: [{ address: '/ekonomi', label: finance[language].heading }],
  };
}

type Answer = { readonly heading: string; readonly sentence: string };

function answerOf(
  search: URLSearchParams,
  { fitting, words }: { fitting: Fitting; words: (typeof texts)['sv'] },
): Answer | null {
  const [saved, read] = [Number(search.get('sparad')), Number(search.get('rader'))];
  const totalOre = fitting.comparison?.totalOre ?? null;
  const state =
    totalOre === null
      ? ''
      : totalOre === 0
        ? words.savedFine
        : words.savedDifference(formatKronor(roundToKronor(totalOre)));
  if (saved > 0) return { heading: words.saved(saved), sentence: state };
  if (search.has('oandrad')) return { heading: words.unchanged, sentence: state };
  if (search.has('tryckta')) return { heading: words.grid.saved, sentence: '' };
  return read > 0 ? { heading: words.read(read), sentence: '' } : null;
}

/** What every action answers with, so that the page can be written for one shape. */
type Sent = {
  readonly fitting?: FittingView;
  readonly errors?: readonly { readonly fieldId: string; readonly text: string }[];
  readonly refusal?: string;
  readonly pasted?: string;
};

export const actions = {
  rader: async ({ locals, params, request }) => {
    const pasted = String((await request.formData()).get('tryckt') ?? '');
    const year = yearOf(params.year);
    const read = await readPrintedRows(sessionOr(locals), { year, text: pasted });
    if (read.ok) redirect(303, `/ekonomi/kontoplan/${year}?rader=${read.value.rows}`);
    const { refusal } = read;
    if (isAccessRefusal(refusal) && refusal.kind === 'denied') stopAt(refusal);
    if (refusal.kind === 'noLedger') error(404);
    const words = texts[locals.language].paste;
    const text = refusal.kind === 'tooManyRows' ? words.tooMany(refusal.most) : words.noRows;
    return fail(422, { errors: [{ fieldId: 'tryckt', text }], pasted } satisfies Sent as Sent);
  },

  rakna: async ({ locals, params, request }) => {
    const form = await request.formData();
    return { fitting: await tryOut(locals, params.year, form) } satisfies Sent as Sent;
  },

  forslag: async ({ locals, params, request }) => {
    const form = await request.formData();
    const take = String(form.get('forslag') ?? 'alla');
    return { fitting: await tryOut(locals, params.year, form, take) } satisfies Sent as Sent;
  },

  spara: ({ locals, params, request }) =>
    alone({ locals, request }, async (form) => {
      const words = texts[locals.language];
      const year = yearOf(params.year);
      const [ofYear = '', version = ''] = String(form.get('version') ?? '').split('.');
      const changes = ofYear === '' ? null : { year: Number(ofYear), version: Number(version) };
      const saved = await saveFitting(sessionOr(locals), { year, changes, draft: draftOf(form) });
      if (saved.ok) {
        const told = saved.value.version === null ? 'oandrad' : `sparad=${saved.value.version}`;
        redirect(303, `/ekonomi/kontoplan/${year}?${told}`);
      }
      const { refusal } = saved;
      if (isAccessRefusal(refusal)) stopAt(refusal);
      if (refusal.kind === 'noLedger') error(404);
      const fitting = await tryOut(locals, params.year, form);
      if (refusal.kind === 'changedSince') {
        return fail(409, { fitting, refusal: words.changedSince(refusal.version) } satisfies Sent as Sent);
      }
      const errors = refusal.lines.map(({ key, why }) => ({
        fieldId: fieldId(key),
        text: words.cannotPlace[why](fitting.lines.find((line) => line.key === key)?.account ?? key),
      }));
      return fail(422, { fitting, errors } satisfies Sent as Sent);
    }),
};

async function tryOut(locals: App.Locals, year: string, form: FormData, take?: string): Promise<FittingView> {
  const read = await readFitting(sessionOr(locals), {
    year: yearOf(year),
    draft: draftOf(form),
    ...(take === undefined ? {} : { take }),
  });
  return fittingView(
    valueOr(read, () => error(404)),
    texts[locals.language],
  );
}

const prefix = 'rad.';
const fieldId = (key: string): string => `${prefix}${key}`.replaceAll(/[ =]/g, '-');

function draftOf(form: FormData) {
  const lines = [...form].flatMap(([name, value]) =>
    name.startsWith(prefix) && typeof value === 'string' ? [{ key: name.slice(prefix.length), text: value }] : [],
  );
  return { lines };
}

function yearOf(text: string): number {
  return /^(19|20)\d\d$/.test(text) ? Number(text) : error(404);
}
