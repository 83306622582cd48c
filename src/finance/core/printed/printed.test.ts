import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { aLedger, demoLedger } from '#finance/testing';
import { mapLedger } from '../mapping/map-ledger.ts';
import { rowLayout } from '../mapping/row-layout.ts';
import { presets } from '../mapping/presets.ts';
import type { ChartMapping, Position } from '../mapping/chart-mapping.ts';
import { accountLines } from './account-lines.ts';
import { comparePrinted, settleSums } from './compare-printed.ts';
import { placeLines, type RowTarget } from './place-lines.ts';
import type { PrintedStatement, RowAsPrinted } from './printed-row.ts';
import { knownRowsOf, readPrinted } from './read-printed.ts';
import { suggestMoves, withMoves } from './suggest-moves.ts';
import { isTarget, targetOf, targetOptions, textOfLine } from './targets.ts';

const { ledger } = demoLedger(2024);
const { kommunbas } = presets;

const knownRows = knownRowsOf(accountLines(ledger, kommunbas));

/** The printed report of the demo, as an office would paste it: with another year beside it. */
function demoPrint(): string {
  const printed = JSON.parse(
    readFileSync(new URL('../../../../demo/printed/figures-2024.json', import.meta.url), 'utf8'),
  ) as Record<string, Record<string, readonly (number | null)[]>>;
  const labels: Readonly<Record<string, string>> = {
    operatingIncome: 'Verksamhetens intäkter',
    operatingCosts: 'Verksamhetens kostnader',
    operatingResult: 'Verksamhetens resultat',
    financialIncome: 'Finansiella intäkter',
    financialCosts: 'Finansiella kostnader',
    resultAfterFinancial: 'Resultat efter finansiella poster',
    yearResult: 'Årets resultat',
    receivables: 'Fordringar',
    cash: 'Kassa och bank',
    currentAssets: 'Summa omsättningstillgångar',
    totalAssets: 'Summa tillgångar',
    openingEquity: 'Ingående eget kapital',
    closingEquity: 'Utgående eget kapital',
    currentLiabilities: 'Kortfristiga skulder',
    totalEquityAndLiabilities: 'Summa eget kapital, avsättningar och skulder',
  };
  const lines = ['Belopp i kr\tNot\tBudget 2024\t2024\t2023'];
  const add = (name: string, spot: { budget: number | null; now: number }): void => {
    for (const [key, amounts] of Object.entries(printed[name] ?? {})) {
      if (key === 'columns') continue;
      const budget = spot.budget === null ? '' : String(amounts[spot.budget] ?? '');
      const row = [labels[key] ?? key, '2', budget, String(amounts[spot.now]), String(amounts[spot.now + 1])];
      lines.push(row.join('\t'));
    }
  };
  add('incomeStatement', { budget: 0, now: 1 });
  add('balanceSheet', { budget: null, now: 0 });
  lines.push('Not 2 Verksamhetens intäkter');
  add('note2Income', { budget: null, now: 0 });
  lines.push('Not 3. Verksamhetens kostnader');
  add('note3Costs', { budget: 0, now: 1 });
  lines.push('Fordringar\t\t\t2024-12-31\t2023-12-31');
  add('note4Receivables', { budget: null, now: 0 });
  lines.push('Kortfristiga skulder\t\t\t2024-12-31\t2023-12-31');
  add('note5Liabilities', { budget: null, now: 0 });
  return lines.join('\n');
}

/** The same with the two names as the ledger has them: nothing differs. */
function demoStatement(): PrintedStatement {
  const names: Readonly<Record<string, string>> = {
    'Driftbidrag från staten via Försäkringskassan': 'Driftbidrag från Försäkringskassan',
    'Driftbidrag från Jönköping kommun': 'Driftbidrag från Jönköpings kommun',
  };
  const { unit, rows } = printedStatement();
  return { unit, rows: rows.map((row) => ({ ...row, label: names[row.label] ?? row.label })) };
}

function printedStatement(): PrintedStatement {
  const read = readPrinted(demoPrint(), { year: 2024, known: knownRows });
  if (!read.ok) throw new Error(read.refusal.kind);
  return read.value;
}

