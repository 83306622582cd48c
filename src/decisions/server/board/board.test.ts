import { listSpaces, openSession, type Session } from '#access/server';
import { rolledBackSession } from '#access/testing';
import type { Installation } from '#database/server';
import { testInstallation } from '#database/testing';
import { addDays, type Result } from '#kernel';
import { saveBudgetEvent, withdrawBudgetEvent } from '#finance/server';
import { createAssociation, changeMembers, saveMandates } from '#organisation/server';
import { saveProgrammes } from '#programmes/server';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  addAction,
  addItem,
  addItemFile,
  addWheelItems,
  announceMinutes,
  approveMinutes,
  callMeeting,
  closeMeeting,
  correctMinutes,
  openMeeting,
  planMeeting,
  decideGrant,
  readBoardFile,
  readBudgetWay,
  readComingItems,
  readBoardYear,
  readDecidedItems,
  readGrantDecisions,
  readItemMeeting,
  readFollowUp,
  readMeeting,
  readMeetings,
  readPublicMinutes,
  readPublicNotices,
  readWheel,
  removeItem,
  reportDelegated,
  saveAttendance,
  saveBody,
  saveDelegated,
  saveItem,
  saveStatutes,
  saveMeeting,
  savePosting,
  takeDownNotice,
  tickAction,
} from '../index.ts';

const operator = { kind: 'operator', name: 'prov' } as const;
const today = '2026-11-25';
const at = (day: string) => () => `${day}T10:00:00.000Z`;
const none = { slug: null, validFrom: null, validTo: null, counterpartyObject: null, shareOfKommunQuarter: null };

let installation: Installation;
let session: Session;
beforeAll(async () => {
  installation = await testInstallation();
  const made = { orgNumber: '222000-2428', name: 'Samordningsförbundet Provet', chartPreset: 'kommunbas' } as const;
  await createAssociation(installation, operator, made, at('2026-01-01'));
  const spaceId = (await listSpaces(installation))[0]?.id ?? '';
  session = await openSession(installation, { actor: operator, spaceId, clock: at(today) });
  await changeMembers(session, {
    members: [
      { ...none, kind: 'forsakringskassan', name: 'Försäkringskassan' },
      { ...none, kind: 'region', name: 'Region Provet' },
      { ...none, kind: 'kommun', name: 'Habo kommun', shareOfKommunQuarter: 1 },
    ],
  });
  const mandate = (name: string, role: 'chair' | 'boardMember' | 'deputy', appointedBy: string) => ({
    name,
    role,
    appointedBy,
    validFrom: null,
    validTo: null,
  });
  await saveMandates(session, {
    mandates: [
      mandate('Ordf', 'chair', 'habo-kommun'),
      mandate('Led', 'boardMember', 'region-provet'),
      mandate('Kass', 'boardMember', 'forsakringskassan'),
      mandate('Ers', 'deputy', 'region-provet'),
    ],
  });
});

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

const head = { startsAt: '09:00', location: 'Rådhuset', isPublic: false, mayBeDistant: true };
async function aBoard(inside: Session): Promise<string> {
  return value(await saveBody(inside, { id: null, kind: 'board', name: 'Styrelsen', noticeDays: 7 })).id;
}
async function aMeeting(inside: Session, body: string, heldOn = today): Promise<string> {
  return value(await planMeeting(inside, { body, heldOn, ...head })).id;
}
const present = [
  { name: 'Ordf', presence: 'present', serves: null },
  { name: 'Kass', presence: 'distance', serves: null },
  { name: 'Ers', presence: 'present', serves: null },
] as const;

