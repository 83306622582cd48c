import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, calendarYear } from '#kernel';
import { halfYearSpan, isHalfYearDay, parseReportSlug, reportSlug } from './report-kind.ts';

test.each([
  [calendarYear(2024), { from: '2024-06-30', to: '2024-08-31' }],
  [calendarYear(2023), { from: '2023-06-30', to: '2023-08-31' }],
  [
    { from: '2023-07-01', to: '2024-06-30' },
    { from: '2023-12-31', to: '2024-02-29' },
  ],
])('a half-year report of %j tells to a day in %j', (year, span) => {
  expect(halfYearSpan(year)).toEqual(span);
});

test('the days of the span, and no others, are six to eight months into the year', () =>
  fc.assert(
    fc.property(fc.integer({ min: 1990, max: 2100 }), fc.integer({ min: -40, max: 400 }), (year, days) => {
      const period = calendarYear(year);
      const day = addDays(period.from, days);
      const span = halfYearSpan(period);
      expect(isHalfYearDay(period, day)).toBe(day >= span.from && day <= span.to);
    }),
  ));

test('a report has one name in an address', () => {
  for (const kind of ['annual', 'halfYear'] as const)
    expect(parseReportSlug(reportSlug({ year: 2024, kind }))).toEqual({ year: 2024, kind });
  for (const text of ['', '24', '2024-', '2024-delarx', 'delar', '20240', '3024'])
    expect(parseReportSlug(text)).toBeNull();
});