const rowOf = (rows: readonly RowAsPrinted[], label: string): RowAsPrinted | undefined =>
  rows.find((row) => row.label === label);

describe('reading printed rows', () => {
  test('takes the column of the year out of a table with note, budget and the year before', () => {
    const { rows, unit } = demoStatement();
    expect(unit).toBe('kr');
    expect(rowOf(rows, 'Verksamhetens kostnader')).toEqual({
      label: 'Verksamhetens kostnader',
      amount: -11819239,
      part: 'sum.operatingCosts',
    });
    expect(rowOf(rows, 'NOVA')).toEqual({ label: 'NOVA', amount: 4281965, part: 'row.operatingCosts' });
    expect(rowOf(rows, 'Ränta')?.part).toBe('row.financialIncome');
    expect(rowOf(rows, 'Totalt')?.part).toBe('none');
  });

  test.each([
    ['Verksamhetens intäkter 2 11 934 567 9 737 682', 11934567, 'sum.operatingIncome'],
    ['Verksamhetens kostnader Not 3 −11 819 239 −9 795 105', -11819239, 'sum.operatingCosts'],
    ['Lokalhyra ............ 120 000 110 000', 120000, 'row.operatingCosts'],
    ['Årets resultat (57 422) 63 100', -57422, 'sum.yearResult'],
    ['Finansiella kostnader - -5', 0, 'sum.financialCosts'],
    ['Utgående eget kapital\t5\t2.395.357,00\t2.279.601,00', 2395357, 'sum.closingEquity'],
  ])('reads %s', (text, amount, part) => {
    const read = readPrinted(`${text}\nLokal\t3\t100\t90`, { year: 2024, known: [] });
    expect(read.ok && read.value.rows[0]).toMatchObject({ amount, part });
  });

  test('a heading without an amount says where the rows under it belong', () => {
    const text = ['Verksamhetens intäkter', 'Bidrag\t50', 'Kostnader', 'Lokaler\t-20', 'Summa kostnader\t-20'].join(
      '\n',
    );
    const read = readPrinted(text, { year: 2024, known: [] });
    expect(read.ok && read.value.rows.map(({ part }) => part)).toEqual([
      'none',
      'row.operatingIncome',
      'none',
      'row.operatingCosts',
      'sum.operatingCosts',
    ]);
  });

  test('a statement that is made of the others is passed over, until the next note', () => {
    const text = [
      '2. Resultaträkning',
      'Kostnader\t-20',
      '4. Kassaflödesanalys',
      'Belopp i kr\t2024-12-31\t2023-12-31',
      'Ökning av kortfristiga skulder\t533',
      'Likvida medel vid årets slut\t421',
      'Noter',
      'Not 3 Verksamhetens kostnader',
      'Lokaler\t20',
    ].join('\n');
    const read = readPrinted(text, { year: 2024, known: [] });
    expect(read.ok && read.value.rows.flatMap(({ part }) => (part === 'none' ? [] : part))).toEqual([
      'sum.operatingCosts',
      'row.operatingCosts',
    ]);
  });

  test('columns before the table, a heading without a label and parts of a row are read as they stand', () => {
    const text = [
      'Not 3 Verksamhetens kostnader',
      '\tNot\tBudget 2024\t2024-12-31\t2023-12-31',
      'Kansli\t6\t870 000\t2 161 300\t1 991 863',
      '- Rörelsens kostnader\t\t\t259 546\t222 840',
      '- Något annat\t\t\t1 901 754\t1 769 023',
      'Personalkostnader består av lön om 1.153 tkr för den som leder kansliet och dess utvecklare.',
    ].join('\n');
    const expected = [
      ['Verksamhetens kostnader', null, 'none'],
      ['Kansli', 2161300, 'row.operatingCosts'],
      ['Kansli – Rörelsens kostnader', 259546, 'row.operatingCosts'],
      ['- Något annat', 1901754, 'none'],
    ];
    for (const pasted of [text, text.replaceAll(/^(?=.*\t)/gm, '\t')]) {
      const read = readPrinted(pasted, { year: 2024, known: knownRows });
      expect(read).toMatchObject({ value: { unit: 'kr' } });
      expect(read.ok && read.value.rows.map(({ label, amount, part }) => [label, amount, part])).toEqual(expected);
    }
  });

  test('the amount says whether "Eget kapital" opens or closes, and which result "Resultat" is', () => {
    const small = aLedger(
      { opening: { '2010': -100, '1930': 100 }, year: { '3990': -50, '5010': 20, '8410': -5, '1930': 35 } },
      { year: 2024 },
    );
    const text = ['Resultat\t35', 'Resultat\t30', 'Eget kapital\t100', 'Årets balanserade resultat\t135'].join('\n');
    const read = readPrinted(text, { year: 2024, known: [] });
    if (!read.ok) throw new Error(read.refusal.kind);
    const settled = settleSums(read.value, small, kommunbas);
    expect(settled.rows.map(({ part }) => part)).toEqual([
      'sum.yearResult',
      'sum.operatingResult',
      'sum.openingEquity',
      'sum.closingEquity',
    ]);
    expect(
      comparePrinted(small, kommunbas, settled)
        .rows.slice(0, 4)
        .map(({ differenceOre }) => differenceOre),
    ).toEqual([0, 0, 0, 0]);
  });

  test('thousands are read from their word; a text without amounts is refused', () => {
    const read = readPrinted('Belopp i tkr\t2024\nVerksamhetens intäkter\t11 935', { year: 2024, known: [] });
    expect(read).toMatchObject({ ok: true, value: { unit: 'tkr', rows: [{ amount: 11935 }] } });
    expect(readPrinted('Förvaltningsberättelse\nÅret var bra', { year: 2024, known: [] })).toMatchObject({
      refusal: { kind: 'noRows' },
    });
  });

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        readPrinted(text, { year: 2024, known: knownRows });
      }),
    );
  });
});

