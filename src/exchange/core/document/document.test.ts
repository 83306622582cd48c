// The lines and tables of documents, told by case tables: what stands in the file, and what is read.
import { describe, expect, it, test } from 'vitest';
import { strToU8, zipSync } from 'fflate';
import { DOCUMENT_LIMITS, wordsOf } from './document.ts';
import { readDocxDocument } from './docx-lines.ts';
import { findTables } from './find-tables.ts';
import { lexHeadings } from './headings.ts';
import { readHtmlDocument } from './html-lines.ts';
import { numberRun } from './number-run.ts';
import { type PdfPiece, pdfDocument } from './pdf-lines.ts';
import { readPrintedNumber } from './printed-number.ts';
import { readTextDocument } from './text-lines.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([
  ['1 234 567', 1_234_567, null],
  ['1 234 567', 1_234_567, null],
  ['4.471.200kr', 4_471_200, 'kr'],
  ['1.336 tkr', 1336, 'tkr'],
  ['– 1 134', -1134, null],
  ['−57 422', -57_422, null],
  ['-13', -13, null],
  ['(57 422)', -57_422, null],
  ['57 422-', -57_422, null],
  ['51,4 %', 51.4, 'percent'],
  ['4.91', 4.91, null],
  ['1,4 mkr', 1.4, 'mkr'],
  ['0', 0, null],
])('"%s" is %d in %s', (text, value, unit) => {
  expect(readPrintedNumber(text)).toMatchObject({ value, unit });
});

test.each(['', '-', '–', 'Not 4', '2024-12-31', 'jan-dec', '12 34 567', '16–29', '1234567890123456', '5 pers'])(
  '"%s" is no number',
  (text) => {
    expect(readPrintedNumber(text)).toBeNull();
  },
);

const valuesOf = (line: string): (number | null)[][] =>
  numberRun(wordsOf(line))?.readings.map((reading) => reading.map(({ number }) => number?.value ?? null)) ?? [];

describe('numbers at the end of a line', () => {
  test.each([
    ['Årets resultat 847 – 1 134 142 452 – 94', [847, -1134, 142, 452, -94]],
    ['Projekt ABC    600 000 255 996  341 239', [600_000, 255_996, 341_239]],
    ['Intäkter totalt   6 680 000           7 451 423         7 018 115', [6_680_000, 7_451_423, 7_018_115]],
    ['Hälsoskolor 0 0  160 000', [0, 0, 160_000]],
    ['Resultat  115 756  –  –  - 57 422', [115_756, null, null, -57_422]],
  ])('%s can be read as %j', (line, values) => {
    expect(valuesOf(line)).toContainEqual(values);
  });

  it('never joins over a wide gap, and never begins a number with noughts', () => {
    expect(valuesOf('Moms  3 133   44 215')[0]).toEqual([3133, 44_215]);
    expect(valuesOf('Bidrag 6 680 000').every((values) => values.every((value) => value !== 0))).toBe(true);
  });

  it('finds none in words', () => {
    expect(valuesOf('Under året möttes styrelsen.')).toEqual([]);
    expect(valuesOf('Balansräkning 2024-12-31')).toEqual([]);
  });
});

test.each([
  ['Not Budget 2024 2024-12-31 2023-12-31', ['Budget 2024', '2024-12-31', '2023-12-31']],
  [
    'Utfall jan-dec 2020 Aktuell budget jan-dec 2020 Avvikelse utfall – budget Bokslut helår 2019',
    ['Utfall jan-dec 2020', 'Aktuell budget jan-dec 2020', 'Avvikelse utfall – budget', 'Bokslut helår 2019'],
  ],
  [
    'Kvinnor Män Varav nya Avslutade Arbete Studier Annat skäl',
    ['Kvinnor', 'Män', 'Varav nya', 'Avslutade', 'Arbete', 'Studier', 'Annat skäl'],
  ],
  ['2024 2023 2022', ['2024', '2023', '2022']],
])('%s heads %j', (line, columns) => {
  expect(lexHeadings(wordsOf(line), { joinsDays: false }).columns).toEqual(columns);
});

