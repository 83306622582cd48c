import { beforeAll, expect, test } from 'vitest';
import { rolledBackSession, testSession } from '#access/testing';
import type { Session } from '#access/server';
import { importLedger } from './import-ledger.ts';
import { readLedgerImports } from './read-ledgers.ts';
import { readStatements } from './read-statements.ts';
import { saveBudget } from './save-budget.ts';
import { anAssociation, ownDemoFile } from './testing/an-association.ts';

let session: Session;
beforeAll(async () => {
  session = await anAssociation();
});

/** A year of two vouchers for any organisation; `more` stands before the vouchers. */
function aFile(
  given: {
    readonly year?: number;
    readonly more?: string;
    readonly amount?: number;
    readonly orgNumber?: string;
  } = {},
) {
  const { year = 2024, amount = 200, more = '#IB 0 1930 1000\n#IB 0 2010 -1000\n' } = given;
  const orgNumber = `#ORGNR ${given.orgNumber ?? session.space.orgNumber}\n`;
  const text =
    `#FLAGGA 0\n#PROGRAM "Prov" 1\n#FORMAT PC8\n#GEN 20250101\n#SIETYP 4\n${orgNumber}#FNAMN "Prov"\n` +
    `#RAR 0 ${year}0101 ${year}1231\n#KONTO 1930 "Bank"\n#KONTO 2010 "Eget kapital"\n#KONTO 3511 "Bidrag"\n` +
    `#KONTO 4611 "Kop"\n${more}#RES 0 3511 ${-amount}\n#VER A 1 ${year}0105 "Bidrag"\n{\n#TRANS 1930 {} ${amount}\n#TRANS 3511 {} ${-amount}\n}\n`;
  return { fileName: `prov-${year}.se`, bytes: new TextEncoder().encode(text) };
}

async function importsOf(inside: Session) {
  const read = await readLedgerImports(inside, {});
  return read.ok ? read.value : { imports: [], budgets: [] };
}

/** Rows in every table of a ledger: what a refusal must not leave behind. */
async function rowCount(inside: Session): Promise<number> {
  const tables = [
    'ledgerImport',
    'ledgerAccount',
    'ledgerObject',
    'ledgerAmount',
    'voucher',
    'voucherRow',
    'budget',
  ] as const;
  return inside.database.inSpace({ spaceId: inside.space.id, access: 'read' }, async (tx) => {
    let count = 0;
    for (const table of tables) {
      const row = await tx
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      count += row.count;
    }
    return count;
  });
}

test('a ledger comes in with its vouchers and its budget', () =>
  rolledBackSession(session, async (inside) => {
    const imported = await importLedger(inside, ownDemoFile(inside, 2024));
    expect(imported).toMatchObject({
      ok: true,
      value: { year: 2024, version: 1, budgetVersion: 1, openingOrigin: 'stated', problems: [] },
    });
    expect((await importsOf(inside)).imports).toMatchObject([{ year: 2024, version: 1, isCurrent: true }]);
  }));

test('refuses the same file twice and a year that is loaded, and changes nothing', () =>
  rolledBackSession(session, async (inside) => {
    await importLedger(inside, aFile());
    const before = await rowCount(inside);
    const same = await importLedger(inside, aFile());
    expect(same).toMatchObject({ ok: false, refusal: { kind: 'sameFile', year: 2024, version: 1 } });
    const other = await importLedger(inside, aFile({ amount: 300 }));
    expect(other).toMatchObject({ ok: false, refusal: { kind: 'yearLoaded', year: 2024, version: 1 } });
    expect(await rowCount(inside)).toBe(before);
  }));

test('replace takes the place of a year and keeps the older import as a version', () =>
  rolledBackSession(session, async (inside) => {
    await importLedger(inside, aFile());
    const replaced = await importLedger(inside, { ...aFile({ amount: 300 }), replace: true });
    expect(replaced).toMatchObject({ ok: true, value: { version: 2 } });
    expect((await importsOf(inside)).imports.map(({ version, isCurrent }) => [version, isCurrent])).toEqual([
      [2, true],
      [1, false],
    ]);
    const read = await readStatements(inside, { year: 2024 });
    const income = read.ok ? read.value.statements.incomeStatement[0]?.amounts.currentOre : null;
    expect(income).toBe(30_000);
  }));

test.each([
  ['a file of another association', () => aFile({ orgNumber: '222000-2428' }), 'otherAssociation'],
  [
    'a file with errors',
    () => aFile({ more: '#IB 0 1930 5\n#VER A 9 20240105 "x"\n{\n#TRANS 1930 {} 5\n}\n' }),
    'fileHasErrors',
  ],
  ['a year without opening balances', () => aFile({ more: '' }), 'noOpeningBalances'],
  ['a file that is not SIE', () => ({ fileName: 'x.se', bytes: new TextEncoder().encode('%PDF-1.7') }), 'notSie'],
  ['an empty file', () => ({ fileName: 'x.se', bytes: new Uint8Array() }), 'empty'],
  [
    'a trial balance without its year',
    () => ({ fileName: 'x.csv', bytes: new TextEncoder().encode('Konto;UB\n1930;5') }),
    'yearMissing',
  ],
])('refuses %s and leaves nothing behind', (_, file, kind) =>
  rolledBackSession(session, async (inside) => {
    const before = await rowCount(inside);
    expect(await importLedger(inside, file())).toMatchObject({ ok: false, refusal: { kind } });
    expect(await rowCount(inside)).toBe(before);
  }),
);

