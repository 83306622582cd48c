import { readTable } from '#exchange/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkHeader,
  IMPORT_COLUMNS,
  importTemplate,
  readImportRows,
  suggestMapping,
  type ImportColumn,
} from '../index.ts';

const good: Readonly<Partial<Record<ImportColumn, string>>> = {
  pseudonym: 'A001',
  programme: 'NOVA',
  sex: 'kvinna',
  birth_year: '1990',
  municipality: 'Habo',
  referrer: 'Region',
  referred_on: '2024-01-10',
  enrolled_on: '2024-02-01',
  exited_on: '2024-11-15',
  exit_reason: 'Arbete med subvention',
  income_support_start: 'försörjningsstöd:100',
  income_support_end: 'arbete:75|sjukersättning:25',
  subsidy_kind: 'lönebidrag',
  subsidy_level: '0.6',
  strengthened_cooperation: 'nej',
  work_ability_at_exit: 'ja',
  education: 'Gymnasium',
  support_duration: '2-3 år',
};

const setting = {
  today: '2026-01-01',
  programmes: [{ slug: 'nova', name: 'NOVA' }],
  createsProgrammes: false,
  mapping: suggestMapping([...IMPORT_COLUMNS, 'track']),
};

function read(...changes: Partial<Record<ImportColumn, string>>[]) {
  const rows = changes.map((change, index) => ({
    line: index + 2,
    cells: Object.fromEntries(
      Object.entries({ ...good, ...change }).map(([column, value]) => [
        column,
        value === '' ? null : (value ?? null),
      ]),
    ),
  }));
  return readImportRows(rows, setting);
}

const open = {
  exited_on: '',
  exit_reason: '',
  income_support_end: '',
  subsidy_kind: '',
  subsidy_level: '',
  work_ability_at_exit: '',
};

test('a whole row is understood', () => {
  const { rows, problems } = read({});
  expect(problems).toEqual([]);
  expect(rows).toEqual([
    {
      line: 2,
      pseudonym: 'A001',
      programme: 'nova',
      programmeName: 'NOVA',
      sex: 'female',
      birthYear: 1990,
      municipality: 'Habo',
      referrer: 'region',
      referredOn: '2024-01-10',
      enrolledOn: '2024-02-01',
      exitedOn: '2024-11-15',
      exitReason: 'workSubsidised',
      exitCode: null,
      incomeSupportStart: [{ kind: 'forsorjningsstod', extent: 100 }],
      incomeSupportEnd: [
        { kind: 'arbete', extent: 75 },
        { kind: 'sjukersattning', extent: 25 },
      ],
      subsidyKind: 'lonebidrag',
      subsidyLevel: 0.6,
      strengthenedCooperation: false,
      workAbilityAtExit: true,
      education: 'secondary',
      supportDuration: '2-3',
      track: null,
    },
  ]);
});

describe('what cannot be understood is told with its code, and a near miss is not', () => {
  const cases: readonly [string, Partial<Record<ImportColumn, string>>, Partial<Record<ImportColumn, string>>][] = [
    ['missing-pseudonym', { pseudonym: '' }, { pseudonym: '0' }],
    ['personal-number', { pseudonym: '19900118-9811' }, { pseudonym: '19901318-9811' }],
    ['personal-number', { pseudonym: '9001789811' }, { pseudonym: '9001489811' }],
    ['missing-programme', { programme: '' }, { programme: 'nova' }],
    ['unknown-programme', { programme: 'Novan' }, { programme: ' Nova ' }],
    ['missing-sex', { sex: '' }, { sex: 'Man' }],
    ['bad-sex', { sex: 'okänt' }, { sex: 'KVINNA' }],
    ['bad-birth-year', { birth_year: '90' }, { birth_year: '2008' }],
    ['age-outside', { birth_year: '2009' }, { birth_year: '1959' }],
    ['age-impossible', { birth_year: '2025' }, { birth_year: '2009' }],
    ['bad-referrer', { referrer: 'Skolan' }, { referrer: 'ARBETSFÖRMEDLINGEN' }],
    ['missing-date', { ...open, referred_on: '', enrolled_on: '' }, { ...open, enrolled_on: '' }],
    ['bad-date', { enrolled_on: '2024-02-30' }, { enrolled_on: '2024-02-29' }],
    ['coming-date', { ...open, enrolled_on: '2026-01-02' }, { ...open, enrolled_on: '2026-01-01' }],
    ['enrolled-before-referred', { enrolled_on: '2024-01-09' }, { enrolled_on: '2024-01-10' }],
    ['exited-before-enrolled', { exited_on: '2024-01-31' }, { exited_on: '2024-02-01' }],
    ['exit-without-enrolment', { enrolled_on: '' }, { ...open, enrolled_on: '' }],
    ['exit-without-reason', { exit_reason: '', subsidy_kind: '', subsidy_level: '' }, {}],
    ['reason-without-exit', { ...open, exit_reason: 'Studier' }, open],
    ['bad-exit-reason', { exit_reason: 'Slutade' }, { exit_reason: 'arbete MED subvention' }],
    ['vague-exit-reason', { exit_reason: 'Arbete', subsidy_kind: '' }, { exit_reason: 'Arbete' }],
    ['bad-income-support', { income_support_start: 'bidrag:50' }, { income_support_start: 'A-kassa:50' }],
    ['income-support-twice', { income_support_start: 'a-kassa:50|a-kassa:20' }, { income_support_start: 'a-kassa' }],
    ['bad-extent', { income_support_start: 'a-kassa:101' }, { income_support_start: 'a-kassa:100 %' }],
    [
      'extent-over-full',
      { income_support_start: 'a-kassa:80|arbete:21' },
      { income_support_start: 'a-kassa:80|arbete:20' },
    ],
    ['none-beside-others', { income_support_start: 'ingen|a-kassa:50' }, { income_support_start: 'Ingen' }],
    ['end-without-exit', { ...open, income_support_end: 'ingen' }, open],
    ['exit-without-support', { income_support_end: '' }, { income_support_end: 'ingen' }],
    ['bad-subsidy-kind', { subsidy_kind: 'bidrag' }, { subsidy_kind: 'osa' }],
    ['bad-subsidy-level', { subsidy_level: '1,1' }, { subsidy_level: '60 %' }],
    [
      'subsidy-without-work',
      { exit_reason: 'Studier' },
      { exit_reason: 'Studier', subsidy_kind: '', subsidy_level: '' },
    ],
    ['level-without-kind', { subsidy_kind: '' }, { subsidy_kind: '', subsidy_level: '' }],
    ['bad-yes-no', { strengthened_cooperation: 'kanske' }, { strengthened_cooperation: 'JA' }],
    ['ability-without-exit', { ...open, work_ability_at_exit: 'nej' }, open],
    ['bad-education', { education: 'Folkhögskola' }, { education: 'eftergymnasial utbildning' }],
    ['bad-support-duration', { support_duration: '3-2 år' }, { support_duration: '0–1 år' }],
    ['bad-track', { track: '5' }, { track: 'Spår 4' }],
  ];
  test.each(cases)('%s: %j', (code, hit, near) => {
    expect(read(hit).problems.map((problem) => problem.code)).toContain(code);
    expect(read(near).problems.map((problem) => problem.code)).not.toContain(code);
  });
});

