// Claims on a real database: what is expected, what comes, and how both reach the forecast and the accountant.
import { beforeAll, expect, test } from 'vitest';
import { rolledBackSession } from '#access/testing';
import type { Session } from '#access/server';
import { testInstallation } from '#database/testing';
import { readSie } from '#finance/core';
import { assert, kronor } from '#kernel';
import { createAssociation, saveOrganisation } from '#organisation/server';
import { saveProgrammes } from '#programmes/server';
import { demoFile } from '../testing/demo-ledgers.ts';
import { importLedger } from './import-ledger.ts';
import { readAccrualList, readClaims, readSharedCosts } from './read-claims.ts';
import { readForecastDay } from './read-forecasts.ts';
import { saveClaim, saveClaimPlans, saveSharedCosts, withdrawClaim } from './save-claims.ts';

let session: Session;
beforeAll(async () => {
  const association = { name: 'Rekvisitionsprovet', orgNumber: '222000-2428', chartPreset: 'kommunbas' } as const;
  const created = await createAssociation(await testInstallation(), { kind: 'operator', name: 'prov' }, association);
  assert(created.ok, 'the association is new');
  session = created.value;
  for (const year of [2023, 2024] as const) assert((await importLedger(session, demoFile(year))).ok, 'books');
  const member = (slug: string, name: string, kind: string, object: string | null) => ({
    slug,
    name,
    kind,
    shareOfKommunQuarter: null,
    counterpartyObject: object,
    validFrom: null,
    validTo: null,
  });
  const saved = await saveOrganisation(session, {
    name: session.space.name,
    county: null,
    seat: null,
    vision: null,
    members: [
      member('kommunen', 'Jönköpings kommun', 'kommun', '302'),
      member('fk', 'Försäkringskassan', 'forsakringskassan', '100'),
    ],
    boardSeats: [],
  } as never);
  assert(saved.ok, `the organisation is saved ${JSON.stringify(saved)}`);
  const programme = (slug: string, ledgerObject: string | null) => ({
    slug,
    name: slug,
    orientation: 'individual',
    functionType: 'preparatory',
    owner: null,
    partners: [],
    targetGroup: 'Alla',
    from: null,
    to: null,
    ledgerObject,
    staffing: [],
    years: [],
  });
  const programmes = await saveProgrammes(session, {
    programmes: [programme('nova', '1200'), programme('utan', null)],
  } as never);
  assert(programmes.ok, `the programmes are saved ${JSON.stringify(programmes)}`);
});

const year = 2024;
const plan = { programme: 'nova', member: 'kommunen', monthlyOre: kronor(100), rhythm: 3, from: 1, to: 12 } as const;
const claim = {
  id: '00000000-0000-4000-8000-000000000001',
  year,
  programme: 'nova',
  member: 'kommunen',
  from: 1,
  to: 6,
  amountOre: kronor(550),
  receivedOn: '2024-07-15',
  invoice: 'F 17',
} as const;

const expectedIn = async (inside: Session, at: string) => {
  const read = await readForecastDay(inside, { at });
  return read.ok ? read.value.bases.filter(({ expectedOre }) => expectedOre !== 0) : null;
};

test('what is done and not invoiced stands beside the actual of its project when the year is forecast', () =>
  rolledBackSession(session, async (inside) => {
    expect(await saveClaimPlans(inside, { year, plans: [plan] })).toMatchObject({ ok: true });
    expect(await expectedIn(inside, '2024-08-31')).toMatchObject([{ row: 'nova', expectedOre: kronor(800) }]);
    expect(await saveClaim(inside, claim)).toMatchObject({ ok: true });
    expect(await expectedIn(inside, '2024-08-31')).toMatchObject([{ row: 'nova', expectedOre: kronor(200) }]);
    // On an earlier day the invoice had not come.
    expect(await expectedIn(inside, '2024-06-30')).toMatchObject([{ row: 'nova', expectedOre: kronor(600) }]);
    expect(await withdrawClaim(inside, { id: claim.id })).toMatchObject({ ok: true });
    expect(await withdrawClaim(inside, { id: claim.id })).toMatchObject({ refusal: { kind: 'noClaim' } });
    expect(await expectedIn(inside, '2024-08-31')).toMatchObject([{ expectedOre: kronor(800) }]);
  }));

