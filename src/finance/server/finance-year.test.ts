// What is saved about a year and what is read back: drill-down, trial balances, budgets, entered figures, mappings, settings.
import { beforeAll, describe, expect, test } from 'vitest';
import { inTestTransaction, rolledBackSession } from '#access/testing';
import type { Session } from '#access/server';
import { writeXlsx } from '#exchange/server';
import {
  defaultFinanceSetting,
  ledgerParts,
  noteRowAddress,
  presets,
  statementRowAddress,
  statementsAsJson,
  type EnteredFigure,
  type NoteName,
  type NoteRow,
} from '#finance/core';
import { demoLedger } from '../testing/demo-ledgers.ts';
import { trialBalanceHead, trialBalanceOf } from '../testing/trial-balance-of.ts';
import { importBudget } from './import-budget.ts';
import { importEntered } from './import-entered.ts';
import { importLedger } from './import-ledger.ts';
import { readMapping } from './read-mapping.ts';
import { readRowBehind } from './read-row.ts';
import { readStatements } from './read-statements.ts';
import { saveBudget } from './save-budget.ts';
import { saveEntered } from './save-entered.ts';
import { saveChartMapping } from './save-mapping.ts';
import { saveFinanceSetting } from './save-setting.ts';
import { findSetting } from './settings-store.ts';
import { anAssociation, ownDemoFile } from './testing/an-association.ts';

let session: Session;
beforeAll(async () => {
  session = await anAssociation();
  for (const year of [2023, 2024] as const) await importLedger(session, ownDemoFile(session, year));
});

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

async function yearOf(inside: Session, year = 2024) {
  const read = await readStatements(inside, { year });
  if (!read.ok) throw new Error(read.refusal.kind);
  return read.value;
}

describe('the way back from a printed row', () => {
  test('leads to vouchers that sum to it, for every note row of this year and the year before', async () => {
    const { statements } = await yearOf(session);
    let checked = 0;
    for (const note of ['income', 'costs', 'receivables', 'liabilities'] satisfies NoteName[]) {
      for (const row of statements.notes[note]) {
        for (const [column, amountOre] of [
          ['current', row.amounts.currentOre],
          ['previous', row.amounts.previousOre],
        ] as const) {
          const address = noteRowAddress(statements, row, column);
          if (address === undefined || amountOre === null) continue;
          expect(await sumBehind(row, note, column), `${note} ${row.label} ${column}`).toBe(amountOre);
          checked += 1;
        }
      }
    }
    expect(checked).toBeGreaterThan(70);
  });

  async function sumBehind(row: NoteRow, note: NoteName, column: 'current' | 'previous'): Promise<number> {
    const year = column === 'current' ? 2024 : 2023;
    const asked = { year, position: row.position ?? 'operatingCosts', row: row.id, reportYear: 2024 };
    const read = await readRowBehind(session, asked);
    if (!read.ok) throw new Error(`${row.label}: ${read.refusal.kind}`);
    const { vouchers, voucherRowCount, movementOre, openingOre } = read.value;
    if (vouchers.length === voucherRowCount) {
      expect(vouchers.reduce((sum, { amountOre }) => sum + amountOre, 0)).toBe(movementOre);
    }
    const isCredit = note === 'income' || note === 'liabilities';
    return (isCredit ? -1 : 1) * (movementOre + openingOre) + 0;
  }

  test('leads from every row of a statement that the ledger has, in both years, to what sums to it', async () => {
    const { statements } = await yearOf(session);
    const names = ['incomeStatement', 'balanceSheet', 'cashFlow', 'operatingAccount', 'balanceRequirement'] as const;
    const withoutWay: string[] = [];
    for (const statement of names) {
      for (const { key, amounts } of statements[statement]) {
        for (const column of ['current', 'previous'] as const) {
          const amountOre = amounts[`${column}Ore`];
          if (amountOre === null) continue;
          const address = statementRowAddress(statements, { statement, key, column });
          if (address === undefined) withoutWay.push(`${statement}.${key}`);
          else expect(await amountBehind(address, key), `${statement} ${key} ${column}`).toBe(Math.abs(amountOre));
        }
      }
    }
    expect([...new Set(withoutWay)]).toEqual([
      'cashFlow.nonCashAdjustments',
      'cashFlow.beforeWorkingCapital',
      'cashFlow.operating',
      'cashFlow.investing',
      'cashFlow.financing',
      'balanceRequirement.realisedGains',
      'balanceRequirement.excludedGains',
      'balanceRequirement.excludedLosses',
      'balanceRequirement.unrealisedSecurities',
      'balanceRequirement.reversedUnrealisedSecurities',
      'balanceRequirement.afterAdjustments',
      'balanceRequirement.equalisationReserve',
      'balanceRequirement.balanceRequirementResult',
    ]);
  });

  /** What the page shows: carried in for an opening row, moved for a change, else carried out. */
  async function amountBehind(address: string, key: string): Promise<number> {
    const [, year, part = '', row = ''] = /^\/ekonomi\/(\d+)\/rad\/(\w+)\/([^?]+)/.exec(address) ?? [];
    const position = ledgerParts.find((one) => one === part) ?? 'closing';
    const read = await readRowBehind(session, { year: Number(year), position, row, reportYear: 2024 });
    if (!read.ok) throw new Error(`${address}: ${read.refusal.kind}`);
    const { openingOre, movementOre } = read.value;
    if (key.startsWith('opening')) return Math.abs(openingOre);
    return Math.abs(key.startsWith('change') || key === 'yearCashFlow' ? movementOre : openingOre + movementOre);
  }

  test('ends with a refusal for a row or a year that is not there', async () => {
    const row = { position: 'operatingCosts', row: 'enter' } as const;
    const unknown = await readRowBehind(session, { ...row, year: 2024, row: 'ingen' });
    expect(unknown).toMatchObject({ ok: false, refusal: { kind: 'noRow' } });
    expect(await readRowBehind(session, { ...row, year: 1999 })).toMatchObject({
      ok: false,
      refusal: { kind: 'noLedger', year: 1999, years: [2024, 2023] },
    });
  });
});

