import { rolledBackSession } from '#access/testing';
import type { Session } from '#access/server';
import { saveTypedCounts } from '#followup/server';
import { saveBudget } from '#finance/server';
import { changeGoals, changeProgrammes } from '#goals/server';
import { calendarYear } from '#kernel';
import { beforeAll, expect, test } from 'vitest';
import { anAssociationWithBooks, makeLawful } from '../testing/an-association.ts';
import { readFirstHour } from './read-first-hour.ts';

let session: Session;
beforeAll(async () => {
  session = await anAssociationWithBooks();
});

const statesOf = async (inside: Session): Promise<Record<string, string>> => {
  const read = await readFirstHour(inside, {});
  return read.ok ? Object.fromEntries(read.value.steps.map(({ id, state }) => [id, state])) : {};
};

test('steps follow from what each room has saved of the newest year with books', () =>
  rolledBackSession(session, async (inside) => {
    expect(await statesOf(inside)).toMatchObject({
      ledger: 'done',
      programmes: 'open',
      counts: 'waiting',
      draft: 'open',
    });
    const programme = {
      slug: 'enter',
      name: 'Enter',
      orientation: 'individual' as const,
      functionType: null,
      owner: null,
      partners: [],
      targetGroup: '',
      from: null,
      to: null,
      ledgerObject: null,
      staffing: [],
      years: [],
    };
    await changeProgrammes(inside, { programmes: [programme], removed: [] });
    expect(await statesOf(inside)).toMatchObject({ programmes: 'done', counts: 'open', goals: 'open' });
    const period = calendarYear(2024);
    const rows = [{ programme: 'enter', counts: { kvinnor: 3 } }];
    await saveTypedCounts(inside, { period, source: 'Prov', reason: null, rows });
    const goal = { key: null, programme: null, text: 'Ett mål', measure: null, unit: null, threshold: null };
    const open = { result: null, part: null, n: null, assessment: null, comment: null };
    await changeGoals(inside, { period, source: 'Prov', goals: [{ ...goal, ...open }], removed: [] });
    const row = { position: 'operatingCosts' as const, label: 'Enter', amountOre: 100 };
    await saveBudget(inside, {
      year: 2024,
      decision: 'Prov',
      source: 'Prov',
      rows: [row],
      plannedEquityUseOre: null,
    });
    await makeLawful(inside);
    expect(await statesOf(inside)).toMatchObject({ counts: 'done', goals: 'done', budget: 'done', draft: 'done' });
  }));