/** Every item decided, attendance and end written: ready to approve. */
async function writeMinutes(inside: Session, meeting: string): Promise<void> {
  const read = value(await readMeeting(inside, { id: meeting }));
  for (const { id, version, kind, title, background, proposal, matterId, motions, vote } of read.items)
    value(
      await saveItem(inside, {
        id,
        version,
        kind,
        title,
        background,
        proposal,
        matterId,
        motions,
        vote,
        outcome: 'Så beslutas.',
        conflicts: [],
        reservations: [],
      }),
    );
  value(await saveAttendance(inside, { meeting, present: [...present], others: ['Kansliet'] }));
  value(
    await saveMeeting(inside, {
      id: meeting,
      heldOn: read.meeting.heldOn,
      ...head,
      endsAt: '11:30',
      chair: 'Ordf',
      secretary: 'Kansliet',
      approvers: ['Kass'],
    }),
  );
}
async function held(inside: Session, body: string, heldOn = today): Promise<string> {
  const meeting = await aMeeting(inside, body, heldOn);
  value(await callMeeting(inside, { id: meeting }));
  value(await openMeeting(inside, { id: meeting }));
  await writeMinutes(inside, meeting);
  value(await closeMeeting(inside, { id: meeting }));
  return meeting;
}

const inside = (run: (session: Session) => Promise<void>): Promise<void> => rolledBackSession(session, run);
const on = (one: Session, day: string): Session => ({ ...one, clock: at(day) });

test('a deputy is called out of order with a reason, which stands in the attendance', () =>
  inside(async (one) => {
    const meeting = await aMeeting(one, await aBoard(one));
    const gone = [{ name: 'Led', presence: 'absent', serves: null }] as const;
    const calledFirst = { name: 'Ers', reason: 'Parten är annars inte företrädd' };
    const save = (people: typeof present | readonly (typeof present)[number][]) =>
      saveAttendance(one, { meeting, present: [...people, ...gone], others: [], calledFirst });
    value(await save(present));
    const attendance = async () => value(await readMeeting(one, { id: meeting })).attendance;
    expect((await attendance()).find(({ name }) => name === 'Ers')).toMatchObject({
      serves: true,
      replaces: 'Led',
      outOfOrder: 'Parten är annars inte företrädd',
    });
    // Who is not there cannot be called.
    expect(await save(present.slice(0, 2))).toMatchObject({ refusal: { kind: 'notCallable', name: 'Ers' } });
    value(await saveAttendance(one, { meeting, present: [...present, ...gone], others: [] }));
    expect((await attendance()).find(({ name }) => name === 'Ers')?.outOfOrder).toBeUndefined();
  }));

test('what a meeting decided can be pointed at, and the day and paragraph are then the meeting’s', () =>
  inside(async (one) => {
    const meeting = await aMeeting(one, await aBoard(one));
    const added = {
      kind: 'decision',
      title: 'Medel till Verkstan',
      proposal: 'Medlen beviljas.',
      matterId: null,
    } as const;
    const { id: item } = value(await addItem(one, { meeting, ...added }));
    value(await callMeeting(one, { id: meeting }));
    expect(value(await readDecidedItems(one, {}))).toEqual([]);
    value(await openMeeting(one, { id: meeting }));
    // It has its § but nothing is decided.
    expect(value(await readDecidedItems(one, {}))).toEqual([]);
    const grant = {
      programme: 'verkstan',
      item,
      reference: 'det som skickas med',
      decidedOn: '2020-01-01',
      conditions: '',
      years: [{ year: 2027, mostOre: 100_000_00 }],
    };
    value(await saveProgrammes(one, { programmes: [{ ...verkstan }] }));
    expect(await decideGrant(one, grant)).toMatchObject({ refusal: { kind: 'noSuchDecision' } });
    await writeMinutes(one, meeting);
    const decided = value(await readDecidedItems(one, {}));
    expect(decided.find((of) => of.item === item)).toMatchObject({
      meeting,
      heldOn: today,
      title: 'Medel till Verkstan',
    });
    value(await decideGrant(one, grant));
    const paragraph = decided.find((of) => of.item === item)?.paragraph ?? 0;
    expect(value(await readGrantDecisions(one, { programme: 'verkstan' }))).toMatchObject([
      { item, reference: `§ ${paragraph}`, decidedOn: today },
    ]);
    expect(value(await readItemMeeting(one, { item }))).toEqual({ meeting });
    expect(await readItemMeeting(one, { item: meeting })).toMatchObject({ refusal: { kind: 'noSuchItem' } });
  }));

