// Budgets as versions: what was decided, when and why; the newest against the ledger; two who save at once.
import { beforeAll, describe, expect, test } from 'vitest';
import { rolledBackSession } from '#access/testing';
import type { Session } from '#access/server';
import { importLedger } from './import-ledger.ts';
import { listBudgetYears, readBudgetYear, type BudgetYear } from './read-budgets.ts';
import { readEnteredFigures } from './read-entered.ts';
import { saveBudget } from './save-budget.ts';
import { saveEntered } from './save-entered.ts';
import { anAssociation, ownDemoFile } from './testing/an-association.ts';

let session: Session;
beforeAll(async () => {
  session = await anAssociation();
  await importLedger(session, ownDemoFile(session, 2024));
});

async function budgetOf(inside: Session, year = 2024): Promise<BudgetYear> {
  const read = await readBudgetYear(inside, { year });
  if (!read.ok) throw new Error(read.refusal.kind);
  return read.value;
}

const budget = {
  year: 2024,
  decision: 'Styrelsen 2024-05-24 § 12',
  source: 'prov',
  plannedEquityUseOre: 100_00,
  decidedOn: '2024-05-24',
  reason: 'Mer till NOVA',
  rows: [
    { position: 'operatingCosts', label: 'NOVA', amountOre: 5_000_000_00 },
    { position: 'operatingCosts', label: 'Ny satsning', amountOre: 75_000_00 },
  ],
} as const;

describe('versions of a budget', () => {
  test('the budget of the ledger is the first, a changed one the second with its day and reason', async () => {
    await rolledBackSession(session, async (inside) => {
      const before = await budgetOf(inside);
      expect(before.versions.map(({ version }) => version)).toEqual([1]);
      expect(before.outcome.find(({ label }) => label === 'NOVA')).toMatchObject({
        budgetOre: 4_200_000_00,
        actualOre: 428196540,
      });
      expect(await saveBudget(inside, { ...budget, rows: [...budget.rows], changes: 1 })).toMatchObject({
        value: { version: 2 },
      });
      const after = await budgetOf(inside);
      expect(after.versions[0]).toMatchObject({
        version: 2,
        isCurrent: true,
        decidedOn: '2024-05-24',
        reason: 'Mer till NOVA',
      });
      expect(after.versions[1]).toMatchObject({ version: 1, isCurrent: false, reason: null, decidedOn: null });
      expect(after.versions[1]?.rows).toEqual(before.versions[0]?.rows);
      expect(after.outcome.find(({ label }) => label === 'Ny satsning')).toMatchObject({ actualOre: 0 });
      const next = await budgetOf(inside, 2025);
      expect(next).toMatchObject({
        versions: [],
        hasLedger: false,
        start: {
          rows: [
            { label: 'NOVA', amountOre: null },
            { label: 'Ny satsning', amountOre: null },
          ],
          proposed: [],
        },
      });
      expect(await listBudgetYears(inside, {})).toMatchObject({ value: [2024] });
    });
  });

  test('of two who change the same version the second is told, and nothing is saved', async () => {
    await rolledBackSession(session, async (inside) => {
      await saveBudget(inside, { ...budget, rows: [...budget.rows], changes: 1 });
      const second = await saveBudget(inside, { ...budget, rows: [], changes: 1 });
      expect(second).toMatchObject({ refusal: { kind: 'changedSince', version: 2 } });
      expect((await budgetOf(inside)).versions).toHaveLength(2);
    });
  });

  test('a day that is none and an amount that is no whole öre are refused', async () => {
    const wrong = { ...budget, decidedOn: '2024-13-01', rows: [] };
    expect(await saveBudget(session, wrong)).toMatchObject({ refusal: { kind: 'invalidInput' } });
    const part = { ...budget, rows: [{ ...budget.rows[0], amountOre: 0.5 }] };
    expect(await saveBudget(session, part)).toMatchObject({ refusal: { kind: 'invalidInput' } });
  });
});

describe('entered figures', () => {
  const figure = {
    key: 'employees',
    year: 2019,
    label: null,
    value: 3,
    unit: 'count',
    source: 'prov',
    budgetRow: null,
  } as const;

  test('one that is taken away is read no more, its versions stay, and it can be entered again', async () => {
    await rolledBackSession(session, async (inside) => {
      await saveEntered(inside, { figures: [figure] });
      expect(await readEnteredFigures(inside, {})).toMatchObject({ value: [{ key: 'employees', value: 3 }] });
      const gone = {
        figures: [],
        removed: [
          { key: 'employees', year: 2019 },
          { key: 'net.nothing', year: 2019 },
        ],
      };
      expect(await saveEntered(inside, gone)).toMatchObject({ value: { saved: 0, removed: 1 } });
      expect(await readEnteredFigures(inside, {})).toMatchObject({ value: [] });
      await saveEntered(inside, { figures: [figure] });
      expect(await readEnteredFigures(inside, {})).toMatchObject({ value: [{ version: 3 }] });
    });
  });

  test('what a member agreed to is an amount in kronor', async () => {
    const agreed = { ...figure, key: 'agreed.habo-kommun', unit: 'count' } as const;
    expect(await saveEntered(session, { figures: [agreed] })).toMatchObject({ refusal: { kind: 'invalidInput' } });
  });
});
