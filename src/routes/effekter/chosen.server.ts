// What the address of a page about effects chooses, and the effects of it.
import { error } from '@sveltejs/kit';
import { formatsIn, type Language } from '#design/core';
import { periodKey } from '#effects/core';
import { readEffects } from '#effects/server';
import { sessionOr, valueOr } from '../answer.ts';

export async function readChosen(locals: App.Locals, address: URLSearchParams) {
  const year = address.get('ar') ?? '';
  if (year !== '' && !/^(?:199\d|20\d\d|2100)$/.test(year)) error(404);
  const municipality = address.get('kommun') ?? '';
  const asked = {
    period: address.get('period'),
    programmes: address.getAll('insats'),
    fromYear: year === '' ? null : Number(year),
    years: address.get('antal-ar') === '1' ? (1 as const) : (2 as const),
    municipality: municipality === '' || municipality === 'riket' ? null : municipality,
  };
  const effects = valueOr(await readEffects(sessionOr(locals), asked), (refusal: never) => refusal);
  // What was chosen, for links to the other pages and to files.
  const chosen = new URLSearchParams();
  if (effects.period) chosen.set('period', periodKey(effects.period));
  for (const { slug, isChosen } of effects.programmes) if (isChosen) chosen.append('insats', slug);
  chosen.set('ar', String(effects.fromYear));
  chosen.set('antal-ar', String(asked.years));
  if (asked.municipality !== null) chosen.set('kommun', asked.municipality);
  return { effects, asked, chosen: chosen.toString() };
}

/** What the form of choices shows. */
export function choicesOf(
  { effects, asked }: Pick<Awaited<ReturnType<typeof readChosen>>, 'effects' | 'asked'>,
  language: Language,
) {
  return {
    periods: effects.periods.map((period) => ({
      value: periodKey(period),
      label: formatsIn(language).period(period),
    })),
    period: effects.period && periodKey(effects.period),
    programmes: effects.programmes,
    fromYear: effects.fromYear,
    years: String(asked.years),
    municipality: asked.municipality ?? 'riket',
    municipalities: effects.municipalities,
  };
}