test('whether a budget was set in time and in public is told by the meeting that its step points at', () =>
  inside(async (one) => {
    const body = await aBoard(one);
    const meeting = await aMeeting(one, body);
    const added = { kind: 'decision', title: 'Budget 2027', proposal: 'Fastställs.', matterId: null } as const;
    const { id: item } = value(await addItem(one, { meeting, ...added }));
    value(await callMeeting(one, { id: meeting }));
    value(await openMeeting(one, { id: meeting }));
    await writeMinutes(one, meeting);
    const control = async () => value(await readBudgetWay(one, { year: 2027 })).control;
    expect(await control()).toMatchObject({ kind: 'open', due: '2026-11-30' });
    const step = {
      year: 2027,
      step: 'set',
      on: '2026-10-01',
      words: null,
      budgetVersion: null,
    } as const;
    const id = '00000000-0000-4000-8000-000000000071';
    value(await saveBudgetEvent(one, { ...step, members: [], id, item }));
    expect(await control()).toMatchObject({ kind: 'broken', why: 'notPublic', on: today, item });
    // The day is the meeting's, not the one that was typed.
    expect(value(await readBudgetWay(one, { year: 2027 })).events).toMatchObject([{ item, on: today }]);
    const { meeting: read } = value(await readMeeting(one, { id: meeting }));
    expect(read.isPublic).toBe(false);
    value(await withdrawBudgetEvent(one, { id }));
    expect(await control()).toMatchObject({ kind: 'open' });
  }));

test('a budget is announced by the notice of its meeting, when the proposal goes with it', () =>
  inside(async (one) => {
    const meeting = await aMeeting(one, await aBoard(one), addDays(today, 5));
    const added = { kind: 'decision', title: 'Budget 2027', proposal: 'Fastställs.', matterId: null } as const;
    const { id: item } = value(await addItem(one, { meeting, ...added }));
    expect(value(await readComingItems(one, {})).map((coming) => coming.item)).toContain(item);
    const way = async () => {
      const { notice, findings, events } = value(await readBudgetWay(one, { year: 2027 }));
      return { notice, events, kinds: findings.map(({ kind }) => kind) };
    };
    expect(await way()).toMatchObject({ notice: null, kinds: ['notSet', 'notAsked', 'notAnnounced'] });
    const step = { year: 2027, step: 'announced', on: '2026-01-01', words: null, budgetVersion: null } as const;
    value(await saveBudgetEvent(one, { ...step, members: [], id: '00000000-0000-4000-8000-000000000072', item }));
    // Typed while the notice is not sent, it counts as it was typed.
    expect((await way()).kinds).toEqual(['notSet', 'notAsked']);
    value(await callMeeting(one, { id: meeting }));
    const without = await way();
    expect(without.notice).toMatchObject({ item, calledOn: today, documents: [], later: [] });
    expect(without.events).toMatchObject([{ step: 'announced', on: today }]);
    expect(without.kinds).toEqual(['notSet', 'notAsked', 'noticeWithoutProposal']);
    const file = (name: string) => ({ name, bytes: new TextEncoder().encode('%PDF-1.7') });
    const late = { ...one, clock: at(addDays(today, 1)) };
    value(await addItemFile(late, { item, title: 'Bilaga', file: file('bilaga.pdf') }));
    expect((await way()).kinds).toContain('noticeWithoutProposal');
    value(await addItemFile(one, { item, title: 'Budgetförslag', file: file('budget.pdf') }));
    const sent = await way();
    expect(sent.notice).toMatchObject({ documents: ['Budgetförslag'], later: ['Bilaga'] });
    expect(sent.kinds).toEqual(['notSet', 'notAsked']);
  }));