const tablesOf = (text: string) =>
  findTables(readTextDocument(bytes(text))).tables.map(({ title, columns, rows }) => ({
    title,
    columns,
    rows: rows.map((row) => [row.label, ...row.cells.map((cell) => cell.number?.value ?? null)]),
  }));

describe('tables of a text', () => {
  it('reads rows with tabs, empty cells and a heading among the rows', () => {
    expect(
      tablesOf(
        '3. Balansräkning\n\nBelopp i kr\tNot\t2024-12-31\t2023-12-31\nTillgångar\t\t\t\nKassa\t\t4 216\t- 57\nSumma tillgångar\t4\t4 216\t',
      ),
    ).toEqual([
      {
        title: '3. Balansräkning',
        columns: ['2024-12-31', '2023-12-31'],
        rows: [
          ['Tillgångar', null, null],
          ['Kassa', 4216, -57],
          ['Summa tillgångar', 4216, null],
        ],
      },
    ]);
  });

  it('joins a label that goes on, and numbers that go on, over lines', () => {
    const [table] = tablesOf(
      '5. Kassaflödesanalys\n\n2024-12-31   2023-12-31\n\nMedel från verksamheten före förändring\nav rörelsekapital  120 000  90 000\nÅrets kassaflöde  433 485\n429 749\n',
    );
    expect(table?.rows).toEqual([
      ['Medel från verksamheten före förändring av rörelsekapital', 120_000, 90_000],
      ['Årets kassaflöde', 433_485, 429_749],
    ]);
  });

  it('takes an amount without a budget for an amount of the years', () => {
    const [table] = tablesOf(
      '3. Resultaträkning\n\nBelopp i kr   Budget   2020-12-31   2019-12-31\nBidrag  6 680 000  6 680 000  6 072 000\nResultat  847 054  – 1 133 557\n',
    );
    expect(table?.rows.at(-1)).toEqual(['Resultat', null, 847_054, -1_133_557]);
  });

  it('takes no list of contents, no prose and no address for a table', () => {
    expect(tablesOf('Innehåll\n1. Inledning\t3\n2. Resultat\t5\n3. Balans\t9\n4. Noter\t11\n')).toEqual([]);
    expect(
      tablesOf('Styrelsen möttes 8 gånger 2024. Då deltog 12 personer.\nEn vårkonferens hölls i mars 2024.\n'),
    ).toEqual([]);
  });

  it('keeps line numbers and pages, so that a person finds the cell', () => {
    const { tables } = findTables(
      readTextDocument(bytes('Sida ett\n\fNot 2. Intäkter\nÅr  2024  2023\nBidrag  100  90\nSumma  100  90\n')),
    );
    expect(tables[0]?.rows[1]).toMatchObject({ page: 2, line: 4, label: 'Summa' });
  });
});

const piece = (text: string, left: number, base: number): PdfPiece => ({
  text,
  left,
  base,
  width: text.length * 5,
  size: 10,
});
const page = (pieces: PdfPiece[]) => ({ pieces, width: 595, height: 842, hasPicture: false });

