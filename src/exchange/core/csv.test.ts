import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAmountCell, readCountCell, readTextCell } from './amounts.ts';
import { findDelimiter, readCsv, readPastedTable } from './csv.ts';
import type { ReadSheet, SheetOptions } from './sheet.ts';
import { guardFormula, writeCsv } from './write-csv.ts';

function sheetOf(source: Uint8Array | string, options?: SheetOptions): ReadSheet {
  const read = readCsv(source, options);
  if (!read.ok) throw new Error(`refused: ${JSON.stringify(read.refusal)}`);
  return read.value;
}

function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

describe('reading CSV', () => {
  test('gives rows by heading with their lines, and leaves text as text', () => {
    const sheet = sheetOf('Konto;Benämning;Utgående\n0123;Kassa;1 234,50\n\n2010;"Eget; kapital";-5\n');
    expect(sheet.header).toEqual(['Konto', 'Benämning', 'Utgående']);
    expect(sheet.rows).toEqual([
      { line: 2, cells: { Konto: '0123', Benämning: 'Kassa', Utgående: '1 234,50' } },
      { line: 4, cells: { Konto: '2010', Benämning: 'Eget; kapital', Utgående: '-5' } },
    ]);
    expect(sheet.problems).toEqual([]);
  });

  test.each([
    ['semicolon', 'a;b\n1,5;2,5\n', ';'],
    ['comma', 'a,b\n1,2\n', ','],
    ['tab, though decimals have commas', 'a\tb\n1,5\t2,5\n', '\t'],
    ['bar', 'a|b\n1|2\n', '|'],
    ['semicolon, though texts in quotes have commas', 'a;b\n"x, y, z";1\n', ';'],
    ['none', 'a\nb\n', null],
  ])('finds the delimiter: %s', (_, text, delimiter) => {
    expect(findDelimiter(text)).toBe(delimiter);
  });

  test("believes Excel's own sep line", () => {
    expect(sheetOf('sep=,\r\nkonto,belopp\r\n1;2,3\r\n').rows).toEqual([
      { line: 3, cells: { konto: '1;2', belopp: '3' } },
    ]);
  });

  test.each([
    ['UTF-8', new TextEncoder().encode('Åtgärd;Kön\nö;ä\n'), 0],
    ['UTF-8 with mark', new TextEncoder().encode('\uFEFFÅtgärd;Kön\nö;ä\n'), 0],
    ['Windows-1252', windows1252('Åtgärd;Kön\nö;ä\n'), 1],
    ['UTF-16', new Uint8Array(Buffer.from('\uFEFFÅtgärd;Kön\nö;ä\n', 'utf16le')), 0],
  ])('reads %s', (_, bytes, problems) => {
    const sheet = sheetOf(bytes);
    expect(sheet.rows).toEqual([{ line: 2, cells: { Åtgärd: 'ö', Kön: 'ä' } }]);
    expect(sheet.problems.map(({ code }) => code)).toEqual(Array(problems).fill('csv-encoding-assumed'));
  });

  test('counts lines right after a text of several lines, with every line ending', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = ['a;b', '"one', 'two";1', '', 'x;2', ''].join(end);
      expect(sheetOf(text).rows.map(({ line }) => line)).toEqual([2, 5]);
    }
  });

  test('finds the header below titles and keeps what stood above it', () => {
    const sheet = sheetOf(
      'Förbundet;;\nResultatrapport 2024-01-01--2024-12-31;;\n\nKonto;Namn;Saldo\n3010;Bidrag;5\n',
    );
    expect(sheet.headerLine).toBe(4);
    expect(sheet.preamble).toEqual([
      { line: 1, text: 'Förbundet' },
      { line: 2, text: 'Resultatrapport 2024-01-01--2024-12-31' },
    ]);
    expect(sheet.rows).toHaveLength(1);
  });

  test('finds the header by headings that the caller knows, in any letter case', () => {
    const text = 'Företag;Period\nFörbundet;2024\nKONTO;saldo\n3010;5\n';
    expect(sheetOf(text, { knownHeadings: ['Konto', 'Saldo'] }).header).toEqual(['KONTO', 'saldo']);
  });

  test('names every column and says when a heading is missing or repeated', () => {
    const sheet = sheetOf('Konto;Saldo;Saldo;;\n1;2;3;4;\n');
    expect(sheet.header).toEqual(['Konto', 'Saldo', 'Saldo (2)', 'Kolumn 4']);
    expect(sheet.rows[0]?.cells).toEqual({ Konto: '1', Saldo: '2', 'Saldo (2)': '3', 'Kolumn 4': '4' });
    expect(sheet.problems.map(({ code, line }) => [code, line])).toEqual([
      ['sheet-repeated-heading', 1],
      ['sheet-unnamed-column', 2],
    ]);
  });

  test('keeps cells beyond the header and points at their line', () => {
    const sheet = sheetOf('a;b\n1;2\nx;y;z\n');
    expect(sheet.rows[1]?.cells).toEqual({ a: 'x', b: 'y', 'Kolumn 3': 'z' });
    expect(sheet.problems).toContainEqual(expect.objectContaining({ code: 'csv-too-many-cells', line: 3 }));
  });

  test('an open quotation mark swallows nothing', () => {
    const sheet = sheetOf('a;b\n"x;1\ny;2\nz;3\n');
    expect(sheet.rows.map(({ cells }) => cells['b'])).toEqual(['1', '2', '3']);
    expect(sheet.problems).toContainEqual(
      expect.objectContaining({ code: 'csv-quote-not-closed', severity: 'error' }),
    );
  });

  test('a fault of every line is told fifty times and then counted', () => {
    const { problems } = sheetOf(`a;b\n${'x;y;z\n'.repeat(120)}`);
    const told = problems.filter(({ code }) => code === 'csv-too-many-cells');
    expect(told).toHaveLength(50);
    expect(told.at(-1)?.message).toContain('70 more lines');
  });

  test('130 000 lines are no danger, nor is a header of 20 000 empty cells', () => {
    const limits = { rows: 200_000 };
    expect(sheetOf(`a;b\n${'1;2\n'.repeat(130_000)}`, { limits }).rows).toHaveLength(130_000);
    expect(sheetOf(`a;b${';'.repeat(20_000)}\n${'1;2\n'.repeat(100)}`).header).toEqual(['a', 'b']);
  }, 180_000);

  test('a heading named as a part of every object is only a heading', () => {
    const [row] = sheetOf('__proto__;constructor\n1;2\n').rows;
    expect(Object.entries(row?.cells ?? {})).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]);
  });
});

