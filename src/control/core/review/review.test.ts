// A report that agrees gives no finding in any layout; one fault in it is found; and what is found is said with both places.
import {
  aPrintedReport,
  documentOf,
  layouts,
  mutate,
  mutationKinds,
  numberStyles,
  type PrintedFixture,
  seeded,
} from '#control/testing';
import { readTextDocument } from '#exchange/core';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { countLine } from './count-line.ts';
import { slipOf } from './nature.ts';
import { periodIn } from './periods.ts';
import { reviewDocument } from './review-document.ts';

const SEED = 20_261_125;
const textDocument = (text: string) => readTextDocument(new TextEncoder().encode(text));

describe('a report that agrees', () => {
  it.each(layouts)('gives no finding and reads everything: %s', (layout) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.constantFrom(...numberStyles), (seed, style) => {
        const review = reviewDocument(documentOf(aPrintedReport(seeded(seed)), layout, style));
        expect([...review.findings, ...review.doubtful].map(({ sentence }) => sentence)).toEqual([]);
        expect(review.unread).toEqual([]);
        expect(review.checks).toBeGreaterThan(140);
        expect(review.association).toBe('Samordningsförbundet Exempelbygden');
      }),
      { numRuns: 12, seed: SEED },
    );
  });
});

/** Stated in docs/review.md. */
const FOUND_AT_LEAST = { tabs: 95, spaces: 90, html: 95, docx: 95, pdf: 95 } as const;

it.each(layouts)('finds most of 100 faults of the pen: %s', (layout) => {
  let found = 0;
  for (const kind of mutationKinds) {
    for (let index = 0; index < 25; index += 1) {
      const random = seeded(SEED + index * 31 + kind.length * 7);
      const { fixture } = mutate(aPrintedReport(random), kind, random);
      const review = reviewDocument(
        documentOf(fixture, layout, numberStyles[index % numberStyles.length] ?? { thousands: ' ', minus: '-' }),
      );
      found += review.findings.length > 0 ? 1 : 0;
    }
  }
  expect(found).toBeGreaterThanOrEqual(FOUND_AT_LEAST[layout]);
});

function changed(fixture: PrintedFixture, from: RegExp, to: string): PrintedFixture {
  return {
    ...fixture,
    blocks: fixture.blocks.map((block) =>
      block.kind === 'text' ? { ...block, text: block.text.replace(from, to) } : block,
    ),
  };
}

describe('a finding', () => {
  const fixture = aPrintedReport(seeded(7));

  it('says both places with their pages, both numbers and the difference', () => {
    const wrong = changed(fixture, /(\d+) personer/, '999 personer');
    const { findings } = reviewDocument(documentOf(wrong, 'pdf', { thousands: ' ', minus: '-' }));
    const first = findings.find(({ rule }) => rule === 'text-table');
    expect(first?.sentence).toMatch(
      /^Texten "999 personer" \(sidan 1\) är 999 men Deltagare \(sidan 1\), Totalt: deltagare är \d+, skillnad \d+/,
    );
    expect(first?.page).toBe(1);
  });

  it('counts numbers written as words', () => {
    const wrong = changed(fixture, /avslutades \d+ deltagare/, 'avslutades tjugoåtta deltagare');
    expect(
      reviewDocument(documentOf(wrong, 'tabs', { thousands: ' ', minus: '-' })).findings.map(({ rule }) => rule),
    ).toContain('text-table');
  });

  it('is of the year before as well, when that report is given', () => {
    const document = documentOf(fixture, 'tabs', { thousands: ' ', minus: '-' });
    const year = fixture.year - 1;
    const balance = (closing: string): string =>
      `Årsredovisning ${year}\n\n3. Balansräkning\n\nBelopp i kr\t${year}-12-31\nKassa och bank\t100\nSumma tillgångar\t100\nUtgående eget kapital\t${closing}\nSumma eget kapital och skulder\t100\n`;
    const review = reviewDocument(document, { previous: textDocument(balance('100')) });
    // A hundred kronor beside millions is more likely misread than misprinted.
    const found = [...review.findings, ...review.doubtful].filter(({ rule }) => rule === 'previous-report');
    expect(found[0]?.sentence).toContain(`i rapporten för ${year} Balansräkning`);
  });

  it('is gone when the reader corrects the cell that was misread', () => {
    const random = seeded(SEED);
    const { fixture: wrong } = mutate(aPrintedReport(random), 'one digit', random);
    const right = aPrintedReport(seeded(SEED));
    const style = { thousands: ' ', minus: '-' } as const;
    const [read, meant] = [documentOf(wrong, 'tabs', style), documentOf(right, 'tabs', style)].map(
      (document) => reviewDocument(document).tables,
    );
    const corrections = (read ?? []).flatMap((table, index) =>
      table.rows.flatMap((row, place) =>
        row.cells.flatMap((cell, column) => {
          const value = meant?.[index]?.rows[place]?.cells[column]?.value ?? null;
          return value === cell.value ? [] : [{ table: table.id, row: place, column, value }];
        }),
      ),
    );
    expect(corrections).toHaveLength(1);
    expect(reviewDocument(documentOf(wrong, 'tabs', style)).findings).not.toEqual([]);
    expect(reviewDocument(documentOf(wrong, 'tabs', style), { corrections }).findings).toEqual([]);
  });
});