describe('a trial balance', () => {
  const { ledger } = demoLedger(2024);
  const columns = trialBalanceHead.map((heading, index) => ({
    heading,
    kind: index < 5 ? ('text' as const) : ('kronor' as const),
  }));
  const rows = trialBalanceOf(ledger);
  const csv = text([trialBalanceHead, ...rows].map((cells) => cells.join(';').replaceAll('.', ',')).join('\r\n'));
  const workbook = async (): Promise<Uint8Array> => writeXlsx([{ name: 'Saldolista', columns, rows }]);

  test.each([
    ['CSV', 'saldolista.csv', async () => csv],
    ['XLSX', 'saldolista.xlsx', workbook],
  ])('as %s gives the statements of the SIE file', async (_, fileName, bytes) => {
    const { year: _year, ...expected } = statementsAsJson((await yearOf(session)).statements);
    await rolledBackSession(session, async (inside) => {
      const file = { fileName, bytes: await bytes(), year: 2024, replace: true };
      expect(await importLedger(inside, file)).toMatchObject({ ok: true, value: { year: 2024, problems: [] } });
      expect(statementsAsJson((await yearOf(inside)).statements)).toMatchObject(expected);
    });
  });
});

test('only one year in the file: the year before comes from its closing balances, and has no vouchers to open', async () => {
  const own = await anAssociation({ beside: session });
  const head = '#FLAGGA 0\n#SIETYP 4\n#PROGRAM x 1\n#FORMAT PC8\n#GEN 20250101\n#FNAMN "Prov"\n';
  const years = '#RAR 0 20240101 20241231\n#RAR -1 20230101 20231231\n';
  const balances =
    '#IB 0 1930 100\n#IB 0 2010 -100\n#UB -1 1930 100\n#UB -1 2010 -60\n#RES -1 3511 -50\n#RES -1 4611 10\n';
  const voucher = '#VER A 1 20240105 "x"\n{\n#TRANS 1930 {} 5\n#TRANS 3511 {} -5\n}\n';
  await importLedger(own, { fileName: 'x.se', bytes: text(head + years + balances + voucher) });
  const { statements, figures } = await yearOf(own);
  expect(statementsAsJson(statements).incomeStatement['yearResult']).toMatchObject({ previous: 40, current: 5 });
  expect(statementsAsJson(statements).balanceSheet['closingEquity']).toMatchObject({ previous: 100, current: 105 });
  const previous = figures.filter(({ id }) => id.includes('finance.note') && id.includes('2023'));
  expect(previous.length).toBeGreaterThan(0);
  expect(previous.every(({ source }) => source.address === undefined)).toBe(true);
});