describe('rows together', () => {
  const codes = (...changes: Partial<Record<ImportColumn, string>>[]) =>
    read(...changes).problems.map(({ code, line }) => [code, line]);
  test('the same participation twice, and twice in other programmes or years', () => {
    expect(codes({}, {})).toEqual([['row-twice', 3]]);
    expect(codes({}, { enrolled_on: '2024-11-15', exited_on: '2024-12-01' })).toEqual([]);
    expect(read({}, {}).rows).toHaveLength(1);
  });
  test('two at once in one programme', () => {
    expect(codes({}, { enrolled_on: '2024-11-14', exited_on: '2024-12-01' })).toEqual([
      ['overlapping-participation', 3],
    ]);
  });
  test('one pseudonym with two sexes or two birth years', () => {
    const later = { enrolled_on: '2025-01-01', exited_on: '2025-02-01' };
    expect(codes({}, { ...later, sex: 'man' })).toEqual([['person-differs', 3]]);
    expect(codes({}, { ...later, birth_year: '1991' })).toEqual([['person-differs', 3]]);
    expect(codes({}, { ...later, municipality: 'Mullsjö' })).toEqual([]);
  });
});

test('a row with an error is not among those that are understood, whatever its cells hold', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record(
          Object.fromEntries(
            IMPORT_COLUMNS.map((column) => [
              column,
              fc.oneof(fc.constant(good[column] ?? ''), fc.string({ maxLength: 12 })),
            ]),
          ),
        ),
        { maxLength: 8 },
      ),
      (changes) => {
        const { rows, problems } = read(...changes);
        const bad = new Set(problems.filter(({ severity }) => severity === 'error').map(({ line }) => line));
        expect(rows.filter(({ line }) => bad.has(line))).toEqual([]);
        expect(rows.length + bad.size).toBe(changes.length);
      },
    ),
  );
});

test('headings of an office are told, and those that are missing or not read are said', () => {
  const mapping = suggestMapping(['Kod', 'Insats', 'Kön', 'Inskrivningsdatum', 'Handläggare']);
  expect(mapping).toMatchObject({
    pseudonym: 'Kod',
    programme: 'Insats',
    sex: 'Kön',
    enrolled_on: 'Inskrivningsdatum',
  });
  expect(
    checkHeader(['Kod', 'Insats', 'Handläggare'], suggestMapping(['Kod', 'Insats', 'Handläggare'])).map(
      ({ code }) => code,
    ),
  ).toEqual(['missing-column', 'missing-column', 'unknown-column']);
});

test('the template is read as it is', () => {
  const { header, rows } = importTemplate({ hasExample: true });
  const text = [header, ...rows].map((row) => row.join(';')).join('\n');
  const table = readTable(new TextEncoder().encode(text));
  if (!table.ok) throw new Error(table.refusal.kind);
  expect(
    readImportRows(table.value.rows, { ...setting, mapping: suggestMapping(table.value.header) }).problems,
  ).toEqual([]);
});
