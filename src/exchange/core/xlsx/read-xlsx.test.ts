import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readTable } from '../read-table.ts';
import type { SheetOptions } from '../sheet.ts';
import { readXlsx, type ReadWorkbook } from './read-xlsx.ts';

const HEADER =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>Konto</t></is></c><c r="B1" t="inlineStr"><is><t>Belopp</t></is></c></row>';

/** A small workbook as programs write it; `rows` is the inside of sheetData. */
function aWorkbook(
  change: { sheets?: Record<string, string>; parts?: Record<string, string>; workbookPr?: string } = {},
): Uint8Array {
  const sheets = Object.entries(change.sheets ?? { Blad1: HEADER });
  const list = sheets
    .map(([name], index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
    .join('');
  const links = sheets
    .map((_, index) => `<Relationship Id="rId${index + 1}" Type="x" Target="worksheets/sheet${index + 1}.xml"/>`)
    .join('');
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<?xml version="1.0"?><workbook>${change.workbookPr ?? ''}<sheets>${list}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${links}</Relationships>`,
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="#,##0\\ &quot;kr per dag&quot;;[Red]\\-0"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>',
    'xl/sharedStrings.xml':
      '<sst><si><t>Å &amp; <![CDATA[<Ö>]]></t></si><si><r><t>två </t></r><r><t>delar</t></r><rPh><t>hint</t></rPh></si><si><t xml:space="preserve"> rad_x000D_ </t></si></sst>',
    ...Object.fromEntries(
      sheets.map(([, rows], index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
    ...change.parts,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

function workbookOf(bytes: Uint8Array, options?: SheetOptions): ReadWorkbook {
  const read = readXlsx(bytes, options);
  if (!read.ok) throw new Error(`refused: ${JSON.stringify(read.refusal)}`);
  return read.value;
}

function amounts(cells: string, change: Parameters<typeof aWorkbook>[0] = {}) {
  const sheet = workbookOf(aWorkbook({ ...change, sheets: { Blad1: `${HEADER}<row r="7">${cells}</row>` } }))
    .sheets[0];
  return { row: sheet?.rows[0], problems: sheet?.problems.map(({ code, line }) => `${code} ${line}`) };
}

describe('reading workbooks', () => {
  test.each([
    ['a number', '<c r="B7"><v>1234.5</v></c>', 1234.5],
    ['a number that Excel shortened', '<c r="B7"><v>1.15756E5</v></c>', 115756],
    ['a shared text with entities', '<c r="B7" t="s"><v>0</v></c>', 'Å & <Ö>'],
    ['a text in pieces without its hint', '<c r="B7" t="s"><v>1</v></c>', 'två delar'],
    ['a text with an escaped letter', '<c r="B7" t="s"><v>2</v></c>', 'rad'],
    ['the result of a formula', '<c r="B7"><f>SUM(A1:A2)</f><v>7</v></c>', 7],
    ['the text of a formula', '<c r="B7" t="str"><f>A1</f><v>x</v></c>', 'x'],
    ['a day in a built-in format', '<c r="B7" s="1"><v>45657</v></c>', '2024-12-31'],
    ['a day in an own format, without its time', '<c r="B7" s="2"><v>45657.75</v></c>', '2024-12-31'],
    ['a day before 1 March 1900', '<c r="B7" s="1"><v>1</v></c>', '1900-01-01'],
    ['an amount whose format says "dag" in quotes', '<c r="B7" s="3"><v>45657</v></c>', 45657],
    ['a truth', '<c r="B7" t="b"><v>1</v></c>', 'ja'],
    ['a day as text', '<c r="B7" t="d"><v>2024-12-31T00:00:00</v></c>', '2024-12-31'],
    ['a cell with its name space', '<x:c r="B7"><x:v>5</x:v></x:c>', 5],
  ])('gives %s', (_, cell, value) => {
    expect(amounts(cell)).toEqual({ row: { line: 7, cells: { Konto: null, Belopp: value } }, problems: [] });
  });

  test('counts days from 1904 when the workbook does', () => {
    const { row } = amounts('<c r="B7" s="1"><v>44195</v></c>', { workbookPr: '<workbookPr date1904="1"/>' });
    expect(row?.cells['Belopp']).toBe('2024-12-31');
  });

  test('places cells without references in their order', () => {
    expect(amounts('<c><v>1</v></c><c><v>2</v></c>').row?.cells).toEqual({ Konto: 1, Belopp: 2 });
  });

  test.each([
    [
      'a formula without a result',
      '<c r="A7"><v>1</v></c><c r="B7"><f>SUM(A1)</f></c>',
      'xlsx-formula-without-result 7',
    ],
    ['a formula error', '<c r="A7"><v>1</v></c><c r="B7" t="e"><v>#REF!</v></c>', 'xlsx-cell-error 7'],
    [
      'a text that is not in the list',
      '<c r="A7"><v>1</v></c><c r="B7" t="s"><v>99</v></c>',
      'xlsx-cell-unreadable 7',
    ],
    ['a number that is none', '<c r="A7"><v>1</v></c><c r="B7"><v>12a</v></c>', 'xlsx-cell-unreadable 7'],
  ])('says where %s stands and takes it for no number', (_, cells, problem) => {
    expect(amounts(cells)).toEqual({ row: { line: 7, cells: { Konto: 1, Belopp: null } }, problems: [problem] });
  });

  test('passes over sheets without a table and says so', () => {
    const book = workbookOf(
      aWorkbook({ sheets: { Om: '<row r="1"><c r="A1"><v>1</v></c></row>', Tom: '', Saldo: HEADER } }),
    );
    expect(book.sheets.map(({ name }) => name)).toEqual(['Saldo']);
    expect(book.problems.map(({ code }) => code)).toEqual(['xlsx-sheet-passed-over', 'xlsx-sheet-passed-over']);
  });

  test('a table is taken from the sheet whose headings the caller knows', () => {
    const other = HEADER.replace('Konto', 'Namn').replace('Belopp', 'Adress');
    const bytes = aWorkbook({ sheets: { Kontakter: other, Saldo: HEADER } });
    expect(readTable(bytes, { knownHeadings: ['konto', 'belopp'] })).toMatchObject({ value: { name: 'Saldo' } });
    expect(readTable(bytes)).toMatchObject({ value: { name: 'Kontakter' } });
    expect(readTable(strToU8('a;b\n1;2'))).toMatchObject({ value: { header: ['a', 'b'] } });
  });
});

describe('refusing workbooks', () => {
  test.each([
    ['nothing', new Uint8Array(), { kind: 'empty' }],
    ['a PDF', strToU8('%PDF-1.7'), { kind: 'wrongType', found: 'pdf' }],
    ['a text', strToU8('a;b\n1;2'), { kind: 'wrongType', found: 'binary' }],
    [
      'an old workbook or one with a password',
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1),
      { kind: 'wrongType', found: 'xls' },
    ],
    ['a zip of other things', zipSync({ 'a.xml': strToU8('<a/>') }), { kind: 'wrongType', found: 'zip' }],
    ['a Word document', zipSync({ 'word/document.xml': strToU8('<a/>') }), { kind: 'wrongType', found: 'docx' }],
    ['a workbook without sheets', aWorkbook({ sheets: {} }), { kind: 'damaged' }],
    ['a workbook of empty sheets', aWorkbook({ sheets: { Tom: '' } }), { kind: 'empty' }],
    [
      'a sheet that is cut off',
      aWorkbook({ parts: { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${HEADER}` } }),
      { kind: 'damaged' },
    ],
  ])('%s', (_, bytes, refusal) => {
    expect(readXlsx(bytes)).toMatchObject({ ok: false, refusal });
  });

  test('a file that lost its end, wherever it was cut', () => {
    const whole = aWorkbook();
    for (let length = 1; length < whole.length; length += 7)
      expect(readXlsx(whole.subarray(0, length)).ok).toBe(false);
  });

  test('a small file that unpacks to a large one, before it is unpacked', () => {
    const bomb = aWorkbook({ parts: { 'xl/media.xml': ' '.repeat(12_000_000) } });
    expect(bomb.length).toBeLessThan(100_000);
    expect(readXlsx(bomb, { limits: { unpackedBytes: 10_000_000 } })).toMatchObject({
      refusal: { kind: 'tooLarge', what: 'bytes' },
    });
  });

  test('a file that lies about its size cannot grow', () => {
    const bytes = aWorkbook({
      parts: { 'xl/worksheets/sheet1.xml': `<worksheet>${' '.repeat(5_000_000)}</worksheet>` },
    });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at < bytes.length - 4; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 1_000_000)
        view.setUint32(at + 24, 100, true);
    }
    expect(readXlsx(bytes).ok).toBe(false);
  });

  test('a cell at the far end of the sheet, without room being made for it', () => {
    const far = `${HEADER}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`;
    expect(readXlsx(aWorkbook({ sheets: { Blad1: far } }))).toMatchObject({
      refusal: { kind: 'tooLarge', what: 'columns' },
    });
  });

  test('more rows than the limit, but a million empty ones are none', () => {
    const rows = Array.from(
      { length: 60 },
      (_, index) => `<row r="${index + 2}"><c r="A${index + 2}"><v>1</v></c></row>`,
    ).join('');
    const empty = Array.from(
      { length: 60 },
      (_, index) => `<row r="${index + 2}"><c r="A${index + 2}" s="1"/></row>`,
    ).join('');
    expect(readXlsx(aWorkbook({ sheets: { A: HEADER + rows } }), { limits: { rows: 50 } })).toMatchObject({
      refusal: { what: 'rows' },
    });
    expect(readXlsx(aWorkbook({ sheets: { A: HEADER + empty } }), { limits: { rows: 50 } }).ok).toBe(true);
  });

  test('entities of a document type expand to nothing', () => {
    const text = '<!DOCTYPE a [<!ENTITY x "xxxxxxxx">]><sst><si><t>&x;&x;</t></si></sst>';
    const bytes = aWorkbook({
      parts: { 'xl/sharedStrings.xml': text },
      sheets: { A: `${HEADER}<row r="2"><c r="A2" t="s"><v>0</v></c></row>` },
    });
    expect(JSON.stringify(readXlsx(bytes))).not.toContain('xxxxxxxx');
  });

  test('never throws, whatever byte is changed', () => {
    const whole = aWorkbook({ sheets: { A: `${HEADER}<row r="2"><c r="A2" s="1"><v>45657</v></c></row>` } });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        (changes) => {
          const bytes = whole.slice();
          for (const [at, value] of changes) bytes[at] = value;
          expect(typeof readXlsx(bytes).ok).toBe('boolean');
        },
      ),
      { numRuns: 300 },
    );
  });

  test('never throws, whatever the XML is made of', () => {
    const piece = fc.constantFrom(
      '<row r="2">',
      '<row>',
      '</row>',
      '<c r="A2">',
      '<c t="s">',
      '</c>',
      '<v>',
      '</v>',
      '1',
      '-1e999',
      '<f>',
      '</f>',
      '<is><t>',
      '</t></is>',
      '&#x110000;',
      '&#0;',
      '<!--',
      '<![CDATA[',
      ']]>',
      '<',
      '>',
      '"',
      '<c r="ZZZ9" t="d" s="9"/>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(typeof readXlsx(aWorkbook({ sheets: { A: HEADER + pieces.join('') } })).ok).toBe('boolean');
      }),
      { numRuns: 200 },
    );
  });
});
