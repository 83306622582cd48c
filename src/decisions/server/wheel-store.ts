// Rows ↔ the wheel.
import type { Tx } from '#database/server';
import { defaultOf, wheelOf, type SavedWheelItem, type Wheel, type WheelItem, type WheelMark } from '#decisions/core';
import type { Selectable } from 'kysely';
import type { WheelItemTable } from './tables.ts';

export async function findWheel(tx: Tx): Promise<Wheel> {
  const rows = await tx.selectFrom('wheelItem').selectAll().orderBy('id').execute();
  return wheelOf(rows.map(toSaved));
}

/** Marks of the years from the first to the last. */
export async function listMarks(tx: Tx, years: { readonly from: number; readonly to: number }): Promise<WheelMark[]> {
  return tx
    .selectFrom('wheelMark')
    .select(['itemId', 'year', 'movedTo', 'doneOn'])
    .where('year', '>=', years.from)
    .where('year', '<=', years.to)
    .execute();
}

export async function saveItem(tx: Tx, { item, isRemoved }: SavedWheelItem): Promise<void> {
  const row = {
    title: item.title,
    fromMonth: item.from?.month ?? null,
    fromDay: item.from?.day ?? null,
    dueMonth: item.due.month,
    dueDay: item.due.day,
    intervalYears: item.intervalYears,
    firstYear: item.firstYear,
    responsible: item.responsible,
    isRemoved,
  };
  await tx
    .insertInto('wheelItem')
    .values({ id: item.id, ...row })
    .onConflict((conflict) => conflict.columns(['spaceId', 'id']).doUpdateSet(row))
    .execute();
}

/** Takes the association's own words about an item away: a default is as it was, an own item is gone. */
export async function forgetItem(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('wheelItem').where('id', '=', id).execute();
}

export async function forgetMarks(tx: Tx, itemId: string): Promise<void> {
  await tx.deleteFrom('wheelMark').where('itemId', '=', itemId).execute();
}

export async function saveMark(tx: Tx, { itemId, year, ...said }: WheelMark): Promise<void> {
  await tx
    .insertInto('wheelMark')
    .values({ itemId, year, ...said })
    .onConflict((conflict) => conflict.columns(['spaceId', 'itemId', 'year']).doUpdateSet(said))
    .execute();
}

function toSaved(row: Selectable<WheelItemTable>): SavedWheelItem {
  const { id, title, fromMonth, fromDay, dueMonth, dueDay, intervalYears, firstYear, responsible, isRemoved } = row;
  const set = defaultOf(id);
  const item: WheelItem = {
    id,
    title,
    // The English words of a default hold as long as its Swedish ones are untouched.
    titleInEnglish: set?.title === title ? set.titleInEnglish : null,
    from: fromMonth === null || fromDay === null ? null : { month: fromMonth, day: fromDay },
    due: { month: dueMonth, day: dueDay },
    intervalYears,
    firstYear,
    responsible,
    law: set?.law ?? null,
  };
  return { item, isRemoved };
}