describe('refusing', () => {
  test.each([
    ['nothing', '', { kind: 'empty' }],
    ['blank lines', ' \n\n', { kind: 'empty' }],
    ['prose', 'Detta är en text utan tabell.\nOch en rad till.', { kind: 'noTable' }],
    ['only numbers', '1;2\n3;4\n', { kind: 'noTable' }],
  ])('%s in text', (_, text, refusal) => {
    expect(readCsv(text)).toEqual({ ok: false, refusal });
    expect(readCsv(new TextEncoder().encode(text))).toEqual({ ok: false, refusal });
  });

  test.each([
    ['pdf', '%PDF-1.7\n'],
    ['xls', '\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1'],
    ['zip', 'PK\u0003\u0004something else'],
    ['docx', 'PK\u0003\u0004word/document.xml'],
    ['xlsx', 'PK\u0003\u0004xl/workbook.xml'],
    ['sie', '#FLAGGA 0\r\n#FORMAT PC8\r\n'],
    ['json', '{"a": 1}'],
    ['markup', '<!doctype html>'],
    ['binary', 'a;b\u0000\u0000\n'],
  ])('a file that is %s', (found, text) => {
    expect(readCsv(windows1252(text))).toEqual({ ok: false, refusal: { kind: 'wrongType', found } });
  });

  test('what is larger than the limits, each limit by itself', () => {
    const text = 'a;b;c\n1;2;3\n4;5;6\n';
    expect(readCsv(text, { limits: { bytes: 5 } })).toMatchObject({ refusal: { kind: 'tooLarge', what: 'bytes' } });
    expect(readCsv(text, { limits: { rows: 2 } })).toMatchObject({ refusal: { kind: 'tooLarge', what: 'rows' } });
    expect(readCsv(text, { limits: { columns: 2 } })).toMatchObject({
      refusal: { kind: 'tooLarge', what: 'columns' },
    });
  });

  test('never throws, whatever the bytes or the text', () => {
    const piece = fc.constantFrom('"', ';', ',', '\t', '\n', '\r', 'a', '1', 'å', '\u0000', '\uFEFF', 'sep=;', '""');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.array(piece, { maxLength: 40 }), (bytes, pieces) => {
        expect(typeof readCsv(bytes).ok).toBe('boolean');
        expect(typeof readCsv(pieces.join('')).ok).toBe('boolean');
      }),
    );
  });
});

