// From the state's offer to each member's contribution, on the years that are known, and whatever members decide.
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { kronor, sumOre } from '#kernel';
import { checkSharingKey, type Member } from '#organisation/core';
import { compareCapital, type CapitalGuideline } from '../capital.ts';
import { allocate } from './allocation.ts';
import { budgetControl, budgetFindings, withMeetingDays, type BudgetEvent } from './budget-process.ts';
import { planYears } from './three-year-plan.ts';

const member = (slug: string, kind: Member['kind'], shareOfKommunQuarter: number | null = null): Member => ({
  slug,
  name: slug,
  kind,
  shareOfKommunQuarter,
  counterpartyObject: null,
  validFrom: null,
  validTo: null,
});

const members = [
  member('fk', 'forsakringskassan'),
  member('af', 'arbetsformedlingen'),
  member('region', 'region'),
  member('habo', 'kommun', 0.0732),
  member('jonkoping', 'kommun', 0.8032),
  member('mullsjo', 'kommun', 0.0416),
  member('vaggeryd', 'kommun', 0.082),
];
const paid = (result: ReturnType<typeof allocate>, slug: string) =>
  result?.rows.find((row) => row.member === slug)?.contributionOre;

describe('an offer that everybody matches wholly', () => {
  const printed = JSON.parse(
    readFileSync(new URL('../../../../demo/printed/figures-2024.json', import.meta.url), 'utf8'),
  ) as { notes: { income: { label: string; budget?: number | null }[] } };

  test('of 5 574 000 kr gives the contributions that the budget of 2024 printed', () => {
    const result = allocate({ offeredOre: kronor(5_574_000), decisions: [] }, members);
    expect(result).toMatchObject({ totalOre: kronor(11_148_000), unusedOre: 0, limiting: [] });
    expect(paid(result, 'fk')).toBe(kronor(5_574_000));
    expect(paid(result, 'region')).toBe(kronor(2_787_000));
    const kommuner = ['habo', 'jonkoping', 'mullsjo', 'vaggeryd'].map((slug) => paid(result, slug) ?? 0);
    expect(sumOre(kommuner)).toBe(kronor(2_787_000));
    // The kommuner's agreed shares are known to four decimals: within 0,1 per cent of the quarter of what was printed.
    for (const [slug, kr] of [
      ['habo', 204_100],
      ['jonkoping', 2_238_400],
      ['mullsjo', 116_000],
      ['vaggeryd', 228_500],
    ] as const)
      expect(Math.abs((paid(result, slug) ?? 0) - kronor(kr))).toBeLessThan(kronor(2_787));
    expect(JSON.stringify(printed)).toContain('5574000');
  });

  test('of 3 340 000 kr gives the 6 680 tkr of 2020', () => {
    expect(allocate({ offeredOre: kronor(3_340_000), decisions: [] }, members)?.totalOre).toBe(kronor(6_680_000));
  });
});

describe('an offer that somebody matches in part', () => {
  test('is used as far as the smallest part goes, and the rest is told', () => {
    const decisions = [{ member: 'region', amountOre: kronor(2_000_000), decidedOn: '2025-10-01' }];
    const result = allocate({ offeredOre: kronor(5_000_000), decisions }, members);
    expect(result).toMatchObject({
      totalOre: kronor(8_000_000),
      unusedOre: kronor(1_000_000),
      limiting: ['region'],
      undecided: ['habo', 'jonkoping', 'mullsjo', 'vaggeryd'],
    });
    expect(paid(result, 'region')).toBe(kronor(2_000_000));
  });

  test('is not used at all when one pays nothing', () => {
    const decisions = [{ member: 'habo', amountOre: 0, decidedOn: null }];
    expect(allocate({ offeredOre: kronor(5_000_000), decisions }, members)).toMatchObject({
      totalOre: 0,
      unusedOre: kronor(5_000_000),
    });
  });

  test('needs the agreed shares of the kommuner', () => {
    const without = members.map((one) => (one.slug === 'habo' ? { ...one, shareOfKommunQuarter: null } : one));
    expect(allocate({ offeredOre: 100, decisions: [] }, without)).toBeNull();
  });
});

