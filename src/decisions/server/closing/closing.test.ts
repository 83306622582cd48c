import type { Session } from '#access/server';
import { rolledBackSession, testSession } from '#access/testing';
import { readClaims, saveClaimPlans } from '#finance/server';
import { changeProgrammes } from '#goals/server';
import type { Result } from '#kernel';
import { createAssociation, saveOrganisation } from '#organisation/server';
import { phaseOn, type Programme } from '#programmes/core';
import { readProgrammes, saveProgrammes } from '#programmes/server';
import { beforeAll, expect, test } from 'vitest';
import {
  carryProgrammeOn,
  decideClosing,
  decideGrant,
  readClosings,
  readGrantDecisions,
  readProgrammeMoney,
  saveClosing,
  settleClosing,
  withdrawClosing,
} from '../index.ts';

let session: Session;
beforeAll(async () => {
  const { installation, actor } = await testSession();
  const named = { name: 'Avslutet', orgNumber: '222000-3178', chartPreset: 'kommunbas' } as const;
  session = value(await createAssociation(installation, actor, named));
  session = { ...session, clock: () => '2026-06-10T10:00:00.000Z' };
});

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}
const on = (one: Session, day: string): Session => ({ ...one, clock: () => `${day}T10:00:00.000Z` });

const member = (slug: string, kind: 'forsakringskassan' | 'kommun') => ({
  slug,
  name: slug,
  kind,
  counterpartyObject: null,
  validFrom: null,
  validTo: null,
  shareOfKommunQuarter: null,
});
const bryggan = {
  slug: 'bryggan',
  name: 'Bryggan',
  orientation: 'individual' as const,
  functionType: null,
  owner: 'habo',
  partners: ['fk'],
  targetGroup: '',
  from: '2024-01-01',
  to: '2027-12-31',
  ledgerObject: null,
  staffing: [],
  years: [],
};
const plan = {
  programme: 'bryggan',
  reason: 'Kommunen tar över.',
  intakeStopsOn: '2026-07-01',
  lastDay: '2026-09-15',
  costOre: 90_000_01,
  shares: [
    { member: 'habo', amountOre: 45_000_01 },
    { member: null, amountOre: 45_000_00 },
  ],
  handovers: [
    { kind: 'participants' as const, to: 'Habo kommun', note: '', doneOn: null },
    { kind: 'equipment' as const, to: '', note: 'Allt är hyrt.', doneOn: null },
  ],
};
const decision = { reference: '§ 24/2026', decidedOn: '2026-06-09' };
const days = { programme: 'bryggan', intakeStopsOn: '2026-07-01', lastDay: '2026-09-15' };

async function aProgramme(inside: Session): Promise<void> {
  const members = [member('fk', 'forsakringskassan'), member('habo', 'kommun')];
  const rest = { county: null, seat: null, vision: null, boardSeats: [] };
  value(await saveOrganisation(inside, { name: inside.space.name, ...rest, members }));
  value(await saveProgrammes(inside, { programmes: [bryggan] }));
  value(await grant(inside, '§ 1/2026', 800_000_00));
}
const grant = (inside: Session, reference: string, mostOre: number) =>
  decideGrant(inside, {
    programme: 'bryggan',
    reference,
    decidedOn: '2026-02-01',
    conditions: '',
    years: [{ year: 2026, mostOre }],
  });
const theOne = async (inside: Session): Promise<Programme | undefined> => value(await readProgrammes(inside, {}))[0];

test('a decision closes a programme: its last day, its intake and its claims, until unused money is told', () =>
  rolledBackSession(session, async (inside) => {
    await aProgramme(inside);
    const claims = { programme: 'bryggan', member: 'habo', monthlyOre: 100_00, rhythm: 1 as const, from: 1, to: 12 };
    value(await saveClaimPlans(inside, { year: 2026, plans: [claims] }));
    expect(await decideClosing(inside, { ...days, ...decision })).toMatchObject({
      refusal: { kind: 'noSuchClosing' },
    });
    expect(await saveClosing(inside, { ...plan, costOre: 90_000_00 })).toMatchObject({
      refusal: { kind: 'sharesDiffer', sharesOre: 90_000_01 },
    });
    value(await saveClosing(inside, plan));
    // A plan changes nothing of the programme.
    expect(await theOne(inside)).toMatchObject({ to: '2027-12-31' });
    value(await decideClosing(inside, { ...days, ...decision }));
    const closed = await theOne(inside);
    expect(closed).toMatchObject({
      to: '2026-09-15',
      ending: { intakeStopsOn: '2026-07-01', decision: '§ 24/2026, 2026-06-09' },
    });
    const phases = ['2026-06-30', '2026-07-01', '2026-09-15', '2026-09-16'].map(
      (day) => closed && phaseOn(closed, day),
    );
    expect(phases).toEqual(['running', 'stopped', 'stopped', 'closed']);
    // Nothing is expected after the month of the last day.
    const { lines } = value(await readClaims(inside, { year: 2026, on: '2026-12-31' }));
    expect(lines[0]?.months.map(({ expectedOre }) => expectedOre)).toEqual([
      ...Array.from({ length: 9 }, () => 100_00),
      0,
      0,
      0,
    ]);
    const after = on(inside, '2026-09-16');
    expect(await settleClosing(inside, { programme: 'bryggan', usedOre: 0, text: '' })).toMatchObject({
      refusal: { kind: 'stillRuns' },
    });
    expect(await settleClosing(after, { programme: 'bryggan', usedOre: 0, text: '' })).toMatchObject({
      refusal: { kind: 'notHandedOver', what: ['participants'] },
    });
    const handedOver = plan.handovers.map((one) => ({ ...one, doneOn: '2026-09-10' }));
    value(await saveClosing(after, { ...plan, handovers: handedOver }));
    expect(value(await settleClosing(after, { programme: 'bryggan', usedOre: 700_000_00, text: '' }))).toEqual({
      returnedOre: 100_000_00,
    });
    expect(value(await readProgrammeMoney(after, { programme: 'bryggan' }))).toMatchObject({
      closing: { state: 'settled', returnedOre: 100_000_00, decision },
      events: [{ kind: 'decide' }, { kind: 'settle' }],
    });
    expect(await saveClosing(after, plan)).toMatchObject({ refusal: { kind: 'wrongState', state: 'settled' } });
  }));

