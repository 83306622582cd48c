import { readFileSync } from 'node:fs';
import { isIsoDate, yearOf } from '#kernel';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { calendarFile } from './calendar-file.ts';
import { checkAgainstLaw, WheelItemInput, wheelOf } from './change-wheel.ts';
import { defaultWheel } from './default-wheel.ts';
import { dayIn, occurrencesIn, stateOf, titleIn, type Occurrence, type WheelItem } from './wheel.ts';

type Case = { year: number; expected?: string[]; includes?: string[]; excludes?: string[] };
const cases = parse(readFileSync(new URL('wheel.cases.yaml', import.meta.url), 'utf8')) as Case[];

const anItem = (given: Partial<WheelItem> = {}): WheelItem => ({
  id: 'a',
  title: 'Möte {år}',
  titleInEnglish: null,
  from: null,
  due: { month: 5, day: 12 },
  intervalYears: 1,
  firstYear: 2020,
  responsible: 'office',
  law: null,
  ...given,
});
const only = (item: WheelItem, year: number, marks = [] as Parameters<typeof occurrencesIn>[1]['marks']) =>
  occurrencesIn(year, { items: [item], marks })[0];

describe.each(cases)('the default wheel of $year', ({ year, expected, includes = [], excludes = [] }) => {
  const lines = occurrencesIn(year, { items: defaultWheel, marks: [] }).map(({ due, title }) => `${due} ${title}`);
  test('falls on the days of the case', () => {
    if (expected) expect(lines).toEqual(expected);
    expect(lines).toEqual(expect.arrayContaining(includes));
    for (const title of excludes) expect(lines.filter((line) => line.includes(title))).toEqual([]);
  });
});

test.each([
  [2024, { month: 2, day: 29 }, '2024-02-29'],
  [2025, { month: 2, day: 29 }, '2025-02-28'],
  [2025, { month: 4, day: 31 }, '2025-04-30'],
  [2100, { month: 2, day: 31 }, '2100-02-28'],
])('in %i the day %o is %s', (year, day, date) => {
  expect(dayIn(year, day)).toBe(date);
});

test('every item falls on a day that exists, in its year, and its start lies before it', () => {
  const day = fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) });
  const given = fc.record({ due: day, from: fc.option(day), year: fc.integer({ min: 2000, max: 2200 }) });
  fc.assert(
    fc.property(given, ({ due, from, year }) => {
      const found = only(anItem({ due, from, firstYear: 2000 }), year);
      expect(found && isIsoDate(found.due) && yearOf(found.due)).toBe(year);
      if (found?.from) expect(found.from < found.due && yearOf(found.from) >= year - 1).toBe(true);
    }),
  );
});

test.each([
  ['every year from its first', { intervalYears: 1, firstYear: 2025 }, [2025, 2026, 2027, 2028]],
  ['every other year', { intervalYears: 2, firstYear: 2025 }, [2025, 2027]],
  ['once', { intervalYears: 0, firstYear: 2026 }, [2026]],
])('an item comes %s', (_, often, years) => {
  const found = [2023, 2024, 2025, 2026, 2027, 2028].filter((year) => only(anItem(often), year));
  expect(found).toEqual(years);
});

test('work that starts in autumn for a day in spring starts the year before', () => {
  const item = anItem({ from: { month: 11, day: 1 }, due: { month: 2, day: 15 } });
  expect(only(item, 2027)).toMatchObject({ from: '2026-11-01', due: '2027-02-15' });
});

test('a moved day holds for its year only, and a start after it is not told', () => {
  const item = anItem({ from: { month: 5, day: 1 } });
  const marks = [{ itemId: 'a', year: 2026, movedTo: '2026-04-20', doneOn: null }];
  expect(only(item, 2026, marks)).toMatchObject({ due: '2026-04-20', from: null, isMoved: true });
  expect(only(item, 2027, marks)).toMatchObject({ due: '2027-05-12', isMoved: false });
});

test('the year in the words is the one of the item', () => {
  expect(titleIn(2027, 'Budget {år+1}, bokslut {år-1}, {år} och {annat}')).toBe(
    'Budget 2028, bokslut 2026, 2027 och {annat}',
  );
});

