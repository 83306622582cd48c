import { useCase } from '#access/server';
import { goalKey, GoalInput, isSameGoal, type CannotSaveGoals } from '#goals/core';
import { accept, refuse } from '#kernel';
import { listProgrammes } from '#programmes/server';
import * as v from 'valibot';
import { listGoals, saveGoal } from './goal-store.ts';

/** Adds or changes goals; those not named stay. A new goal stands last among those of its programme and period. */
export const saveGoals = useCase({
  permission: 'goals.save',
  input: v.object({ goals: v.pipe(v.array(GoalInput), v.minLength(1)) }),
  async run({ tx }, { goals }) {
    const keys = goals.map(goalKey);
    const twice = keys.find((key, index) => keys.indexOf(key) !== index);
    if (twice !== undefined) return refuse<CannotSaveGoals>({ kind: 'goalTwice', goal: twice });
    const known = (await listProgrammes(tx)).map(({ slug }) => slug);
    const unknown = goals.find(({ programme }) => programme !== null && !known.includes(programme));
    if (unknown?.programme) {
      return refuse<CannotSaveGoals>({ kind: 'unknownProgramme', programme: unknown.programme, known });
    }
    const saved = await listGoals(tx);
    for (const [index, goal] of goals.entries()) {
      const before = saved.find((other) => goalKey(other) === goalKey(goal));
      if (before && isSameGoal(before, goal)) continue;
      await saveGoal(tx, { goal, position: saved.length + index, version: (before?.version ?? 0) + 1 });
    }
    return accept({ saved: goals.length });
  },
  details: ({ command }) => ({ goals: command.goals.length }),
});
