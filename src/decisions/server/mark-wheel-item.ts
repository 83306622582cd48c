import { useCase } from '#access/server';
import type { Tx } from '#database/server';
import {
  checkAgainstLaw,
  fallsIn,
  WheelDay,
  WheelYear,
  type CannotChangeWheel,
  type WheelMark,
} from '#decisions/core';
import { accept, refuse, type Result } from '#kernel';
import * as v from 'valibot';
import { findWheel, listMarks, saveMark } from './wheel-store.ts';

const Which = { id: v.string(), year: WheelYear };

/** Ticks an item off for a year, or takes the tick back. */
export const markWheelItem = useCase({
  permission: 'wheel.save',
  action: 'wheel.item.mark',
  input: v.object({ ...Which, isDone: v.boolean() }),
  async run({ tx, today }, { isDone, ...which }) {
    const mark = await findMark(tx, which);
    if (!mark.ok) return mark;
    await saveMark(tx, { ...mark.value, doneOn: isDone ? (mark.value.doneOn ?? today) : null });
    return accept(which);
  },
  details: ({ command }) => ({ item: command.id, year: command.year, isDone: command.isDone }),
});

/** Gives an item another day in one year only; null is its own day again. */
export const moveWheelItem = useCase({
  permission: 'wheel.save',
  action: 'wheel.item.move',
  input: v.object({ ...Which, to: v.nullable(WheelDay) }),
  async run({ tx }, { to, ...which }) {
    const mark = await findMark(tx, which);
    if (!mark.ok) return mark;
    const withinLaw = to === null ? accept(null) : checkAgainstLaw(which, to, which.year);
    if (!withinLaw.ok) return withinLaw;
    await saveMark(tx, { ...mark.value, movedTo: to });
    return accept(which);
  },
  details: ({ command }) => ({ item: command.id, year: command.year, to: command.to }),
});

async function findMark(
  tx: Tx,
  { id, year }: { readonly id: string; readonly year: number },
): Promise<Result<WheelMark, CannotChangeWheel>> {
  const item = (await findWheel(tx)).items.find((one) => one.id === id);
  if (!item) return refuse({ kind: 'noSuchItem' });
  if (!fallsIn(item, year)) return refuse({ kind: 'notThatYear', year });
  const marks = await listMarks(tx, { from: year, to: year });
  return accept(marks.find((one) => one.itemId === id) ?? { itemId: id, year, movedTo: null, doneOn: null });
}