describe('budgets', () => {
  const year = 2024;
  const decision = 'Styrelsen 2024-02-02 § 5';

  test('a table becomes the next version, with its decision', () =>
    rolledBackSession(session, async (inside) => {
      const bytes = text(
        'Slag;Rad;Budget\nIntäkt;Ränta;1\nKostnad;Enter;3 300 000\nKostnad;Tillgängligt nya insatser;70000',
      );
      const saved = await importBudget(inside, { fileName: 'budget.csv', bytes, year, decision });
      expect(saved).toMatchObject({ ok: true, value: { year, version: 2, rows: 3 } });
      const { statements, budget } = await yearOf(inside);
      expect(budget).toMatchObject({ version: 2, decision, source: 'budget.csv' });
      const enter = statements.notes.costs.find(({ id }) => id === 'enter');
      expect(enter?.amounts.budgetOre).toBe(330_000_000);
      expect(statements.notes.costs.find(({ isBudgetOnly }) => isBudgetOnly)?.label).toBe(
        'Tillgängligt nya insatser',
      );
    }));

  test.each([
    ['is a PDF', text('%PDF-1.7\n'), 'table'],
    ['has no amounts', text('Rad;Kommentar\nEnter;bra\n'), 'columnMissing'],
    ['has no rows', text('Rad;Budget\nSumma;5\n'), 'noRows'],
    ['has a cell that is no amount', text('Rad;Budget\nEnter;5\nNOVA;mycket\n'), 'fileHasErrors'],
  ])('refuses a table that %s', (_, bytes, kind) =>
    rolledBackSession(session, async (inside) => {
      const refused = await importBudget(inside, { fileName: 'b.csv', bytes, year, decision });
      expect(refused).toMatchObject({ ok: false, refusal: { kind } });
      expect((await yearOf(inside)).budget?.version).toBe(1);
    }),
  );

  test('refuses a budget without a decision', async () => {
    const saved = await saveBudget(session, {
      year,
      decision: ' ',
      source: 'x',
      rows: [],
      plannedEquityUseOre: null,
    });
    expect(saved).toMatchObject({ ok: false, refusal: { kind: 'invalidInput' } });
  });
});

describe('entered figures', () => {
  const figure = {
    key: 'employees',
    year: 2022,
    label: null,
    value: 2,
    unit: 'count',
    source: 'Årsredovisning 2022',
    budgetRow: null,
  } satisfies Omit<EnteredFigure, 'version'>;

  test('get a new version when they change and keep it when they do not', () =>
    rolledBackSession(session, async (inside) => {
      const save = async (value: number | null) => saveEntered(inside, { figures: [{ ...figure, value }] });
      expect(await save(2)).toMatchObject({ value: { saved: 1 } });
      expect(await save(2)).toMatchObject({ value: { saved: 0 } });
      expect(await save(null)).toMatchObject({ value: { saved: 1 } });
      expect((await yearOf(inside)).entered).toMatchObject([{ key: 'employees', value: null, version: 2 }]);
    }));

  test('come from a table and from JSON alike', () =>
    rolledBackSession(session, async (inside) => {
      const csv =
        'key;year;value;unit;source;label;budgetRow\nemployees;2022;2;count;Årsredovisning 2022;;\noverview.income;2021;7 902;tkr;Rapport;;\n';
      expect(await importEntered(inside, { fileName: 'e.csv', bytes: text(csv) })).toMatchObject({
        value: { saved: 2 },
      });
      const json = { fileName: 'e.json', bytes: text(JSON.stringify([figure])) };
      expect(await importEntered(inside, json)).toMatchObject({ value: { saved: 0 } });
    }));

  test.each([
    ['a list that is no JSON', 'e.json', '{', 'notJson'],
    ['JSON of another form', 'e.json', '[{"key":"x"}]', 'invalidInput'],
    [
      'an amount counted as persons',
      'e.json',
      JSON.stringify([{ ...figure, key: 'overview.income' }]),
      'invalidInput',
    ],
    ['a table without sources', 'e.csv', 'key;year;value;unit\nemployees;2022;2;count\n', 'columnMissing'],
    ['a table without rows', 'e.csv', 'key;year;value;unit;source\n', 'noRows'],
    ['a unit that is none', 'e.csv', 'key;year;value;unit;source\nemployees;2022;2;stycken;x\n', 'fileHasErrors'],
    ['a PDF', 'e.csv', '%PDF-1.7\n', 'table'],
  ])('refuses %s', (_, fileName, content, kind) =>
    rolledBackSession(session, async (inside) => {
      const refused = await importEntered(inside, { fileName, bytes: text(content) });
      expect(refused).toMatchObject({ ok: false, refusal: { kind } });
      expect((await yearOf(inside)).entered).toEqual([]);
    }),
  );
});