test('a form that is sent twice is one claim; programmes and members that nobody knows are refused', () =>
  rolledBackSession(session, async (inside) => {
    await saveClaim(inside, claim);
    await saveClaim(inside, claim);
    expect(await readClaims(inside, { year, on: '2024-12-31' })).toMatchObject({
      value: { claims: [{ invoice: 'F 17' }] },
    });
    expect(await saveClaim(inside, { ...claim, programme: 'okand' })).toMatchObject({
      refusal: { kind: 'unknownProgramme' },
    });
    expect(await saveClaimPlans(inside, { year, plans: [{ ...plan, member: 'okand' }] })).toMatchObject({
      refusal: { kind: 'unknownMember' },
    });
    expect(await saveClaim(inside, { ...claim, from: 5, to: 4 })).toMatchObject({
      refusal: { kind: 'monthsTurned' },
    });
  }));

test('in January the accountant gets what the year owes: a row without an account in the list, never in the file', () =>
  rolledBackSession(session, async (inside) => {
    await saveClaimPlans(inside, { year, plans: [plan, { ...plan, programme: 'utan' }] });
    await saveClaim(inside, claim);
    await saveClaim(inside, {
      ...claim,
      id: '00000000-0000-4000-8000-000000000002',
      from: 7,
      to: 9,
      amountOre: kronor(333),
      receivedOn: '2025-01-10',
    });
    const list = await readAccrualList(inside, { year, on: '2025-01-20' });
    if (!list.ok) throw new Error(list.refusal.kind);
    expect(
      list.value.rows.map(({ programme, basis, amountOre, booking }) => [
        programme,
        basis,
        amountOre,
        booking?.account,
      ]),
    ).toEqual([
      ['nova', 'invoice', kronor(333), expect.any(String)],
      ['nova', 'estimate', kronor(300), expect.any(String)],
      ['utan', 'estimate', kronor(1200), undefined],
    ]);
    const read = readSie(list.value.sie ?? new Uint8Array());
    if (!read.ok) throw new Error(read.refusal.kind);
    expect(read.value.vouchers.debitOre).toBe(kronor(633));
  }));

test('a post that is shared leaves a basis to invoice and a net', () =>
  rolledBackSession(session, async (inside) => {
    const shared = {
      label: 'Förbundschef',
      kind: 'post',
      counterparty: 'Finnveden',
      costRow: 'kansli',
      wholeOre: null,
      share: 0.35,
      incomeRow: 'forsaljning-delade-kostnader-finnveden',
    } as const;
    expect(await saveSharedCosts(inside, { year, costs: [shared] })).toMatchObject({ ok: true });
    const whole = await readSharedCosts(inside, { year });
    const part = await readSharedCosts(inside, { year, at: '2024-08-31' });
    if (!whole.ok || !part.ok) throw new Error('both are read');
    for (const { lines, net, statements } of [whole.value, part.value]) {
      const cost = statements.notes.costs.find(({ id }) => id === 'kansli')?.amounts.currentOre ?? 0;
      const income = statements.notes.income.find(({ id }) => id === shared.incomeRow)?.amounts.currentOre ?? 0;
      expect(cost).toBeGreaterThan(0);
      expect(income).toBeGreaterThan(0);
      expect(lines[0]).toMatchObject({ costOre: cost, theirsOre: Math.round(cost * 0.35), invoicedOre: income });
      expect(net[0]?.netOre).toBe(cost - income);
    }
    expect(part.value.lines[0]?.costOre).toBeLessThan(whole.value.lines[0]?.costOre ?? 0);
  }));
