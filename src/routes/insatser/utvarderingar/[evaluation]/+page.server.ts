import { addConclusion, addConclusionAction, readEvaluations } from '#decisions/server';
import { isIsoDate } from '#kernel';
import { readProgrammes } from '#programmes/server';
import { error, fail } from '@sveltejs/kit';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../../../answer.ts';
import { readForm } from '../../../moten/board-forms.server.ts';
import { texts as all } from '../../texts.ts';
import { texts } from '../texts.ts';

export async function load({ locals, params }) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const { today, evaluations, goals } = valueOr(await readEvaluations(session, {}), (refusal: never) => refusal);
  const evaluation = evaluations.find(({ id }) => id === params.evaluation) ?? error(404);
  const programmes = valueOr(await readProgrammes(session, {}), (refusal: never) => refusal);
  return {
    today,
    evaluation: {
      ...evaluation,
      conclusions: evaluation.conclusions.map((conclusion) => ({
        ...conclusion,
        actions: conclusion.actions.map(({ goal, ...action }) => ({
          ...action,
          goal: goal === null ? null : (goals.find(({ key }) => key === goal)?.text ?? words.one.goneGoal),
        })),
      })),
    },
    programme: programmes.find(({ slug }) => slug === evaluation.programme)?.name ?? null,
    // Of the programme and of the association, as long as they are not over.
    goals: goals
      .filter(({ programme, to }) => to >= today && (programme === null || programme === evaluation.programme))
      .map(({ key, text }) => ({ value: key, label: text.length > 90 ? `${text.slice(0, 89)}…` : text })),
    maySave: mayDo(session, 'application.manage'),
    breadcrumbs: [
      { address: '/insatser', label: all[locals.language].heading },
      { address: '/insatser/utvarderingar', label: words.heading },
    ],
  };
}

export const actions = {
  slutsats: async ({ locals, params, request }) => {
    const words = texts[locals.language];
    const { text, typed } = await readForm(request);
    const said = text('slutsats');
    if (said === '' || said.length > 2_000)
      return fail(422, { of: 'slutsats', errors: [{ fieldId: 'slutsats', text: words.faults.conclusion }], typed });
    const done = await addConclusion(sessionOr(locals), { evaluation: params.evaluation, text: said });
    if (done.ok) return { saved: words.one.saved };
    if (isAccessRefusal(done.refusal)) stopAt(done.refusal);
    return fail(409, {
      of: 'slutsats',
      errors: [{ fieldId: 'slutsats', text: words.faults.gone }],
      typed,
    });
  },
  atgard: async ({ locals, request }) => {
    const words = texts[locals.language];
    const { text, textOrNull, typed } = await readForm(request);
    const of = text('till');
    const at = (name: string): string => `${name}.${of}`;
    const errors = [
      ...(text('vad') === '' || text('vad').length > 300 ? [{ fieldId: at('vad'), text: words.faults.what }] : []),
      ...(text('vem') === '' || text('vem').length > 300
        ? [{ fieldId: at('vem'), text: words.faults.responsible }]
        : []),
      ...(text('klart') !== '' && !isIsoDate(text('klart'))
        ? [{ fieldId: at('klart'), text: words.faults.dueOn }]
        : []),
    ];
    if (errors.length > 0) return fail(422, { of, errors, typed });
    const done = await addConclusionAction(sessionOr(locals), {
      conclusion: of,
      what: text('vad'),
      responsible: text('vem'),
      dueOn: textOrNull('klart'),
      goal: textOrNull('mal'),
    });
    if (done.ok) return { saved: words.one.saved };
    if (isAccessRefusal(done.refusal)) stopAt(done.refusal);
    const isGoal = done.refusal.kind === 'unknownGoal';
    const fault = {
      fieldId: at(isGoal ? 'mal' : 'vad'),
      text: isGoal ? words.faults.unknownGoal : words.faults.gone,
    };
    return fail(409, { of, errors: [fault], typed });
  },
};
