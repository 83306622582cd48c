// What is asked for on the page, in its form and in the signed file alike.
import { COARSER, type Coarser } from '#followup/core';
import type { makePackages } from '#participants/server';
import { calendarYear, yearOf, type IsoDate } from '#kernel';

export type Asked = { insats: string; fran: string; till: string; enhet: string };

export function askedOf(read: (name: string) => string | null, today: IsoDate): Asked {
  const { from, to } = calendarYear(yearOf(today) - 1);
  return {
    insats: read('insats') ?? '',
    fran: read('fran') ?? from,
    till: read('till') ?? to,
    enhet: read('enhet') === 'person' ? 'person' : 'participation',
  };
}

/** The division that was chosen; none: as the newest version of the period was made. */
export function tablesOf(read: (name: string) => string | null): Coarser | undefined {
  return COARSER.find((one) => one === read('tabeller'));
}

export function wantedOf(asked: Asked, tables: Coarser | undefined): Parameters<typeof makePackages>[1] {
  return {
    programme: asked.insats,
    from: asked.fran,
    to: asked.till,
    unit: asked.enhet === 'person' ? 'person' : 'participation',
    ...(tables === undefined ? {} : { tables }),
  };
}
