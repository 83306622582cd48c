import { useCase } from '#access/server';
import { accept, isIsoDate, refuse } from '#kernel';
import * as v from 'valibot';
import { removeGoalRow } from './goal-store.ts';

const day = v.pipe(
  v.string(),
  v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
);

/** Takes away a goal that was entered by mistake. */
export const removeGoal = useCase({
  permission: 'goals.save',
  input: v.object({ programme: v.nullable(v.string()), id: v.string(), from: day, to: day }),
  async run({ tx }, key) {
    return (await removeGoalRow(tx, key)) ? accept({ removed: key.id }) : refuse({ kind: 'noSuchGoal', id: key.id });
  },
  details: ({ command }) => ({ goal: command.id, programme: command.programme }),
});
