// The way from the state's offer to a set budget, on a real database.
import { beforeAll, expect, test } from 'vitest';
import { rolledBackSession } from '#access/testing';
import type { Session } from '#access/server';
import { kronor } from '#kernel';
import { listBudgetEvents } from './allocation-store.ts';
import { readAllocation } from './read-allocation.ts';
import { saveAllocation, saveBudgetEvent, saveBudgetPlan, withdrawBudgetEvent } from './save-allocation.ts';
import { saveBudget } from './save-budget.ts';
import { saveFinanceSetting } from './save-setting.ts';
import { budgetFindings, defaultFinanceSetting } from '#finance/core';
import { anEconomy } from './testing/an-economy.ts';

let session: Session;
beforeAll(async () => {
  session = await anEconomy({
    name: 'Tilldelningsprovet',
    members: [
      { slug: 'af', name: 'Arbetsförmedlingen', kind: 'arbetsformedlingen' },
      { slug: 'region', name: 'Regionen', kind: 'region' },
    ],
    years: [{ year: 2025, grantedOre: 100_000 }],
  });
});

const year = 2025;
const offer = { year, offeredOre: kronor(5_000_000), source: 'Besked', decisions: [], comment: null };
const id = (number: number): string => `00000000-0000-4000-8000-00000000000${number}`;

async function read(inside: Session) {
  const found = await readAllocation(inside, { year });
  if (!found.ok) throw new Error(found.refusal.kind);
  return found.value;
}

test('an offer and the decisions are versions; contributions, what is left and the guideline follow the newest', () =>
  rolledBackSession(session, async (inside) => {
    await saveFinanceSetting(inside, {
      year,
      setting: {
        incomeDefinition: defaultFinanceSetting.incomeDefinition,
        costSplit: null,
        balanceRequirement: null,
        balanceRequirementExplanation: null,
        budgetedShareOfGranted: 0.9,
        capitalGuidelines: [
          {
            validFrom: '2020-01-01',
            source: 'Prov',
            isVerified: false,
            steps: [{ fromOre: 0, toOre: null, limit: { kind: 'percent', percent: 20 } }],
          },
        ],
      },
    });
    expect((await read(inside)).result).toBeNull();
    expect(await saveAllocation(inside, offer)).toMatchObject({ ok: true, value: { version: 1 } });
    expect((await read(inside)).result).toMatchObject({ totalOre: kronor(10_000_000), unusedOre: 0 });
    const decisions = [{ member: 'kommunen', amountOre: kronor(2_000_000), decidedOn: '2024-10-02' }];
    expect(await saveAllocation(inside, { ...offer, decisions })).toMatchObject({ value: { version: 2 } });
    const found = await read(inside);
    expect(found.result).toMatchObject({
      totalOre: kronor(8_000_000),
      unusedOre: kronor(1_000_000),
      limiting: ['kommunen'],
    });
    expect(found.versions.map(({ version }) => version)).toEqual([2, 1]);
    // The equity that 2024 closed with, beside 20 per cent of the contributions.
    expect(found.openingEquity?.isForecast).toBe(false);
    expect(found.capital).toMatchObject({ maximumOre: kronor(1_600_000), equityOre: found.openingEquity?.amountOre });
    expect(found.granted.map(({ grantedOre, countedOre }) => [grantedOre, countedOre])).toEqual([
      [100_000, 90_000],
      [100_000, 90_000],
    ]);
    expect(
      await saveAllocation(inside, { ...offer, decisions: [{ member: 'okand', amountOre: 1, decidedOn: null }] }),
    ).toMatchObject({
      refusal: { kind: 'unknownMember' },
    });
  }));

test('every member is asked and answers before the budget is set; a step that was wrong is withdrawn', () =>
  rolledBackSession(session, async (inside) => {
    const members = ['kommunen', 'fk', 'af', 'region'];
    const event = { year, words: null, budgetVersion: null };
    const kinds = async () => {
      const events = await inside.database.inSpace({ spaceId: inside.space.id, access: 'read' }, (tx) =>
        listBudgetEvents(tx, year),
      );
      return budgetFindings(events, { year, members, today: '2024-12-03' }).map(({ kind }) => kind);
    };
    await saveBudgetEvent(inside, { ...event, id: id(1), step: 'proposal', members: [], on: '2024-09-12' });
    await saveBudgetEvent(inside, { ...event, id: id(2), step: 'sent', members, on: '2024-09-13' });
    await saveBudgetEvent(inside, { ...event, id: id(3), step: 'announced', members: [], on: '2024-11-12' });
    await saveBudgetEvent(inside, { ...event, id: id(4), step: 'set', members: [], on: '2024-12-02' });
    expect(await kinds()).toEqual(['setLate', 'notAnswered']);
    await saveBudgetEvent(inside, { ...event, id: id(5), step: 'answer', members, on: '2024-10-15' });
    expect(await withdrawBudgetEvent(inside, { id: id(4) })).toMatchObject({ ok: true });
    await saveBudgetEvent(inside, { ...event, id: id(6), step: 'set', members: [], on: '2024-11-29' });
    expect(await kinds()).toEqual([]);
    expect(
      await saveBudgetEvent(inside, { ...event, id: id(7), step: 'sent', members: [], on: '2024-09-13' }),
    ).toMatchObject({
      refusal: { kind: 'memberMissing' },
    });
  }));

test('the plan begins with the equity of the ledger, and a use of equity keeps its reason', () =>
  rolledBackSession(session, async (inside) => {
    const one = (of: number) => ({
      year: of,
      contributionsOre: kronor(10_000_000),
      otherIncomeOre: 0,
      costsOre: kronor(10_300_000),
    });
    expect(
      await saveBudgetPlan(inside, { year, years: [one(2025), one(2026), one(2027)], comment: null }),
    ).toMatchObject({
      value: { version: 1 },
    });
    const budget = {
      year,
      decision: 'Styrelsen § 1',
      source: 'Prov',
      rows: [
        { position: 'operatingIncome', label: 'Bidrag', amountOre: kronor(100) },
        { position: 'operatingCosts', label: 'Enter', amountOre: kronor(130) },
      ],
      plannedEquityUseOre: kronor(30),
      equityReason: 'Kapitalet står över riktlinjen',
    } as const;
    await saveBudget(inside, { ...budget, rows: [...budget.rows] });
    const found = await read(inside);
    const opening = found.openingEquity?.amountOre ?? 0;
    expect(found.plannedYears.map(({ closingEquityOre }) => closingEquityOre)).toEqual([
      opening - kronor(300_000),
      opening - kronor(600_000),
      opening - kronor(900_000),
    ]);
    expect(found).toMatchObject({
      budgetResultOre: kronor(-30),
      budget: { equityReason: 'Kapitalet står över riktlinjen' },
    });
  }));