test('the budget that the yearly wheel put on an agenda needs no pointing', () =>
  inside(async (one) => {
    const meeting = await aMeeting(one, await aBoard(one), '2026-11-28');
    value(await addWheelItems(one, { id: meeting }));
    value(await callMeeting(one, { id: meeting }));
    expect(value(await readBudgetWay(one, { year: 2027 })).notice).toMatchObject({
      heldOn: '2026-11-28',
      documents: [],
    });
  }));

const verkstan = {
  slug: 'verkstan',
  name: 'Verkstan',
  orientation: 'individual' as const,
  functionType: null,
  owner: null,
  partners: [],
  targetGroup: '',
  from: null,
  to: null,
  ledgerObject: null,
  staffing: [],
  years: [],
};

test('from agenda to public notice, and the end of the appeal', () =>
  inside(async (one) => {
    const meeting = await held(one, await aBoard(one));
    expect(value(await readMeeting(one, { id: meeting }))).toMatchObject({
      meeting: { waiting: { what: 'approval', by: '2026-12-09' } },
      quorum: { serving: 3, seats: 3 },
    });
    expect(await readPublicNotices(publicOf(one), {})).toMatchObject({ value: { notices: [] } });
    const monday = on(one, '2026-11-30');
    value(await approveMinutes(monday, { id: meeting, approvedOn: '2026-11-30' }));
    expect(value(await announceMinutes(monday, { id: meeting, showsMinutes: true }))).toMatchObject({
      isLate: false,
    });
    const notices = value(await readPublicNotices(publicOf(monday), {})).notices;
    expect(notices).toMatchObject([
      { paragraphs: '§§ 1–6', announcedOn: '2026-11-30', appealEnds: '2026-12-21', removedFrom: '2026-12-22' },
    ]);
    expect(value(await readPublicMinutes(publicOf(monday), { id: meeting })).kept).toHaveLength(1);
    // At each kommun and region, and not at Försäkringskassan.
    expect(
      value(await readMeeting(monday, { id: meeting }))
        .postings.map(({ member }) => member)
        .toSorted(),
    ).toEqual(['habo-kommun', 'region-provet']);
    value(
      await savePosting(monday, {
        meeting,
        member: 'habo-kommun',
        isMailed: true,
        postedOn: '2026-12-01',
        removedOn: null,
      }),
    );
    expect(await takeDownNotice(on(one, '2026-12-21'), { id: meeting })).toMatchObject({
      refusal: { kind: 'stillAppealable', from: '2026-12-22' },
    });
    value(await takeDownNotice(on(one, '2026-12-22'), { id: meeting }));
    expect(value(await readPublicNotices(publicOf(on(one, '2026-12-22')), {})).notices).toEqual([]);
    expect(await readPublicMinutes(publicOf(one), { id: meeting })).toMatchObject({ refusal: { kind: 'notShown' } });
  }));

const publicOf = (one: Session): Session => ({ ...one, roles: ['publicReader'] });

