// One money all its way: two members apply, the board decides at a meeting, the budget holds it, the party is to invoice
// it, what is late feeds the forecast, and the half-year report tells it beside the participants.
import type { Session } from '#access/server';
import { rolledBackSession } from '#access/testing';
import { testInstallation } from '#database/testing';
import {
  addItem,
  addItemFile,
  callMeeting,
  decideApplication,
  giveOpinion,
  makeApplicationLink,
  openApplication,
  openApplicationLink,
  openMeeting,
  planMeeting,
  readApplication,
  readBudgetWay,
  readMeeting,
  saveApplication,
  saveBody,
  saveItem,
  submitApplication,
} from '#decisions/server';
import type { TableModel } from '#design/core';
import { byMethod, type ForecastBase } from '#finance/core';
import {
  importLedger,
  readAllocation,
  readBudgetYear,
  readClaims,
  readForecastDay,
  saveAllocation,
  saveBudget,
  saveBudgetEvent,
  saveClaim,
  saveClaimPlans,
  saveFinanceSetting,
  saveForecast,
} from '#finance/server';
import { defaultFinanceSetting } from '#finance/core';
import { demoFile } from '#finance/testing';
import { savePackage } from '#followup/server';
import { kronor, type IsoDate, type Result } from '#kernel';
import { changeMembers, createAssociation } from '#organisation/server';
import { readProgrammes } from '#programmes/server';
import type { ReportDocument } from '#reports/core';
import { beforeAll, expect, test } from 'vitest';
import { readHalfYearReport } from './read-report.ts';

const year = 2024;
let session: Session;
beforeAll(async () => {
  const made = { name: 'Penningvägen', orgNumber: '222000-2428', chartPreset: 'kommunbas' } as const;
  const operator = { kind: 'operator', name: 'prov' } as const;
  session = value(
    await createAssociation(await testInstallation(), operator, made, () => '2023-08-01T08:00:00.000Z'),
  );
  for (const one of [2023, 2024] as const) value(await importLedger(session, demoFile(one)));
  const none = { slug: null, validFrom: null, validTo: null, counterpartyObject: null, shareOfKommunQuarter: null };
  const members = [
    { ...none, kind: 'forsakringskassan', name: 'Kassan' },
    { ...none, kind: 'arbetsformedlingen', name: 'Förmedlingen' },
    { ...none, kind: 'region', name: 'Regionen' },
    { ...none, kind: 'kommun', name: 'Kommunen', shareOfKommunQuarter: 1 },
  ] as const;
  value(await changeMembers(session, { members: [...members] }));
  const setting = { ...defaultFinanceSetting, budgetedShareOfGranted: 0.9 };
  value(await saveFinanceSetting(session, { year, setting } as never));
});

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

/** The same session on another day. */
const on = (inside: Session, day: IsoDate): Session => ({ ...inside, clock: () => `${day}T09:00:00.000Z` });

/** A public meeting that decides one item; its id. */
async function decided(
  inside: Session,
  of: { body: string; calledOn: IsoDate; heldOn: IsoDate; title: string; outcome: string; proposal?: string },
): Promise<string> {
  const [before, then] = [on(inside, of.calledOn), on(inside, of.heldOn)];
  const head = { heldOn: of.heldOn, startsAt: '09:00', location: 'Rådhuset', isPublic: true, mayBeDistant: true };
  const { id: meeting } = value(await planMeeting(before, { body: of.body, ...head }));
  const added = { meeting, kind: 'decision', title: of.title, proposal: null, matterId: null } as const;
  const { id: item } = value(await addItem(before, added));
  if (of.proposal !== undefined) {
    const file = { name: 'forslag.pdf', bytes: new TextEncoder().encode('%PDF-1.7') };
    value(await addItemFile(before, { item, title: of.proposal, file }));
  }
  value(await callMeeting(before, { id: meeting }));
  value(await openMeeting(then, { id: meeting }));
  const found = value(await readMeeting(then, { id: meeting })).items.find(({ id }) => id === item);
  if (!found) throw new Error('the item is on the agenda');
  const { id, version, kind, title, background, proposal, matterId, motions, vote } = found;
  const kept = { id, version, kind, title, background, proposal, matterId, motions, vote };
  value(await saveItem(then, { ...kept, outcome: of.outcome, conflicts: [], reservations: [] }));
  return item;
}

