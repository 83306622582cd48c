import { listSpaces, openSession, type Session } from '#access/server';
import { testInstallation } from '#database/testing';
import { saveControlPlan, saveStatutes } from '#decisions/server';
import { importLedger } from '#finance/server';
import { createAssociation } from '#organisation/server';
import { aLedgerFile } from '#reports/testing';
import { readTable } from '#exchange/core';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { makeAuditPackage } from './audit-package.ts';

let session: Session;
beforeAll(async () => {
  const installation = await testInstallation();
  const operator = { kind: 'operator', name: 'prov' } as const;
  const clock = () => '2026-11-25T10:00:00.000Z';
  await createAssociation(
    installation,
    operator,
    { orgNumber: '222000-2428', name: 'Provet', chartPreset: 'kommunbas' },
    clock,
  );
  session = await openSession(installation, {
    actor: operator,
    spaceId: (await listSpaces(installation))[0]?.id ?? '',
    clock,
  });
  await importLedger(session, { fileName: 'Årets bok.se', bytes: aLedgerFile({ costs: 1700 }) });
  await saveControlPlan(session, {
    year: 2024,
    checks: [{ risk: 'R', check: 'K', responsible: 'V', dueOn: null, doneOn: null, outcome: null }],
  });
  await saveStatutes(session, {
    validFrom: '2020-01-01',
    decided: '2019',
    points: { 1: 'Namn' },
    noticeDays: null,
    file: null,
  });
});

test('has the ledger as received and as a book that adds up, the plan and the statutes, and says what is missing', async () => {
  const made = await makeAuditPackage(session, 2024);
  if (!made.ok) throw new Error(made.refusal.kind);
  const files = unzipSync(made.value);
  expect(Object.keys(files).toSorted()).toEqual([
    'bokforing/arets-bok.se',
    'bokforing/huvudbok.xlsx',
    'forbundsordning.txt',
    'innehall.txt',
    'internkontrollplan.xlsx',
  ]);
  expect(Buffer.from(files['bokforing/arets-bok.se'] ?? []).equals(Buffer.from(aLedgerFile({ costs: 1700 })))).toBe(
    true,
  );
  const book = readTable(files['bokforing/huvudbok.xlsx'] ?? new Uint8Array());
  if (!book.ok) throw new Error(book.refusal.kind);
  const amounts = book.value.rows.map(({ cells }) => Number(cells['Belopp, kr']));
  expect(amounts.length).toBeGreaterThan(5);
  expect(amounts.reduce((sum, amount) => sum + Math.round(amount * 100), 0)).toBe(0);
  const list = strFromU8(files['innehall.txt'] ?? new Uint8Array());
  expect(list).toContain('inga möten är hållna');
  expect(list).toContain('saknar text under punkt 2, 3');
});

test('is there also for a year without books, and says so; who may not read gets nothing', async () => {
  const made = await makeAuditPackage(session, 2019);
  if (!made.ok) throw new Error(made.refusal.kind);
  expect(strFromU8(unzipSync(made.value)['innehall.txt'] ?? new Uint8Array())).toContain('ingen bokföring är inläst');
  expect(await makeAuditPackage({ ...session, roles: [] }, 2024)).toMatchObject({ refusal: { kind: 'denied' } });
});
