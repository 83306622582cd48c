import { fail } from '@sveltejs/kit';
import { readSwedishNumber } from '#design/core';
import { isNamedParameter, isNumeric, ownValuesTable, parameterLabel, settableTable } from '#effects/core';
import { readEffectsLaw, removeOwnValue, saveOwnValue, shippedLaw } from '#effects/server';
import { isIsoDate } from '#kernel';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../../answer.ts';
import { texts } from '../texts.ts';

export async function load({ locals }) {
  const session = sessionOr(locals);
  const { language } = locals;
  const { law, own } = valueOr(await readEffectsLaw(session, {}), (refusal: never) => refusal);
  const { municipalities } = law;
  const label = (name: string): string => parameterLabel(name, language, municipalities);
  const shipped = shippedLaw();
  const settable = [...shipped.parameters.keys()].filter(
    (name) => isNamedParameter(name) && isNumeric(shipped.parameters, name),
  );
  return {
    own: own.map(({ name, from }) => ({ name, from, label: label(name) })),
    ownTable: ownValuesTable({ own, law: shipped, language }),
    settable: settable
      .map((name) => ({ value: name, label: label(name) }))
      .toSorted((a, b) => (a.label < b.label ? -1 : 1)),
    table: settableTable({ names: settable, law, language }),
    maySave: mayDo(session, 'effects.save'),
    breadcrumbs: [{ address: '/effekter', label: texts[language].heading }],
  };
}

export const actions = {
  spara: async ({ locals, request }) => {
    const session = sessionOr(locals);
    const words = texts[locals.language].values;
    const form = await request.formData();
    const text = (field: string): string => String(form.get(field) ?? '').trim();
    const typed = {
      namn: text('namn'),
      fran: text('fran'),
      tal: text('tal'),
      kalla: text('kalla'),
      kontrollerat: form.has('kontrollerat'),
    };
    const isShare = shippedLaw().parameters.get(typed.namn)?.[0]?.unit === '/1';
    const number = readSwedishNumber(typed.tal.replace(/\s*(?:%|kr)$/, ''));
    const errors = [
      ...(typed.namn === '' ? [{ fieldId: 'namn', text: words.errors.name }] : []),
      ...(isIsoDate(typed.fran) ? [] : [{ fieldId: 'fran', text: words.errors.from }]),
      ...(number === null || number < 0 ? [{ fieldId: 'tal', text: words.errors.value }] : []),
      ...(typed.kalla === '' ? [{ fieldId: 'kalla', text: words.errors.source }] : []),
    ];
    if (errors.length > 0 || number === null) return fail(422, { errors, typed });
    const saved = await saveOwnValue(session, {
      name: typed.namn,
      from: typed.fran,
      value: isShare ? Number((number / 100).toPrecision(12)) : number,
      source: typed.kalla,
      verified: typed.kontrollerat,
    });
    if (saved.ok) return { done: words.saved };
    const { refusal } = saved;
    if (isAccessRefusal(refusal)) stopAt(refusal);
    const fault =
      refusal.kind === 'notAShare'
        ? { fieldId: 'tal', text: words.errors.notAShare }
        : { fieldId: 'namn', text: words.errors.name };
    return fail(422, { errors: [fault], typed });
  },

  'ta-bort': async ({ locals, request }) => {
    const form = await request.formData();
    const key = { name: String(form.get('namn') ?? ''), from: String(form.get('fran') ?? '') };
    const removed = await removeOwnValue(sessionOr(locals), key);
    if (!removed.ok && isAccessRefusal(removed.refusal)) stopAt(removed.refusal);
    return { done: texts[locals.language].values.removed };
  },
};
