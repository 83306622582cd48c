// The examples of docs/data-formats.md, read by the readers that an office meets.
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { readCsv } from '#exchange/core';
import { fromTrialBalance, readBudgetSheet, readEnteredSheet } from '#finance/core';
import { readCountSheet, readPackageJson } from '#followup/core';
import { GoalInput, readGoalSheet } from '#goals/core';
import { calendarYear, hasErrors } from '#kernel';
import { ProgrammeInput } from '#programmes/core';
import { parseNarrative, readSectionFile } from '#reports/core';
import { ChartMappingInput, EnteredFigureInput, FinanceSettingInput } from '#finance/server';
import { OrganisationInput } from '#organisation/server';
import { SignerInput } from '#reports/server';
import { fencedBlocks, readDocument } from './docs.testing.ts';

const examples = new Map(
  fencedBlocks(readDocument('docs/data-formats.md'))
    .map(({ info, text }) => [info.split(' ')[1] ?? '', text] as const)
    .filter(([name]) => name !== ''),
);
const example = (name: string): string => examples.get(name) ?? '';
const json = (name: string): unknown => JSON.parse(example(name));

function sheet(name: string) {
  const read = readCsv(example(name));
  if (!read.ok) throw new Error(`${name} is no table: ${read.refusal.kind}`);
  return read.value;
}

test('the document has an example of every format and no other', () => {
  expect([...examples.keys()].toSorted()).toEqual([
    'budget',
    'chart-mapping',
    'entered-figures',
    'entered-sheet',
    'follow-up-long',
    'follow-up-package',
    'follow-up-wide',
    'goal',
    'goal-sheet',
    'narrative',
    'organisation',
    'programme',
    'settings',
    'signers',
    'trial-balance',
  ]);
});

test('the trial balance is read without problems', () => {
  const read = fromTrialBalance(sheet('trial-balance'), calendarYear(2025));
  expect(read).toMatchObject({ ok: true, value: { problems: [], year: 2025 } });
  if (!read.ok) return;
  expect(read.value.opening).toContainEqual({ account: '1930', objects: [], amountOre: 10_000_000 });
  expect(read.value.objects.get('6')?.get('1100')).toBe('Enter');
});

test('the budget is read: rows on both sides, and planned use of equity', () => {
  expect(readBudgetSheet(sheet('budget'))).toEqual({
    ok: true,
    value: {
      rows: [
        { position: 'operatingIncome', label: 'Driftbidrag från Försäkringskassan', amountOre: 500_000_000 },
        { position: 'operatingCosts', label: 'Enter', amountOre: 290_000_000 },
        { position: 'operatingCosts', label: 'Tillgängligt nya insatser', amountOre: 40_000_000 },
      ],
      plannedEquityUseOre: 25_000_000,
      problems: [],
    },
  });
});

test('the follow-up package is read without problems', () => {
  const read = readPackageJson(example('follow-up-package'));
  expect(read).toMatchObject({ ok: true, value: { problems: [] } });
});

const context = {
  association: '222000-2428',
  countingUnit: 'participation',
  definitions: [],
  source: 'Insatsrapport 2025',
  decision: null,
  from: '2025-01-01',
  to: '2025-12-31',
} as const;

test.each(['follow-up-long', 'follow-up-wide'])('%s gives the counts of the programme', (name) => {
  const { packages, problems } = readCountSheet(sheet(name), context);
  expect(hasErrors(problems)).toBe(false);
  const enter = packages.find(({ programme }) => programme === 'enter');
  expect(enter?.measures).toContainEqual({ measure: 'participants', dimensions: { sex: 'female' }, count: 41 });
  expect(enter?.measures).toContainEqual({ measure: 'exited', dimensions: { exitReason: 'studies' }, count: 3 });
});

test.each([
  ['programme', ProgrammeInput],
  ['goal', GoalInput],
  ['entered-figures', v.array(EnteredFigureInput)],
  ['chart-mapping', ChartMappingInput],
  ['organisation', OrganisationInput],
  ['settings', FinanceSettingInput],
  ['signers', v.array(SignerInput)],
] as const)('the example of %s has the shape that its use case takes', (name, schema) => {
  const parsed = v.safeParse(schema, json(name));
  expect(parsed.issues ?? []).toEqual([]);
});

test('entered figures are the same as a table and as JSON', () => {
  const rows = readEnteredSheet(sheet('entered-sheet'));
  expect(rows).toEqual({ ok: true, value: json('entered-figures') });
});

test('a goal is the same as a table and as JSON', () => {
  expect(readGoalSheet(sheet('goal-sheet'))).toEqual({ ok: true, value: [json('goal')] });
});

test('the narrative is read without problems, and its front matter names the section', () => {
  const read = readSectionFile(example('narrative'));
  if (!read.ok) throw new Error(read.refusal.kind);
  const { sectionId, owner, markdown } = read.value;
  expect([sectionId, owner]).toEqual(['management.staff', 'Förbundschef']);
  const { problems, blocks } = parseNarrative({ section: sectionId, markdown });
  expect(problems).toEqual([]);
  expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'subheading', 'list']);
});
