import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { presets } from '../mapping/presets.ts';
import { readSie } from '../sie/index.ts';
import { aLedger } from '../../testing/small-ledgers.ts';
import { fromSie } from './from-sie.ts';
import { aggregate, type LedgerAmount } from './ledger.ts';
import { compareOpening, deriveOpening } from './opening.ts';
import { ledgerBefore, toLedger } from './to-ledger.ts';

type Kronor = Readonly<Record<string, number>>;
type Case = {
  readonly name: string;
  readonly type: number;
  readonly file: string;
  readonly before?: Kronor;
  readonly types?: Readonly<Record<string, 'T' | 'S' | 'K' | 'I'>>;
  readonly opening?: Kronor;
  readonly openingOrigin?: string;
  readonly movements?: Kronor;
  readonly problems?: readonly string[];
  readonly refused?: string;
};

const cases = parse(readFileSync(new URL('./from-sie.cases.yaml', import.meta.url), 'utf8')) as readonly Case[];
const mapping = presets.kommunbas;

function head(type: number): string {
  return `#FLAGGA 0\n#PROGRAM "Prov" 1\n#FORMAT PC8\n#GEN 20250101\n#SIETYP ${type}\n#FNAMN "Prov"\n#RAR 0 20240101 20241231\n#RAR -1 20230101 20231231\n`;
}

function readText(type: number, text: string) {
  const read = readSie(new TextEncoder().encode(head(type) + text));
  if (!read.ok) throw new Error(read.refusal.kind);
  return fromSie(read.value, []);
}

test.each(cases)('$name', (given) => {
  const input = readText(given.type, given.file);
  if (!input.ok) throw new Error(input.refusal.kind);
  const ledger = given.before && aLedger({ year: given.before }, { year: 2023 });
  const typed = ledger && {
    ...ledger,
    accounts: new Map(
      [...ledger.accounts].map(([number, account]) => [
        number,
        { ...account, type: given.types?.[number] ?? account.type },
      ]),
    ),
  };
  const opened = deriveOpening(input.value, { mapping, before: typed ? { ledger: typed, mapping } : null });
  if (given.refused !== undefined || !opened.ok) {
    expect(opened).toMatchObject({ ok: false, refusal: { kind: given.refused, year: 2024 } });
    return;
  }
  const { movements } = toLedger(opened.value, { version: 1, source: 'prov' });
  expect(kronor(opened.value.opening)).toEqual(given.opening);
  expect(kronor(movements)).toEqual(given.movements);
  expect(opened.value.openingOrigin).toBe(given.openingOrigin);
  expect(opened.value.problems.map(({ code }) => code)).toEqual(given.problems ?? []);
});

function kronor(amounts: readonly LedgerAmount[]): Kronor {
  return Object.fromEntries(
    aggregate(amounts)
      .filter(({ amountOre }) => amountOre !== 0)
      .map(({ account, objects, amountOre }) => [
        [account, ...objects.map(({ dimension, object }) => `${dimension}=${object}`)].join(' '),
        amountOre / 100,
      ]),
  );
}

test('vouchers for another program are no ledger', () => {
  const text = '#VER A 1 20240105 "Lön"\n{\n#TRANS 1930 {} 5\n#TRANS 3511 {} -5\n}\n';
  expect(readText(4, text)).toMatchObject({ ok: false, refusal: { kind: 'onlyVouchers' } });
});

test('a file that does not say its year is no ledger', () => {
  const read = readSie(new TextEncoder().encode('#FLAGGA 0\n#SIETYP 1\n#IB 0 1930 5\n#UB 0 1930 5\n'));
  if (!read.ok) throw new Error(read.refusal.kind);
  expect(fromSie(read.value, [])).toMatchObject({ ok: false, refusal: { kind: 'noFiscalYear' } });
});

test('a voucher whose day cannot be read keeps its money', () => {
  const text = '#IB 0 1930 0\n#RES 0 3511 -5\n#VER A 1 20241399 "x"\n{\n#TRANS 1930 {} 5\n#TRANS 3511 {} -5\n}\n';
  const input = readText(4, text);
  const rows = input.ok ? [...input.value.vouchers] : [];
  expect(rows).toMatchObject([{ date: '2024-12-31', rows: [{ amountOre: 500 }, { amountOre: -500 }] }]);
});

test('the year before in the file is known without objects and without an opening', () => {
  const input = readText(
    1,
    '#UB -1 1930 1000\n#UB -1 2010 -900\n#RES -1 3511 -100\n#UB 0 1930 1000\n#UB 0 2010 -1000\n',
  );
  const before = input.ok ? ledgerBefore(input.value, { version: 1, source: 'prov' }) : null;
  expect(before).toMatchObject({
    year: 2023,
    period: { from: '2023-01-01', to: '2023-12-31' },
    hasOpening: false,
    hasObjects: false,
  });
});

test('a file that says nothing of the results of the year before says nothing of that year', () => {
  const input = readText(1, '#UB -1 1930 1000\n#UB -1 2010 -1000\n#UB 0 1930 1000\n#UB 0 2010 -1000\n');
  expect(input.ok && ledgerBefore(input.value, { version: 1, source: 'prov' })).toBeNull();
});

test('a split fiscal year is called by the year it ends in, and the year before is as long', () => {
  const text = `${head(1).replace('20240101 20241231', '20230701 20240630')}#IB 0 1930 5\n#IB 0 2010 -5\n#RES -1 3511 -1\n`;
  const read = readSie(new TextEncoder().encode(text));
  const input = read.ok ? fromSie(read.value, []) : null;
  if (!input?.ok) throw new Error('refused');
  expect(input.value).toMatchObject({ year: 2024, period: { from: '2023-07-01', to: '2024-06-30' } });
  const before = ledgerBefore(input.value, { version: 1, source: 'prov' });
  expect(before).toMatchObject({ year: 2023, period: { from: '2022-07-01', to: '2023-06-30' } });
});

test('opening against closing: equity may move between its accounts, other accounts may not', () => {
  const ledger = aLedger({ year: { '1930': 1000, '2010': -700, '3511': -300 } }, { year: 2023 });
  const opening = (rows: Kronor) => aLedger({ opening: rows, year: {} }, { year: 2024 }).opening;
  const before = { ledger, mapping };
  expect(compareOpening(opening({ '1930': 1000, '2010': -700, '2090': -300 }), before)).toEqual([]);
  const problems = compareOpening(opening({ '1930': 990, '1511': 10, '2010': -1000 }), before);
  expect(problems.map(({ message }) => /Account (\d+) opens (-?\d+)/.exec(message)?.slice(1))).toEqual([
    ['1511', '10'],
    ['1930', '-10'],
  ]);
});
