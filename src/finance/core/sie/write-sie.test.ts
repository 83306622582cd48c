import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toCompactDate } from '#kernel';
import { accepted, bytesOf, contentOf, HEAD, problemsOf, read } from './fixtures.testing.ts';
import { realSieFiles } from './real-files.testing.ts';
import { readSie } from './read-sie.ts';
import type { SieDocument, SieKind, SieRow, SieVoucher } from './sie-document.ts';
import { voucherListFrom } from './voucher-list.ts';
import { writeSie } from './write-sie.ts';

const demo = ['sodra-vatterbygden-2023.se', 'sodra-vatterbygden-2024.se'];
const demoDirectory = join(import.meta.dirname, '../../../../demo/ledger');

/** Text that CP437 can hold; a backslash at the end of a quoted text is the one thing SIE cannot say. */
const text = fc
  .stringMatching(/^[ -~åäöÅÄÖéüßñ½]{0,30}$/)
  .filter((value) => !value.endsWith('\\') || !/[ "{}]/.test(value));
const word = fc.stringMatching(/^[0-9A-Za-zÅÄÖ#.{}" -]{1,8}$/);
const account = fc.integer({ min: 1000, max: 999_999 }).map(String);
const objects = fc.array(fc.record({ dimension: fc.integer({ min: 1, max: 40 }).map(String), object: word }), {
  maxLength: 3,
});
const amountOre = fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }).map((value) => value + 0);
const quantity = fc.option(fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => value / 1000 + 0));
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((value) => value.toISOString().slice(0, 10));
const month = day.map((value) => value.slice(0, 7));

const row: fc.Arbitrary<SieRow> = fc.record({
  kind: fc.constantFrom('trans', 'rtrans', 'btrans'),
  line: fc.constant(null),
  account,
  objects,
  amountOre,
  date: fc.option(day),
  text,
  quantity,
  sign: text,
});

const voucher: fc.Arbitrary<SieVoucher> = fc.record({
  line: fc.constant(null),
  series: text,
  number: text,
  date: day,
  text,
  registrationDate: fc.option(day),
  sign: text,
  rows: fc.array(row, { maxLength: 5 }),
});

const balance = fc.record({
  yearOffset: fc.integer({ min: -3, max: 0 }).map((year) => year + 0),
  account,
  amountOre,
  quantity,
});
const plain = fc.array(
  balance.map((value) => ({ ...value, period: null, objects: [] })),
  { maxLength: 4 },
);
const withObjects = fc.array(
  fc.tuple(balance, objects).map(([value, list]) => ({ ...value, period: null, objects: list })),
  { maxLength: 4 },
);
const periodic = fc.array(
  fc.tuple(balance, objects, month).map(([value, list, period]) => ({ ...value, period, objects: list })),
  { maxLength: 4 },
);
const nonEmpty = text.filter((value) => value !== '');

const aDocument: fc.Arbitrary<SieDocument> = fc.record({
  program: fc.record({ name: text, version: text }),
  format: fc.constant('PC8'),
  flag: fc.constantFrom(0 as const, 1 as const),
  generated: fc.record({ date: fc.option(day), sign: text }),
  sieType: fc.constant(4 as const),
  kind: fc.constant('4E' as const),
  encoding: fc.constant('cp437' as const),
  company: fc.record({
    name: text,
    orgNumber: fc.constantFrom('222000-2428', null),
    acquisitionNumber: fc.option(nonEmpty),
    activityNumber: fc.option(nonEmpty),
    internalId: fc.option(nonEmpty),
    form: fc.constantFrom('X', null),
    industryCode: fc.option(nonEmpty),
    address: fc.option(fc.record({ contact: text, street: text, postal: text, phone: text })),
  }),
  fiscalYears: fc.constantFrom([], [{ offset: 0, from: '2024-01-01', to: '2024-12-31' }]),
  taxYear: fc.option(nonEmpty),
  balancesUpTo: fc.option(day),
  comment: fc.option(text),
  chartType: fc.option(nonEmpty),
  currency: fc.constantFrom('SEK', 'EUR'),
  accounts: fc.uniqueArray(
    fc.record({
      number: account,
      name: text,
      type: fc.constantFrom('T', 'S', 'K', 'I', null),
      unit: fc.option(nonEmpty),
      sru: fc.array(word, { maxLength: 2 }),
    }),
    { selector: ({ number }) => number, maxLength: 5 },
  ),
  undeclaredAccounts: fc.constant([]),
  dimensions: fc.uniqueArray(
    fc.record({
      number: fc.integer({ min: 1, max: 40 }).map(String),
      name: text,
      parent: fc.constantFrom('1', null),
    }),
    { selector: ({ number }) => number, maxLength: 3 },
  ),
  objects: fc.uniqueArray(
    fc.record({ dimension: fc.integer({ min: 1, max: 40 }).map(String), object: word, name: text }),
    { selector: ({ dimension, object }) => `${dimension} ${object}`, maxLength: 4 },
  ),
  balances: fc.record({
    ib: plain,
    // One closing balance at least, or the file would be a 4I.
    ub: plain.map((rows) => [
      ...rows,
      { yearOffset: 0, account: '1930', amountOre: 5, quantity: null, period: null, objects: [] },
    ]),
    res: plain,
    oib: withObjects,
    oub: withObjects,
    psaldo: periodic,
    pbudget: periodic,
  }),
  vouchers: fc.array(voucher, { maxLength: 6 }).map(voucherListFrom),
  ksumma: fc.constant(null),
  unknownLabels: fc.constant([]),
});

/** Accounts in use without a record follow from the rest and are not written. */
function written(document: SieDocument): unknown {
  return { ...(contentOf(document) as object), undeclaredAccounts: [] };
}

describe('read → write → read is the identity', () => {
  test('for any document, with and without checksum', () => {
    fc.assert(
      fc.property(aDocument, fc.boolean(), (document, ksumma) => {
        const { bytes, transliterations } = writeSie(document, { ksumma });
        const again = accepted(readSie(bytes));
        expect(transliterations).toEqual([]);
        expect(written(again)).toEqual(written(document));
        expect(again.ksumma?.ok ?? null).toBe(ksumma ? true : null);
        expect(writeSie(again, { ksumma }).bytes).toEqual(bytes);
      }),
      { numRuns: 150 },
    );
  }, 300_000);

  test.each(demo)('for the demo ledger %s', (name) => {
    const first = accepted(readSie(readFileSync(join(demoDirectory, name))));
    expect(first.problems).toEqual([]);
    const second = accepted(readSie(writeSie(first, { ksumma: true }).bytes));
    expect(second.problems).toEqual([]);
    expect(contentOf(second)).toEqual(contentOf(first));
  });

  const realFiles = realSieFiles();
  test.skipIf(realFiles.length === 0)(
    'for real files of other programs (they may not be published with the project)',
    () => {
      for (const { name, path } of realFiles) {
        const first = accepted(readSie(readFileSync(path)));
        const { bytes, transliterations } = writeSie(first, { ksumma: true });
        const second = accepted(readSie(bytes));
        expect(transliterations, name).toEqual([]);
        expect(contentOf(second), name).toEqual(contentOf(first));
        expect(second.ksumma?.ok, name).toBe(true);
        expect(first.ksumma?.ok ?? true, name).toBe(true);
      }
    },
  );
});

/** Byte values as characters: 0x80–0x9F stay what they are. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

const sample = `${HEAD}#KTYP 1930 T
#DIM 6 "Projekt"
#OBJEKT 6 "1100" "Enter"
#IB 0 1930 100
#UB 0 1930 150.25
#RES 0 3511 -50.25
#PBUDGET 0 202401 3511 {} -10
#PBUDGET 0 202401 3511 {6 "1100"} -10
#OUB 0 3511 {6 "1100"} -50.25
#VER A 1 20240105 "Bidrag" 20240106 "AB"
{
#TRANS 1930 {} 50.25
#TRANS 3511 {6 "1100"} -50.25 20240107 "Kvartal 1" 2 "CD"
}
`;

test('a 4E file has the order and the form of the format', () => {
  const { bytes } = writeSie(read(sample), { type: '4E', ksumma: true });
  const lines = latin1(bytes).split('\r\n');
  expect(lines.map((line) => line.split(' ')[0])).toEqual(
    '#FLAGGA #KSUMMA #PROGRAM #FORMAT #GEN #SIETYP #ORGNR #FNAMN #RAR #VALUTA #KONTO #KTYP #KONTO #DIM #OBJEKT #IB #UB #OUB #RES #PBUDGET #PBUDGET #VER { #TRANS #TRANS } #KSUMMA '.split(
      ' ',
    ),
  );
  expect(lines).toContain('#FNAMN "\u008fker\u0094ds samordningsf\u0094rbund"');
  expect(lines).toContain('#VER "A" "1" 20240105 "Bidrag" 20240106 "AB"');
  expect(lines).toContain('#TRANS 1930 {} 50.25');
  expect(lines).toContain('#TRANS 3511 {6 "1100"} -50.25 20240107 "Kvartal 1" 2 "CD"');
});

test('each kind holds what the format lets it hold', () => {
  const document = read(sample);
  const labelsOf = (type: SieKind): string[] => {
    const lines = latin1(writeSie(document, { type, ksumma: false }).bytes);
    return [...new Set(lines.split('\r\n').map((line) => line.split(' ')[0]!))].filter((label) =>
      ['#DIM', '#IB', '#OUB', '#PBUDGET', '#VER'].includes(label),
    );
  };
  expect(labelsOf('1')).toEqual(['#IB']);
  expect(labelsOf('2')).toEqual(['#IB', '#PBUDGET']);
  expect(labelsOf('3')).toEqual(['#DIM', '#IB', '#OUB', '#PBUDGET']);
  expect(labelsOf('4I')).toEqual(['#DIM', '#VER']);
  const kinds = (['1', '2', '3', '4E', '4I'] as const).map((type) =>
    accepted(readSie(writeSie(document, { type, ksumma: true }).bytes)),
  );
  expect(kinds.map(({ kind }) => kind)).toEqual(['1', '2', '3', '4E', '4I']);
  expect(kinds.flatMap(problemsOf)).toEqual([]);
  expect(kinds[1]?.balances.pbudget).toHaveLength(1);
});

test('what CP437 lacks is transliterated and counted', () => {
  const document = read(HEAD.replace('Bank', 'A – B – ”C” € ø…ž\u3042').replace('staten', 'C:\\Data 1\\'));
  const { bytes, transliterations } = writeSie(document, { ksumma: false });
  const again = accepted(readSie(bytes));
  expect(again.accounts.map(({ name }) => name)).toEqual(['A - B - "C" EUR o...z?', 'Driftbidrag från C:\\Data 1/']);
  expect(transliterations).toEqual([
    { character: '–', replacement: '-', count: 2 },
    { character: '”', replacement: '"', count: 2 },
    { character: '€', replacement: 'EUR', count: 1 },
    { character: 'ø', replacement: 'o', count: 1 },
    { character: '…', replacement: '...', count: 1 },
    { character: 'ž', replacement: 'z', count: 1 },
    { character: '\u3042', replacement: '?', count: 1 },
    { character: '\\', replacement: '/', count: 1 },
  ]);
  expect(problemsOf(again)).toEqual([]);
});

test('the demo ledger keeps its totals to the öre', () => {
  const document = accepted(readSie(readFileSync(join(demoDirectory, demo[1]!))));
  expect(document.vouchers).toMatchObject({ length: 188, transactionCount: 376 });
  expect(document.fiscalYears.map(({ from, to }) => [toCompactDate(from), toCompactDate(to)])).toEqual([
    ['20240101', '20241231'],
    ['20230101', '20231231'],
  ]);
  expect(document.company.name).toBe('Samordningsförbundet Södra Vätterbygden');
  const cash = document.balances.ub.find(({ account: number, yearOffset }) => number === '1930' && yearOffset === 0);
  // Printed as 4 216 761 in the annual report 2024.
  expect(Math.round((cash?.amountOre ?? 0) / 100)).toBe(4_216_761);
});

test('bytes do not depend on where the array lies in memory', () => {
  const bytes = bytesOf(sample, 'cp437');
  const larger = new Uint8Array(bytes.length + 3);
  larger.set(bytes, 3);
  expect(contentOf(accepted(readSie(larger.subarray(3))))).toEqual(contentOf(accepted(readSie(bytes))));
});
