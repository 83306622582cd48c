// Claims on a real database: what is expected, what comes, and how both reach the forecast and the accountant.
import { beforeAll, expect, test } from 'vitest';
import { rolledBackSession } from '#access/testing';
import type { Session } from '#access/server';
import { readSie, voucherLabel } from '#finance/core';
import { kronor } from '#kernel';
import { readAccrualList, readClaims, readSharedCosts } from './read-claims.ts';
import { readForecastDay } from './read-forecasts.ts';
import { matchVoucher, readClaimVouchers, unmatchVoucher } from './claim-vouchers.ts';
import { readEnteredFigures } from './read-entered.ts';
import { saveClaim, saveClaimPlans, saveSharedCosts, saveSharedNet, withdrawClaim } from './save-claims.ts';
import { anEconomy } from './testing/an-economy.ts';

let session: Session;
beforeAll(async () => {
  session = await anEconomy({ name: 'Rekvisitionsprovet' });
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
    // The net is kept in the note, with what it was computed from, and once.
    expect(await saveSharedNet(inside, { year })).toMatchObject({ value: { saved: 1 } });
    expect(await saveSharedNet(inside, { year })).toMatchObject({ value: { saved: 0 } });
    const entered = await readEnteredFigures(inside, {});
    const kept = entered.ok ? entered.value.find(({ key, year: of }) => key === 'net.kansli' && of === year) : null;
    expect(kept).toMatchObject({ value: (whole.value.net[0]?.netOre ?? 0) / 100, unit: 'kr' });
    expect(kept?.source).toMatch(/^Delade kostnader 2024: .* mindre andras del/);
    const after = await readSharedCosts(inside, { year });
    const note = after.ok ? after.value.statements.notes.netAgainstBudget : [];
    expect(note.find(({ id }) => id === 'kansli')?.amounts.currentOre).toBe(whole.value.net[0]?.netOre);
    expect(part.value.lines[0]?.costOre).toBeLessThan(whole.value.lines[0]?.costOre ?? 0);
  }));

test('an invoice is matched to the voucher it was booked on: proposed, confirmed, and no voucher twice', () =>
  rolledBackSession(session, async (inside) => {
    const first = await readClaimVouchers(inside, { year });
    expect(first).toMatchObject({ value: { matches: [], unclaimed: [] } });
    await saveClaim(inside, claim);
    const read = async () => {
      const found = await readClaimVouchers(inside, { year });
      if (!found.ok) throw new Error('the vouchers are read');
      return found.value;
    };
    const booked = (await read()).unclaimed.find(({ amountOre, number }) => amountOre > 0 && number !== '');
    if (!booked) throw new Error('the ledger has vouchers of the party');
    const second = { ...claim, id: '00000000-0000-4000-8000-000000000003' };
    const third = { ...second, amountOre: booked.amountOre, receivedOn: booked.datedOn, invoice: null };
    await saveClaim(inside, third);
    const proposed = (await read()).matches.find(({ claim: { id } }) => id === third.id)?.proposals ?? [];
    expect(proposed[0]).toMatchObject({
      voucher: booked,
      reasons: expect.arrayContaining(['amount', 'day']) as unknown,
    });
    expect(voucherLabel(booked)).toMatch(/\d/);
    const name = { year: booked.year, series: booked.series, number: booked.number };
    expect(await matchVoucher(inside, { claim: third.id, ...name, number: '99999999' })).toMatchObject({
      refusal: { kind: 'noVoucher' },
    });
    expect(await matchVoucher(inside, { claim: third.id, ...name })).toMatchObject({ ok: true });
    expect(await matchVoucher(inside, { claim: third.id, ...name })).toMatchObject({ ok: true });
    expect(await matchVoucher(inside, { claim: claim.id, ...name })).toMatchObject({
      refusal: { kind: 'voucherUsed', claim: third.id },
    });
    const after = await read();
    expect(after.matches.find(({ claim: { id } }) => id === third.id)).toMatchObject({
      matched: { voucher: { amountOre: booked.amountOre } },
      proposals: [],
    });
    expect(after.unclaimed).not.toContainEqual(booked);
    expect(await unmatchVoucher(inside, { claim: third.id })).toMatchObject({ ok: true });
    expect(await unmatchVoucher(inside, { claim: third.id })).toMatchObject({ refusal: { kind: 'notMatched' } });
    // An invoice that is taken away lets its voucher go.
    expect(await matchVoucher(inside, { claim: third.id, ...name })).toMatchObject({ ok: true });
    await withdrawClaim(inside, { id: third.id });
    expect(await matchVoucher(inside, { claim: claim.id, ...name })).toMatchObject({ ok: true });
    expect(await matchVoucher(inside, { claim: third.id, ...name })).toMatchObject({ refusal: { kind: 'noClaim' } });
  }));
