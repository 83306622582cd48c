import { readFileSync } from 'node:fs';
import { tableFaults } from '#design/core';
import { figuresOf, type FollowUpPackage } from '#followup/core';
import type { Programme } from '#programmes/core';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import {
  composeConsultation,
  consultationChanges,
  ownPart,
  ConsultationPartInput,
  partTable,
  sumShown,
  type ConsultationPart,
  type ConsultationRow,
  type Shown,
} from './index.ts';

const aRow = (of: Partial<ConsultationRow> = {}): ConsultationRow => ({
  programme: 'enter',
  name: 'Enter',
  costOre: 3_100_000_49,
  fullTimePosts: 2.75,
  participants: 80,
  exited: 25,
  effectOre: 1_944_000_00,
  ...of,
});
const aPart = (of: Partial<ConsultationPart> = {}): ConsultationPart => ({
  association: { name: 'Samordningsförbundet Provet', orgNumber: '222000-1234' },
  year: 2024,
  isPreliminary: true,
  takenOn: '2025-02-20',
  rows: [aRow(), aRow({ programme: 'nova', name: 'NOVA', exited: 'hidden', effectOre: null })],
  ...of,
});
const consultation = { title: 'Medlemssamråd 2025', heldOn: '2025-02-28', year: 2024, introduction: 'Välkomna.' };
const host = { name: 'Samordningsförbundet Provet', orgNumber: '222000-1234' };
const said = { id: 's1', owner: 'Habo kommun', text: 'Följ upp unga', outcome: '' };
const deck = (of: Partial<Parameters<typeof composeConsultation>[0]> = {}) =>
  composeConsultation({ consultation, host, parts: [aPart()], standpoints: [], earlier: null, changes: [], ...of });

test('a hidden number is a dash, and hides the sum it is part of', () => {
  const [enter, nova, sum] = partTable(aPart()).rows;
  expect(enter?.cells.map(({ text }) => text.replaceAll(/\s/g, ' '))).toEqual([
    '3 100 000',
    '2,75',
    '80',
    '25',
    '1 944 000',
  ]);
  expect(nova?.cells[3]).toMatchObject({ isHidden: true, value: null });
  expect(sum?.cells[3]).toMatchObject({ isHidden: true, value: null });
  expect(sum?.cells[2]).toMatchObject({ value: 160 });
  expect(sum?.cells[4]).toMatchObject({ value: 1_944_000 });
  expect(tableFaults(partTable(aPart()))).toEqual([]);
});

test('the deck says preliminary until the year is locked, and then what changed', () => {
  expect(JSON.stringify(deck())).toContain('PRELIMINÄRT');
  const locked = deck({ parts: [aPart({ isPreliminary: false })] });
  expect(JSON.stringify(locked)).not.toMatch(/prelimin/i);
  const changes = consultationChanges([aRow()], [aRow({ exited: 23 })]);
  expect(changes).toEqual([{ programme: 'enter', name: 'Enter', measure: 'exited', before: 25, after: 23 }]);
  expect(deck({ changes }).sections.at(-1)?.id).toBe('consultation.changes');
});

test('standpoints are told, and those of the time before with what came of them', () => {
  const sections = deck({ standpoints: [said], earlier: { heldOn: '2024-03-01', standpoints: [said] } }).sections;
  expect(sections.map(({ id }) => id)).toEqual([
    'consultation.introduction',
    'consultation.part.222000-1234',
    'consultation.earlier',
    'consultation.standpoints',
  ]);
  expect(JSON.stringify(sections)).toContain('Redovisas senare');
});

const shown: fc.Arbitrary<Shown> = fc.oneof(fc.constant(null), fc.constant('hidden' as const), fc.nat());

test('a sum never tells a hidden number, and is nothing of nothing', () => {
  fc.assert(
    fc.property(fc.array(shown), (values) => {
      const sum = sumShown(values);
      if (values.includes('hidden')) expect(sum).toBe('hidden');
      else if (values.every((value) => value === null)) expect(sum).toBeNull();
      else
        expect(sum).toBe(values.reduce<number>((total, value) => total + (typeof value === 'number' ? value : 0), 0));
    }),
  );
});

test('changes are empty exactly when nothing differs', () => {
  const rows = fc.uniqueArray(
    fc.record({
      programme: fc.constantFrom('a', 'b', 'c'),
      name: fc.constant('X'),
      costOre: shown,
      fullTimePosts: shown,
      participants: shown,
      exited: shown,
      effectOre: shown,
    }),
    { selector: ({ programme }) => programme },
  );
  fc.assert(
    fc.property(rows, rows, (was, now) => {
      const sorted = (all: readonly ConsultationRow[]) =>
        all.toSorted((a, b) => (a.programme < b.programme ? -1 : 1));
      const isSame = JSON.stringify(sorted(was)) === JSON.stringify(sorted(now));
      expect(consultationChanges(was, now).length === 0).toBe(isSame);
      expect(consultationChanges(was, was)).toEqual([]);
    }),
  );
});

test('what one association sends, another reads; a programme twice is refused', () => {
  const sent: unknown = JSON.parse(JSON.stringify(aPart()));
  expect(v.parse(ConsultationPartInput, sent)).toEqual(aPart());
  expect(v.is(ConsultationPartInput, { ...aPart(), rows: [aRow(), aRow()] })).toBe(false);
  expect(v.is(ConsultationPartInput, { ...aPart(), rows: [aRow({ participants: -1 })] })).toBe(false);
});

test('own numbers are those of the figures, and of nobody is not of none', () => {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(new URL(`../../../../demo/${name}`, import.meta.url), 'utf8'));
  const packages = read('packages-2024.json') as FollowUpPackage[];
  const part = ownPart({
    association: host,
    year: 2024,
    isPreliminary: true,
    takenOn: '2025-02-20',
    programmes: read('programmes.json') as Programme[],
    economy: [],
    figures: figuresOf(packages),
    effects: new Map([['enter', 100]]),
  });
  const enter = part.rows.find(({ programme }) => programme === 'enter');
  expect(enter).toMatchObject({ participants: 80, costOre: null, effectOre: 100 });
  expect(part.rows.some(({ participants }) => participants === null)).toBe(true);
});
