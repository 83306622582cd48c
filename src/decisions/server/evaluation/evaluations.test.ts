import type { Session } from '#access/server';
import { rolledBackSession, testSession } from '#access/testing';
import { goalKey } from '#goals/core';
import { saveGoals } from '#goals/server';
import type { Result } from '#kernel';
import { createAssociation } from '#organisation/server';
import { saveProgrammes } from '#programmes/server';
import { beforeAll, expect, test } from 'vitest';
import {
  addConclusion,
  addConclusionAction,
  addEvaluation,
  readEvaluations,
  readFollowUp,
  readRegisterList,
  tickAction,
} from '../index.ts';

let session: Session;
beforeAll(async () => {
  const { installation, actor } = await testSession();
  const named = { name: 'Utvärderat', orgNumber: '222000-3178', chartPreset: 'kommunbas' } as const;
  session = value(await createAssociation(installation, actor, named));
  session = { ...session, clock: () => '2026-06-20T10:00:00.000Z' };
});

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

const nova = {
  slug: 'nova',
  name: 'NOVA',
  orientation: 'individual' as const,
  functionType: null,
  owner: null,
  partners: [],
  targetGroup: '',
  from: null,
  to: null,
  ledgerObject: null,
  staffing: [],
  years: [],
};
const goal = {
  id: 'kortare-vantan',
  scope: 'programme' as const,
  programme: 'nova',
  text: 'Högst två veckors väntan',
  from: '2027-01-01',
  to: '2027-12-31',
  assessment: 'notAssessed' as const,
  comment: '',
  source: 'Provet',
};
const evaluation = {
  kind: 'evaluation' as const,
  programme: 'nova',
  title: 'Utvärdering av NOVA',
  madeBy: 'Högskolan',
  madeOn: '2026-06-11',
  summary: '',
  conclusions: ['Väntetiden är för lång'],
  file: { name: 'rapport.pdf', bytes: new TextEncoder().encode('%PDF-1.7 en rapport') },
};

test('from conclusion to action to goal; the report is registered, and the action stands in the common list', () =>
  rolledBackSession(session, async (inside) => {
    value(await saveProgrammes(inside, { programmes: [nova] }));
    value(await saveGoals(inside, { goals: [goal] }));
    value(await addEvaluation(inside, evaluation));
    const read = async () => value(await readEvaluations(inside, {}));
    const [one] = (await read()).evaluations;
    expect(one).toMatchObject({ title: 'Utvärdering av NOVA', record: { number: '2026:01 / 1' } });
    value(await addConclusion(inside, { evaluation: one?.id ?? '', text: 'Chefer vet för lite' }));
    const [first, second] = (await read()).evaluations[0]?.conclusions ?? [];
    expect(second?.text).toBe('Chefer vet för lite');
    const action = {
      conclusion: first?.id ?? '',
      what: 'Mät väntetiden',
      responsible: 'Kansliet',
      dueOn: '2026-10-01',
    };
    expect(await addConclusionAction(inside, { ...action, goal: 'nova/finns-inte' })).toMatchObject({
      refusal: { kind: 'unknownGoal' },
    });
    const { todo } = value(await addConclusionAction(inside, { ...action, goal: goalKey(goal) }));
    expect(value(await readFollowUp(inside, {})).actions).toMatchObject([
      { id: todo, itemId: null, meetingId: null, evaluationId: one?.id, title: 'Utvärdering av NOVA' },
    ]);
    value(await tickAction(inside, { id: todo, isDone: true }));
    expect((await read()).evaluations[0]?.conclusions[0]?.actions).toMatchObject([
      { doneOn: '2026-06-20', goal: goalKey(goal) },
    ]);
  }));

test('what cannot be kept leaves neither an evaluation nor a registered document', () =>
  rolledBackSession(session, async (inside) => {
    value(await saveProgrammes(inside, { programmes: [nova] }));
    const refusals = [
      [{ programme: 'finns-inte' }, 'unknownProgramme'],
      [{ madeOn: '2026-06-21' }, 'madeLater'],
      [{ file: { name: 'rapport.exe', bytes: new Uint8Array([1]) } }, 'wrongFileType'],
    ] as const;
    for (const [change, kind] of refusals)
      expect(await addEvaluation(inside, { ...evaluation, ...change })).toMatchObject({ refusal: { kind } });
    expect(value(await readEvaluations(inside, {})).evaluations).toEqual([]);
    expect(value(await readRegisterList(inside, { year: null })).records).toEqual([]);
  }));
