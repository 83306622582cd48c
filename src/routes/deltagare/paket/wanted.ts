// What is asked for on the page, in its form and in the signed file alike.
import type { makePackages } from '#participants/server';
import { calendarYear, yearOf, type IsoDate } from '#kernel';

export type Asked = { insats: string; fran: string; till: string; aldrar: string; enhet: string };

export function askedOf(read: (name: string) => string | null, today: IsoDate): Asked {
  const { from, to } = calendarYear(yearOf(today) - 1);
  return {
    insats: read('insats') ?? '',
    fran: read('fran') ?? from,
    till: read('till') ?? to,
    aldrar: read('aldrar') || '16-29,30-64',
    enhet: read('enhet') === 'person' ? 'person' : 'participation',
  };
}

export function wantedOf(asked: Asked): Parameters<typeof makePackages>[1] {
  return {
    programme: asked.insats,
    from: asked.fran,
    to: asked.till,
    ageBands: asked.aldrar,
    unit: asked.enhet === 'person' ? 'person' : 'participation',
  };
}
