import { fail } from '@sveltejs/kit';
import { formatsIn } from '#design/core';
import {
  ASSESSMENTS,
  ASSESSORS,
  goalKey,
  readTypedNumber,
  writeGoalNumber,
  type Assessment,
  type Assessor,
  type Goal,
} from '#goals/core';
import { readStandingDays, readStandings, saveStandings } from '#goals/server';
import { dayInSweden, isIsoDate, yearOf } from '#kernel';
import { readProgrammes } from '#programmes/server';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../../answer.ts';
import { chosenYear } from '../../years.ts';
import { texts as goalTexts } from '../texts.ts';
import { texts } from './texts.ts';

export async function load({ locals, url }) {
  const session = sessionOr(locals);
  const { language } = locals;
  const year = chosenYear(url.searchParams.get('ar'), dayInSweden(session.clock()));
  const days = valueOr(await readStandingDays(session, { year }), (refusal: never) => refusal);
  const asked = url.searchParams.get('dag');
  const isDay = asked === null || (isIsoDate(asked) && yearOf(asked) === year);
  const at = asked !== null && isDay ? asked : (days.at(-1) ?? `${year}-08-31`);
  const { goals, summary } = valueOr(await readStandings(session, { at }), (refusal: never) => refusal);
  const programmes = valueOr(await readProgrammes(session, {}), (refusal: never) => refusal);
  const words = texts[language];
  const formats = formatsIn(language);
  return {
    year,
    at,
    days,
    typedDay: asked ?? at,
    hasDayFault: !isDay,
    summary: summary[language],
    options: {
      assessments: ASSESSMENTS.map((value) => ({ value, label: goalTexts[language].assessments[value] })),
      assessors: [
        { value: '', label: words.nobody },
        ...ASSESSORS.map((value) => ({ value, label: goalTexts[language].assessors[value] })),
      ],
    },
    goals: goals.map(({ goal, standing, explained, sources }) => ({
      key: goalKey(goal),
      text: goal.text,
      whose: programmes.find(({ slug }) => slug === goal.programme)?.name ?? words.association,
      explained: [explained[language], ...sources[language]],
      judged: goalTexts[language].assessments[goal.assessment],
      comment: goal.comment,
      earlier: standing && standing.at !== at ? formats.date(standing.at) : null,
      hasNumber: goal.unit !== undefined && !isReadElsewhere(goal),
      hasParts: goal.unit === 'share' && !isReadElsewhere(goal),
      values: {
        utfall: writeGoalNumber(goal.part === undefined ? goal.result : null, goal.unit),
        antal: String(goal.part ?? ''),
        av: String(goal.n ?? ''),
        bedomning: goal.assessment,
        bedomtAv: goal.assessedBy ?? '',
        kommentar: goal.comment,
      },
    })),
    maySave: mayDo(session, 'goals.save'),
  };
}

function isReadElsewhere({ numerator, survey }: Goal): boolean {
  return numerator !== undefined || survey !== undefined;
}

const fields = ['utfall', 'antal', 'av', 'bedomning', 'bedomtAv', 'kommentar'] as const;

export const actions = {
  default: async ({ locals, request }) => {
    const session = sessionOr(locals);
    const words = texts[locals.language];
    const sent = await request.formData();
    const text = (name: string): string => {
      const value = sent.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const at = text('dag');
    if (!isIsoDate(at)) return fail(422, { errors: [{ fieldId: 'dag', text: words.dayFault }], values: {} });
    const { goals } = valueOr(await readStandings(session, { at }), (refusal: never) => refusal);
    const known = new Map(goals.map(({ goal }) => [goalKey(goal), goal]));
    const keys = [...sent.keys()].filter((name) => /^mal-\d+$/.test(name));
    const values: Record<string, string> = {};
    const errors: { fieldId: string; text: string }[] = [];
    const standings = keys.map((name) => {
      const place = name.slice('mal-'.length);
      const goal = known.get(text(name));
      const of = (field: (typeof fields)[number]): string => text(`${field}-${place}`);
      for (const field of fields) values[`${field}-${place}`] = of(field);
      const fault = (field: (typeof fields)[number], kind: keyof typeof words.faults): null => {
        errors.push({ fieldId: `${field}-${place}`, text: words.faults[kind] });
        return null;
      };
      const count = (field: 'antal' | 'av'): number | null => {
        if (of(field) === '') return null;
        const read = readTypedNumber(of(field), 'count');
        return typeof read === 'number' && Number.isSafeInteger(read) && read < 2 ** 31
          ? read
          : fault(field, 'notANumber');
      };
      if (!goal) fault('bedomning', 'unknownGoal');
      const read = of('utfall') === '' ? null : readTypedNumber(of('utfall'), goal?.unit ?? null);
      const [part, n] = [count('antal'), count('av')];
      if (part !== null && (n === null || part > n)) fault('antal', 'partAboveWhole');
      return {
        goal: text(name),
        result: typeof read === 'string' ? fault('utfall', read) : read,
        part,
        n,
        assessment: ASSESSMENTS.find((one) => one === of('bedomning')) ?? ('notAssessed' satisfies Assessment),
        assessedBy: ASSESSORS.find((one) => one === of('bedomtAv')) ?? (null satisfies Assessor | null),
        comment: of('kommentar').slice(0, 4000),
      };
    });
    if (errors.length > 0 || standings.length === 0) return fail(422, { errors, values });
    const done = await saveStandings(session, { at, standings });
    if (done.ok) return { saved: done.value.saved, errors: [], values: {} };
    const { refusal } = done;
    if (isAccessRefusal(refusal)) stopAt(refusal);
    const place = standings.findIndex(({ goal }) => goal === refusal.goal);
    const kind = refusal.kind === 'partAboveWhole' ? 'partAboveWhole' : 'unknownGoal';
    return fail(409, { errors: [{ fieldId: `bedomning-${place}`, text: words.faults[kind] }], values });
  },
};
