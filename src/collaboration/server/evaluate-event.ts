// An event evaluated by those who were there: a round of the surveys room with the questions of the event's kind.
import { useCase, type Session } from '#access/server';
import type { AccessRefusal } from '#access/core';
import { contentWithScores, type CannotSaveEvent, type Kind } from '#collaboration/core';
import { accept, addDays, refuse, type Result } from '#kernel';
import { groupOf } from '#surveys/core';
import { closeRound, makeCodes, openRound, readRound, saveQuestionnaire } from '#surveys/server';
import * as v from 'valibot';
import { findEvent, keepEvent } from './event-store.ts';
import { readEvent } from './read-events.ts';

export type CannotEvaluate = { readonly kind: 'noSuchEvent' | 'noQuestions' | 'surveyRefused' };

const Id = v.object({ id: v.pipe(v.string(), v.uuid()) });

/** Opens a round the first time, and gives a code that everybody at the event may use. */
export async function openEvaluation(
  session: Session,
  { id }: { readonly id: string },
): Promise<Result<{ round: string; code: string }, CannotEvaluate | AccessRefusal>> {
  const read = await readEvent(session, { id });
  if (!read.ok) return read;
  const { event, kinds } = read.value;
  const kind = kinds.find((one) => one.id === event.kind);
  if (!kind || kind.questions.length === 0) return refuse({ kind: 'noQuestions' });
  const round = event.surveyRound ?? `tillfalle-${id.slice(-12)}-${event.date}`;
  if (event.surveyRound === null) {
    const questionnaire = questionnaireOf(kind);
    const saved = await saveQuestionnaire(session, { yaml: JSON.stringify(questionnaire) });
    if (!saved.ok) return surveyRefusal(saved.refusal);
    const opened = await openRound(session, {
      id: round,
      title: [kind.name.sv, event.title || event.group, event.date].filter(Boolean).join(', ').slice(0, 200),
      questionnaire: questionnaire.id,
      from: event.date,
      to: addDays(event.date, 30),
      body: event.title || event.group || kind.name.sv,
      layout: 'all',
      groups: [{ programme: null, offered: null }],
    });
    if (!opened.ok) return surveyRefusal(opened.refusal);
    const linked = await linkEvaluation(session, { id, round });
    if (!linked.ok) return linked;
  }
  const codes = await makeCodes(session, { round, programme: null, count: 1, isShared: true });
  if (!codes.ok) return surveyRefusal(codes.refusal);
  const [code] = codes.value;
  return code === undefined ? refuse({ kind: 'surveyRefused' }) : accept({ round, code });
}

/** Closes the round and takes the marks that may be shown; few answers stay hidden and the event's own marks stay. */
export async function closeEvaluation(
  session: Session,
  { id }: { readonly id: string },
): Promise<Result<{ taken: number }, CannotEvaluate | CannotSaveEvent | AccessRefusal>> {
  const read = await readEvent(session, { id });
  if (!read.ok) return read;
  const { surveyRound } = read.value.event;
  if (surveyRound === null) return refuse({ kind: 'surveyRefused' });
  const before = await readRound(session, { round: surveyRound });
  if (!before.ok) return surveyRefusal(before.refusal);
  if (before.value.round.state === 'open') {
    const closed = await closeRound(session, { round: surveyRound });
    if (!closed.ok) return surveyRefusal(closed.refusal);
  }
  const results = await readRound(session, { round: surveyRound });
  if (!results.ok) return surveyRefusal(results.refusal);
  const scores = results.value.items.flatMap((item): { question: string; marks: number[] }[] => {
    const all = groupOf(item, null)?.all;
    const marks = all?.visibility === 'shown' ? all.distribution : null;
    return marks && marks.length === 6 && marks.some((one) => one > 0)
      ? [{ question: item.item, marks: [...marks] }]
      : [];
  });
  if (scores.length === 0) return accept({ taken: 0 });
  return takeMarks(session, { id, scores });
}

const linkEvaluation = useCase({
  permission: 'events.save',
  action: 'events.evaluate',
  input: v.object({ ...Id.entries, round: v.string() }),
  async run({ tx }, { id, round }) {
    await tx.updateTable('event').set({ surveyRound: round }).where('id', '=', id).execute();
    return accept({ id, round });
  },
  details: ({ value }) => value,
});

const takeMarks = useCase({
  permission: 'events.save',
  action: 'events.takeMarks',
  input: v.object({
    ...Id.entries,
    scores: v.array(v.object({ question: v.string(), marks: v.pipe(v.array(v.number()), v.length(6)) })),
  }),
  async run({ tx }, { id, scores }) {
    const event = await findEvent(tx, id);
    if (!event) return refuse<CannotSaveEvent>({ kind: 'noSuchEvent' });
    await keepEvent(tx, { id, key: event.key, version: event.version + 1, event: contentWithScores(event, scores) });
    return accept({ taken: scores.length });
  },
  details: ({ command, value }) => ({ id: command.id, ...value }),
});

function surveyRefusal(refusal: { readonly kind: string }): Result<never, CannotEvaluate | AccessRefusal> {
  if (refusal.kind === 'denied' || refusal.kind === 'invalidInput') return refuse(refusal as AccessRefusal);
  return refuse({ kind: 'surveyRefused' });
}

/** The kind's questions as a questionnaire; changed questions are another version, told by what they say. */
function questionnaireOf(kind: Kind) {
  const said = JSON.stringify(kind.questions);
  let version = 7;
  for (const letter of said) version = (version * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return {
    id: `tillfalle-${kind.id}`,
    version: version + 1,
    title: { sv: `${kind.name.sv}: vad tyckte du?`, en: `${kind.name.en}: what did you think?` },
    introduction: {
      sv: 'Några korta frågor. Svaren är anonyma.',
      en: 'A few short questions. Answers are anonymous.',
    },
    respondentGroup: 'meeting',
    languages: [
      { code: 'sv', name: 'Svenska' },
      { code: 'en', name: 'English' },
    ],
    asksSex: false,
    source: 'Slagets gemensamma frågor',
    scales: {
      sixSteps: {
        from: 1,
        to: 6,
        positive: [4, 5, 6],
        clearlyPositive: [5, 6],
        labels: { '1': { sv: 'Inte alls', en: 'Not at all' }, '6': { sv: 'Helt och hållet', en: 'Completely' } },
      },
    },
    items: kind.questions.map(({ id, sv, en }) => ({
      id,
      kind: 'scale',
      scale: 'sixSteps',
      short: sv,
      text: { sv, en },
    })),
  };
}
