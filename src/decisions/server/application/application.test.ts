import type { Session } from '#access/server';
import { rolledBackSession, testSession, TEST_MOMENT } from '#access/testing';
import { createAssociation, saveOrganisation } from '#organisation/server';
import { readProgrammes, saveProgrammes } from '#programmes/server';
import { beforeAll, expect, test } from 'vitest';
import {
  decideApplication,
  decideGrant,
  giveOpinion,
  makeApplicationLink,
  openApplication,
  openApplicationLink,
  readApplication,
  readApplications,
  readWrittenApplication,
  returnApplication,
  revokeApplicationLinks,
  saveApplication,
  settleApplication,
  submitApplication,
  withdrawApplication,
} from './index.ts';

let session: Session;
beforeAll(async () => {
  const { installation, actor } = await testSession();
  const made = await createAssociation(installation, actor, {
    name: 'Samordningsförbundet Prövningen',
    orgNumber: '222000-3178',
    chartPreset: 'kommunbas',
  });
  session = { ...valueOf(made), clock: () => TEST_MOMENT };
});

function valueOf<T>(result: { ok: true; value: T } | { ok: false; refusal: object }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

const member = (slug: string, name: string, kind: 'forsakringskassan' | 'kommun') => ({
  slug,
  name,
  kind,
  counterpartyObject: null,
  validFrom: '2005-01-01',
  validTo: null,
  shareOfKommunQuarter: null,
});

const whole = {
  name: 'Bryggan',
  background: 'Många väntar',
  targetGroup: 'Unga 18–29',
  goals: 'Hälften till arbete',
  method: 'Coachning',
  responsible: 'habo',
  'part.fk': 'ja',
  'cost.2027': '900 000',
  'cofinancing.2027': '250 000',
  'participants.2027': '20',
  followUp: 'Varje halvår',
  equality: 'Könsuppdelat',
  implementation: 'Kommunen tar över',
};

async function opened(inside: Session): Promise<{ application: string; link: Session; other: Session }> {
  valueOf(
    await saveOrganisation(inside, {
      name: inside.space.name,
      county: null,
      seat: null,
      vision: null,
      members: [member('fk', 'Försäkringskassan', 'forsakringskassan'), member('habo', 'Habo kommun', 'kommun')],
      boardSeats: [],
    }),
  );
  const { application } = valueOf(
    await openApplication(inside, { name: 'Bryggan', firstYear: 2027, years: 1, dueOn: '2026-12-31' }),
  );
  const links = [];
  for (const madeFor of ['Habo kommun', 'Försäkringskassan']) {
    const { token } = valueOf(await makeApplicationLink(inside, { application, madeFor }));
    const link = await openApplicationLink(inside.installation, token, inside.clock);
    if (!link) throw new Error('the link opens');
    links.push(link);
  }
  const [link, other] = links as [Session, Session];
  return { application, link, other };
}

async function prepared(inside: Session): Promise<{ application: string; link: Session }> {
  const made = await opened(inside);
  valueOf(await saveApplication(made.link, { basedOn: 1, values: whole }));
  valueOf(await submitApplication(made.link, {}));
  const { application } = made;
  valueOf(await giveOpinion(inside, { application, opinion: 'recommended', text: 'Bra', on: '2026-11-20' }));
  return made;
}
const grant = {
  outcome: 'granted',
  programme: null,
  reference: '§ 14/2026',
  decidedOn: '2026-11-21',
  conditions: 'Delrapport i juni.',
  years: [{ year: 2027, mostOre: 600_000_00 }],
} as const;
const copy = { ...grant, years: [...grant.years] };

test('two members write at once by links of their own; only the same place is a conflict', () =>
  rolledBackSession(session, async (inside) => {
    const { link, other, application } = await opened(inside);
    valueOf(await saveApplication(link, { basedOn: 1, values: { name: 'Bryggan', background: 'Habo' } }));
    const second = valueOf(await saveApplication(other, { basedOn: 1, values: { name: 'Bryggan', goals: 'Mål' } }));
    expect(second).toMatchObject({ values: { background: 'Habo', goals: 'Mål' }, conflicts: [], version: 3 });
    const third = valueOf(
      await saveApplication(other, { basedOn: 1, values: { name: 'Bryggan', background: 'Kassan' } }),
    );
    expect(third).toMatchObject({ conflicts: ['background'], values: { background: 'Habo' } });
    // A link names no other application, whatever it sends.
    const elsewhere = valueOf(await readWrittenApplication(link, { application: inside.space.id }));
    expect(elsewhere.id).toBe(application);
  }));

test('a personal number is not kept, and the rest is', () =>
  rolledBackSession(session, async (inside) => {
    const { link } = await opened(inside);
    const values = { name: 'Bryggan', background: 'Gäller 811218-9876', goals: 'Mål' };
    const saved = valueOf(await saveApplication(link, { basedOn: 1, values }));
    expect(saved).toMatchObject({ problems: [{ fieldId: 'background', kind: 'personalNumber' }] });
    expect(saved.values).toEqual({ name: 'Bryggan', goals: 'Mål' });
  }));

test('an application with faults is not sent; a closed link and a wrong one open nothing', () =>
  rolledBackSession(session, async (inside) => {
    const { link, application } = await opened(inside);
    expect(await submitApplication(link, {})).toMatchObject({ refusal: { kind: 'notReady' } });
    const { token } = valueOf(await makeApplicationLink(inside, { application, madeFor: 'Habo kommun' }));
    valueOf(await revokeApplicationLinks(inside, { application }));
    expect(await openApplicationLink(inside.installation, token, inside.clock)).toBeNull();
    expect(await openApplicationLink(inside.installation, 'gissad', inside.clock)).toBeNull();
  }));

test('from application to decision: granted money stands in a programme of its own, and no form changes it', () =>
  rolledBackSession(session, async (inside) => {
    const { application } = await prepared(inside);
    const { programme } = valueOf(await decideApplication(inside, { ...copy, application }));
    expect(programme).toBe('bryggan');
    const [made] = valueOf(await readProgrammes(inside, {}));
    expect(made).toMatchObject({ name: 'Bryggan', owner: 'habo', partners: ['fk'], targetGroup: 'Unga 18–29' });
    expect(made?.years).toEqual([
      {
        year: 2027,
        grantedOre: 600_000_00,
        plannedParticipants: 20,
        hasEqualityRoutine: null,
        source: '§ 14/2026, 2026-11-21',
        decision: '§ 14/2026, 2026-11-21',
      },
    ]);
    if (!made) throw new Error('made');
    const { version: _, ...same } = made;
    const stated = (grantedOre: number) => ({
      ...same,
      partners: [...same.partners],
      staffing: [...same.staffing],
      years: same.years.map((year) => ({ ...year, grantedOre })),
    });
    expect(await saveProgrammes(inside, { programmes: [stated(700_000_00)] })).toMatchObject({
      refusal: { kind: 'grantedByDecision', decision: '§ 14/2026, 2026-11-21' },
    });
    valueOf(await saveProgrammes(inside, { programmes: [stated(600_000_00)] }));
    // A file that says nothing of the year takes nothing away.
    valueOf(await saveProgrammes(inside, { programmes: [{ ...stated(0), years: [] }] }));
    valueOf(
      await decideGrant(inside, {
        programme: 'bryggan',
        reference: '§ 20/2026',
        decidedOn: '2026-11-22',
        conditions: '',
        years: [{ year: 2027, mostOre: 500_000_00 }],
      }),
    );
    const [changed] = valueOf(await readProgrammes(inside, {}));
    expect(changed?.years[0]).toMatchObject({ grantedOre: 500_000_00, decision: '§ 20/2026, 2026-11-22' });
    const [listed] = valueOf(await readApplications(inside, {}));
    expect(listed).toMatchObject({ state: 'granted', appliedOre: 650_000_00, grantedOre: 500_000_00 });
  }));

test('the final report is written by the same link, and what was not used goes back', () =>
  rolledBackSession(session, async (inside) => {
    const { application, link } = await prepared(inside);
    valueOf(await decideApplication(inside, { ...copy, application }));
    const values = {
      results: 'Bra',
      goalsReached: 'Alla',
      lessons: 'Tid',
      continues: 'Allt',
      'used.2027': '540 000',
    };
    expect(valueOf(await readWrittenApplication(link, {}))).toMatchObject({ phase: 'finalReport', isOpen: true });
    valueOf(await saveApplication(link, { basedOn: 0, values }));
    valueOf(await submitApplication(link, {}));
    expect(await saveApplication(link, { basedOn: 1, values })).toMatchObject({ refusal: { kind: 'wrongState' } });
    valueOf(await returnApplication(inside, { application, question: 'Vad kostade lokalen?' }));
    expect(valueOf(await readWrittenApplication(link, {}))).toMatchObject({ question: 'Vad kostade lokalen?' });
    valueOf(await submitApplication(link, {}));
    expect(valueOf(await settleApplication(inside, { application, on: '2026-11-22', text: '' }))).toEqual({
      returnedOre: 60_000_00,
    });
    expect(valueOf(await readApplication(inside, { application }))).toMatchObject({
      state: 'settled',
      usedOre: 540_000_00,
      returnedOre: 60_000_00,
    });
  }));

test('what is not prepared is not decided, a refusal makes no programme, and a withdrawn one closes its links', () =>
  rolledBackSession(session, async (inside) => {
    const { application, link } = await opened(inside);
    expect(await decideApplication(inside, { ...copy, application })).toMatchObject({
      refusal: { kind: 'wrongState' },
    });
    valueOf(await withdrawApplication(inside, { application, reason: '' }));
    expect(await saveApplication(link, { basedOn: 1, values: whole })).toMatchObject({ ok: false });
    const another = await prepared(inside);
    const no = { ...copy, application: another.application, outcome: 'refused' as const, years: [] };
    expect(valueOf(await decideApplication(inside, no)).programme).toBeNull();
    expect(valueOf(await readProgrammes(inside, {}))).toEqual([]);
  }));

test('the decision of a programme that is not there is refused whole', () =>
  rolledBackSession(session, async (inside) => {
    const { application } = await prepared(inside);
    expect(await decideApplication(inside, { ...copy, application, programme: 'finns-inte' })).toMatchObject({
      refusal: { kind: 'unknownProgramme' },
    });
    expect(valueOf(await readApplication(inside, { application }))).toMatchObject({
      state: 'prepared',
      decisions: [],
    });
  }));
