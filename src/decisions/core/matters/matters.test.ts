import { readTable } from '#exchange/core';
import { describe, expect, test } from 'vitest';
import {
  disposableFrom,
  looksLikeOrganisation,
  maskedRecord,
  parseNumber,
  recordNumber,
  type ListedRecord,
} from './matter.ts';
import { readMailHead } from './read-mail.ts';
import { readRegister, registerHeadings } from './read-register.ts';

test.each([
  ['2025:02 / 3', { year: 2025, matter: 2, record: 3 }],
  ['Dnr 2025:02/3', { year: 2025, matter: 2, record: 3 }],
  ['2025:2-3', { year: 2025, matter: 2, record: 3 }],
  ['2025-02 / 11', { year: 2025, matter: 2, record: 11 }],
  ['dnr. 2025:112', { year: 2025, matter: 112, record: null }],
  ['2025:00 / 1', null],
  ['25:02', null],
  ['', null],
  ['2025:02 / x', null],
])('reads %s', (text, expected) => {
  expect(parseNumber(text)).toEqual(expected);
});

test('a number is written as it is read', () => {
  expect(recordNumber({ year: 2025, number: 2 }, { number: 3 })).toBe('2025:02 / 3');
  expect(recordNumber({ year: 2025, number: 112 }, { number: 10 })).toBe('2025:112 / 10');
});

const record: ListedRecord = {
  id: 'r',
  number: 1,
  direction: 'in',
  datedOn: '2026-01-02',
  counterpart: 'Anna Exempelsson',
  title: 'Fråga om insats, 19850312-1234',
  secrecyMark: null,
  disposal: 'kept',
  fileId: null,
  matter: {
    id: 'm',
    year: 2026,
    number: 1,
    title: 'Frågor',
    secrecyMark: null,
    openedOn: '2026-01-02',
    closedOn: null,
    state: 'open',
  },
};
const masked = (change: Partial<ListedRecord>) => maskedRecord({ ...record, ...change }, looksLikeOrganisation);

describe('what is handed out', () => {
  test('hides who wrote when it is a person, and an identity number in a title', () => {
    expect(masked({})).toMatchObject({
      counterpart: 'Enskild person',
      title: 'Fråga om insats, [personnummer]',
      matter: { title: 'Frågor' },
    });
  });
  test('shows an organisation and a plain title', () => {
    expect(masked({ counterpart: 'Habo kommun', title: 'Yttrande 2025-2026' })).toMatchObject({
      counterpart: 'Habo kommun',
      title: 'Yttrande 2025-2026',
    });
  });
  test('hides both of a marked record, also of an organisation', () => {
    expect(masked({ counterpart: 'Habo kommun', secrecyMark: 'OSL 21:1' })).toMatchObject({
      counterpart: 'Sekretess',
      title: 'Sekretess',
    });
  });
  test('hides all of a marked matter', () => {
    const matter = { ...record.matter, secrecyMark: 'OSL 19:3' };
    expect(JSON.stringify(masked({ matter, counterpart: 'Habo kommun' }))).not.toMatch(/Frågor|Fråga|Habo/);
  });
});

test.each([
  'Försäkringskassan',
  'Region Jönköpings län',
  'Socialnämnden',
  'Konsult AB',
  'Arbetsförmedlingen, Jönköping',
  'Nationella rådet',
])('%s is an organisation', (name) => expect(looksLikeOrganisation(name)).toBe(true));
test.each(['Anna Exempelsson', 'Bo Ek', 'Asta Abrahamsson', 'Kommunalrådet Anna'])('%s is not shown as one', (name) =>
  expect(looksLikeOrganisation(name)).toBe(false),
);

test('a record may be disposed of when its years are over, counted from the end of the year', () => {
  expect(disposableFrom({ disposal: 'sevenYears' }, '2020-02-03')).toBe('2028-01-01');
  expect(disposableFrom({ disposal: 'twoYears' }, '2020-02-03')).toBe('2023-01-01');
  expect(disposableFrom({ disposal: 'sevenYears' }, null)).toBeNull();
  expect(disposableFrom({ disposal: 'kept' }, '2020-02-03')).toBeNull();
});

describe('a dropped mail', () => {
  const mail = (text: string) => readMailHead(new TextEncoder().encode(text.replaceAll('\n', '\r\n')));
  test('gives sender, subject and day, with letters of every coding', () => {
    expect(
      mail(
        'Received: from x\nFrom: =?utf-8?Q?=C3=85sa_=C3=96berg?= <asa@habo.example>\nSubject: =?iso-8859-1?Q?F=F6rslag?=\n =?utf-8?B?IG9tIMOkbmRyaW5n?=\nDate: Tue, 3 Mar 2026 23:58:00 +0100\n\nHej Från: nej\n',
      ),
    ).toEqual({ from: 'Åsa Öberg', subject: 'Förslag om ändring', datedOn: '2026-03-03' });
  });
  test('has the address where there is no name, and says when there is no subject', () => {
    expect(mail('From: <registrator@habo.example>\nDate: nonsens\n\n')).toEqual({
      from: 'registrator@habo.example',
      subject: null,
      datedOn: null,
    });
  });
  test('is not anything that begins otherwise', () => {
    expect(mail('%PDF-1.7\nFrom: x\n\n')).toBeNull();
    expect(readMailHead(new Uint8Array())).toBeNull();
    expect(mail('From: =?x-unknown?B?!!?= <a@b.se>\n\n')?.from).toBe('=?x-unknown?B?!!?=');
  });
});

describe('a register from Excel', () => {
  const read = (text: string) => {
    const table = readTable(new TextEncoder().encode(text), { knownHeadings: registerHeadings });
    if (!table.ok) throw new Error(table.refusal.kind);
    return readRegister(table.value);
  };
  test('becomes matters and records; records without number are counted on', () => {
    const register = read(
      'Diarium 2025;;;;;\nDnr;Datum;In/ut;Avsändare/mottagare;Ärende;Rubrik;Sekretess\n2025:01;2025-01-08;In;Habo kommun;Ansökan;Ansökan om medel;\n2025:01;2025-02-03;Ut;Habo kommun;Ansökan;Beslut;nej\n2025:02 / 4;2025-02-04;;;Budget;Budget 2026;OSL 19:3\n',
    );
    expect(
      register.ok &&
        register.value.map(({ year, matter, record: number, direction, secrecyMark }) => [
          year,
          matter,
          number,
          direction,
          secrecyMark,
        ]),
    ).toEqual([
      [2025, 1, 1, 'in', null],
      [2025, 1, 2, 'out', null],
      [2025, 2, 4, 'own', 'OSL 19:3'],
    ]);
  });
  test('is refused whole with each fault at its row', () => {
    expect(
      read('Dnr;Datum;Rubrik;Riktning\n2025:01/1;2025-02-30;A;in\nx;2025-01-01;B;in\n2025:01/1;2025-01-01;;kanske\n'),
    ).toMatchObject({
      refusal: {
        kind: 'faults',
        faults: [
          { line: 2, kind: 'date' },
          { line: 3, kind: 'number' },
          { line: 4, kind: 'title' },
          { line: 4, kind: 'direction' },
          { line: 4, kind: 'twice' },
        ],
      },
    });
  });
  test('says which columns it lacks', () => {
    expect(read('Dnr;Avsändare\n2025:01;X\n')).toMatchObject({
      refusal: { kind: 'noSuchColumns', missing: ['title', 'date'] },
    });
  });
});