describe('printed against computed', () => {
  test('the printed report of the demo is what its ledger and chart make, but for the names of two members', () => {
    const compared = comparePrinted(ledger, kommunbas, printedStatement());
    expect(compared.rows.filter(({ differenceOre }) => differenceOre !== 0).map(({ label }) => label)).toEqual([
      'Driftbidrag från staten via Försäkringskassan',
      'Driftbidrag från Jönköping kommun',
      'Driftbidrag från Försäkringskassan',
      'Driftbidrag från Jönköpings kommun',
    ]);
    expect(compared).toMatchObject({ differing: 4, unmapped: [] });
    expect(compared.rows.filter(({ role }) => role === 'counted').length).toBeGreaterThan(35);
  });

  test('signs of the print do not matter: costs with or without a minus, credit as minus', () => {
    const flipped = demoStatement().rows.map((row) => ({ ...row, amount: row.amount === null ? null : -row.amount }));
    const costs = flipped.map((row, index) =>
      /assets|currentAssets|totalAssets|receivables|cash/i.test(row.part)
        ? (demoStatement().rows[index] ?? row)
        : row,
    );
    expect(comparePrinted(ledger, kommunbas, { unit: 'kr', rows: costs }).totalOre).toBe(0);
  });

  test('a print in thousands differs by rounding only', () => {
    const rows = demoStatement().rows.map((row) => ({
      ...row,
      amount: row.amount === null ? null : Math.round(row.amount / 1000),
    }));
    expect(comparePrinted(ledger, kommunbas, { unit: 'tkr', rows }).totalOre).toBe(0);
  });

  test('a row that is not printed and an account without a line are differences', () => {
    const small = aLedger({ year: { '5010': 100, '6110': 50, '9999': 7, '1930': -157 } }, { year: 2024 });
    const rows: RowAsPrinted[] = [{ label: 'Lokaler', amount: 100, part: 'row.operatingCosts' }];
    const compared = comparePrinted(small, kommunbas, { unit: 'kr', rows });
    expect(compared.totalOre).toBe(100_00 + 100_00 + 50_00 + 7_00);
    expect(compared.unmapped.map(({ account }) => account)).toEqual(['9999']);
    expect(compared.rows.filter(({ role }) => role === 'unprinted').map(({ label }) => label)).toEqual([
      'Kansli – Rörelsens kostnader',
      'Styrelse',
    ]);
  });

  test('a row printed twice is said and counted once', () => {
    const rows: RowAsPrinted[] = [
      { label: 'Revision', amount: 28250, part: 'row.operatingCosts' },
      { label: 'revision', amount: 28250, part: 'row.operatingCosts' },
    ];
    const compared = comparePrinted(ledger, kommunbas, { unit: 'kr', rows });
    expect(compared.rows.slice(0, 2).map(({ isRepeated, differenceOre }) => [isRepeated, differenceOre])).toEqual([
      [false, 0],
      [true, 28250_00],
    ]);
  });
});