const written = {
  name: 'Bryggan',
  background: 'Många väntar',
  targetGroup: 'Unga 18–29',
  goals: 'Hälften till arbete',
  method: 'Coachning',
  responsible: 'kommunen',
  'part.kassan': 'ja',
  'cost.2024': '900 000',
  'cofinancing.2024': '250 000',
  'participants.2024': '24',
  followUp: 'Varje halvår',
  equality: 'Könsuppdelat',
  implementation: 'Kommunen tar över',
};

async function applied(inside: Session): Promise<string> {
  const given = { name: 'Bryggan', firstYear: year, years: 1, dueOn: '2023-09-30' };
  const { application } = value(await openApplication(on(inside, '2023-08-15'), given));
  for (const [madeFor, values] of [
    ['Kommunen', { name: 'Bryggan', background: written.background }],
    ['Kassan', written],
  ] as const) {
    const then = on(inside, '2023-08-20');
    const { token } = value(await makeApplicationLink(then, { application, madeFor }));
    const link = await openApplicationLink(then.installation, token, then.clock);
    if (!link) throw new Error('the link opens');
    value(await saveApplication(link, { basedOn: 1, values }));
    if (madeFor === 'Kassan') value(await submitApplication(link, {}));
  }
  const opinion = { application, opinion: 'recommended', text: 'Behovet är visat.', on: '2023-09-05' } as const;
  value(await giveOpinion(on(inside, '2023-09-05'), opinion));
  return application;
}

function tableIn({ sections }: ReportDocument, id: string): TableModel {
  const tables = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : [])),
  );
  const found = tables.find((table) => table.id === id);
  if (!found) throw new Error(`the report has ${id}`);
  return found;
}

const cellsOf = (table: TableModel, label: string): Record<string, string | undefined> => {
  const row = table.rows.find((one) => one.label === label);
  return Object.fromEntries(
    table.columns.map(({ id }, index) => [id, row?.cells[index]?.text.replaceAll('\u202f', ' ')]),
  );
};

