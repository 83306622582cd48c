// Evaluations and pre-studies with their conclusions; what is done about one stands in the action list.
import { query, useCase } from '#access/server';
import type { Tx } from '#database/server';
import {
  EVALUATION_KINDS,
  recordNumber,
  shortText,
  type BoardRefusal,
  type Conclusion,
  type Evaluation,
  type EvaluationKind,
} from '#decisions/core';
import { goalKey } from '#goals/core';
import { listGoals } from '#goals/server';
import { accept, refuse, type Instant, type IsoDate, type Result } from '#kernel';
import { listProgrammes } from '#programmes/server';
import type { Generated } from 'kysely';
import * as v from 'valibot';
import { day, id } from '../board/schemas.ts';
import { FileInput } from '../files.ts';
import { keepRecord } from '../matters/matters.ts';

declare module '#database/server' {
  interface Tables {
    evaluation: {
      spaceId: Generated<string>;
      id: string;
      kind: EvaluationKind;
      programme: string | null;
      title: string;
      madeBy: string;
      madeOn: IsoDate;
      summary: string;
      recordId: string | null;
      savedAt: Instant;
    };
    evaluationConclusion: {
      spaceId: Generated<string>;
      id: string;
      evaluationId: string;
      place: number;
      text: string;
    };
  }
}

export type KeptEvaluation = Evaluation & {
  /** The report in the register of matters. */
  readonly record: { readonly matter: string; readonly number: string; readonly fileId: string | null } | null;
};

async function listEvaluations(tx: Tx): Promise<KeptEvaluation[]> {
  const rows = await tx
    .selectFrom('evaluation')
    .leftJoin('matterRecord', 'matterRecord.id', 'evaluation.recordId')
    .leftJoin('matter', 'matter.id', 'matterRecord.matterId')
    .select([
      'evaluation.id',
      'evaluation.kind',
      'evaluation.programme',
      'evaluation.title',
      'evaluation.madeBy',
      'evaluation.madeOn',
      'evaluation.summary',
      'matter.id as matter',
      'matter.year',
      'matter.number as matterNumber',
      'matterRecord.number',
      'matterRecord.fileId',
    ])
    .orderBy('evaluation.madeOn', 'desc')
    .orderBy('evaluation.id')
    .execute();
  const conclusions = await conclusionsByEvaluation(tx);
  return rows.map(({ matter, year, matterNumber, number, fileId, ...evaluation }) => ({
    ...evaluation,
    conclusions: conclusions.get(evaluation.id) ?? [],
    record:
      matter === null || year === null || matterNumber === null || number === null
        ? null
        : { matter, number: recordNumber({ year, number: matterNumber }, { number }), fileId },
  }));
}

async function conclusionsByEvaluation(tx: Tx): Promise<ReadonlyMap<string, Conclusion[]>> {
  const actions = await tx
    .selectFrom('boardAction')
    .select(['id', 'conclusionId', 'what', 'responsible', 'dueOn', 'doneOn', 'goal'])
    .where('conclusionId', 'is not', null)
    .orderBy('dueOn', (order) => order.asc().nullsLast())
    .orderBy('id')
    .execute();
  const rows = await tx
    .selectFrom('evaluationConclusion')
    .select(['id', 'evaluationId', 'text'])
    .orderBy('evaluationId')
    .orderBy('place')
    .execute();
  const found = new Map<string, Conclusion[]>();
  for (const { evaluationId, ...conclusion } of rows) {
    const own = actions
      .filter(({ conclusionId }) => conclusionId === conclusion.id)
      .map(({ id: todo, what, responsible, dueOn, doneOn, goal }) => ({
        id: todo,
        what,
        responsible,
        dueOn,
        doneOn,
        goal,
      }));
    found.set(evaluationId, [...(found.get(evaluationId) ?? []), { ...conclusion, actions: own }]);
  }
  return found;
}

/** The newest first, with the goals that an action may work towards. */
export const readEvaluations = query({
  permission: 'application.read',
  input: v.object({}),
  async run({ tx, today }) {
    const goals = (await listGoals(tx)).map((goal) => ({
      key: goalKey(goal),
      text: goal.text,
      programme: goal.programme,
      to: goal.to,
    }));
    return accept({ today, evaluations: await listEvaluations(tx), goals });
  },
});

