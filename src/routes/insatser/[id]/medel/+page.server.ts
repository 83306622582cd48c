import type { GrantedYear } from '#decisions/core';
import { decideGrant } from '#decisions/server';
import { formatsIn, readSwedishNumber } from '#design/core';
import type { FieldError } from '#design/ui';
import { dayInSweden, kronor, roundToKronor, yearOf } from '#kernel';
import { fail } from '@sveltejs/kit';
import { isAccessRefusal, mayDo, sessionOr, stopAt } from '../../../answer.ts';
import { decidedItems, sentDecision } from '../../../decision-field.server.ts';
import { readMoneyPage } from '../money.server.ts';
import { texts } from '../money-texts.ts';

export async function load({ locals, params }) {
  const session = sessionOr(locals);
  const { money, table, breadcrumbs } = await readMoneyPage(locals, params.id);
  const { kronor: kr } = formatsIn(locals.language);
  const amount = (ore: number) => kr(roundToKronor(ore));
  const words = texts[locals.language];
  const maySave = mayDo(session, 'application.manage');
  return {
    name: money.programme.name,
    slug: money.programme.slug,
    table,
    hasUnused: money.years.some(({ unusedOre }) => (unusedOre ?? 0) > 0),
    // The newest first.
    history: money.history.toReversed().map(({ decision, changes, kind }) => ({
      decision,
      kind,
      changes: changes.map(({ year, beforeOre, afterOre }) =>
        beforeOre === null
          ? words.first(year, amount(afterOre))
          : words.change(year, amount(beforeOre), amount(afterOre)),
      ),
    })),
    applications: money.applications.map(({ returnedOre, ...one }) => ({
      ...one,
      returned: returnedOre === null ? null : words.returned(amount(returnedOre)),
    })),
    form: decidableYears(session.clock(), money.years).map(({ year, grantedOre }) => ({
      year,
      now: grantedOre === null ? null : words.form.now(amount(grantedOre)),
    })),
    decidedItems: maySave ? await decidedItems(session) : [],
    maySave,
    breadcrumbs,
  };
}

/** Years with money, and this year and the three that follow. */
function decidableYears(
  now: string,
  granted: readonly { readonly year: number; readonly grantedOre: number | null }[],
): { readonly year: number; readonly grantedOre: number | null }[] {
  const thisYear = yearOf(dayInSweden(now));
  const years = [...granted.map(({ year }) => year), ...[0, 1, 2, 3].map((more) => thisYear + more)];
  return [...new Set(years)]
    .toSorted((a, b) => a - b)
    .map((year) => ({ year, grantedOre: granted.find((one) => one.year === year)?.grantedOre ?? null }));
}

export const actions = {
  beslut: async ({ locals, params, request }) => {
    const session = sessionOr(locals);
    const { faults: words, saved } = texts[locals.language].form;
    const { money } = await readMoneyPage(locals, params.id);
    const sent = await request.formData();
    const text = (name: string): string => String(sent.get(name) ?? '').trim();
    const pointed = await sentDecision(sent, { id: 'paragraf', session, language: locals.language });
    const errors: FieldError[] = [...pointed.errors];
    const outcome = (['granted', 'refused'] as const).find((one) => one === text('beslut'));
    if (!outcome) errors.unshift({ fieldId: 'beslut', text: words.outcome });
    const typed: Record<string, string> = { beslut: text('beslut'), villkor: text('villkor') };
    const years: GrantedYear[] = [];
    for (const { year } of decidableYears(session.clock(), money.years)) {
      const stated = text(`hogst.${year}`);
      typed[`hogst.${year}`] = stated;
      if (stated === '' || outcome !== 'granted') continue;
      const amount = readSwedishNumber(stated);
      if (amount === null || amount < 0 || !Number.isInteger(amount))
        errors.push({ fieldId: `hogst.${year}`, text: words.amount });
      else years.push({ year, mostOre: kronor(amount) });
    }
    const refuse = (faults: readonly FieldError[]) => fail(422, { errors: faults, typed, pointed: pointed.typed });
    if (errors.length > 0 || !outcome || !pointed.decision) return refuse(errors);
    const done = await decideGrant(session, {
      programme: params.id,
      outcome,
      ...pointed.decision,
      conditions: typed['villkor']?.slice(0, 8_000) ?? '',
      years,
    });
    if (done.ok) return { saved };
    const { refusal } = done;
    if (isAccessRefusal(refusal)) stopAt(refusal);
    const isAmount = refusal.kind === 'nothingGranted' || refusal.kind === 'yearTwice';
    return refuse([{ fieldId: isAmount ? 'belopp' : 'paragraf', text: words[refusal.kind] }]);
  },
};
