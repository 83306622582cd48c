// The two printed reports of the demo, with exactly the faults that are known in them, and a made-up one without any.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { controlReport } from '../control-report.ts';
import type { Finding } from '../finding.ts';
import type { JsonObject } from './json-shape.ts';
import { readPrintedReport } from './printed-report.ts';

const demo = new URL('../../../../demo/printed/', import.meta.url);
const own = new URL('./fixtures/', import.meta.url);

function control(json: unknown): Finding[] {
  const read = readPrintedReport(json);
  if (!read.ok) throw new Error(`${read.refusal.path} ${read.refusal.problem}`);
  expect(read.value.notRead).toEqual([]);
  return controlReport(read.value.report);
}

/** A copy with one value set, or taken away. */
function changed(json: unknown, [key, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (key === undefined) return value;
  const copy: unknown[] | Record<string, unknown> = Array.isArray(json) ? [...json] : { ...(json as JsonObject) };
  const fields = copy as Record<string | number, unknown>;
  if (rest.length === 0 && value === undefined) delete fields[key];
  else fields[key] = changed(fields[key], rest, value);
  return copy;
}

function fileOf(folder: URL, name: string): JsonObject {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
}

const brief = (finding: Finding) =>
  `${finding.rule} ${[finding.place.tableId ?? finding.place.path, finding.place.rowId, finding.place.columnId].filter(Boolean).join('/')}: ${finding.left} / ${finding.right}`;
const failed = (findings: readonly Finding[]) => findings.filter((finding) => !finding.ok).map(brief);
const rounded = (findings: readonly Finding[]) => findings.filter((one) => one.severity === 'rounding').map(brief);

describe('the annual report of 2024', () => {
  const findings = control(fileOf(demo, 'figures-2024.json'));

  it('has these faults and no other', () => {
    expect(failed(findings)).toEqual([
      'income-definition notes.income/summa/2024: 11934995 / 11764068',
      'sign incomeStatement/operatingCosts: 11356500 / -11819239',
      'referrers-enrolled appendix.nova.referrers: 70 / 90',
      'same-period participants/nova: 70 / 90',
      'same-period participants/enter: 80 / 79',
      'same-period participants/enter: 23 / 25',
      'same-period participants/fia: 33 / 11',
      'goals-in-text $.goals.note: 5 / 4',
    ]);
  });

  it('has these roundings, which are no faults', () => {
    expect(rounded(findings)).toEqual([
      'result incomeStatement/resultAfterFinancial/2023: -57422 / -57423',
      'sum balanceSheet/closingEquity/2023-12-31: 2279601 / 2279602',
      'result operatingAccount/result/actual2023: -57422 / -57423',
      'sum notes.income/summa/2023: 9737682 / 9737681',
      'sum notes.costs/totalt/2024: 11819239 / 11819238',
      'sum notes.costs/totalt/2023: 9795105 / 9795104',
      'sum notes.liabilities/summa/2024-12-31: 2259787 / 2259786',
      'cash-flow cashFlow/changeLiabilities/2024: 533387 / 533388',
      'opening-closing cashFlow/openingCash/2024: 3783276 / 3783275',
    ]);
  });

  it('tells that the difference of income is the interest', () => {
    const finding = findings.find((one) => one.rule === 'income-definition' && !one.ok);
    expect(finding?.difference).toBe(170_927);
    expect(finding?.message).toContain('finansiella intäkterna');
  });
});

describe('the annual report of 2020', () => {
  const findings = control(fileOf(demo, 'figures-2020.json'));

  it('has these faults and no other', () => {
    expect(failed(findings)).toEqual([
      'statement-statement operatingAccount/bidrag-intakt/budget2020: 7465670 / 6680000',
      'same-label incomeStatement/erhallna-bidrag-personal/2020: 217248 / 204632',
    ]);
    expect(rounded(findings)).toEqual([
      'note-statement notes.training/kompetensutveckling-brutto/2020: 96657 / 96656',
    ]);
  });

  it('says that one row of a statement is two rows of a note', () => {
    const finding = findings.find((one) => one.rule === 'same-label' && !one.ok);
    expect(finding?.message).toMatch(/12\s616\skr, står på raden Övriga Erhållna Bidrag/);
  });
});

describe('a report of another association', () => {
  const clean = () => fileOf(own, 'detailed-report.json');
  // What is changed, where, to what (undefined takes it away), and the rule that finds it.
  const faults: [string, readonly (string | number)[], unknown, string][] = [
    ['a row of costs', ['resultaträkning', 'Personalkostnader', 1], -1_386_510, 'sum'],
    ['a depreciation', ['resultaträkning', 'Avskrivningar', 1], -1000, 'result'],
    ['a deviation', ['driftredovisning', 'Kansli', 2], -69_490, 'deviation'],
    ['a note', ['not3KöpAvVerksamhet', 'Totalt', 0], 6_425_300, 'note-statement'],
    ['a part of a row', ['not3KöpAvVerksamhet', '- varav Alby kommun', 0], 1_105_000, 'sum'],
    ['a contribution', ['resultaträkning', 'Bidrag från Region Exempel', 2], 1_905_000, 'contributions'],
    ['the overview', ['flerårsöversikt', 'Kostnader', 1], 7050, 'overview'],
    ['the solidity', ['flerårsöversikt', 'Soliditet %', 0], 37.8, 'overview'],
    ['women', ['deltagare', 'Nya vägar', 0], 16, 'women-and-men'],
    ['exit reasons', ['deltagare', 'Nya vägar', 7], 3, 'exit-reasons'],
    ['referrers', ['bilagaDeltagare', 'Nya vägar', 'remittent', 'Kommun'], 11, 'referrers-enrolled'],
    ['a percentage', ['bilagaDeltagare', 'Nya vägar', 'enkät', 'klartPositivaProcent'], 76, 'impossible-percentage'],
    ['the answers to a mean', ['bilagaDeltagare', 'Nya vägar', 'enkät', 'n'], 7, 'impossible-mean'],
    ['women of a programme', ['bilagaDeltagare', 'Nya vägar', 'kvinnor'], 16, 'counts'],
    [
      'a share who answered',
      ['bilagaDeltagare', 'Nya vägar', 'svarsfrekvens'],
      { erbjudna: 22, svar: 17, svarsfrekvensProcent: 78 },
      'percentage',
    ],
    ['a table of answers', ['enkät'], { columns: ['n', 'positiva %'], Nytta: [39, 34] }, 'impossible-percentage'],
    ['the number of goals', ['mål', 'totalt'], 9, 'goals-counted'],
    ['goals in words', ['mål', 'kommentar'], 'Sex av förbundets åtta mål är uppfyllda.', 'goals-in-text'],
    ['the limit of capital', ['kapital', 'max'], 1_500_000, 'capital'],
    ['shares', ['andelAvKostnaderProcent', 'struktur'], 8.2, 'shares'],
    ['the explanation', ['balanskravsutredning', 'förklaring'], undefined, 'balance-requirement-explanation'],
    ['a whole statement', ['kassaflödesanalys'], undefined, 'legal-part'],
    ['the unit in a heading', ['driftredovisning', 'unit'], 'tkr', 'unit'],
  ];

  it('has no fault when everything ties, with Swedish keys, headings and subtotals', () => {
    expect(failed(control(clean()))).toEqual([]);
    expect(control(clean()).length).toBeGreaterThan(180);
  });

  it.each(faults)('is found out when %s is changed', (_, path, value, rule) => {
    expect(
      control(changed(clean(), path, value))
        .filter((finding) => !finding.ok)
        .map((finding) => finding.rule),
    ).toContain(rule);
  });

  it('is held to its amounts in thousands of kronor too', () => {
    expect(failed(control(changed(clean(), ['flerårsöversikt', 'unit'], 'tkr')))).toEqual([]);
  });
});

describe('a file of another shape', () => {
  const refusal = (json: unknown) => {
    const read = readPrintedReport(json);
    return read.ok ? 'read' : `${read.refusal.path} ${read.refusal.problem}`;
  };

  it.each([
    ['a list', [], '$ is not an object with the parts of a report'],
    ['no year', { incomeStatement: {} }, '$ says no year: neither "year", "source" nor a column of a statement does'],
    ['nothing known', { year: 2024, hello: { a: 1 } }, '$ has no part of a report that control knows'],
    ['a table that is a number', { year: 2024, balanceSheet: 5 }, '$.balanceSheet is not a table'],
    [
      'columns that are no list',
      { year: 2024, cashFlow: { columns: 3 } },
      '$.cashFlow.columns is not a list of texts',
    ],
    [
      'a row too short',
      { year: 2024, cashFlow: { columns: ['2024', '2023'], 'Årets resultat': [1] } },
      '$.cashFlow["Årets resultat"] has 1 values, but the table has 2 columns',
    ],
    [
      'a text among the numbers',
      { year: 2024, cashFlow: { columns: ['2024'], yearResult: ['1 000'] } },
      '$.cashFlow.yearResult[0] is not a number or null',
    ],
  ])('is refused with its place: %s', (_, json, sentence) => {
    expect(refusal(json)).toBe(sentence);
  });

  it('names the keys that were not read', () => {
    const read = readPrintedReport({
      year: 2024,
      cashFlow: { columns: ['2024'], yearResult: [1] },
      weather: { rain: 3 },
    });
    expect(read.ok && read.value.notRead).toEqual(['$.weather']);
  });
});
