// The chain of an office on the command line: init, sie import, statements; and what it says to files that are none.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stegvisIn } from '../testing/run-stegvis.ts';

const root = join(import.meta.dirname, '../../..');
const directory = mkdtempSync(join(tmpdir(), 'stegvis-finance-'));
const data = join(directory, 'data');
const demoFile = (year: number): string => join(root, `demo/ledger/sodra-vatterbygden-${year}.se`);
const printed = JSON.parse(readFileSync(join(root, 'demo/printed/figures-2024.json'), 'utf8')) as Record<
  string,
  Record<string, unknown>
>;

const run = stegvisIn(directory);
const stegvis = (...words: readonly string[]) => run(...words, '--data', data);

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
}

beforeAll(async () => {
  const words = ['--association', 'Provets samordningsförbund', '--orgnr', '222000-2428', '--preset', 'kommunbas'];
  const made = await stegvis('init', ...words);
  if (made.code !== 0) throw new Error(made.err);
  for (const year of [2023, 2024]) {
    const imported = await stegvis('sie', 'import', demoFile(year));
    if (imported.code !== 0) throw new Error(imported.err);
  }
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('sie import says one sentence and changes nothing when the file is', () => {
  const vouchers = '#VER A 1 20220105 "x"\n{\n#TRANS 1930 {} 5\n#TRANS 3511 {} -5\n}\n';
  const head = (orgNumber: string): string =>
    `#FLAGGA 0\n#PROGRAM "Prov" 1\n#FORMAT PC8\n#GEN 20230101\n#SIETYP 4\n#ORGNR ${orgNumber}\n#FNAMN "Prov"\n#RAR 0 20220101 20221231\n#KONTO 1930 "B"\n#KONTO 3511 "B"\n`;
  const large = (): string => {
    const path = fileOf('large.se', '#FLAGGA 0\n');
    truncateSync(path, 200_000_000);
    return path;
  };
  const folder = (): string => {
    mkdirSync(join(directory, 'folder.se'), { recursive: true });
    return join(directory, 'folder.se');
  };

  test.each([
    ['a PDF', () => fileOf('report.se', '%PDF-1.7\n%âãÏÓ'), 1, /PDF/],
    ['a letter', () => fileOf('letter.se', 'Hej! Här kommer bokslutet.\n'), 1, /not a SIE file/],
    ['empty', () => fileOf('empty.se', ''), 1, /empty/],
    [
      'of another association',
      () => fileOf('other.se', `${head('212000-0472')}#IB 0 1930 0\n${vouchers}`),
      1,
      /212000-0472/,
    ],
    [
      'without opening balances',
      () => fileOf('unopened.se', `${head('222000-2428')}#RES 0 3511 -5\n${vouchers}`),
      1,
      /No opening balances for 2022/,
    ],
    ['loaded already', () => demoFile(2024), 1, /loaded already/],
    ['a PDF called CSV', () => fileOf('table.csv', '%PDF-1.7\n'), 1, /./],
    ['of 200 MB', large, 2, /200 MB/],
    ['a directory', folder, 2, /is a directory/],
    ['not there', () => join(directory, 'nowhere.se'), 2, /does not exist/],
    ['no file at all', () => '/dev/zero', 2, /is not a file/],
  ])('%s', async (name, path, code, sentence) => {
    const words = name === 'a PDF called CSV' ? ['--year', '2022'] : [];
    const ran = await stegvis('sie', 'import', path(), ...words);
    expect(ran.err.trim().split('\n')).toHaveLength(1);
    expect(ran.err).toMatch(/^stegvis: /);
    expect(ran.err).toMatch(sentence);
    expect([ran.code, ran.out]).toEqual([code, '']);
  });

  test('(and afterwards only the two years are there)', async () => {
    const ran = await stegvis('statements', '--year', '2022');
    expect(ran.err).toMatch(/Loaded are 2024, 2023/);
    expect(ran.code).toBe(1);
  });
});

describe('statements --json', () => {
  type Row = Readonly<Record<string, number | null>>;
  let made: Record<string, Record<string, Row>> & {
    overview: { years: number[]; unit: string; rows: Record<string, unknown> };
  };
  beforeAll(async () => {
    const ran = await stegvis('statements', '--year', '2024', '--json');
    if (ran.code !== 0 || ran.err !== '') throw new Error(ran.err);
    made = JSON.parse(ran.out) as typeof made;
  });

  test('has the parts of the contract and no other', () => {
    expect(Object.keys(made)).toEqual(
      'year incomeStatement balanceSheet cashFlow operatingAccount notes balanceRequirement overview'.split(' '),
    );
    expect(Object.keys(made['notes'] ?? {})).toEqual(
      'income costs receivables liabilities audit netAgainstBudget'.split(' '),
    );
    expect(made['year']).toBe(2024);
  });

  test('has every key of the printed statements, with four columns each', () => {
    for (const name of ['incomeStatement', 'balanceSheet', 'cashFlow', 'operatingAccount']) {
      const keys = Object.keys(printed[name] ?? {}).filter((key) => key !== 'columns');
      expect(Object.keys(made[name] ?? {})).toEqual(expect.arrayContaining(keys));
      for (const row of Object.values(made[name] ?? {})) {
        const own = name === 'operatingAccount' ? ['deviation'] : [];
        expect(Object.keys(row)).toEqual(['previous', 'budget', 'current', 'forecast', ...own]);
        expect(row['forecast']).toBeNull();
      }
    }
    const subtotals = ['beforeWorkingCapital', 'operating', 'investing', 'financing'];
    expect(Object.keys(made['cashFlow'] ?? {})).toEqual(expect.arrayContaining(subtotals));
  });

  test('has null where nothing is printed, and 0 where 0 is', () => {
    expect(made['incomeStatement']?.['yearResult']).toEqual({
      previous: -57422,
      budget: null,
      current: 115756,
      forecast: null,
    });
    expect(made['incomeStatement']?.['financialCosts']).toMatchObject({ previous: 0, current: 0 });
    expect(made['operatingAccount']?.['cash']).toMatchObject({ budget: null, deviation: null });
    expect(made['balanceRequirement']?.['yearResult']).toEqual({ current: 115756, previous: -57422 });
  });

  test('has notes as lists with their total last, and parts that name their whole', () => {
    const costs = (made['notes'] as unknown as Record<string, Row[]>)['costs'] ?? [];
    expect(costs.at(-1)).toEqual({
      label: 'Totalt',
      previous: 9795105,
      budget: 11356500,
      current: 11819239,
      forecast: null,
      total: true,
    });
    const part = costs.find(({ label }) => String(label) === 'Kansli – Personalkostnader');
    expect(part).toEqual({
      label: 'Kansli – Personalkostnader',
      of: 'Kansli',
      previous: 1769023,
      budget: null,
      current: 1901754,
      forecast: null,
    });
    expect(costs.filter((row) => 'of' in row)).toHaveLength(2);
    expect(costs.filter((row) => 'total' in row)).toHaveLength(1);
  });

  test('has five years, null where nobody has said', () => {
    expect(made.overview).toEqual({
      unit: 'tkr',
      years: [2024, 2023, 2022, 2021, 2020],
      rows: {
        income: [11935, 9738, null, null, null],
        costs: [11819, 9795, null, null, null],
        yearResult: [116, -57, null, null, null],
        solidityPercent: [51, 57, null, null, null],
        employees: [null, null, null, null, null],
      },
    });
  });
});

describe('budget, entered figures and mapping', () => {
  test('a budget comes in with its decision, and not without', async () => {
    const file = fileOf('budget.csv', 'Slag;Rad;Budget\nKostnad;Enter;3300000\n');
    expect(await stegvis('budget', 'import', file, '--year', '2023')).toMatchObject({ code: 2, out: '' });
    const saved = await stegvis('budget', 'import', file, '--year', '2023', '--decision', 'Styrelsen § 52', '--json');
    expect(JSON.parse(saved.out)).toMatchObject({ year: 2023, version: 1, rows: 1 });
    const bad = await stegvis(
      'budget',
      'import',
      fileOf('bad.csv', 'Rad;Budget\nEnter;5\nNOVA;x\n'),
      '--year',
      '2023',
      '--decision',
      'x',
    );
    expect(bad).toMatchObject({ code: 1, out: '' });
    expect(bad.err).toMatch(/row 3: "x"/);
  });

  test('entered figures come in from JSON', async () => {
    copyFileSync(join(root, 'demo/entered.json'), join(directory, 'entered.json'));
    expect((await stegvis('entered', 'import', 'entered.json')).out).toMatch(/^\d+ figures saved/);
    expect((await stegvis('entered', 'import', fileOf('entered.csv', 'a;b\n1;2\n'))).err).toMatch(
      /needs the columns key, year/,
    );
  });

  test('a mapping is shown, edited and saved, and says what it leaves without a line', async () => {
    const shown = await stegvis('mapping', 'show', '--year', '2024');
    const mapping = JSON.parse(shown.out) as { rules: { accounts: string }[] };
    const edited = { ...mapping, rules: mapping.rules.filter(({ accounts }) => accounts !== '84') };
    const saved = await stegvis('mapping', 'save', fileOf('mapping.json', JSON.stringify(edited)), '--year', '2024');
    expect(saved.out).toMatch(/version 1/);
    expect(saved.err).toMatch(/account 8442 .* has -170927 kr and no line/);
    expect((await stegvis('statements', '--year', '2024', '--json')).err).toMatch(/warning: account 8442/);
    await stegvis('mapping', 'save', fileOf('preset.json', shown.out), '--year', '2024');
    expect((await stegvis('statements', '--year', '2024', '--json')).err).toBe('');
    expect(await stegvis('mapping', 'save', fileOf('x.json', '{'), '--year', '2024')).toMatchObject({
      code: 2,
      out: '',
    });
    expect(await stegvis('mapping', 'save', fileOf('y.json', '[]'), '--year', '2024')).toMatchObject({
      code: 1,
      out: '',
    });
  });
});
