import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { programmeFigures } from './figures.ts';
import { ProgrammeInput, runsIn, type Programme } from './programme.ts';
import { checkProgrammes, isSameProgramme, ledgerProgramme, slugsByLedgerObject } from './register.ts';
import { staffingTable } from './tables.ts';

const demo = v.parse(
  v.array(ProgrammeInput),
  JSON.parse(readFileSync(new URL('../../../demo/programmes.json', import.meta.url), 'utf8')),
);

function aProgramme(given: Partial<Programme> = {}): Programme {
  return {
    slug: 'verkstan',
    name: 'Verkstan',
    orientation: 'individual',
    functionType: 'preparatory',
    owner: 'kommunen',
    partners: [],
    targetGroup: 'Unga vuxna',
    from: null,
    to: null,
    ledgerObject: '1100',
    staffing: [],
    years: [],
    ...given,
  };
}

test.each([
  ['two programmes with one slug', [aProgramme(), aProgramme({ ledgerObject: '1200' })], 'slugTwice'],
  ['two programmes on one ledger object', [aProgramme(), aProgramme({ slug: 'annan' })], 'ledgerObjectTwice'],
  ['costs booked on a programme that is not there', [aProgramme({ bookedOn: 'borta' })], 'bookedOnUnknown'],
  [
    'costs booked on a programme without a ledger object',
    [aProgramme({ ledgerObject: null }), aProgramme({ slug: 'annan', ledgerObject: null, bookedOn: 'verkstan' })],
    'bookedOnUnknown',
  ],
  ['an end before the start', [aProgramme({ from: '2024-05-01', to: '2024-04-30' })], 'endsBeforeStart'],
])('refuses %s', (_, programmes, kind) => {
  expect(checkProgrammes(programmes)).toMatchObject({ ok: false, refusal: { kind } });
});

test('the demo is a register that holds: five individual programmes, four structural', () => {
  expect(checkProgrammes(demo).ok).toBe(true);
  const value = (id: string) => programmeFigures(demo, 2024).find((figure) => figure.id === id)?.value;
  expect([value('programmes.individual@2024'), value('programmes.structural@2024')]).toEqual([5, 4]);
});

test('every project of the ledger has its programme, and costs without an object their place', () => {
  expect([...slugsByLedgerObject(demo).keys()].toSorted()).toEqual([
    '1100',
    '1200',
    '1300',
    '1400',
    '2100',
    '2200',
    '2300',
    '2900',
  ]);
  const kpf = demo.find(({ slug }) => slug === 'koll-pa-formaga');
  expect(kpf && ledgerProgramme(kpf)).toBe('samverkansmodell');
});

test('granted money without a source is not reported, never zero', () => {
  const granted = (programme: Programme, year: number) =>
    programmeFigures([programme], year).find(({ id }) => id.startsWith('programmes.granted'))?.value;
  const years = [
    { year: 2025, grantedOre: 60_000_000, plannedParticipants: null, hasEqualityRoutine: null, source: '§ 5' },
  ];
  expect(granted(aProgramme({ years }), 2025)).toBe(60_000_000);
  expect(granted(aProgramme({ years }), 2024)).toBeNull();
});

test('a programme runs in a year that it touches by a day, not in the next', () => {
  const programme = aProgramme({ from: '2022-12-31', to: '2024-01-01' });
  expect([2021, 2022, 2023, 2024, 2025].map((year) => runsIn(programme, year))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
});

test('an unanswered question about the equality routine is not a yes', () => {
  const answer = (hasEqualityRoutine: boolean | null) =>
    aProgramme({
      years: [{ year: 2024, grantedOre: null, plannedParticipants: null, hasEqualityRoutine, source: '§' }],
    });
  const counted = (programme: Programme) =>
    programmeFigures([programme], 2024).find(({ id }) => id === 'programmes.withEqualityRoutine@2024')?.value;
  expect([counted(answer(true)), counted(answer(false)), counted(answer(null))]).toEqual([1, 0, 0]);
});

test('staff stand by employer and role, with full-time posts or the words that none were given', () => {
  const table = staffingTable(
    aProgramme({
      staffing: [
        { employer: 'Habo kommun', role: 'Coach', shareOfFullTime: 0.9 },
        { employer: 'Regionen', role: 'Läkare', shareOfFullTime: null },
      ],
    }),
  );
  expect(table.rows.map(({ cells }) => cells[1]?.text)).toEqual(['0,9', 'ej angivet']);
  for (const row of table.rows) expect(row.cells).toHaveLength(table.columns.length);
});

test('the order of years and a version do not make another programme', () => {
  const [a, b] = [2024, 2025].map((year) => ({
    year,
    grantedOre: null,
    plannedParticipants: null,
    hasEqualityRoutine: null,
    source: '§',
  }));
  if (!a || !b) throw new Error('two years');
  expect(isSameProgramme(aProgramme({ years: [a, b], version: 4 }), aProgramme({ years: [b, a] }))).toBe(true);
  expect(isSameProgramme(aProgramme(), aProgramme({ name: 'Annat namn' }))).toBe(false);
});
