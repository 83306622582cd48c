import { fail, redirect } from '@sveltejs/kit';
import { calculationAddress, effectsRefusalText, readCalculation, rowsOfMoves } from '#effects/core';
import { readEffectsLaw, saveScenario } from '#effects/server';
import { saveStepMoves } from '#followup/server';
import { dayInSweden, isIsoDate, yearOf } from '#kernel';
import { readProgrammes } from '#programmes/server';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../../answer.ts';
import { readChosen } from '../chosen.server.ts';
import { texts } from '../texts.ts';
import { addressOfFile } from './read-file.server.ts';

export async function load({ locals, url }) {
  const session = sessionOr(locals);
  const maySave = mayDo(session, 'effects.save');
  if (url.searchParams.has('hamta') && maySave) {
    const { effects } = await readChosen(locals, url.searchParams);
    const given = { ar: String(effects.fromYear), 'antal-ar': url.searchParams.get('antal-ar') ?? '2' };
    const municipality = url.searchParams.get('kommun');
    const fields = municipality === null ? given : { ...given, kommun: municipality };
    redirect(303, `/effekter/rakna?${calculationAddress({ rows: rowsOfMoves(effects.moves), texts: fields })}`);
  }
  const { law } = valueOr(await readEffectsLaw(session, {}), (refusal: never) => refusal);
  const usual = { year: yearOf(dayInSweden(session.clock())), municipality: null };
  const read = readCalculation(url.searchParams, { ...usual, language: locals.language });
  if (read.isForm && read.step === null && read.input !== null) {
    redirect(303, `/effekter/rakna?${calculationAddress(read)}#svar`);
  }
  const programmes = valueOr(await readProgrammes(session, {}), (refusal: never) => refusal);
  return {
    read,
    law,
    usual,
    maySave,
    maySaveOnProgramme: mayDo(session, 'followup.save'),
    programmes: programmes.map(({ slug, name }) => ({ value: slug, label: name })),
    breadcrumbs: [{ address: '/effekter', label: texts[locals.language].heading }],
  };
}

export const actions = {
  las: async ({ locals, request }) => {
    const words = texts[locals.language].calculate;
    const file = (await request.formData()).get('fil');
    if (!(file instanceof File) || file.name === '') {
      return fail(422, { errors: [{ fieldId: 'fil', text: words.chooseFile }] });
    }
    const address = await addressOfFile(file, locals.language);
    if (address.ok) redirect(303, `/effekter/rakna?${address.value}`);
    return fail(422, { problems: address.refusal });
  },

  spara: async ({ locals, request }) => {
    const session = sessionOr(locals);
    const words = texts[locals.language].calculate;
    const form = await request.formData();
    const name = String(form.get('namn') ?? '').trim();
    if (name === '') return fail(422, { errors: [{ fieldId: 'namn', text: words.nameMissing }] });
    const saved = await saveScenario(session, {
      name,
      address: String(form.get('adress') ?? ''),
      year: yearOf(dayInSweden(session.clock())),
    });
    if (saved.ok) return { saved: true };
    const { refusal } = saved;
    if (isAccessRefusal(refusal)) stopAt(refusal);
    const text = refusal.kind === 'notWhole' ? words.notWhole : effectsRefusalText(refusal, locals.language);
    return fail(422, { errors: [{ fieldId: 'namn', text }], typed: { namn: name } });
  },

  insats: async ({ locals, request }) => {
    const session = sessionOr(locals);
    const words = texts[locals.language].calculate;
    const form = await request.formData();
    const text = (field: string): string => String(form.get(field) ?? '').trim();
    const typed = { insats: text('insats'), fran: text('fran'), till: text('till'), skal: text('skal') };
    const refused = (fieldId: string, why: string) => fail(422, { errors: [{ fieldId, text: why }], typed });
    const { input } = readCalculation(new URLSearchParams(text('adress')), {
      year: yearOf(dayInSweden(session.clock())),
      municipality: null,
      language: locals.language,
    });
    if (input === null) return refused('insats', words.notWhole);
    if (typed.insats === '') return refused('insats', words.why.unknownProgramme);
    if (!isIsoDate(typed.fran) || !isIsoDate(typed.till) || typed.fran > typed.till) {
      return refused('fran', words.why.badPeriod);
    }
    const saved = await saveStepMoves(session, {
      programme: typed.insats,
      from: typed.fran,
      to: typed.till,
      reason: typed.skal === '' ? null : typed.skal,
      stepMoves: input.moves.map(({ from, to, count, subsidy, isStrengthened, municipality }) => ({
        from,
        to,
        count,
        ...(subsidy ? { subsidyKind: subsidy.kind } : {}),
        ...(subsidy && subsidy.level !== null ? { subsidyLevel: subsidy.level } : {}),
        ...(isStrengthened ? { strengthenedCooperation: true } : {}),
        ...(municipality === null ? {} : { municipality }),
      })),
    });
    if (saved.ok) return { savedVersion: saved.value.version };
    const { refusal } = saved;
    if (isAccessRefusal(refusal)) stopAt(refusal);
    const why = words.why[refusal.kind as keyof typeof words.why] ?? words.why.wrongCounts;
    return refused(refusal.kind === 'reasonMissing' ? 'skal' : 'insats', why);
  },
};