describe('tables of a page', () => {
  it('knows columns by their places, with thousands in one piece or in several', () => {
    const rows = [
      piece('2 Resultaträkning', 70, 720),
      piece('Belopp i kr', 70, 700),
      piece('Not', 280, 700),
      piece('Budget 2024', 320, 700),
      piece('2024', 430, 700),
      piece('2023', 500, 700),
      piece('Intäkter', 70, 685),
      piece('2', 285, 685),
      piece('11 148 000', 325, 685),
      piece('11', 400, 685),
      piece('764', 412, 685),
      piece('068', 429.5, 685),
      piece('9 589 737', 475, 685),
      piece('Årets resultat', 70, 670),
      piece('115 756', 415, 670),
      piece('−57 422', 485, 670),
    ];
    const [table] = findTables(pdfDocument([page(rows)])).tables;
    expect(table?.columns).toEqual(['Budget 2024', '2024', '2023']);
    expect(table?.rows.map((row) => row.cells.map((cell) => cell.number?.value ?? null))).toEqual([
      [11_148_000, 11_764_068, 9_589_737],
      [null, 115_756, -57_422],
    ]);
  });

  const read = (pages: PdfPiece[][]) =>
    findTables(pdfDocument(pages.map(page))).tables.map(({ columns, rows }) => ({
      columns,
      rows: rows.map((row) => [row.label, ...row.cells.map((cell) => cell.number?.value ?? null)]),
    }));

  it('reads cells of several lines beside cells of one, each from its top', () => {
    const found = read([
      [
        piece('Belopp i kr', 70, 700),
        piece('2023-12-', 320, 706),
        piece('31', 345, 694),
        piece('2022', 440, 700),
        piece('Intäkter inklusive', 70, 676),
        piece('finansiella poster', 70, 664),
        piece('10 602 163', 310, 670),
        piece('5 834', 430, 676),
        piece('441', 440, 664),
        piece('Kostnader', 70, 645),
        piece('4 871 374', 315, 645),
        piece('4 240 493', 420, 645),
      ],
    ]);
    expect(found).toEqual([
      {
        columns: ['2023-12-31', '2022'],
        rows: [
          ['Intäkter inklusive finansiella poster', 10_602_163, 5_834_441],
          ['Kostnader', 4_871_374, 4_240_493],
        ],
      },
    ]);
  });

  it('joins a label to its numbers by nearness, above and below', () => {
    const below = read([
      [
        piece('Belopp i kr', 70, 700),
        piece('2023', 440, 700),
        piece('Bidrag från Norra', 70, 680),
        piece('900 000', 430, 680),
        piece('Kommunen', 70, 668),
        piece('Bidrag från Södra', 70, 648),
        piece('300 000', 430, 648),
        piece('Summa', 70, 628),
        piece('1 200 000', 420, 628),
      ],
    ]);
    expect(below[0]?.rows.map(([label]) => label)).toEqual([
      'Bidrag från Norra Kommunen',
      'Bidrag från Södra',
      'Summa',
    ]);
    const above = read([
      [
        piece('Belopp i kr', 70, 700),
        piece('2023', 440, 700),
        piece('Bidrag från Norra', 70, 680),
        piece('Kommunen', 70, 668),
        piece('900 000', 430, 668),
        piece('Bidrag från Södra', 70, 648),
        piece('300 000', 430, 648),
      ],
    ]);
    expect(above[0]?.rows.map(([label]) => label)).toEqual(['Bidrag från Norra Kommunen', 'Bidrag från Södra']);
  });

  it('goes on with a table that a page breaks, also for a single row', () => {
    const head = (base: number) => [piece('Belopp i kr', 70, base), piece('2023', 440, base)];
    const found = read([
      [...head(120), piece('Spira', 70, 105), piece('100 000', 430, 105)],
      [
        ...head(780),
        piece('Vägval', 70, 765),
        piece('200 000', 430, 765),
        piece('Totalt', 70, 750),
        piece('300 000', 430, 750),
      ],
    ]);
    expect(found).toEqual([
      {
        columns: ['2023'],
        rows: [
          ['Spira', 100_000],
          ['Vägval', 200_000],
          ['Totalt', 300_000],
        ],
      },
    ]);
  });

  it('gives headings that stand to the left to the numbers that stand to the right', () => {
    const found = read([
      [
        piece('Antal inskrivna', 70, 700),
        piece('16–29 år', 200, 700),
        piece('30–64 år', 320, 700),
        piece('Totalt', 440, 700),
        piece('Kvinnor', 70, 685),
        piece('16', 305, 685),
        piece('40', 425, 685),
        piece('56', 530, 685),
        piece('Män', 70, 670),
        piece('12', 305, 670),
        piece('22', 425, 670),
        piece('34', 530, 670),
      ],
    ]);
    expect(found).toEqual([
      {
        columns: ['16–29 år', '30–64 år', 'Totalt'],
        rows: [
          ['Kvinnor', 16, 40, 56],
          ['Män', 12, 22, 34],
        ],
      },
    ]);
  });

  it('leaves out what stands at the edge of page after page', () => {
    const pages = [1, 2, 3, 4].map((number) =>
      page([
        piece(`Transaktion 0922 Signerat av XY, sida ${number}`, 70, 815),
        piece(`Text nummer ${number} av fyra`, 70, 400),
        piece(`${number}`, 290, 20),
      ]),
    );
    expect(pdfDocument(pages).lines.map((line) => line.text)).toEqual(
      [1, 2, 3, 4].map((number) => `Text nummer ${number} av fyra`),
    );
  });
});