test('what was decided is changed by another decision, in no form, no file and not by taking the programme away', () =>
  rolledBackSession(session, async (inside) => {
    await aProgramme(inside);
    value(await saveClosing(inside, plan));
    value(await decideClosing(inside, { ...days, ...decision }));
    expect(await saveClosing(inside, { ...plan, lastDay: '2026-10-15' })).toMatchObject({
      refusal: { kind: 'daysAreDecided' },
    });
    expect(await saveProgrammes(inside, { programmes: [bryggan] })).toMatchObject({
      refusal: { kind: 'endedByDecision', decision: '§ 24/2026, 2026-06-09' },
    });
    // A file that says nothing of the last day takes nothing away.
    value(await saveProgrammes(inside, { programmes: [{ ...bryggan, to: null, name: 'Bryggan två' }] }));
    expect(await theOne(inside)).toMatchObject({ name: 'Bryggan två', to: '2026-09-15', ending: {} });
    expect(await changeProgrammes(inside, { programmes: [], removed: ['bryggan'] })).toMatchObject({
      refusal: { kind: 'inUse' },
    });
    const older = { ...days, lastDay: '2026-10-15', reference: '§ 20/2026', decidedOn: '2026-06-01' };
    expect(await decideClosing(inside, older)).toMatchObject({ refusal: { kind: 'olderDecision' } });
    const later = { ...days, lastDay: '2026-10-15', reference: '§ 30/2026', decidedOn: '2026-06-10' };
    value(await decideClosing(inside, later));
    expect(await theOne(inside)).toMatchObject({ to: '2026-10-15' });
    // It goes on after all: the day that it had before the first decision is its last day again.
    value(await carryProgrammeOn(inside, { programme: 'bryggan', reference: '§ 31/2026', decidedOn: '2026-06-10' }));
    expect(await theOne(inside)).toMatchObject({ to: '2027-12-31' });
    expect((await theOne(inside))?.ending).toBeUndefined();
    expect(value(await readClosings(inside, {}))).toEqual([]);
    // And it may be closed another time.
    value(await saveClosing(inside, plan));
    expect(await carryProgrammeOn(inside, { programme: 'bryggan', ...decision })).toMatchObject({
      refusal: { kind: 'wrongState' },
    });
    value(await withdrawClosing(inside, { programme: 'bryggan', reason: '' }));
    expect(value(await readProgrammeMoney(inside, { programme: 'bryggan' })).closing).toBeNull();
  }));

test('a closing of nothing, of nobody and of strangers is refused whole', () =>
  rolledBackSession(session, async (inside) => {
    await aProgramme(inside);
    const of = (change: Partial<Parameters<typeof saveClosing>[1]>) => saveClosing(inside, { ...plan, ...change });
    expect(await of({ programme: 'finns-inte' })).toMatchObject({ refusal: { kind: 'unknownProgramme' } });
    expect(await of({ lastDay: '2023-01-01', intakeStopsOn: null })).toMatchObject({
      refusal: { kind: 'endsBeforeStart' },
    });
    const stranger = [{ member: 'okand', amountOre: 90_000_01 }];
    expect(await of({ shares: stranger })).toMatchObject({ refusal: { kind: 'unknownMember' } });
    value(await of({ handovers: [] }));
    expect(await decideClosing(inside, { ...days, ...decision })).toMatchObject({
      refusal: { kind: 'nobodyTakesOver' },
    });
    expect(await theOne(inside)).toMatchObject({ to: '2027-12-31' });
  }));

test('a new decision changes the granted money, and one that refuses changes nothing and is remembered', () =>
  rolledBackSession(session, async (inside) => {
    await aProgramme(inside);
    value(await grant(inside, '§ 2/2026', 600_000_00));
    const no = { programme: 'bryggan', outcome: 'refused' as const, conditions: 'Ingen höjning.', years: [] };
    value(await decideGrant(inside, { ...no, reference: '§ 3/2026', decidedOn: '2026-03-01' }));
    expect(await decideGrant(inside, { ...no, ...decision, programme: 'finns-inte' })).toMatchObject({
      refusal: { kind: 'unknownProgramme' },
    });
    // What was refused later stands in no way of an earlier paragraph about the money.
    value(await grant(inside, '§ 2 b/2026', 650_000_00));
    expect(value(await readGrantDecisions(inside, { programme: 'bryggan' }))).toHaveLength(4);
    const { history, years } = value(await readProgrammeMoney(inside, { programme: 'bryggan' }));
    expect(history.map(({ kind }) => kind)).toEqual(['first', 'reduced', 'raised', 'refused']);
    expect(years).toMatchObject([{ year: 2026, grantedOre: 650_000_00, usedOre: null, unusedOre: null }]);
  }));
