import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sieFile } from '../bench/sie-file.ts';

const root = join(import.meta.dirname, '../../..');
const demo = join(root, 'demo/ledger/sodra-vatterbygden-2024.se');
let directory = '';

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'stegvis-inspect-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

function inspect(...words: readonly string[]): { code: number | null; out: string; err: string } {
  const ran = spawnSync(process.execPath, [join(root, 'src/cli/main.ts'), 'sie', 'inspect', ...words], {
    encoding: 'utf8',
    cwd: directory,
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
}

test('prints what a ledger holds as JSON', () => {
  const { code, out } = inspect(demo, '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    program: 'Stegvis materialbyggare 1.0',
    sieType: 4,
    kind: '4E',
    encoding: 'cp437',
    companyName: 'Samordningsförbundet Södra Vätterbygden',
    orgNumber: '222000-2428',
    fiscalYears: [
      { offset: 0, from: '2024-01-01', to: '2024-12-31' },
      { offset: -1, from: '2023-01-01', to: '2023-12-31' },
    ],
    accounts: 44,
    vouchers: 188,
    transactions: 376,
    debitOre: 2_602_652_865,
    ksumma: null,
    problems: [],
  });
});

test('problems are data: a file full of them is readable and ends with 0', () => {
  const path = fileOf('odd.se', '#FLAGGA 0\n#SIETYP 4\n#VER A 1 2024-01-05\n{\n#TRANS 1930 {} 5\n}\n');
  const { code, out } = inspect(path, '--json');
  const { problems } = JSON.parse(out) as { problems: readonly Record<string, unknown>[] };
  expect(code).toBe(0);
  expect(problems).toContainEqual({
    severity: 'error',
    code: 'voucher-unbalanced',
    line: 3,
    message: 'Voucher A 1 does not balance: debit minus credit is 5.00.',
  });
  const text = inspect(path);
  expect(text.code).toBe(0);
  expect(text.out).toContain('error   line 3: Voucher A 1 does not balance');
});

test('what cannot be read ends with 2 and one sentence on standard error', () => {
  const large = fileOf('large.se', '#FLAGGA 0\n');
  truncateSync(large, 200_000_000);
  const refused: readonly (readonly [string, RegExp])[] = [
    [fileOf('report.pdf', '%PDF-1.7\n'), /looks like a PDF document/],
    [fileOf('empty.se', ''), /is empty/],
    [fileOf('five.sie', '<?xml version="1.0"?><Sie xmlns="http://www.sie.se/sie5"/>'), /SIE 5/],
    [fileOf('cut.se', '#FLAGGA 0\n#KSUMMA\n#PROGRAM "Prov" 1\n'), /is cut off/],
    [large, /is 200 MB and at most 100 MB/],
    [directory, /is a directory/],
    [join(directory, 'none.se'), /does not exist/],
  ];
  for (const [path, sentence] of refused) {
    const { code, out, err } = inspect(path, '--json');
    expect([path, code, out]).toEqual([path, 2, '']);
    expect(err).toMatch(sentence);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  }
  expect(inspect().code).toBe(2);
});

test('the file of the benchmark is the same each time and has no problems', () => {
  const size = { vouchers: 50, rowsPerVoucher: 4 };
  const first = Buffer.concat([...sieFile(size)]);
  expect(Buffer.concat([...sieFile(size)]).equals(first)).toBe(true);
  const inspection = JSON.parse(inspect(fileOf('bench.se', first), '--json').out) as Record<string, unknown>;
  expect(inspection).toMatchObject({ encoding: 'cp437', vouchers: 50, transactions: 200, kind: '4I', problems: [] });
});