test('whatever is offered and decided: nobody pays more than it decided, the key holds, and nothing is lost', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2e9 }),
      fc.array(fc.option(fc.integer({ min: 0, max: 2e9 }), { nil: null }), { minLength: 5, maxLength: 5 }),
      (offeredOre, amounts) => {
        const slugs = ['region', 'habo', 'jonkoping', 'mullsjo', 'vaggeryd'];
        const decisions = slugs.map((slug, index) => ({
          member: slug,
          amountOre: amounts[index] ?? null,
          decidedOn: null,
        }));
        const result = allocate({ offeredOre, decisions }, members);
        if (result === null) throw new Error('the key can be used');
        for (const { decision, contributionOre } of result.rows)
          if (decision !== null && decision.amountOre !== null)
            expect(contributionOre).toBeLessThanOrEqual(decision.amountOre);
        const contributions = result.rows.map((row) => ({ slug: row.member, amountOre: row.contributionOre }));
        expect(sumOre(contributions.map(({ amountOre }) => amountOre))).toBe(result.totalOre);
        for (const { differenceOre } of checkSharingKey(members, contributions)) expect(differenceOre).toBe(0);
        expect((paid(result, 'fk') ?? 0) + result.unusedOre).toBe(offeredOre);
        expect(result.unusedOre).toBeGreaterThanOrEqual(0);
      },
    ),
  ));

describe('the guideline for capital on the data points that are known', () => {
  const guideline = (percent: number): CapitalGuideline => ({
    validFrom: '2018-01-01',
    source: 'Nationella rådet',
    isVerified: false,
    steps: [{ fromOre: 0, toOre: null, limit: { kind: 'percent', percent } }],
  });
  test.each([
    ['Södra Vätterbygden 2020', 6_680_000, 20, 1_336_000],
    ['Höglandet 2025, under 1,2 Mkr', 8_036_000, 15, 1_205_400],
  ])('%s', (_, contributions, percent, kr) => {
    const facts = { on: '2025-12-31', contributionsOre: kronor(contributions), equityOre: kronor(2_000_000) };
    expect(compareCapital({ ...facts, guidelines: [guideline(percent)] })).toMatchObject({
      maximumOre: kronor(kr),
      excessOre: kronor(2_000_000 - kr),
    });
  });

  test('a plan tells the capital of each year beside it', () => {
    const year = (of: number, costs: number) => ({
      year: of,
      contributionsOre: kronor(10_000),
      otherIncomeOre: kronor(500),
      costsOre: kronor(costs),
    });
    const planned = planYears([year(2027, 10_000), year(2026, 11_500), year(2028, 10_500)], {
      openingEquityOre: kronor(3000),
      guidelines: [guideline(20)],
    });
    expect(
      planned.map(({ year: of, resultOre, closingEquityOre, guidelineOre }) => [
        of,
        resultOre,
        closingEquityOre,
        guidelineOre,
      ]),
    ).toEqual([
      [2026, kronor(-1000), kronor(2000), kronor(2000)],
      [2027, kronor(500), kronor(2500), kronor(2000)],
      [2028, 0, kronor(2500), kronor(2000)],
    ]);
  });
});

