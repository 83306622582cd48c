// Forecasts are kept as they were judged, and stand in the statements from their day on.
import { beforeAll, describe, expect, test } from 'vitest';
import { rolledBackSession } from '#access/testing';
import type { Session } from '#access/server';
import { statementsAsJson } from '#finance/core';
import { importLedger } from './import-ledger.ts';
import { readForecastDay, readForecasts } from './read-forecasts.ts';
import { readStatements, readStatementsAt } from './read-statements.ts';
import { importForecast, saveForecast } from './save-forecast.ts';
import { anAssociation, ownDemoFile } from './testing/an-association.ts';

let session: Session;
beforeAll(async () => {
  session = await anAssociation();
  for (const year of [2023, 2024] as const) await importLedger(session, ownDemoFile(session, year));
});

const csv = (...lines: string[]) => ({
  fileName: 'prognos.csv',
  bytes: new TextEncoder().encode(['note,line,amount_kr,comment', ...lines].join('\n')),
});

async function costsAt(inside: Session, at: string) {
  const read = await readStatementsAt(inside, { at });
  if (!read.ok) throw new Error(read.refusal.kind);
  return statementsAsJson(read.value.statements);
}

describe('a forecast', () => {
  test('out of a table stands in the statements of its day and later ones, never earlier nor in the whole year', () =>
    rolledBackSession(session, async (inside) => {
      const saved = await importForecast(inside, {
        ...csv('costs,Enter,3000000,', 'costs,Kansli,2000000,'),
        at: '2024-07-31',
      });
      expect(saved).toMatchObject({ ok: true, value: { version: 1, year: 2024 } });
      const later = await importForecast(inside, { ...csv('costs,Enter,2500000,'), at: '2024-09-30' });
      expect(later).toMatchObject({ ok: true, value: { version: 2 } });
      const enter = (statements: Awaited<ReturnType<typeof costsAt>>) =>
        statements.notes.costs.find(({ label }) => label === 'Enter')?.forecast;
      expect(enter(await costsAt(inside, '2024-06-30'))).toBeNull();
      expect(enter(await costsAt(inside, '2024-07-31'))).toBe(3_000_000);
      expect(enter(await costsAt(inside, '2024-08-31'))).toBe(3_000_000);
      expect(enter(await costsAt(inside, '2024-10-31'))).toBe(2_500_000);
      const whole = await readStatements(inside, { year: 2024 });
      expect(
        whole.ok && whole.value.statements.incomeStatement.every(({ amounts }) => amounts.forecastOre === null),
      ).toBe(true);
    }));

  test('with a fault in any row saves nothing', () =>
    rolledBackSession(session, async (inside) => {
      const at = '2024-08-31';
      expect(await importForecast(inside, { ...csv('costs,Enter,1,', 'costs,Okänd,1,'), at })).toMatchObject({
        ok: false,
        refusal: { kind: 'fileHasErrors', problems: [{ line: 3, code: 'unknown-line' }] },
      });
      expect(await readForecasts(inside, { year: 2024 })).toMatchObject({ value: { forecasts: [] } });
    }));

  test('that is typed keeps what it was judged from, who judged and when, and is refused when another came between', () =>
    rolledBackSession(session, async (inside) => {
      const at = '2024-08-31';
      const row = {
        note: 'costs',
        row: 'enter',
        amountOre: 300_000_000,
        method: 'typed',
        comment: 'Ny tjänst i oktober',
      } as const;
      const day = await readForecastDay(inside, { at });
      if (!day.ok) throw new Error(day.refusal.kind);
      const base = day.value.bases.find((one) => one.row === 'enter');
      const command = { at, source: 'Sidan Prognos', rows: [row] };
      expect(await saveForecast(inside, { ...command, changes: 0 })).toMatchObject({
        ok: true,
        value: { version: 1 },
      });
      expect(await saveForecast(inside, { ...command, changes: 0 })).toMatchObject({
        ok: false,
        refusal: { kind: 'changedSince', version: 1 },
      });
      expect(await saveForecast(inside, { ...command, rows: [{ ...row, row: 'finns-inte' }] })).toMatchObject({
        ok: false,
        refusal: { kind: 'unknownRow' },
      });
      const read = await readForecasts(inside, { year: 2024 });
      const [forecast] = read.ok ? read.value.forecasts : [];
      expect(forecast).toMatchObject({ version: 1, at, savedAt: expect.any(String) });
      expect(forecast?.rows.find((one) => one.row === 'enter')).toEqual({
        note: 'costs',
        row: 'enter',
        label: 'Enter',
        of: null,
        position: 'operatingCosts',
        amountOre: 300_000_000,
        method: 'typed',
        comment: 'Ny tjänst i oktober',
        actualOre: base?.actualOre,
        budgetOre: base?.budgetOre,
        expectedOre: 0,
      });
    }));

  test('is held against what the year became when the year is booked to its end', () =>
    rolledBackSession(session, async (inside) => {
      await importForecast(inside, { ...csv('costs,Enter,3000000,'), at: '2024-08-31' });
      const read = await readForecasts(inside, { year: 2024 });
      const whole = await readStatements(inside, { year: 2024 });
      if (!read.ok || !whole.ok) throw new Error('both are read');
      const [told] = read.value.accuracy;
      const enter = whole.value.statements.notes.costs.find(({ id }) => id === 'enter')?.amounts.currentOre ?? 0;
      expect(told?.rows.find(({ row }) => row === 'enter')).toMatchObject({
        forecastOre: 300_000_000,
        actualOre: enter,
      });
    }));
});