describe('pasted tables', () => {
  test('from Excel keep cells with line breaks and quotation marks', () => {
    const read = readPastedTable('Insats\tKvinnor\tMän\r\n"Koll på\nförmåga"\t31\t33\r\n"""Enter"""\t41\t39\r\n');
    expect(read).toMatchObject({
      value: {
        rows: [
          { line: 2, cells: { Insats: 'Koll på\nförmåga', Kvinnor: '31', Män: '33' } },
          { line: 4, cells: { Insats: '"Enter"', Kvinnor: '41', Män: '39' } },
        ],
      },
    });
  });
});

describe('writing CSV', () => {
  test('opens in Swedish Excel: mark, semicolons, decimal commas, CRLF', () => {
    expect(
      writeCsv({
        header: ['Konto', 'Saldo'],
        rows: [
          ['3010', -1234.5],
          ['a;b', null],
        ],
      }),
    ).toBe('\uFEFFKonto;Saldo\r\n3010;-1234,5\r\n"a;b";\r\n');
  });

  test.each(['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1', ' =1', '\n=1', '＝1+1', '=HYPERLINK("x")'])(
    'guards %j',
    (text) => {
      expect(guardFormula(text)).toBe(`'${text}`);
    },
  );

  test.each(['-5', '+46', '-1 234,50', 'a=b', '3010', 'Å', '−5'])('leaves %j alone', (text) => {
    expect(guardFormula(text)).toBe(text);
  });

  test('is read back as it was', () => {
    const cell = fc.oneof(fc.stringMatching(/^[a-zåäö=+@;,"-]{1,12}$/), fc.constant(null));
    const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, (rows) => {
        fc.pre(rows.every((row) => row.some((value) => value !== null)));
        const sheet = sheetOf(writeCsv({ header: ['Rubrik', 'Andra'], rows }));
        expect(sheet.rows.map(({ cells }) => [cells['Rubrik'], cells['Andra']])).toEqual(rows);
        expect(sheet.problems).toEqual([]);
      }),
    );
  });
});

describe('numbers in cells', () => {
  test.each([
    ['1 234,50', 123450],
    ['−5', -500],
    ['(5)', -500],
    ['1.234,50', 123450],
    [1234.5, 123450],
    [0.1 + 0.2, 30],
    [11819238.999999998, 1181923900],
    [-0, 0],
    [null, null],
  ])('reads the amount %j', (cell, ore) => {
    expect(readAmountCell(cell)).toEqual({ ok: true, value: ore });
  });

  test.each([
    ['abc', 'notANumber'],
    ['', 'notANumber'],
    ['1,234567', 'partOfAnOre'],
    [100 / 3, 'partOfAnOre'],
    [1e300, 'tooLarge'],
    [Number.NaN, 'tooLarge'],
  ])('refuses the amount %j', (cell, kind) => {
    expect(readAmountCell(cell)).toMatchObject({ ok: false, refusal: { kind } });
  });

  test('counts are whole and not negative, and an empty cell is not zero', () => {
    expect(readCountCell('1 234')).toEqual({ ok: true, value: 1234 });
    expect(readCountCell(null)).toEqual({ ok: true, value: null });
    expect(readCountCell('2,5')).toMatchObject({ refusal: { kind: 'notWhole' } });
    expect(readCountCell(-1)).toMatchObject({ refusal: { kind: 'negative' } });
    expect(readCountCell('<5')).toMatchObject({ refusal: { kind: 'notANumber' } });
  });

  test('an account is a text, also when a spreadsheet made it a number', () => {
    expect([readTextCell(3010), readTextCell(' 0123 '), readTextCell(null), readTextCell(' ')]).toEqual([
      '3010',
      '0123',
      null,
      null,
    ]);
  });
});