test('what two members apply for stands in the half-year report as decided, budgeted, invoiced and expected', () =>
  rolledBackSession(session, async (inside) => {
    const { id: body } = value(await saveBody(inside, { id: null, kind: 'board', name: 'Styrelsen', noticeDays: 7 }));
    // The application, and the decision at a meeting: the money stands in a programme of its own.
    const application = await applied(inside);
    const grants = await decided(inside, {
      body,
      calledOn: '2023-09-10',
      heldOn: '2023-09-20',
      title: 'Ansökan från Bryggan',
      outcome: 'Styrelsen beviljar högst 600 tkr.',
    });
    const decision = { item: grants, reference: 'skrivs av mötet', decidedOn: '2023-01-01', conditions: '' };
    const { programme } = value(
      await decideApplication(on(inside, '2023-09-21'), {
        application,
        outcome: 'granted',
        programme: null,
        ...decision,
        years: [{ year, mostOre: kronor(600_000) }],
      }),
    );
    expect(programme).toBe('bryggan');
    expect(value(await readApplication(inside, { application }))).toMatchObject({
      decisions: [{ item: grants, decidedOn: '2023-09-20' }],
    });
    const bryggan = value(await readProgrammes(inside, {})).find(({ slug }) => slug === 'bryggan');
    expect(bryggan).toMatchObject({ owner: 'kommunen', ledgerObject: null });

    // The state's offer and the budget: nine tenths of what was granted are proposed, and set at a public meeting.
    const offer = { year, offeredOre: kronor(5_574_000), source: 'Besked', decisions: [], comment: null };
    value(await saveAllocation(inside, offer));
    expect(value(await readAllocation(inside, { year })).granted).toMatchObject([
      { programme: 'bryggan', grantedOre: kronor(600_000), countedOre: kronor(540_000) },
    ]);
    const before = value(await readBudgetYear(inside, { year }));
    expect(before.start.proposed).toEqual(['Bryggan']);
    const rows = before.start.rows.map((row) => ({ ...row, amountOre: row.amountOre ?? 0 }));
    expect(rows.find(({ label }) => label === 'Bryggan')?.amountOre).toBe(kronor(540_000));
    const sets = await decided(inside, {
      body,
      calledOn: '2023-11-10',
      heldOn: '2023-11-24',
      title: 'Budget 2024',
      outcome: 'Styrelsen fastställer budgeten.',
      proposal: 'Budgetförslag 2024',
    });
    const budget = value(
      await saveBudget(inside, {
        year,
        decision: 'Styrelsen 2023-11-24',
        source: 'Prov',
        rows,
        plannedEquityUseOre: null,
        reason: 'Bryggan är beviljad',
        changes: before.versions[0]?.version ?? 0,
      }),
    );
    const step = { year, words: null, on: '2023-01-01' } as const;
    const asked = ['kassan', 'formedlingen', 'regionen', 'kommunen'];
    for (const [id, more] of [
      ['81', { step: 'sent', members: asked, on: '2023-09-25', item: null, budgetVersion: null }],
      ['82', { step: 'answer', members: asked, on: '2023-10-20', item: null, budgetVersion: null }],
      ['83', { step: 'set', members: [], item: sets, budgetVersion: budget.version }],
    ] as const) {
      const event = { ...step, ...more, members: [...more.members], id: `00000000-0000-4000-8000-0000000000${id}` };
      value(await saveBudgetEvent(inside, event));
    }
    expect(value(await readBudgetWay(inside, { year }))).toMatchObject({
      control: { kind: 'kept', on: '2023-11-24', item: sets },
      notice: { calledOn: '2023-11-10', documents: ['Budgetförslag 2024'] },
      findings: [],
    });

    // The party is to invoice 45 000 kr a month each quarter; the first came, the second is late in August.
    const plan = { programme: 'bryggan', member: 'kommunen', monthlyOre: kronor(45_000), rhythm: 3, from: 1, to: 12 };
    value(await saveClaimPlans(inside, { year, plans: [plan as never] }));
    const claim = { year, programme: 'bryggan', member: 'kommunen', from: 1, to: 3, invoice: 'F 1' } as const;
    const id = '00000000-0000-4000-8000-000000000091';
    value(await saveClaim(inside, { ...claim, id, amountOre: kronor(140_000), receivedOn: '2024-04-12' }));
    const at = '2024-08-31';
    const [line] = value(await readClaims(inside, { year, on: at })).lines;
    expect(line).toMatchObject({
      expectedOre: kronor(540_000),
      invoicedOre: kronor(140_000),
      missingOre: kronor(225_000),
      isLate: true,
    });
    expect(line?.months.map(({ state }) => state).join(' ')).toBe(
      'invoiced invoiced invoiced late late late notYet notYet notYet notYet notYet notYet',
    );

    // Nothing is booked on it yet: the forecast meets the row of the budget with what is known to come late.
    const day = value(await readForecastDay(inside, { at }));
    const base = day.bases.find(({ row }) => row === 'bryggan') as ForecastBase;
    expect(base).toMatchObject({ budgetOre: kronor(540_000), actualOre: 0, expectedOre: kronor(225_000) });
    const amountOre = byMethod(base, 'remainingBudget', { ...day.period, at });
    const judged = { note: 'costs', row: 'bryggan', amountOre, method: 'remainingBudget' } as const;
    const comment = 'Andra kvartalets rekvisition väntas';
    const command = { at, source: 'Prov', changes: 0, rows: [{ ...judged, comment }] };
    value(await saveForecast(inside, command));

    // Eight months' participants come from the party, and the report tells all of it.
    const counted = {
      association: '222000-2428',
      programme: 'bryggan',
      from: '2024-01-01',
      to: at,
      version: 1,
      countingUnit: 'participation',
      definitions: [],
      source: 'Prov',
      decision: { decidedOn: null, reference: 'Prov', text: 'Prov' },
      correctionReason: null,
      measures: [{ measure: 'participants', dimensions: {}, count: 13 }],
    };
    value(await savePackage(inside, counted as never));
    const { document } = value(await readHalfYearReport(inside, { at }));
    const note = tableIn(document, 'notes.costs');
    expect(cellsOf(note, 'Bryggan')).toMatchObject({ budget: '540 000', forecast: '540 000' });
    expect(cellsOf(tableIn(document, 'forecast'), 'Bryggan')).toEqual({
      budget: '540 000',
      forecast: '540 000',
      comment,
    });
    expect(cellsOf(tableIn(document, 'participants'), 'Bryggan')).toMatchObject({ total: '13', goal: '24' });
  }));