describe('the way of a budget', () => {
  const event = (step: BudgetEvent['step'], on: string, who: string | null = null): BudgetEvent => ({
    id: `${step} ${on} ${who}`,
    year: 2026,
    step,
    member: who,
    on,
    words: null,
    budgetVersion: null,
  });
  const of = { year: 2026, members: ['fk', 'region'], today: '2025-11-01' };
  const done = [
    event('proposal', '2025-09-12'),
    event('sent', '2025-09-15', 'fk'),
    event('sent', '2025-09-15', 'region'),
    event('answer', '2025-10-20', 'fk'),
    event('answer', '2025-10-22', 'region'),
    event('announced', '2025-11-10'),
    event('set', '2025-11-24'),
  ];
  const kinds = (events: readonly BudgetEvent[], more: Partial<typeof of> = {}) =>
    budgetFindings(events, { ...of, ...more }).map(({ kind }) => kind);

  test('that is whole and in time has nothing to say', () => expect(kinds(done)).toEqual([]));
  test.each([
    ['has not begun', [], ['notSet', 'notAsked', 'notAnnounced']],
    ['was set after 30 November', [...done.slice(0, 6), event('set', '2025-12-01')], ['setLate']],
    ['was set on 30 November', [...done.slice(0, 6), event('set', '2025-11-30')], []],
    ['waits for an answer', done.filter(({ id }) => !id.startsWith('answer 2025-10-22')), ['notAnswered']],
    [
      'was set before a member was asked',
      [...done.filter(({ id }) => !id.startsWith('sent 2025-09-15 region')), event('sent', '2025-11-26', 'region')],
      ['setBeforeAsking'],
    ],
    [
      'was announced on the day it was set',
      [...done.filter(({ step }) => step !== 'announced'), event('announced', '2025-11-24')],
      ['announcedAfter'],
    ],
  ])('%s', (_, events, expected) => expect(kinds(events)).toEqual(expected));
  const notice = { item: 'i', heldOn: '2025-11-24', isPublic: true, later: [] };
  test.each([
    ['the notice with the proposal announces it', '2025-11-10', ['Budgetförslag'], []],
    ['a notice without it does not, whatever was typed', '2025-11-10', [], ['noticeWithoutProposal']],
    ['a notice of the same day is too late', '2025-11-24', ['Budgetförslag'], ['announcedAfter']],
    ['a meeting that is not called leaves it to what was typed', null, [], []],
  ])('%s', (_, calledOn, documents, expected) =>
    expect(
      budgetFindings(done, { ...of, notice: { ...notice, calledOn, documents } }).map(({ kind }) => kind),
    ).toEqual(expected),
  );
  test('is late when its day is over', () =>
    expect(budgetFindings(done.slice(0, 6), { ...of, today: '2025-12-01' })).toMatchObject([
      { kind: 'notSet', isLate: true },
    ]));
});

describe('whether the budget was set in time and in public', () => {
  const set = (on: string, item: string | null = null): BudgetEvent => ({
    id: on,
    year: 2026,
    step: 'set',
    member: null,
    on,
    words: null,
    budgetVersion: null,
    item,
  });
  const meetings = new Map([
    ['open', { heldOn: '2025-11-24', isPublic: true, calledOn: '2025-11-10' }],
    ['closed', { heldOn: '2025-11-24', isPublic: false, calledOn: null }],
    ['late', { heldOn: '2025-12-01', isPublic: true, calledOn: null }],
    ['last', { heldOn: '2025-11-30', isPublic: true, calledOn: null }],
  ]);
  const control = (events: readonly BudgetEvent[], today = '2025-11-25') =>
    budgetControl(events, { year: 2026, today, meetings });

  test.each([
    ['at a public meeting', [set('2025-11-24', 'open')], { kind: 'kept', on: '2025-11-24' }],
    ['on the last day', [set('2025-11-01', 'last')], { kind: 'kept', on: '2025-11-30' }],
    ['behind closed doors', [set('2025-11-24', 'closed')], { kind: 'broken', why: 'notPublic', item: 'closed' }],
    ['too late, whatever was typed', [set('2025-11-10', 'late')], { kind: 'broken', why: 'late', on: '2025-12-01' }],
    ['by a step without a meeting', [set('2025-11-24')], { kind: 'noMeeting' }],
    ['by a meeting that nobody knows', [set('2025-11-24', 'gone')], { kind: 'noMeeting' }],
    ['typed and too late', [set('2025-12-02')], { kind: 'broken', why: 'late' }],
    ['not yet', [], { kind: 'open', due: '2025-11-30' }],
  ])('%s', (_, events, expected) => expect(control(events)).toMatchObject(expected));
  test('not at all', () => expect(control([], '2025-12-01')).toMatchObject({ kind: 'broken', why: 'notSet' }));
  test('the meeting tells the day of its step', () =>
    expect(withMeetingDays([set('2025-01-01', 'open'), set('2025-01-02')], meetings).map(({ on }) => on)).toEqual([
      '2025-11-24',
      '2025-01-02',
    ]));
});