const docx = (body: string): Uint8Array =>
  zipSync({ 'word/document.xml': strToU8(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`) });

describe('Word and HTML', () => {
  it('reads paragraphs and tables of a Word file, without what was deleted', () => {
    const read = readDocxDocument(
      docx(
        '<w:p><w:r><w:t>Rub</w:t></w:r><w:del><w:r><w:t>bort</w:t></w:r></w:del><w:r><w:t>rik</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Rad</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1 000</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
      ),
      DOCUMENT_LIMITS,
    );
    expect(read.ok && read.value.lines.map((line) => line.cells ?? line.text)).toEqual(['Rubrik', ['Rad', '1 000']]);
  });

  it('refuses a Word file that unpacks to more than is read, before it is unpacked', () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(3_000_000) }, { level: 9 });
    expect(bomb.length).toBeLessThan(10_000);
    expect(readDocxDocument(bomb, { ...DOCUMENT_LIMITS, unpackedBytes: 2_000_000 })).toMatchObject({
      ok: false,
      refusal: { kind: 'tooLarge', what: 'unpacked' },
    });
    expect(readDocxDocument(zipSync({ 'other.xml': strToU8('x') }), DOCUMENT_LIMITS)).toMatchObject({
      ok: false,
      refusal: { kind: 'damaged' },
    });
  });

  it('reads tables nested thousands deep without an end of the stack', () => {
    const deep = readDocxDocument(
      docx(`${'<w:tbl><w:tr><w:tc>'.repeat(20_000)}<w:p><w:r><w:t>x</w:t></w:r></w:p>`),
      DOCUMENT_LIMITS,
    );
    expect(deep.ok).toBe(true);
    expect(readHtmlDocument(bytes('<div><table><tr><td>'.repeat(20_000)), DOCUMENT_LIMITS).ok).toBe(true);
  });

  it('passes over scripts, styles and comments of HTML, and decodes letters', () => {
    const read = readHtmlDocument(
      bytes(
        '<p>&Aring;rets&nbsp;resultat &#8722;5</p><script>alert("1 000")</script><!-- 2 000 --><style>p{}</style><table><tr><th>A</th><td colspan="2">1&nbsp;000</td></tr></table>',
      ),
      DOCUMENT_LIMITS,
    );
    expect(read.ok && read.value.lines.map((line) => line.cells ?? line.text)).toEqual([
      'Årets resultat −5',
      ['A', '1 000', ''],
    ]);
  });

  it('refuses more words than a report has', () => {
    expect(
      readHtmlDocument(bytes('<p>ett två tre</p>'.repeat(50)), { ...DOCUMENT_LIMITS, words: 100 }),
    ).toMatchObject({ ok: false, refusal: { kind: 'tooLarge', what: 'words' } });
  });
});