describe('other ways to print the same', () => {
  const failedOf = (text: string): string[] => {
    const review = reviewDocument(textDocument(`Bilaga till redovisningen\n\n${text}`));
    return [...review.findings, ...review.doubtful].map(({ sentence }) => sentence);
  };

  test('liabilities, income and results with the signs of the ledger', () => {
    expect(
      failedOf(
        'RESULTATRÄKNING\n\nBelopp i kr\t2024\t2023\nVerksamhetens intäkter\t-500\t-400\nVerksamhetens kostnader\t450\t380\nÅrets resultat\t-50\t-20\n\nBALANSRÄKNING\n\nBelopp i kr\t2024\t2023\nKassa och bank\t300\t200\nSumma tillgångar\t300\t200\nIngående eget kapital\t-100\t-80\nÅrets resultat\t-50\t-20\nSumma eget kapital\t-150\t-100\nKortfristiga skulder\t-150\t-100\nSumma eget kapital och skulder\t-300\t-200\n',
      ),
    ).toEqual([]);
  });

  test('a balance sheet in two frames is one table', () => {
    const sides = (closing: number): string =>
      `3. Balansräkning\n\nTillgångar\t2024\t2023\nKassa och bank\t300\t200\nSumma tillgångar\t300\t200\n\nEget kapital och skulder\n\nBelopp i kr\t2024\t2023\nIngående eget kapital\t100\t80\nÅrets resultat\t50\t20\nUtgående eget kapital\t150\t100\nKortfristiga skulder\t150\t100\nSumma eget kapital och skulder\t${closing}\t200\n`;
    expect(failedOf(sides(300))).toEqual([]);
    expect(failedOf(sides(310))).not.toEqual([]);
  });

  test('part of last year is no comparison year, and the budget of the months is another than that of the year', () => {
    expect(
      failedOf(
        'Resultaträkning\n\nBelopp i tkr\tUtfall 2024-08-31\tUtfall 2023-08-31\tBudget 2024\tPrognos 2024\tBokslut 2023-12-31\nVerksamhetens intäkter\t500\t390\t800\t790\t700\nVerksamhetens kostnader\t-450\t-380\t-760\t-770\t-680\nÅrets resultat\t50\t10\t40\t20\t20\n\nBalansräkning\n\nBelopp i tkr\t2024-08-31\t2023-08-31\t2023-12-31\nKassa\t300\t140\t200\nSumma tillgångar\t300\t140\t200\nIngående eget kapital\t100\t80\t80\nPeriodens resultat\t50\t10\t20\nUtgående eget kapital\t150\t90\t100\nKortfristiga skulder\t150\t50\t100\nSumma eget kapital och skulder\t300\t140\t200\n',
      ),
    ).toEqual([]);
  });

  test('a dash is nought, and amounts without a label are the total', () => {
    expect(failedOf('Not 4 Fordringar\n\n\t2024\t2023\nKundfordringar\t100\t–\nMoms\t20\t30\n\t120\t30\n')).toEqual(
      [],
    );
    expect(
      failedOf('Not 4 Fordringar\n\n\t2024\t2023\nKundfordringar\t100\t–\nMoms\t20\t30\n\t130\t30\n'),
    ).toHaveLength(1);
  });
});

test('percentages and units are said in plain words', () => {
  const sentences = (text: string): string[] =>
    reviewDocument(textDocument(`Bilaga 2024\n\n${text}`)).findings.map(({ sentence }) => sentence);
  const table = 'Not 4 Fordringar\n\n\t2024\t2023\nMoms\t20\t30\nSumma\t20\t30\n\n';
  expect(sentences(`${table}Av de avslutade gick 17 av 44 (38 %) till arbete.\n`)).toEqual([
    'I texten (rad 9) står 38 % för 17 av 44, men det är 39 %. Decimalerna är kapade i stället för avrundade.',
  ]);
  expect(sentences(`${table}Nöjda är 34 % av 39 deltagare.\n`)).toEqual([
    'I texten (rad 9) står 34 % av 39, men inget helt antal av 39 är 34 %. Antalet svarande är kanske ett annat.',
  ]);
});

