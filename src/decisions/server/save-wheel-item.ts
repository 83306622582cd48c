import { useCase } from '#access/server';
import {
  checkAgainstLaw,
  dayIn,
  defaultOf,
  WheelItemInput,
  type CannotChangeWheel,
  type WheelItem,
} from '#decisions/core';
import { accept, refuse } from '#kernel';
import * as v from 'valibot';
import { findWheel, forgetItem, forgetMarks, saveItem } from './wheel-store.ts';

/** Adds an item of the association's own, or changes one that is there. */
export const saveWheelItem = useCase({
  permission: 'wheel.save',
  action: 'wheel.item.save',
  input: WheelItemInput,
  async run({ tx }, input) {
    const set = defaultOf(input.id);
    const withinLaw = checkAgainstLaw(input, dayIn(2024, input.due), 2024);
    if (!withinLaw.ok) return withinLaw;
    // What the law sets comes every year, whatever the form says.
    const often = set?.law ? { intervalYears: set.intervalYears, firstYear: set.firstYear } : {};
    const item: WheelItem = { ...input, ...often, titleInEnglish: null, law: null };
    await saveItem(tx, { item, isRemoved: false });
    return accept({ id: input.id });
  },
  details: ({ command }) => ({ item: command.id }),
});

/** Takes an item away. A default is remembered as taken away and can be taken back; an own item is gone with its marks. */
export const removeWheelItem = useCase({
  permission: 'wheel.save',
  action: 'wheel.item.remove',
  input: v.object({ id: v.string() }),
  async run({ tx }, { id }) {
    const item = (await findWheel(tx)).items.find((one) => one.id === id);
    if (!item) return refuse<CannotChangeWheel>({ kind: 'noSuchItem' });
    if (item.law !== null) return refuse<CannotChangeWheel>({ kind: 'setByLaw', law: item.law });
    if (defaultOf(id)) await saveItem(tx, { item, isRemoved: true });
    else {
      await forgetItem(tx, id);
      await forgetMarks(tx, id);
    }
    return accept({ id });
  },
  details: ({ command }) => ({ item: command.id }),
});

/** Makes a default what it was at first, also one that was taken away. */
export const restoreWheelItem = useCase({
  permission: 'wheel.save',
  action: 'wheel.item.restore',
  input: v.object({ id: v.string() }),
  async run({ tx }, { id }) {
    if (!defaultOf(id)) return refuse<CannotChangeWheel>({ kind: 'noSuchItem' });
    await forgetItem(tx, id);
    return accept({ id });
  },
  details: ({ command }) => ({ item: command.id }),
});
