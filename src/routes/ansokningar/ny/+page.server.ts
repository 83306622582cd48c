import { fail, redirect } from '@sveltejs/kit';
import { openApplication } from '#decisions/server';
import { dayInSweden, isIsoDate, yearOf } from '#kernel';
import { isAccessRefusal, sessionOr, stopAt } from '../../answer.ts';
import { texts } from '../texts.ts';

export function load({ locals }) {
  const today = dayInSweden(sessionOr(locals).clock());
  return {
    firstYear: yearOf(today) + 1,
    breadcrumbs: [{ address: '/ansokningar', label: texts[locals.language].heading }],
  };
}

export const actions = {
  default: async ({ locals, request }) => {
    const sent = await request.formData();
    const text = (name: string): string =>
      String(sent.get(name) ?? '')
        .trim()
        .slice(0, 300);
    const typed = {
      namn: text('namn'),
      forstaAr: text('forstaAr'),
      antalAr: text('antalAr'),
      senast: text('senast'),
    };
    const [firstYear, years] = [Number(typed.forstaAr), Number(typed.antalAr)];
    const faults = [
      ...(typed.namn === '' || typed.namn.length > 200 ? [{ fieldId: 'namn', code: 'name' as const }] : []),
      ...(isWithin(firstYear, 2000, 2100) ? [] : [{ fieldId: 'forstaAr', code: 'firstYear' as const }]),
      ...(isWithin(years, 1, 5) ? [] : [{ fieldId: 'antalAr', code: 'years' as const }]),
      ...(isIsoDate(typed.senast) ? [] : [{ fieldId: 'senast', code: 'due' as const }]),
    ];
    if (faults.length > 0) return fail(422, { faults, typed });
    const opened = await openApplication(sessionOr(locals), {
      name: typed.namn,
      firstYear,
      years,
      dueOn: typed.senast,
    });
    if (opened.ok) redirect(303, `/ansokningar/${opened.value.application}`);
    const { refusal } = opened;
    if (isAccessRefusal(refusal)) stopAt(refusal);
    const fieldId = refusal.kind === 'duePassed' ? 'senast' : 'namn';
    return fail(409, { faults: [{ fieldId, code: refusal.kind }], typed });
  },
};

function isWithin(value: number, first: number, last: number): boolean {
  return Number.isInteger(value) && value >= first && value <= last;
}