describe('the chart mapping', () => {
  /** Read-only in core, plain data at the door. */
  type Mapping = Parameters<typeof saveChartMapping>[1]['mapping'];
  const narrow = {
    ...presets.kommunbas,
    name: 'egen',
    rules: presets.kommunbas.rules.filter(({ accounts }) => accounts !== '84'),
  } as Mapping;

  test('begins with the preset, and holds from its year on as versions', () =>
    rolledBackSession(session, async (inside) => {
      expect(await readMapping(inside, { year: 2024 })).toMatchObject({
        value: { saved: null, unmapped: [], mapping: { name: 'kommunbas' } },
      });
      await saveChartMapping(inside, { year: 2024, mapping: presets.kommunbas as Mapping });
      expect(await saveChartMapping(inside, { year: 2024, mapping: narrow })).toMatchObject({
        value: { version: 2 },
      });
      expect(await readMapping(inside, { year: 2025 })).toMatchObject({
        value: { saved: { year: 2024, version: 2 } },
      });
      expect(await readMapping(inside, { year: 2023 })).toMatchObject({ value: { saved: null } });
    }));

  test('lists what it leaves without a line, in the statements too', () =>
    rolledBackSession(session, async (inside) => {
      await saveChartMapping(inside, { year: 2024, mapping: narrow });
      const read = await readMapping(inside, { year: 2024 });
      expect(read.ok && read.value.unmapped).toMatchObject([{ account: '8442', amountOre: -17_092_700 }]);
      const { statements } = await yearOf(inside);
      expect(statements.unmapped.map(({ account, year }) => [account, year])).toEqual([
        ['8442', 2024],
        ['8442', 2023],
      ]);
    }));

  test.each([
    ['an unknown position', { ...narrow.rules[0], position: 'kassa' }],
    ['accounts that are no range', { ...narrow.rules[0], accounts: '10 till 13' }],
  ])('is refused with %s', async (_, rule) => {
    const mapping = { ...narrow, rules: [rule] } as never;
    expect(await saveChartMapping(session, { year: 2024, mapping })).toMatchObject({
      ok: false,
      refusal: { kind: 'invalidInput' },
    });
  });
});

test('a year without choices of its own has those of the year before, and the first has the defaults', () =>
  rolledBackSession(session, async (inside) => {
    const setting = { ...defaultFinanceSetting, incomeDefinition: 'excludingFinancial' } as Parameters<
      typeof saveFinanceSetting
    >[1]['setting'];
    await saveFinanceSetting(inside, { year: 2023, setting });
    expect((await yearOf(inside)).setting.incomeDefinition).toBe('excludingFinancial');
    await inTestTransaction(inside, async (tx) => {
      expect(await findSetting(tx, 2022)).toEqual(defaultFinanceSetting);
    });
  }));

test('what was said about one year’s loss is never said about the next year’s', () =>
  rolledBackSession(session, async (inside) => {
    const setting = { ...defaultFinanceSetting, balanceRequirementExplanation: 'Återställs 2024.' } as Parameters<
      typeof saveFinanceSetting
    >[1]['setting'];
    await saveFinanceSetting(inside, { year: 2023, setting });
    await inside.database.inSpace({ spaceId: inside.space.id, access: 'read' }, async (tx) => {
      expect((await findSetting(tx, 2023)).balanceRequirementExplanation).toBe('Återställs 2024.');
      expect((await findSetting(tx, 2024)).balanceRequirementExplanation).toBeNull();
    });
  }));