export type CannotKeepEvaluation =
  | { readonly kind: 'noSuchEvaluation' | 'noSuchConclusion' | 'unknownProgramme' | 'unknownGoal' | 'madeLater' }
  | BoardRefusal;

/** Adds an evaluation with its conclusions; its report, when there is one, is registered as it came. */
export const addEvaluation = useCase({
  permission: 'application.manage',
  action: 'evaluation.add',
  input: v.object({
    kind: v.picklist(EVALUATION_KINDS),
    programme: v.nullable(v.string()),
    title: shortText,
    madeBy: shortText,
    madeOn: day,
    summary: v.pipe(v.string(), v.trim(), v.maxLength(8_000)),
    conclusions: v.pipe(v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2_000))), v.maxLength(50)),
    file: v.nullable(FileInput),
  }),
  async run(context, command): Promise<Result<{ readonly evaluation: string }, CannotKeepEvaluation>> {
    const { tx, newId, now, today } = context;
    const { file, conclusions, ...evaluation } = command;
    if (evaluation.madeOn > today) return refuse({ kind: 'madeLater' });
    if (evaluation.programme !== null && !(await isProgramme(tx, evaluation.programme)))
      return refuse({ kind: 'unknownProgramme' });
    const record =
      file === null
        ? null
        : await keepRecord(context, {
            matter: null,
            matterTitle: null,
            title: evaluation.title,
            direction: 'in',
            datedOn: evaluation.madeOn,
            counterpart: evaluation.madeBy,
            secrecyMark: null,
            disposal: 'kept',
            file,
          });
    if (record && !record.ok) return record;
    const made = newId();
    await tx
      .insertInto('evaluation')
      .values({ id: made, ...evaluation, recordId: record ? record.value.record : null, savedAt: now })
      .execute();
    for (const [place, text] of conclusions.entries())
      await tx.insertInto('evaluationConclusion').values({ id: newId(), evaluationId: made, place, text }).execute();
    return accept({ evaluation: made });
  },
  details: ({ value, command }) => ({ ...value, conclusions: command.conclusions.length }),
});

async function isProgramme(tx: Tx, slug: string): Promise<boolean> {
  return (await listProgrammes(tx)).some((one) => one.slug === slug);
}

export const addConclusion = useCase({
  permission: 'application.manage',
  action: 'evaluation.conclude',
  input: v.object({ evaluation: id, text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2_000)) }),
  async run(
    { tx, newId },
    { evaluation, text },
  ): Promise<Result<{ readonly conclusion: string }, CannotKeepEvaluation>> {
    // Its row is held, so that two who add at once get places of their own.
    const found = await tx
      .selectFrom('evaluation')
      .select('id')
      .where('id', '=', evaluation)
      .forUpdate()
      .executeTakeFirst();
    if (!found) return refuse({ kind: 'noSuchEvaluation' });
    const { last } = await tx
      .selectFrom('evaluationConclusion')
      .select((of) => of.fn.max('place').as('last'))
      .where('evaluationId', '=', evaluation)
      .executeTakeFirstOrThrow();
    const conclusion = newId();
    await tx
      .insertInto('evaluationConclusion')
      .values({ id: conclusion, evaluationId: evaluation, place: (last ?? -1) + 1, text })
      .execute();
    return accept({ conclusion });
  },
  details: ({ value }) => value,
});

/** What is done about a conclusion, and towards which goal; it stands in the same list as what follows from decisions. */
export const addConclusionAction = useCase({
  permission: 'application.manage',
  action: 'evaluation.act',
  input: v.object({
    conclusion: id,
    what: shortText,
    responsible: shortText,
    dueOn: v.nullable(day),
    goal: v.nullable(v.string()),
  }),
  async run({ tx, newId }, command): Promise<Result<{ readonly todo: string }, CannotKeepEvaluation>> {
    const { conclusion: conclusionId, ...action } = command;
    const found = await tx
      .selectFrom('evaluationConclusion')
      .select('id')
      .where('id', '=', conclusionId)
      .executeTakeFirst();
    if (!found) return refuse({ kind: 'noSuchConclusion' });
    if (action.goal !== null && !(await listGoals(tx)).some((goal) => goalKey(goal) === action.goal))
      return refuse({ kind: 'unknownGoal' });
    const todo = newId();
    await tx
      .insertInto('boardAction')
      .values({ id: todo, itemId: null, conclusionId, ...action, doneOn: null })
      .execute();
    return accept({ todo });
  },
  details: ({ value }) => value,
});
