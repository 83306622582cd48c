import { expect, test } from 'vitest';
import { nextLegalDeadlines } from './legal-deadlines.ts';

const next = (today: string) => nextLegalDeadlines(today).map(({ id, on, daysLeft }) => ({ id, on, daysLeft }));

test('in November the budget comes first', () => {
  expect(next('2026-11-22')).toEqual([
    { id: 'budget', on: '2026-11-30', daysLeft: 8 },
    { id: 'annualReport', on: '2027-03-31', daysLeft: 129 },
  ]);
});

test('on its own day a deadline is still ahead, the day after it is a year away', () => {
  expect(next('2027-03-31')[0]).toEqual({ id: 'annualReport', on: '2027-03-31', daysLeft: 0 });
  expect(next('2027-04-01')[0]).toEqual({ id: 'budget', on: '2027-11-30', daysLeft: 243 });
  expect(next('2027-04-01')[1]?.on).toBe('2028-03-31');
});

test('names the year that each is about', () => {
  const labels = nextLegalDeadlines('2026-12-01').map(({ label }) => label);
  expect(labels[0]).toBe('Lämna årsredovisningen för 2026');
  expect(labels[1]).toBe('Besluta om budget för 2028, efter samråd med medlemmarna');
});