describe('rules that only reviews have', () => {
  const head = 'Årsredovisning 2024\n\n';
  const rulesOf = (text: string): string[] =>
    reviewDocument(textDocument(head + text)).findings.map(({ rule }) => rule);
  const flow = (operating: string): string =>
    `4. Kassaflödesanalys\n\nBelopp i kr\t2024\nÅrets resultat\t100\nFörändring fordringar\t-30\nFörändring skulder\t50\nKassaflöde från den löpande verksamheten\t${operating}\nÅrets kassaflöde\t120\nLikvida medel vid årets början\t10\nLikvida medel vid årets slut\t130\n`;

  test('empty-subtotal: a subtotal that is named and left empty', () => {
    expect(rulesOf(flow(''))).toEqual(['empty-subtotal']);
    expect(rulesOf(flow('120'))).toEqual([]);
  });

  test('date: one day with a year far ahead', () => {
    const days = (year: number): string =>
      `${flow('120')}\nMöte den 3 mars 2025 i Norrby.\n\nVälkommen den 3 mars ${year}.\n`;
    expect(rulesOf(days(2029))).toEqual(['date']);
    expect(rulesOf(days(2025))).toEqual([]);
  });

  test('schablon, shares, change and guideline in running text', () => {
    const wrong = [
      'Effekten är 10 x 16.200 kr x 12 mån, totalt 1.954.000 kr.',
      'Antalet ökade från 4 750 personer till 5 769 personer, en ökning med 31,5 %.',
      'Av utfallet gick 55,2 % till individinriktade insatser, 23,9 % till strukturinriktade insatser och 18,5 % till administration.',
      '17 av 44 innebär ca 38 %.',
      'Av de 29 deltagarna har 19 (65 %) fått arbete.',
    ];
    const right = [
      'Effekten är 10 x 16.200 kr x 12 mån, totalt 1.944.000 kr.',
      'Antalet ökade från 4 750 personer till 5 769 personer, en ökning med 21,5 %.',
      '17 av 44 innebär ca 39 %.',
      '191 (83 %) av de 230 svarade ja.',
    ];
    expect(rulesOf(`${flow('120')}\n${wrong.join('\n\n')}\n`).toSorted()).toEqual([
      'counts',
      'percentage',
      'percentage',
      'schablon',
      'shares',
    ]);
    expect(rulesOf(`${flow('120')}\n${right.join('\n\n')}\n`)).toEqual([]);
  });
});

describe('what was not understood', () => {
  it('is said when a heading has no table that can be read', () => {
    const review = reviewDocument(
      textDocument(
        'Årsredovisning 2024\n\n2. Resultaträkning\n\nBild av tabellen.\n\n3. Balansräkning\n\nBelopp i kr\t2024-12-31\t2023-12-31\nKassa och bank\t100\t90\nSumma tillgångar\t100\t90\nEget kapital\t100\t90\nSumma eget kapital och skulder\t100\t90\n',
      ),
    );
    expect(review.unread.map(({ what }) => what)).toEqual([
      expect.stringContaining('Rubriken "2. Resultaträkning" (rad 3)'),
    ]);
    expect(countLine(review)).toMatch(/^\d+ kontroller, 0 fynd, en tabell eller sida gick inte att läsa$/);
  });

  it('is said of a cell with words among numbers', () => {
    const review = reviewDocument(
      textDocument(
        'Årsredovisning 2024\n\nNot 4 Fordringar\n\n\t2024-12-31\t2023-12-31\nKundfordringar\tse not\t90\nMoms\t10\t10\nSumma\t100\t100\n',
      ),
    );
    expect(review.unread[0]?.what).toContain('"se not"');
  });

  it('is all of a document that is no report', () => {
    const review = reviewDocument(textDocument('Recept på pannkakor.\n\nTre ägg och sex deciliter mjölk.\n'));
    expect(review).toMatchObject({ report: null, checks: 0, findings: [] });
    expect(review.unread).not.toEqual([]);
  });
});

test.each([
  [115_756, -115_756, /tecknet/],
  [2_259_786, 2_259_786.0, null],
  [2_259_786, 2_295_786, /bytt plats/],
  [4_655_144, 4_655_744, /enda siffra/],
  [438_383, 4_383_830, /nolla/],
  [7451, 7_451_000, /tusental/],
  [12, 15, null],
])('%d for %d: %s', (left, right, words) => {
  if (words === null) expect(left === right ? null : slipOf(left, right)).toBeNull();
  else expect(slipOf(left, right)).toMatch(words);
});

test.each([
  ['Inskrivna 1 december 2023–30 november 2024', '2023-12-01', '2024-11-30'],
  ['under året december till och med november', '2023-12-01', '2024-11-30'],
  ['januari - augusti 2024', '2024-01-01', '2024-08-31'],
  ['Deltagare 2024', '2024-01-01', '2024-12-31'],
])('%s is %s to %s', (text, from, to) => {
  expect(periodIn(text, 2024)).toEqual({ from, to });
});
