import Holidays from 'date-holidays';
import fc from 'fast-check';
import { addDays } from '#kernel';
import { describe, expect, test } from 'vitest';
import {
  announcementDue,
  appealEnds,
  approvalDue,
  holidaysOf,
  isWorkday,
  noticeDue,
  removalFrom,
  workdayFrom,
  workdayUntil,
} from './deadlines.ts';

const library = new Holidays('SE');

test('holidays are those of the library, from 2005 to 2100', () => {
  for (let year = 2005; year <= 2100; year += 1) {
    const theirs = library
      .getHolidays(year, 'en')
      .filter(({ type }) => type === 'public' || type === 'bank')
      .map(({ date }) => date.slice(0, 10))
      .filter((day) => day.startsWith(String(year)));
    expect({ year, days: holidaysOf(year) }).toEqual({ year, days: [...new Set(theirs)].toSorted() });
  }
});

describe('what the law counts', () => {
  test.each([
    ['an ordinary Thursday', approvalDue, '2026-03-12', '2026-03-26'],
    ['fourteen days that end on Good Friday go to the Tuesday after Easter', approvalDue, '2026-03-20', '2026-04-07'],
    ['over the leap day', approvalDue, '2028-02-16', '2028-03-01'],
    ['over a February without one', approvalDue, '2026-02-16', '2026-03-02'],
    ['over New Year', approvalDue, '2026-12-18', '2027-01-04'],
    ['two days that end on a Saturday', announcementDue, '2026-03-12', '2026-03-16'],
    ['two days that end on Epiphany', announcementDue, '2027-01-04', '2027-01-07'],
    ['three weeks on a working day', appealEnds, '2026-03-16', '2026-04-07'],
    ['three weeks that end on Midsummer Eve', appealEnds, '2026-05-29', '2026-06-22'],
    ['three weeks over the leap day', appealEnds, '2028-02-14', '2028-03-06'],
    ['the notice is taken down the day after', removalFrom, '2026-06-01', '2026-06-23'],
  ] as const)('%s', (_, count, from, expected) => {
    expect(count(from)).toBe(expected);
  });

  test('the notice of a meeting is sent on a working day, never later than the statutes say', () => {
    expect(noticeDue('2026-03-12', 7)).toBe('2026-03-05');
    expect(noticeDue('2026-01-14', 8)).toBe('2026-01-05');
  });
});

const day = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('2000-01-01', days));

test('a working day is found within a week, and is nearest', () => {
  fc.assert(
    fc.property(day, (one) => {
      const [after, before] = [workdayFrom(one), workdayUntil(one)];
      expect(isWorkday(after) && isWorkday(before)).toBe(true);
      expect(before <= one && one <= after && after <= addDays(one, 6) && addDays(one, -6) <= before).toBe(true);
      const weekday = new Date(`${one}T00:00:00Z`).getUTCDay();
      if (weekday === 0 || weekday === 6) expect(isWorkday(one)).toBe(false);
    }),
  );
});
