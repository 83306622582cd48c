import { expect, test } from 'vitest';
import { readMoves } from './read-moves.ts';
import { faultsOfParameter, parameterSet, valueOn, type Parameter } from './parameters.ts';

const good: Parameter = {
  name: 'base',
  unit: 'SEK/year',
  frequency: 'yearly',
  values: { '2023-01-01': 1, '2024-01-01': 2 },
  source: 'a law',
  verified: true,
  evidence: 'official',
};

test('a whole file has no fault', () => {
  expect(faultsOfParameter(good)).toEqual([]);
});

test.each([
  ['a missing unit', { unit: '' }, 'unit is missing'],
  ['a missing source', { source: ' ' }, 'source is missing'],
  ['dates out of order', { values: { '2024-01-01': 1, '2023-01-01': 2 } }, 'dates are in order'],
  ['a missing year inside a yearly series', { values: { '2022-01-01': 1, '2024-01-01': 2 } }, 'a year is missing'],
  ['a day that is none', { values: { '2024-02-30': 1 } }, 'is no date'],
  ['no value', { values: {} }, 'values are missing'],
  ['an unknown evidence', { evidence: 'hearsay' }, 'evidence'],
])('%s is found', (_, change, fault) => {
  expect(faultsOfParameter({ ...good, ...change }).join()).toContain(fault);
});

test('parts of a series are merged by date, each with its own certainty; the verified one holds', () => {
  const guessed = { ...good, name: 'base.unverified', verified: false, values: { '2022-01-01': 9, '2024-01-01': 8 } };
  const set = parameterSet([guessed, good]);
  expect(valueOn(set, { name: 'base', on: '2022-06-01' })).toMatchObject({ value: 9, verified: false });
  expect(valueOn(set, { name: 'base', on: '2024-06-01' })).toMatchObject({ value: 2, verified: true });
  expect(valueOn(set, { name: 'base', on: '2021-12-31' })).toBeNull();
});

test('null ends a value', () => {
  const set = parameterSet([{ ...good, values: { '2023-01-01': 1, '2024-01-01': null } }]);
  expect(valueOn(set, { name: 'base', on: '2024-01-01' })).toBeNull();
});

const row = (cells: Record<string, string>) => ({
  header: ['from', 'to', 'count', 'subsidy_kind', 'subsidy_level', 'strengthened_cooperation', 'to_gross'],
  rows: [{ line: 2, cells: { from: 'FORS', to: 'ARBETE', count: '5', ...cells } }],
});

test('a row of moves is read with its subsidy and its amount', () => {
  const read = readMoves(row({ subsidy_kind: 'lönebidrag', subsidy_level: '0,6', to_gross: '2.78 PBB' }));
  expect(read).toMatchObject({
    value: [{ subsidy: { kind: 'lonebidrag', level: 0.6 }, toGross: { unit: 'pbb', amount: 2.78 }, count: 5 }],
  });
});

test.each([
  ['unknown-state', { from: 'LOTTO' }],
  ['not-a-count', { count: '2,5' }],
  ['not-a-count', { count: '-1' }],
  ['unknown-subsidy', { subsidy_kind: 'bonus' }],
  ['subsidy-without-work', { to: 'STUDIE', subsidy_kind: 'samhall' }],
  ['not-a-level', { subsidy_kind: 'lonebidrag', subsidy_level: '60' }],
  ['not-yes-or-no', { strengthened_cooperation: 'kanske' }],
  ['not-an-amount', { to_gross: 'mycket' }],
])('%s is told with its line, and nothing is taken in', (code, cells) => {
  expect(readMoves(row(cells))).toMatchObject({ refusal: { kind: 'rowsHaveErrors', problems: [{ code, line: 2 }] } });
});