test.each([
  ['done', { doneOn: '2026-05-01', due: '2026-01-01' }],
  ['overdue', { due: '2026-05-11' }],
  ['soon', { due: '2026-05-12' }],
  ['soon', { due: '2026-06-11' }],
  ['ahead', { due: '2026-06-12' }],
  ['soon', { due: '2026-09-30', from: '2026-05-01' }],
  ['past', { due: '2026-02-28' }],
])('is %s: %o', (state, given) => {
  const occurrence = { ...(only(anItem(), 2026) as Occurrence), ...given };
  expect(stateOf(occurrence, { today: '2026-05-12', since: '2026-03-01', soon: '2026-06-11' })).toBe(state);
});

test('an association’s wheel is the defaults with what it changed, took away and added', () => {
  const changed = { ...(defaultWheel[0] as WheelItem), title: 'Våra rapporter' };
  const away = defaultWheel[1] as WheelItem;
  const wheel = wheelOf([
    { item: changed, isRemoved: false },
    { item: away, isRemoved: true },
    { item: anItem({ id: 'own' }), isRemoved: false },
  ]);
  expect(wheel.items[0]?.title).toBe('Våra rapporter');
  expect(wheel.items.map(({ id }) => id)).not.toContain(away.id);
  expect(wheel.items.at(-1)?.id).toBe('own');
  expect(wheel.removed).toEqual([away]);
});

test('what the law sets may come earlier and not later', () => {
  const budget = { id: 'budget' };
  expect(checkAgainstLaw(budget, '2026-11-18', 2026).ok).toBe(true);
  expect(checkAgainstLaw(budget, '2026-11-30', 2026).ok).toBe(true);
  expect(checkAgainstLaw(budget, '2026-12-01', 2026)).toMatchObject({
    refusal: { kind: 'laterThanLaw', latest: '2026-11-30' },
  });
  expect(checkAgainstLaw({ id: 'own' }, '2026-12-01', 2026).ok).toBe(true);
});

test.each([
  ['a month without that day', { due: { month: 2, day: 30 } }],
  ['a thirteenth month', { due: { month: 13, day: 1 } }],
  ['no words', { title: ' ' }],
  ['words without end', { title: 'x'.repeat(201) }],
  ['nobody', { responsible: 'kungen' }],
  ['an id that is an address', { id: '../x' }],
])('refuses %s', (_, given) => {
  const { id, title, from, due, intervalYears, firstYear, responsible } = anItem();
  const item = { id, title, from, due, intervalYears, firstYear, responsible };
  expect(v.safeParse(WheelItemInput, item).success).toBe(true);
  expect(v.safeParse(WheelItemInput, { ...item, ...given }).success).toBe(false);
});

describe('the calendar file', () => {
  const event = (title: string, description = '') => ({
    occurrence: only(anItem({ from: { month: 5, day: 1 } }), 2026) as Occurrence,
    title,
    description,
  });
  const file = (title: string, description?: string): string =>
    calendarFile({
      name: 'Provet',
      domain: '222000-0001',
      madeAt: '2026-05-12T08:30:00.123Z',
      events: [event(title, description)],
    });

  test('holds whole days, with the day after as the end, and an id that stays', () => {
    const lines = file('Möte').split('\r\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'UID:a-2026@222000-0001.stegvis',
        'DTSTAMP:20260512T083000Z',
        'DTSTART;VALUE=DATE:20260501',
        'DTEND;VALUE=DATE:20260513',
        'SUMMARY:Möte',
      ]),
    );
    expect(lines.at(-1)).toBe('');
  });

  test('escapes what the format gives a meaning', () => {
    expect(file('Beslut; budget, del 1\\2', 'rad ett\nrad två')).toContain(
      String.raw`SUMMARY:Beslut\; budget\, del 1\\2` + '\r\n' + String.raw`DESCRIPTION:rad ett\nrad två` + '\r\n',
    );
  });

  test('no line is longer than 75 octets, no letter is cut, and unfolding gives the text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const title = text.replaceAll(/[\r\n\\;,]/g, ' ');
        const written = file(title);
        for (const line of written.split('\r\n')) {
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        }
        expect(written.replaceAll('\r\n ', '')).toContain(`SUMMARY:${title}\r\n`);
      }),
    );
  });
});
