// Statements to a day: what was booked by then, beside the whole year before and the budget of the whole year.
import { beforeAll, describe, expect, test } from 'vitest';
import { rolledBackSession } from '#access/testing';
import type { Session } from '#access/server';
import { statementTable, statementsAsJson, type Statements } from '#finance/core';
import { demoLedger } from '../testing/demo-ledgers.ts';
import { trialBalanceHead, trialBalanceOf } from '../testing/trial-balance-of.ts';
import { importLedger } from './import-ledger.ts';
import { readStatements, readStatementsAt } from './read-statements.ts';
import { anAssociation, ownDemoFile } from './testing/an-association.ts';

let session: Session;
beforeAll(async () => {
  session = await anAssociation();
  for (const year of [2023, 2024] as const) await importLedger(session, ownDemoFile(session, year));
});

async function statementsAt(inside: Session, at: string): Promise<Statements> {
  const read = await readStatementsAt(inside, { at });
  if (!read.ok) throw new Error(read.refusal.kind);
  return read.value.statements;
}

/** Read off the file itself: what accounts in a range moved by a day. */
function bookedBy(at: string, from: string, to: string): number {
  const lines = Buffer.from(ownDemoFile(session, 2024).bytes).toString('latin1').split(/\r?\n/);
  let day = '';
  let sum = 0;
  for (const line of lines) {
    const voucher = /^#VER \S+ \S+ (\d{4})(\d\d)(\d\d)/.exec(line);
    if (voucher) day = voucher.slice(1).join('-');
    const row = /^\s*#TRANS (\d+) \{.*?\} (-?[\d.]+)/.exec(line);
    const account = row?.[1] ?? '';
    if (row && day <= at && account >= from && account <= to) sum += Math.round(Number(row[2]) * 100);
  }
  return sum + 0;
}

describe('statements to a day', () => {
  test.each(['2024-02-29', '2024-06-30', '2024-07-31', '2024-08-31', '2024-11-15'])(
    'hold what the file has booked by %s',
    async (at) => {
      const { incomeStatement, balanceSheet } = await statementsAt(session, at);
      const current = (key: string, rows: Statements['incomeStatement'] = incomeStatement) =>
        rows.find((row) => row.key === key)?.amounts.currentOre;
      expect(current('operatingIncome')).toBe(-bookedBy(at, '3000', '3999') + 0);
      expect(current('operatingCosts')).toBe(-bookedBy(at, '4000', '7999') + 0);
      expect(current('totalAssets', balanceSheet)).toBe(current('totalEquityAndLiabilities', balanceSheet));
      expect(current('yearResult', balanceSheet)).toBe(current('yearResult'));
    },
  );

  test('keep the year before and its opening balance whole, in the shapes of a year', async () => {
    const whole = await readStatements(session, { year: 2024 });
    if (!whole.ok) throw new Error(whole.refusal.kind);
    const year = statementsAsJson(whole.value.statements);
    const part = statementsAsJson(await statementsAt(session, '2024-08-31'));
    expect(Object.keys(part)).toEqual(Object.keys(year));
    for (const name of ['incomeStatement', 'balanceSheet'] as const) {
      expect(Object.keys(part[name])).toEqual(Object.keys(year[name]));
      for (const [key, row] of Object.entries(part[name])) expect(row.previous).toBe(year[name][key]?.previous);
    }
    expect(part.balanceSheet['openingEquity']?.current).toBe(year.balanceSheet['openingEquity']?.current);
    expect(part.incomeStatement['operatingIncome']?.current).toBeLessThan(
      year.incomeStatement['operatingIncome']?.current ?? 0,
    );
    expect(part.overview.years[0]).toBe(2023);
  });

  test('on the last day are those of the year', async () => {
    const whole = await readStatements(session, { year: 2024 });
    if (!whole.ok) throw new Error(whole.refusal.kind);
    expect(await statementsAt(session, '2024-12-31')).toEqual(whole.value.statements);
  });

  test('print last year, budget, actual and what is expected in that order, with figures of their own days', async () => {
    const read = await readStatementsAt(session, { at: '2024-08-31' });
    if (!read.ok) throw new Error(read.refusal.kind);
    const { statements, figures } = read.value;
    const table = statementTable(statements, 'incomeStatement');
    expect(table.columns.map(({ label }) => label)).toEqual(['Not', '2023', 'Budget 2024', 'Utfall till 2024-08-31']);
    const known = new Set(figures.map(({ id }) => id));
    const linked = table.rows.flatMap(({ cells }) => cells.flatMap(({ figureId }) => figureId ?? []));
    expect(linked).toContain('finance.operatingIncome@2024-01-01..2024-08-31');
    expect(linked.filter((id) => !known.has(id))).toEqual([]);
    // Vouchers behind a row are those of the whole year: an amount of part of it does not lead there.
    const current = table.columns.findIndex(({ id }) => id === 'current');
    expect(table.rows.flatMap(({ cells }) => cells[current]?.address ?? [])).toEqual([]);
  });

  test('are refused for a day of no ledger, and for a year of sums without days', async () => {
    expect(await readStatementsAt(session, { at: '2031-08-31' })).toMatchObject({
      ok: false,
      refusal: { kind: 'noLedger', year: 2031 },
    });
    await rolledBackSession(session, async (inside) => {
      const rows = [trialBalanceHead, ...trialBalanceOf(demoLedger(2024).ledger)];
      const csv = rows.map((cells) => cells.join(';').replaceAll('.', ',')).join('\r\n');
      const bytes = new TextEncoder().encode(csv);
      const imported = await importLedger(inside, { fileName: 'saldon.csv', bytes, year: 2024, replace: true });
      expect(imported).toMatchObject({ ok: true });
      expect(await readStatementsAt(inside, { at: '2024-08-31' })).toMatchObject({
        ok: false,
        refusal: { kind: 'noVouchers', year: 2024 },
      });
    });
  });
});