describe('placing lines', () => {
  const lines = accountLines(ledger, kommunbas);
  const target: RowTarget = { position: 'operatingCosts', row: { by: 'text', label: 'Prov' } };
  const placeOf = (mapping: ChartMapping): Map<string, string> =>
    new Map(accountLines(ledger, mapping).map(({ key, row }) => [key, row ? `${row.position} ${row.label}` : '–']));

  test('moves the lines that are named and no other, whatever they are', () => {
    const before = placeOf(kommunbas);
    fc.assert(
      fc.property(
        fc.subarray(
          lines.map(({ key }) => key),
          { minLength: 1, maxLength: 12 },
        ),
        (keys) => {
          const placed = placeLines(
            kommunbas,
            ledger,
            keys.map((line) => ({ line, target })),
          );
          const after = placeOf(placed);
          for (const [key, place] of before) {
            expect(after.get(key), key).toBe(keys.includes(key) ? 'operatingCosts Prov' : place);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('account 501 does not take 5010 along, nor an account those of its projects', () => {
    const small = aLedger({ year: { '501': 1, '5010': 2, '4611': 3, '4611 6=1100': 4 } }, { year: 2024 });
    const placed = placeLines(kommunbas, small, [
      { line: '501', target },
      { line: '4611', target },
    ]);
    const rows = accountLines(small, placed).map(({ key, row }) => [key, row?.label]);
    expect(rows).toEqual([
      ['4611', 'Prov'],
      ['4611 6=1100', '1100'],
      ['501', 'Prov'],
      ['5010', 'Styrelse'],
    ]);
  });

  test('an account moved again leaves no rule behind, and a row keeps its payer and its whole', () => {
    const small = aLedger({ year: { '3990': -9, '5410': 5, '6110': 4 } }, { year: 2024 });
    const contribution: RowTarget = {
      position: 'operatingIncome',
      row: { by: 'text', label: 'Driftbidrag från staten' },
    };
    const once = placeLines(kommunbas, small, [{ line: '6110', target }]);
    const kansli = targetOptions(accountLines(small, kommunbas), kommunbas, null).find(
      ({ text }) => text === 'Kansli – Personalkostnader',
    );
    expect(kansli?.target.row).toMatchObject({ of: 'Kansli' });
    const twice = placeLines(once, small, [
      { line: '6110', target: kansli?.target ?? target },
      { line: '3990', target: contribution },
    ]);
    expect(twice.rules.filter(({ accounts }) => accounts === '6110')).toHaveLength(1);
    expect(twice.rules.find(({ accounts }) => accounts === '3990')).toMatchObject({ payer: 'stat' });
    expect(accountLines(small, twice).find(({ key }) => key === '6110')?.row?.of).toBe('Kansli');
  });

  test('an account without any line gets one', () => {
    const small = aLedger({ year: { '9999': 7 } }, { year: 2024 });
    const placed = placeLines(kommunbas, small, [{ line: '9999', target }]);
    expect(accountLines(small, placed)[0]?.row?.label).toBe('Prov');
  });
});

describe('suggestions', () => {
  const printed = demoStatement();

  test('put the members of the demo on the rows that the print calls them', () => {
    const moves = suggestMoves(ledger, kommunbas, printedStatement());
    expect(moves.map(({ label }) => label).toSorted()).toEqual([
      'Driftbidrag från Jönköping kommun',
      'Driftbidrag från staten via Försäkringskassan',
    ]);
    const placed = withMoves(ledger, kommunbas, moves);
    expect(comparePrinted(ledger, placed, printedStatement()).totalOre).toBe(0);
    const paid = (mapping: ChartMapping) =>
      mapLedger(ledger, rowLayout({ mapping, ledgers: [ledger], budget: [] })).contributions;
    expect(paid(placed)).toEqual(paid(kommunbas));
    const { rows } = mapLedger(ledger, rowLayout({ mapping: placed, ledgers: [ledger], budget: [] }));
    const member = rows.find(({ label }) => label === 'Driftbidrag från Jönköping kommun');
    expect(member).toMatchObject({ object: { dimension: '22' }, payer: 'kommun' });
    const before = mapLedger(ledger, rowLayout({ mapping: kommunbas, ledgers: [ledger], budget: [] })).rows;
    const places = (all: typeof rows): number[] =>
      all.flatMap(({ object }, index) => (object?.dimension === '22' ? [index] : []));
    expect(places(rows)).toEqual(places(before));
  });

  test('none where nothing differs', () => {
    expect(suggestMoves(ledger, kommunbas, printed)).toEqual([]);
  });

  test('lead back to 0 after single accounts were put on wrong rows', () => {
    const costs = accountLines(ledger, kommunbas).filter(
      ({ row, amountOre, objects }) =>
        row?.position === 'operatingCosts' && amountOre > 1000_00 && objects.length === 0,
    );
    fc.assert(
      fc.property(
        fc.subarray(
          costs.map(({ key }) => key),
          { minLength: 1, maxLength: 2 },
        ),
        (keys) => {
          const target: RowTarget = { position: 'operatingCosts', row: { by: 'text', label: 'Information' } };
          const wrong = placeLines(
            kommunbas,
            ledger,
            keys.map((line) => ({ line, target })),
          );
          const isWrong = comparePrinted(ledger, wrong, printed).totalOre > 0;
          const moves = suggestMoves(ledger, wrong, printed);
          expect(moves.length > 0).toBe(isWrong);
          expect(comparePrinted(ledger, withMoves(ledger, wrong, moves), printed).totalOre).toBe(0);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('a row that only has another name is moved as a whole', () => {
    const rows = printed.rows.map((row) => (row.label === 'Information' ? { ...row, label: 'Trycksaker' } : row));
    const renamed = { ...printed, rows };
    const moves = suggestMoves(ledger, kommunbas, renamed);
    expect(moves.map(({ label }) => label)).toEqual(['Trycksaker']);
    expect(comparePrinted(ledger, withMoves(ledger, kommunbas, moves), renamed).totalOre).toBe(0);
  });

  test('two rows that the print has as one are put together', () => {
    const rows: RowAsPrinted[] = [
      { label: 'Lokaler', amount: 100, part: 'row.operatingCosts' },
      { label: 'Övrigt', amount: 75, part: 'row.operatingCosts' },
    ];
    const small = aLedger(
      { year: { '6011': 100, '7210': 45, '7410': 30, '9999': 20, '1930': -195 } },
      { year: 2024 },
    );
    const moves = suggestMoves(small, kommunbas, { unit: 'kr', rows });
    expect(moves.map(({ label, lines }) => [label, lines])).toEqual([
      ['Lokaler', ['6011']],
      ['Övrigt', ['7210', '7410']],
    ]);
  });

  test('every move makes its row 0 and the total smaller, whatever the chart is', () => {
    const accounts = accountLines(ledger, kommunbas).filter(({ objects }) => objects.length === 0);
    const labels = ['Information', 'Revision', 'Styrelse', 'Ny rad'];
    const pick = fc.record({
      line: fc.constantFrom(...accounts.map(({ key }) => key)),
      label: fc.constantFrom(...labels),
    });
    fc.assert(
      fc.property(fc.array(pick, { minLength: 1, maxLength: 6 }), (picks) => {
        const wrong = placeLines(
          kommunbas,
          ledger,
          picks.map(({ line, label }) => {
            const position: Position = accounts.find(({ key }) => key === line)?.row?.position ?? 'operatingCosts';
            return { line, target: { position, row: { by: 'text', label } } };
          }),
        );
        const [first] = suggestMoves(ledger, wrong, printed);
        if (!first) return;
        const before = comparePrinted(ledger, wrong, printed);
        const after = comparePrinted(ledger, withMoves(ledger, wrong, [first]), printed);
        expect(after.rows.find(({ id }) => id === first.row)?.differenceOre).toBe(0);
        expect(after.totalOre).toBeLessThan(before.totalOre);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a ledger of many accounts', () => {
  const numbers = Array.from({ length: 200 }, (_, index) => String(5010 + index * 14));
  const projects = ['4611', '5013', '6013'].flatMap((account) =>
    Array.from({ length: 25 }, (_, index) => `${account} 6=${1100 + index}`),
  );
  const big = aLedger(
    {
      // Amounts that no sum of a few others makes.
      year: Object.fromEntries([...numbers, ...projects].map((key, index) => [key, (index + 3) ** 3 + index / 100])),
    },
    { year: 2024 },
  );
  const rowAt = (index: number): RowTarget => ({
    position: 'operatingCosts',
    row: { by: 'text', label: `Rad ${Math.floor(index / 7)}` },
  });
  const lines = accountLines(big, kommunbas);
  const right = placeLines(
    kommunbas,
    big,
    lines.map(({ key }, index) => ({ line: key, target: rowAt(index) })),
  );
  const sums = new Map<string, number>();
  for (const { row, amountOre } of accountLines(big, right)) {
    const label = row?.label ?? '';
    sums.set(label, (sums.get(label) ?? 0) + amountOre);
  }
  const print: PrintedStatement = {
    unit: 'kr',
    rows: [...sums].map(([label, ore]) => ({ label, amount: Math.round(ore / 100), part: 'row.operatingCosts' })),
  };

  test('is placed line by line, and the lines that were put wrong are found again', () => {
    expect(lines.length).toBe(275);
    expect(comparePrinted(big, right, print)).toMatchObject({ totalOre: 0, differing: 0 });
    const wrong = [3, 60, 120, 180, 240].map((index) => lines[index]?.key ?? '');
    const moved = placeLines(
      right,
      big,
      wrong.map((line) => ({ line, target: rowAt(10) })),
    );
    const moves = suggestMoves(big, moved, print);
    expect(moves.flatMap((move) => move.lines).toSorted()).toEqual(wrong.toSorted());
    expect(comparePrinted(big, withMoves(big, moved, moves), print).totalOre).toBe(0);
  });
});

describe('what is written beside an account', () => {
  const lines = accountLines(ledger, kommunbas);
  const options = targetOptions(lines, kommunbas, demoStatement());

  test('every option says one thing, and what stands there today is one of them', () => {
    expect(new Set(options.map(({ text }) => text)).size).toBe(options.length);
    for (const line of lines.filter(({ row }) => row !== null && row.position !== 'closing')) {
      const read = targetOf(textOfLine(line, options), { line, options });
      expect(isTarget(read) && read.position, line.key).toBe(line.row?.position);
    }
  });

  test('a new name is a new row in the same position; without a position it is refused', () => {
    const [line] = lines.filter(({ row }) => row?.position === 'receivables');
    expect(targetOf('Ny fordran', { line: line ?? { row: null }, options })).toEqual({
      position: 'receivables',
      row: { by: 'text', label: 'Ny fordran' },
    });
    expect(targetOf('Ny rad', { line: { row: null }, options })).toEqual({ kind: 'noPosition' });
    expect(targetOf('Ny rad · Kortfristiga skulder', { line: { row: null }, options })).toEqual({
      position: 'currentLiabilities',
      row: { by: 'text', label: 'Ny rad' },
    });
    expect(targetOf('x'.repeat(300), { line: { row: null }, options })).toEqual({ kind: 'tooLong' });
  });
});
