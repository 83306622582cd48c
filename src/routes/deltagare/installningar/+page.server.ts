import { ageBandsOf } from '#followup/core';
import { slug } from '#kernel';
import { readInstruments, readPartyProgrammes, saveInstrument, savePartyProgramme } from '#participants/server';
import { isAccessRefusal, sessionOr, stopAt, valueOr } from '../../answer.ts';
import { faulty, sentForm, type SentForm } from '../forms.server.ts';
import { tabsOf } from '../tabs.ts';
import { texts as registerTexts } from '../texts.ts';
import { questionLines, readItems, readQuestions, readStops, stopLines } from './lines.ts';
import { texts } from './texts.ts';

export async function load({ locals, url }) {
  const session = sessionOr(locals);
  const programmes = valueOr(await readPartyProgrammes(session, {}), (refusal: never) => refusal);
  const instruments = valueOr(await readInstruments(session, {}), (refusal: never) => refusal);
  const chosen = programmes.find((one) => one.slug === url.searchParams.get('insats')) ?? null;
  return {
    tabs: tabsOf(session, registerTexts[locals.language], '/deltagare/installningar'),
    programmes: programmes.map((one) => ({ slug: one.slug, name: one.name, isCurrent: one.slug === chosen?.slug })),
    instruments: instruments.map(({ id, name, version, items }) => ({ id, name, version, items: items.length })),
    chosen: chosen && {
      ...chosen,
      questions: questionLines(chosen.questions),
      intakeStops: stopLines(chosen.intakeStops),
    },
  };
}

export const actions = {
  insats: async ({ locals, request, url }) => {
    const session = sessionOr(locals);
    const words = texts[locals.language];
    const form = await sentForm(request);
    const programmes = valueOr(await readPartyProgrammes(session, {}), (refusal: never) => refusal);
    const before = programmes.find((one) => one.slug === url.searchParams.get('insats'));
    const questions = readQuestions(form.text('fragor', 20_000), before?.questions ?? []);
    const intakeStops = readStops(form.text('stopp', 20_000));
    const name = form.text('namn', 200);
    const errors = [
      ...(name === '' || slug(name) === '' ? [{ fieldId: 'namn', text: words.faults.name }] : []),
      ...numberFaults(form, words.faults.number),
      ...(form.text('aldersgrupper') === '' || ageBandsOf(form.text('aldersgrupper', 200))
        ? []
        : [{ fieldId: 'aldersgrupper', text: words.faults.bands }]),
      ...(questions ? [] : [{ fieldId: 'fragor', text: words.faults.questions }]),
      ...(intakeStops ? [] : [{ fieldId: 'stopp', text: words.faults.stops }]),
    ];
    const [least, most] = [form.number('lagst') ?? 16, form.number('hogst') ?? 65];
    if (least > most) errors.push({ fieldId: 'lagst', text: words.faults.ages });
    if (errors.length > 0 || !questions || !intakeStops) return faulty(form, errors);
    const done = await savePartyProgramme(session, {
      ...before,
      slug: before?.slug ?? slug(name),
      name,
      capacity: form.number('platser'),
      ages: { least, most },
      ageBands: form.orNull('aldersgrupper'),
      answerDays: form.number('besked') ?? 14,
      replaceReferrerDays: form.number('ersatt') ?? 14,
      quietDays: form.number('tyst') ?? 120,
      asksAboutViolence: form.isChecked('vald'),
      usesHealthSurvey: form.isChecked('halsa'),
      usesTracks: form.isChecked('spar'),
      instruments: form.all('instrument'),
      questions,
      intakeStops,
    });
    if (done.ok) return { done: true, errors: [], typed: null, warnings: [] };
    if (done.refusal.kind === 'denied') stopAt(done.refusal);
    return faulty(form, [{ fieldId: 'namn', text: words.faults.number }]);
  },
  matning: async ({ locals, request }) => {
    const session = sessionOr(locals);
    const words = texts[locals.language];
    const form = await sentForm(request);
    const items = readItems(form.text('poster', 20_000));
    const [least, most] = [form.number('minst') ?? 1, form.number('mest') ?? 5];
    const id = form.text('id', 60);
    const errors = [
      ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) ? [] : [{ fieldId: 'id', text: words.faults.id }]),
      ...(form.text('instrumentnamn') === '' ? [{ fieldId: 'instrumentnamn', text: words.faults.name }] : []),
      ...(items.length === 0 ? [{ fieldId: 'poster', text: words.faults.items }] : []),
      ...(least < most ? [] : [{ fieldId: 'mest', text: words.faults.scale }]),
    ];
    if (errors.length > 0) return faulty(form, errors);
    const done = await saveInstrument(session, {
      id,
      name: form.text('instrumentnamn', 200),
      scale: { least, most },
      intervalMonths: form.number('manader') ?? 3,
      items,
    });
    if (done.ok) return { done: true, errors: [], typed: null, warnings: [] };
    if (isAccessRefusal(done.refusal) && done.refusal.kind === 'denied') stopAt(done.refusal);
    return faulty(form, [{ fieldId: 'manader', text: words.faults.number }]);
  },
};

function numberFaults(form: SentForm, text: string) {
  const within: Readonly<Record<string, readonly [number, number]>> = {
    platser: [0, 100_000],
    lagst: [0, 120],
    hogst: [0, 120],
    besked: [1, 365],
    ersatt: [1, 365],
    tyst: [1, 365],
  };
  return Object.entries(within).flatMap(([fieldId, [least, most]]) => {
    const value = form.number(fieldId);
    return value === null || (value >= least && value <= most) ? [] : [{ fieldId, text }];
  });
}
