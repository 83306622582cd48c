import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawnMoves } from '../drawn-states.testing.ts';
import {
  applicationAfter,
  applicationFields,
  applicationMoves,
  APPLICATION_MOVES,
  APPLICATION_STATES,
  budgetOf,
  checkApplication,
  checkDecision,
  grantedAfter,
  isReduced,
  membersOf,
  phaseOf,
  staffingOf,
  tidyApplication,
  typedFaults,
  unusedOf,
  type ApplicationState,
  type GrantDecision,
} from './index.ts';

const form = {
  years: [2027, 2028],
  members: [
    { slug: 'forsakringskassan', name: 'Försäkringskassan' },
    { slug: 'habo', name: 'Habo kommun' },
    { slug: 'region', name: 'Regionen' },
  ],
};
const whole = {
  name: 'Bryggan',
  background: 'Många väntar',
  targetGroup: 'Unga 18–29',
  goals: 'Hälften till arbete',
  method: 'Coachning',
  responsible: 'habo',
  'part.forsakringskassan': 'ja',
  'staff.1.role': 'Coach',
  'staff.1.employer': 'Habo kommun',
  'staff.1.share': '80 %',
  'cost.2027': '900 000 kr',
  'cofinancing.2027': '250000',
  'cost.2028': '700 000',
  'participants.2027': '20',
  followUp: 'Varje halvår',
  equality: 'Könsuppdelat',
  implementation: 'Kommunen tar över',
};
const kinds = (values: Record<string, string>) =>
  checkApplication(form, 'application', values).map(({ fieldId, kind }) => `${fieldId} ${kind}`);

describe('the states', () => {
  test('are those that are drawn', () => {
    const drawn = readFileSync(new URL('../../../../docs/states/application.mmd', import.meta.url), 'utf8');
    const coded = APPLICATION_STATES.flatMap((state) =>
      Object.entries(applicationMoves[state]).map(([move, next]) => `${state} --> ${next}: ${move}`),
    );
    expect(drawnMoves(drawn).moves.toSorted()).toEqual(coded.toSorted());
    const ends = APPLICATION_STATES.filter((state) => Object.keys(applicationMoves[state]).length === 0);
    expect(drawnMoves(drawn)).toMatchObject({ first: ['draft'], ends: ends.toSorted() });
  });

  test('a walk of any moves stays within them; money is granted only after an opinion, and nothing leaves an end', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...APPLICATION_MOVES), { maxLength: 40 }), (walk) => {
        let state: ApplicationState = 'draft';
        const passed: ApplicationState[] = [state];
        for (const move of walk) {
          const next = applicationAfter(state, move);
          if (next.ok) state = next.value;
          passed.push(state);
        }
        if (passed.includes('granted')) expect(passed.slice(0, passed.indexOf('granted'))).toContain('prepared');
        for (const end of ['refused', 'withdrawn', 'settled'] as const)
          if (passed.includes(end)) expect(state).toBe(end);
        expect(phaseOf(state) === 'finalReport').toBe(passed.includes('granted'));
      }),
    );
  });

  test('from every state an end can be reached', () => {
    for (const start of APPLICATION_STATES) {
      const reached = new Set<ApplicationState>([start]);
      for (const state of reached) for (const next of Object.values(applicationMoves[state])) reached.add(next);
      expect([...reached].some((state) => ['refused', 'withdrawn', 'settled'].includes(state))).toBe(true);
    }
  });
});