test('a file without an organisation number is taken with a warning, and one with the own in twelve digits too', () =>
  rolledBackSession(session, async (inside) => {
    const own = `16${inside.space.orgNumber.replace('-', '')}`;
    expect(await importLedger(inside, aFile({ orgNumber: own }))).toMatchObject({ ok: true });
    const unnamed = await importLedger(inside, aFile({ year: 2023, orgNumber: '' }));
    expect(unnamed).toMatchObject({ ok: true, value: { problems: [{ code: 'orgnr-missing' }] } });
  }));

test('a year without stated balances opens with the closing ones of the year before', () =>
  rolledBackSession(session, async (inside) => {
    await importLedger(inside, aFile({ year: 2023 }));
    const opened = await importLedger(inside, aFile({ year: 2024, more: '' }));
    expect(opened).toMatchObject({ ok: true, value: { openingOrigin: 'previousLedger', problems: [] } });
    const read = await readStatements(inside, { year: 2024 });
    const sheet = read.ok ? read.value.statements.balanceSheet : [];
    const equity = sheet.filter(({ key }) => key.endsWith('Equity')).map(({ amounts }) => amounts.currentOre);
    expect(equity).toEqual([120_000, 140_000]);
    const stale = await importLedger(inside, { ...aFile({ year: 2023, amount: 250 }), replace: true });
    expect(stale).toMatchObject({ ok: true, value: { problems: [{ code: 'next-year-opened-before' }] } });
  }));

test('a first year may open with nothing when it is said', () =>
  rolledBackSession(session, async (inside) => {
    const opened = await importLedger(inside, { ...aFile({ more: '' }), openingIsZero: true });
    expect(opened).toMatchObject({ ok: true, value: { openingOrigin: 'zero' } });
  }));

test('opening balances that differ from the closing ones are told', () =>
  rolledBackSession(session, async (inside) => {
    await importLedger(inside, aFile({ year: 2023 }));
    const opened = await importLedger(inside, aFile());
    const codes = opened.ok ? opened.value.problems.map(({ code }) => code) : [];
    expect(codes).toEqual(['opening-differs-from-closing', 'opening-differs-from-closing']);
  }));

test('errors that are accepted stay listed with the import', () =>
  rolledBackSession(session, async (inside) => {
    const file = aFile({ more: '#IB 0 1930 5\n#IB 0 2010 -5\n#VER A 9 20240105 "x"\n{\n#TRANS 1930 {} 5\n}\n' });
    expect(await importLedger(inside, { ...file, acceptErrors: true })).toMatchObject({ ok: true });
    expect((await importsOf(inside)).imports[0]?.problemCount).toBeGreaterThan(0);
  }));

test('a decided budget is not replaced by the one in a file, and the same budget is not saved twice', () =>
  rolledBackSession(session, async (inside) => {
    const budget = '#PBUDGET 0 202401 4611 {} 500\n';
    const more = `#IB 0 1930 1000\n#IB 0 2010 -1000\n${budget}`;
    expect(await importLedger(inside, aFile({ more }))).toMatchObject({ ok: true, value: { budgetVersion: 1 } });
    const again = await importLedger(inside, { ...aFile({ more, amount: 1 }), replace: true });
    expect(again).toMatchObject({ ok: true, value: { budgetVersion: null } });
    const decision = 'Styrelsen 2023-11-24 § 52';
    const rows = [{ position: 'operatingCosts' as const, label: 'Kop', amountOre: 40_000 }];
    await saveBudget(inside, { year: 2024, decision, source: 'prov', rows, plannedEquityUseOre: null });
    const third = await importLedger(inside, {
      ...aFile({ more: more.replace('500', '600'), amount: 2 }),
      replace: true,
    });
    expect(third).toMatchObject({
      ok: true,
      value: { budgetVersion: null, problems: [{ code: 'file-budget-not-used' }] },
    });
    expect((await importsOf(inside)).budgets).toMatchObject([
      { version: 2, isCurrent: true, decision },
      { version: 1, isCurrent: false },
    ]);
  }));

test('two imports at the same moment: one comes in and the other is told', async () => {
  const own = await anAssociation({ beside: session });
  const answers = await Promise.all([
    importLedger(own, aFile({ year: 2019, orgNumber: own.space.orgNumber })),
    importLedger(own, aFile({ year: 2019, amount: 7, orgNumber: own.space.orgNumber })),
  ]);
  expect(answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.kind)).toSorted()).toEqual(['ok', 'yearLoaded']);
});

test('a reader may not import, and the attempt is refused before the file is read', async () => {
  const reader = await testSession({
    beside: session,
    spaceId: session.space.id,
    actor: { kind: 'auditor', name: 'r' },
  });
  expect(await importLedger(reader, aFile())).toMatchObject({ ok: false, refusal: { kind: 'denied' } });
});

test('a file with zero bytes, which no text column holds, is refused and not half read', () =>
  rolledBackSession(session, async (inside) => {
    const file = aFile({ more: '#IB 0 1930 5\n#IB 0 2010 -5\n#KONTO 4612 "Kop\u0000x"\n' });
    const refused = await importLedger(inside, { ...file, acceptErrors: true });
    expect(refused).toMatchObject({ ok: false, refusal: { kind: 'notSie' } });
  }));

test('another association sees no ledger', async () => {
  const other = await anAssociation({ beside: session });
  await importLedger(session, aFile({ year: 2018 }));
  expect(await readStatements(other, { year: 2018 })).toMatchObject({
    ok: false,
    refusal: { kind: 'noLedger', years: [] },
  });
});
