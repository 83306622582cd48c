// The tables of the demo's packages against the printed report they come from.
import { readFileSync } from 'node:fs';
import { calendarYear } from '#kernel';
import type { TableModel } from '#design/core';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { aPackage } from './a-package.ts';
import { checkPackage } from './check-package.ts';
import { figuresOf } from './figures.ts';
import { FollowUpPackageInput, type FollowUpPackage } from './package.ts';
import { exitsTable, participantsTable, referrersTable, sexAgeTable } from './tables.ts';

const root = new URL('../../../demo/', import.meta.url);
const json = (name: string): unknown => JSON.parse(readFileSync(new URL(name, root), 'utf8'));
const packagesOf = (name: string): FollowUpPackage[] => v.parse(v.array(FollowUpPackageInput), json(name));

const year = packagesOf('packages-2024.json');
const appendix = packagesOf('packages-2024-appendix.json');
const printed = json('printed/figures-2024.json') as {
  participants: Record<string, number[]>;
};
const names = {
  enter: 'Enter',
  nova: 'NOVA',
  fia: 'FIA',
  'it-sparet': 'IT-spåret',
  'koll-pa-formaga': 'Koll på förmåga',
};

function valuesOf(table: TableModel | null, row: string): (number | null)[] {
  return table?.rows.find(({ id, label }) => id === row || label === row)?.cells.map(({ value }) => value) ?? [];
}

function find(programme: string): FollowUpPackage {
  return appendix.find((one) => one.programme === programme) ?? aPackage();
}

test('the main table is the printed one, with a total of all participants added', () => {
  const table = participantsTable(year, calendarYear(2024), names);
  for (const label of ['Enter', 'NOVA', 'FIA', 'IT-spåret', 'Totalt']) {
    const [women = 0, men = 0, ...rest] = printed.participants[label] ?? [];
    const own = valuesOf(table, label).map((value) => value ?? 0);
    expect([label, own]).toEqual([label, [women, men, women + men, ...rest]]);
  }
  expect(valuesOf(table, 'Totalt')[2]).toBe(253);
});

test('what Koll på förmåga did not report is empty, not zero', () => {
  const table = participantsTable(year, calendarYear(2024), names);
  expect(valuesOf(table, 'Koll på förmåga')).toEqual([31, 33, 64, 45, null, null, null, null, null, null]);
});

test('the appendix keeps its own period and the fault it was printed with', () => {
  expect(checkPackage(find('nova')).map(({ message }) => message)).toEqual([
    'participants by referrer sums to 70, but the whole is 90.',
  ]);
  expect([...checkPackage(find('enter')), ...checkPackage(find('fia'))]).toEqual([]);
  expect(sexAgeTable(find('nova'), names)?.caption).toContain('1 december 2023');
});

test('sex by age has both margins', () => {
  const table = sexAgeTable(find('enter'), names);
  expect(table?.columns.map(({ label }) => label)).toEqual(['16–29 år', '30–49 år', '50–64 år', 'Totalt']);
  expect(valuesOf(table, 'female')).toEqual([28, 14, 0, 42]);
  expect(valuesOf(table, 'male')).toEqual([21, 15, 1, 37]);
  expect(valuesOf(table, 'total')).toEqual([49, 29, 1, 79]);
});

test('a table that counts only new participants says so', () => {
  expect(sexAgeTable(find('fia'), names)?.caption).toContain('Nyinskrivna i FIA');
});

test('referrers are summed as they stand, and exits keep their fine reasons', () => {
  const referrers = referrersTable(find('nova'), names);
  expect(valuesOf(referrers, 'total')).toEqual([70]);
  expect(referrers?.remarks).toEqual(['Remittent är redovisad för 70 av 90.']);
  expect(referrersTable(find('enter'), names)?.remarks).toEqual([]);
  const exits = exitsTable(find('fia'), names);
  expect(exits?.rows.map(({ label }) => label)).toContain('Åter till remittent');
  expect(valuesOf(exits, 'total')).toEqual([10]);
});

test('the main table puts the finer reasons of an own register under Annat skäl', () => {
  const cell = (exitReason: string, count: number) => ({
    measure: 'exited' as const,
    dimensions: { exitReason },
    count,
  });
  const one = aPackage({
    measures: [
      { measure: 'exited', dimensions: {}, count: 6 },
      cell('other', 1),
      cell('ownRequest', 2),
      cell('backToReferrer', 3),
    ],
  });
  const row = participantsTable([one], calendarYear(2024)).rows[0];
  expect(row?.cells.at(-1)?.value).toBe(6);
  expect(row?.cells.at(-1)?.figureId).toBeUndefined();
});

test('every figure that a cell names exists and has the number of the cell', () => {
  const figures = new Map(figuresOf([...year, ...appendix], names).map((figure) => [figure.id, figure.value]));
  const tables = [
    participantsTable(year, calendarYear(2024), names),
    ...appendix.flatMap((one) => [sexAgeTable(one, names), referrersTable(one, names), exitsTable(one, names)]),
  ];
  let linked = 0;
  for (const cell of tables.flatMap((table) => table?.rows ?? []).flatMap(({ cells }) => cells)) {
    if (cell.figureId === undefined) continue;
    linked += 1;
    expect([cell.figureId, figures.get(cell.figureId)]).toEqual([cell.figureId, cell.value]);
  }
  expect(linked).toBeGreaterThan(80);
});