describe('§§', () => {
  test('run through the year without gap, across meetings, and begin anew in the next', () =>
    inside(async (one) => {
      const body = await aBoard(one);
      const numbers = async (meeting: string) =>
        value(await readMeeting(one, { id: meeting })).items.map(({ paragraph }) => paragraph);
      const last = await held(one, body, '2025-12-10');
      const first = await held(one, body, '2026-02-01');
      const second = await aMeeting(one, body);
      value(await callMeeting(one, { id: second }));
      value(await openMeeting(one, { id: second }));
      value(
        await addItem(one, {
          meeting: second,
          kind: 'decision',
          title: 'Övrig fråga',
          proposal: null,
          matterId: null,
        }),
      );
      expect(await numbers(last)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(await numbers(first)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(await numbers(second)).toEqual([7, 8, 9, 10, 11, 12, 13]);
    }));

  test('are given once when two open the meeting, and have no gap when ten add items at once', async () => {
    // Really committed: turns are taken between transactions.
    const body = await aBoard(session);
    const meeting = await aMeeting(session, body);
    await callMeeting(session, { id: meeting });
    const opened = await Promise.all([openMeeting(session, { id: meeting }), openMeeting(session, { id: meeting })]);
    expect(opened.filter(({ ok }) => ok)).toHaveLength(1);
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        addItem(session, { meeting, kind: 'decision', title: `Fråga ${index}`, proposal: null, matterId: null }),
      ),
    );
    const { items } = value(await readMeeting(session, { id: meeting }));
    expect(items.map(({ paragraph }) => paragraph)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
    expect(new Set(items.map(({ place }) => place)).size).toBe(16);
  });

  test('stay with their item: one that has a § is not taken off', () =>
    inside(async (one) => {
      const meeting = await held(
        one,
        value(await saveBody(one, { id: null, kind: 'workingCommittee', name: 'AU', noticeDays: 3 })).id,
      );
      const [item] = value(await readMeeting(one, { id: meeting })).items;
      expect(await removeItem(one, { id: item?.id ?? '' })).toMatchObject({ refusal: { kind: 'hasParagraph' } });
    }));
});

describe('approved minutes', () => {
  test('are locked: nothing is written, and a correction is kept beside them', () =>
    inside(async (one) => {
      const meeting = await held(one, await bodyOf(one));
      const before = value(await readMeeting(one, { id: meeting }));
      value(await approveMinutes(one, { id: meeting, approvedOn: today }));
      const item = before.items[0];
      if (!item) throw new Error('no item');
      const {
        quorum: _quorum,
        registerNumber: _number,
        place: _place,
        wheelKey: _key,
        paragraph: _paragraph,
        ...rest
      } = item;
      expect(await saveItem(one, { ...rest, reservations: [], conflicts: [], outcome: 'Annat' })).toMatchObject({
        refusal: { kind: 'locked' },
      });
      expect(await saveAttendance(one, { meeting, present: [], others: [] })).toMatchObject({
        refusal: { kind: 'locked' },
      });
      expect(
        await addItem(one, { meeting, kind: 'decision', title: 'Sent', proposal: null, matterId: null }),
      ).toMatchObject({ refusal: { kind: 'locked' } });
      value(await correctMinutes(one, { id: meeting, correction: '§ 1: rätt klockslag är 09:05.' }));
      const { kept } = value(await readMeeting(one, { id: meeting }));
      expect(kept.map(({ version, correction }) => [version, correction])).toEqual([
        [1, null],
        [2, '§ 1: rätt klockslag är 09:05.'],
      ]);
      expect(kept[1]?.minutes).toEqual(kept[0]?.minutes);
      expect(kept[0]?.minutes.items[0]).toMatchObject({ outcome: 'Så beslutas.' });
    }));

  test('cannot be changed or erased by the application’s own role', async () => {
    const { database } = session.installation;
    const erase = database.inSpace({ spaceId: session.space.id, access: 'write' }, (tx) =>
      tx.deleteFrom('meetingMinutes').execute(),
    );
    await expect(erase).rejects.toThrow('permission denied');
  });

  test('need every item decided, and are not approved before the meeting or in the future', () =>
    inside(async (one) => {
      const body = await bodyOf(one);
      const meeting = await aMeeting(one, body);
      value(await callMeeting(one, { id: meeting }));
      value(await openMeeting(one, { id: meeting }));
      value(await closeMeeting(one, { id: meeting }));
      expect(await approveMinutes(one, { id: meeting, approvedOn: today })).toMatchObject({
        refusal: { kind: 'noAttendance' },
      });
      await writeMinutes(one, meeting);
      expect(await approveMinutes(one, { id: meeting, approvedOn: addDays(today, 1) })).toMatchObject({
        refusal: { kind: 'badDay' },
      });
      expect(await approveMinutes(one, { id: meeting, approvedOn: addDays(today, -1) })).toMatchObject({
        refusal: { kind: 'badDay' },
      });
      expect(await approveMinutes({ ...one, isStrong: false }, { id: meeting, approvedOn: today })).toMatchObject({
        refusal: { kind: 'denied', needs: 'secondFactor' },
      });
    }));
});

async function bodyOf(one: Session): Promise<string> {
  const { bodies } = value(await readMeetings(one, {}));
  return bodies.find(({ kind }) => kind === 'board')?.id ?? aBoard(one);
}

test('who is absent is replaced by a deputy, and attendance, fees and figures follow', () =>
  inside(async (one) => {
    const meeting = await held(one, await bodyOf(one));
    const { attendance } = value(await readMeeting(one, { id: meeting }));
    expect(attendance.map(({ name, serves, replaces }) => [name, serves, replaces])).toEqual([
      ['Ordf', true, null],
      ['Led', false, null],
      ['Kass', true, null],
      ['Ers', true, 'Led'],
      ['Kansliet', false, null],
    ]);
    const year = value(await readBoardYear(one, { year: 2026 }));
    expect(year.fees.map(({ name, meetings }) => [name, meetings])).toEqual([
      ['Ordf', 1],
      ['Kass', 1],
      ['Ers', 1],
    ]);
  }));

test('distance is refused where the board has not decided on it, and a meeting is not opened before its day', () =>
  inside(async (one) => {
    const meeting = value(
      await planMeeting(one, { body: await bodyOf(one), heldOn: '2026-12-01', ...head, mayBeDistant: false }),
    ).id;
    expect(await saveAttendance(one, { meeting, present: [...present], others: [] })).toMatchObject({
      refusal: { kind: 'notDistant' },
    });
    value(await callMeeting(one, { id: meeting }));
    expect(await openMeeting(one, { id: meeting })).toMatchObject({
      refusal: { kind: 'notYet', heldOn: '2026-12-01' },
    });
  }));

test('what somebody else wrote meanwhile is not overwritten, and who has a conflict of interest makes no reservation', () =>
  inside(async (one) => {
    const meeting = await aMeeting(one, await bodyOf(one));
    const [item] = value(await readMeeting(one, { id: meeting })).items;
    if (!item) throw new Error('no item');
    const { id, version, kind, title } = item;
    const empty = {
      background: null,
      proposal: null,
      matterId: null,
      motions: null,
      vote: null,
      outcome: null,
      conflicts: [],
      reservations: [],
    };
    value(await saveItem(one, { id, version, kind, title, ...empty, outcome: 'Ett' }));
    expect(await saveItem(one, { id, version, kind, title, ...empty, outcome: 'Två' })).toMatchObject({
      refusal: { kind: 'changedMeanwhile' },
    });
    const both = { ...empty, conflicts: ['Led'], reservations: [{ name: 'Led', text: 'Nej' }] };
    expect(await saveItem(one, { id, version: version + 1, kind, title, ...both })).toMatchObject({
      refusal: { kind: 'reservationInConflict' },
    });
  }));

test('the wheel gives the board its items once, delegated decisions are reported once, and actions are ticked off', () =>
  inside(async (one) => {
    const meeting = await aMeeting(one, await bodyOf(one));
    const { added } = value(await addWheelItems(one, { id: meeting }));
    expect(added).toBeGreaterThan(0);
    expect(value(await addWheelItems(one, { id: meeting })).added).toBe(0);
    value(
      await saveDelegated(one, {
        decidedOn: '2026-11-20',
        decidedBy: 'Förbundschefen',
        point: '2.3',
        decision: 'Köp av utbildning',
      }),
    );
    expect(value(await reportDelegated(one, { meeting })).reported).toBe(1);
    expect(await reportDelegated(one, { meeting })).toMatchObject({ refusal: { kind: 'nothingToReport' } });
    const { items } = value(await readMeeting(one, { id: meeting }));
    expect(items.find(({ title }) => title.includes('delegationsbeslut'))?.background).toContain('Köp av utbildning');
    const action = value(
      await addAction(one, {
        item: items[0]?.id ?? '',
        what: 'Skicka svar',
        responsible: 'Kansliet',
        dueOn: '2026-12-01',
      }),
    );
    value(await tickAction(one, { id: action.id, isDone: true }));
    expect(value(await readFollowUp(one, {})).actions).toMatchObject([{ what: 'Skicka svar', doneOn: today }]);
  }));

test('what the wheel gave and the board decided is ticked off in the wheel when the minutes are approved', () =>
  inside(async (one) => {
    const meeting = await aMeeting(one, await bodyOf(one));
    value(await addWheelItems(one, { id: meeting }));
    value(await callMeeting(one, { id: meeting }));
    value(await openMeeting(one, { id: meeting }));
    await writeMinutes(one, meeting);
    value(await closeMeeting(one, { id: meeting }));
    const budget = async () =>
      value(await readWheel(one, { year: 2026 })).entries.find(({ itemId }) => itemId === 'budget');
    expect(await budget()).toMatchObject({ doneOn: null });
    value(await approveMinutes(one, { id: meeting, approvedOn: today }));
    expect(await budget()).toMatchObject({ doneOn: today, state: 'done' });
  }));

describe('a document of the agenda', () => {
  const pdf = new TextEncoder().encode('%PDF-1.7\n…');
  test('is kept as it came, and read by those who may', () =>
    inside(async (one) => {
      const meeting = await aMeeting(one, await bodyOf(one));
      const item = value(await readMeeting(one, { id: meeting })).items[0]?.id ?? '';
      const { file } = value(
        await addItemFile(one, { item, title: null, file: { name: 'Budget_2027.pdf', bytes: pdf } }),
      );
      const read = value(await readBoardFile(one, { id: file }));
      expect([read.name, Buffer.from(read.bytes).equals(Buffer.from(pdf))]).toEqual(['Budget_2027.pdf', true]);
      expect(read.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(value(await readMeeting(one, { id: meeting })).files).toMatchObject([{ title: 'Budget 2027' }]);
    }));
  test.each([
    ['empty', 'a.pdf', new Uint8Array(), 'emptyFile'],
    ['no PDF inside', 'a.pdf', new TextEncoder().encode('<html>'), 'wrongFileType'],
    ['a program', 'a.exe', pdf, 'wrongFileType'],
    ['too large', 'a.txt', new Uint8Array(26_214_401), 'fileTooLarge'],
  ])('is refused when it is %s', (_, name, bytes, kind) =>
    inside(async (one) => {
      const meeting = await aMeeting(one, await bodyOf(one));
      const item = value(await readMeeting(one, { id: meeting })).items[0]?.id ?? '';
      expect(await addItemFile(one, { item, title: null, file: { name, bytes } })).toMatchObject({
        refusal: { kind },
      });
    }),
  );
});

test('the statutes of the day say when the notice of the board is sent, else the body itself', () =>
  inside(async (within) => {
    const board = await bodyOf(within);
    const group = value(
      await saveBody(within, { id: null, kind: 'preparatoryGroup', name: 'Lilla beredningen', noticeDays: 3 }),
    ).id;
    const statutes = (validFrom: string, noticeDays: number | null) =>
      saveStatutes(within, { validFrom, decided: 'Av alla', points: {}, noticeDays, file: null });
    value(await statutes('2026-01-01', 14));
    value(await statutes('2027-01-01', null));
    const daysOf = async (body: string, heldOn: string): Promise<number> => {
      const id = await aMeeting(within, body, heldOn);
      return value(await readMeeting(within, { id })).meeting.body.noticeDays;
    };
    expect(await daysOf(board, '2026-12-10')).toBe(14);
    expect(await daysOf(board, '2027-02-10')).toBe(7);
    expect(await daysOf(board, '2025-12-10')).toBe(7);
    expect(await daysOf(group, '2026-12-10')).toBe(3);
  }));