describe('the form', () => {
  test('has each place once', () => {
    const ids = (['application', 'finalReport'] as const).flatMap((phase) =>
      applicationFields(form, phase).map(({ id }) => id),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('a whole application has no faults, and its amounts follow', () => {
    expect(kinds(whole)).toEqual([]);
    expect(budgetOf(form, whole).map(({ appliedOre }) => appliedOre)).toEqual([650_000_00, 700_000_00]);
    expect(membersOf(form, whole)).toEqual(['habo', 'forsakringskassan']);
    expect(staffingOf(whole)).toEqual([{ role: 'Coach', employer: 'Habo kommun', shareOfFullTime: 0.8 }]);
  });

  test.each([
    ['one member alone', { 'part.forsakringskassan': '' }, 'part.forsakringskassan twoMembers'],
    ['no plan for afterwards', { implementation: '' }, 'implementation missing'],
    ['an amount in words', { 'cost.2028': 'mycket' }, 'cost.2028 notAnAmount'],
    ['half a krona', { 'cost.2028': '100,5' }, 'cost.2028 notAnAmount'],
    ['more co-financing than cost', { 'cofinancing.2028': '800 000' }, 'cofinancing.2028 cofinancingOverCost'],
    [
      'nothing applied for',
      { 'cofinancing.2027': '900 000', 'cofinancing.2028': '700 000' },
      'cost.2027 nothingApplied',
    ],
    ['a role without its employer', { 'staff.2.role': 'Läkare' }, 'staff.2.employer halfStaff'],
    ['somebody who is no member', { responsible: 'lund' }, 'responsible unknownMember'],
    ['a personal number', { background: 'Se 811218-9876' }, 'background personalNumber'],
  ])('tells of %s', (_, change, told) => {
    expect(kinds({ ...whole, ...change })).toContain(told);
  });

  test('an empty draft has no faults of typing, and everything missing when sent', () => {
    expect(typedFaults(form, 'application', {})).toEqual([]);
    expect(kinds({}).filter((one) => one.endsWith(' missing'))).toHaveLength(11);
  });

  test('tidying keeps only places of the form, and does nothing twice', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(whole), 'finns-inte'), fc.string()), (typed) => {
        const tidy = tidyApplication(form, 'application', typed);
        expect(tidy).not.toHaveProperty('finns-inte');
        expect(tidyApplication(form, 'application', tidy)).toEqual(tidy);
      }),
    );
  });
});

const aDecision = (of: Partial<GrantDecision>): GrantDecision => ({
  id: 'd1',
  application: null,
  programme: 'bryggan',
  outcome: 'granted',
  item: null,
  reference: '§ 14/2026',
  decidedOn: '2026-11-12',
  conditions: '',
  years: [{ year: 2027, mostOre: 600_000_00 }],
  ...of,
});

describe('decisions', () => {
  const today = '2026-11-22';

  test.each([
    ['of tomorrow', { decidedOn: '2026-11-23' }, [], 'decidedLater'],
    [
      'with a year twice',
      {
        years: [
          { year: 2027, mostOre: 1 },
          { year: 2027, mostOre: 2 },
        ],
      },
      [],
      'yearTwice',
    ],
    ['of nothing at first', { years: [{ year: 2027, mostOre: 0 }] }, [], 'nothingGranted'],
    ['before one that was made', { decidedOn: '2026-11-01' }, [aDecision({})], 'laterDecision'],
  ])('one %s is refused', (_, change, before, kind) => {
    expect(checkDecision(aDecision(change), { today, before })).toMatchObject({ refusal: { kind } });
  });

  test('a later decision may lower a year to nothing', () => {
    const lowered = aDecision({ id: 'd2', decidedOn: today, years: [{ year: 2027, mostOre: 0 }] });
    expect(checkDecision(lowered, { today, before: [aDecision({})] })).toMatchObject({ ok: true });
    expect(grantedAfter([aDecision({}), lowered])).toEqual([{ year: 2027, mostOre: 0 }]);
  });

  test('for each year the last decision that speaks of it holds', () => {
    const years = fc.array(fc.record({ year: fc.integer({ min: 2026, max: 2029 }), mostOre: fc.nat() }));
    fc.assert(
      fc.property(fc.array(years), (all) => {
        const held = grantedAfter(all.map((one) => aDecision({ years: one })));
        for (const { year, mostOre } of held) {
          expect(all.flat().findLast((one) => one.year === year)?.mostOre).toBe(mostOre);
        }
        expect(held.map(({ year }) => year)).toEqual(
          [...new Set(all.flat().map(({ year }) => year))].toSorted((a, b) => a - b),
        );
      }),
    );
  });

  test('what was not used goes back, and never more than was granted', () => {
    const amounts = fc.array(fc.nat({ max: 1e12 }), { maxLength: 5 });
    fc.assert(
      fc.property(amounts, amounts, (granted, used) => {
        const told = unusedOf(
          granted.map((mostOre, year) => ({ year, mostOre })),
          used.map((usedOre, year) => ({ year, usedOre })),
        );
        expect(told.unusedOre).toBeGreaterThanOrEqual(0);
        expect(told.unusedOre).toBeLessThanOrEqual(told.grantedOre);
        if (told.usedOre <= told.grantedOre) expect(told.usedOre + told.unusedOre).toBe(told.grantedOre);
      }),
    );
    expect(isReduced([700_000_00], [{ year: 2027, mostOre: 600_000_00 }])).toBe(true);
    expect(isReduced([700_000_00], [{ year: 2027, mostOre: 700_000_00 }])).toBe(false);
  });
});
