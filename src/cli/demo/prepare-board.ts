// A year of the board: meetings from agenda to public notice, the register of matters and the audit. Made up, all of it.
import type { Session } from '#access/server';
import {
  addAction,
  addItem,
  addItemFile,
  announceMinutes,
  approveMinutes,
  callMeeting,
  closeMeeting,
  openMeeting,
  planMeeting,
  readBodies,
  readMeeting,
  registerRecord,
  saveAttendance,
  saveAuditors,
  saveBoardSetting,
  saveBody,
  saveBodyMembers,
  saveControlPlan,
  saveDelegated,
  saveDischarge,
  saveItem,
  saveMatter,
  saveMeeting,
  saveStatutes,
  takeDownNotice,
  tickAction,
} from '#decisions/server';
import type { Direction } from '#decisions/core';
import { addDays, dayInSweden, type IsoDate, type Result } from '#kernel';
import type { BoardSeat } from '#organisation/core';
import { saveMandates } from '#organisation/server';
import { CommandFailure } from '../command.ts';
import type { demoReader } from './demo-content.ts';

type DemoItem = {
  readonly title: string;
  readonly background: string | null;
  readonly proposal: string;
  readonly outcome: string;
  readonly vote?: string;
  /** Place of a seat in the list. */
  readonly conflict?: number;
  readonly reservation?: { readonly who: number; readonly text: string };
  readonly action?: { readonly what: string; readonly responsible: string; readonly dueOn: IsoDate; readonly isDone: boolean };
};
type DemoMeeting = {
  readonly heldOn: IsoDate;
  readonly approvedOn: IsoDate;
  readonly announcedOn: IsoDate;
  /** Null: the notice is up. */
  readonly removedOn: IsoDate | null;
  readonly absent: readonly number[];
  readonly distance: readonly number[];
  readonly items: readonly DemoItem[];
};
export type DemoBoard = {
  readonly names: readonly string[];
  readonly preparatory: readonly string[];
  readonly secretary: string;
  readonly location: string;
  readonly minutesPlace: string;
  readonly meetings: readonly DemoMeeting[];
  readonly next: readonly { readonly title: string; readonly background: string | null; readonly proposal: string; readonly file: string | null }[];
  readonly delegated: readonly { readonly decidedOn: IsoDate; readonly decidedBy: string; readonly point: string; readonly decision: string }[];
  readonly matters: readonly {
    readonly title: string;
    readonly secrecyMark?: string;
    readonly records: readonly { readonly datedOn: IsoDate; readonly direction: Direction; readonly counterpart: string | null; readonly title: string; readonly secrecyMark?: string }[];
  }[];
  readonly auditors: readonly { readonly member: string; readonly name: string; readonly firm: string | null }[];
  readonly checks: Parameters<typeof saveControlPlan>[1]['checks'];
  readonly statutes: { readonly validFrom: IsoDate; readonly decided: string; readonly noticeDays: number; readonly points: Record<string, string> };
};

type Demo = ReturnType<typeof demoReader>;

/** Fills the room once; a demo that has a board is left as it is. */
export async function prepareBoard(session: Session, demo: Demo): Promise<string> {
  const today = dayInSweden(session.clock());
  const before = value(await readBodies(session, {}));
  if (before.bodies.length > 0) return 'already there';
  const board = await demo.json<DemoBoard>('board.json');
  const { boardSeats } = await demo.json<{ boardSeats: readonly BoardSeat[] }>('organisation.json');
  const seats = boardSeats.map((seat, place) => ({ ...seat, name: board.names[place] ?? null, validFrom: null, validTo: null }));
  value(await saveMandates(session, { mandates: seats }));
  const body = value(await saveBody(session, { id: null, kind: 'board', name: 'Styrelsen', noticeDays: 10 })).id;
  const group = value(await saveBody(session, { id: null, kind: 'preparatoryGroup', name: 'Beredningsgruppen', noticeDays: 5 })).id;
  const members = board.preparatory.map((name, place) => ({
    name,
    role: place === 0 ? ('chair' as const) : ('boardMember' as const),
    appointedBy: boardSeats[place]?.appointedBy ?? '',
    validFrom: null,
    validTo: null,
  }));
  value(await saveBodyMembers(session, { body: group, members }));
  const registrars = Object.fromEntries(before.members.filter(({ kind }) => kind === 'kommun' || kind === 'region').map(({ slug }) => [slug, `registrator@${slug}.example`]));
  value(await saveBoardSetting(session, { feeOre: 1_050_00, chairFeeOre: 2_100_00, minutesPlace: board.minutesPlace, registrars }));
  // The days are fixed, so whatever lies ahead of the day when the demo is made is left out.
  const held = board.meetings.filter(({ removedOn }) => removedOn !== null && removedOn <= today);
  for (const meeting of held) await hold(session, { body, board, meeting });
  for (const decision of board.delegated.filter(({ decidedOn }) => decidedOn <= today)) value(await saveDelegated(session, decision));
  await recent(session, { body, board, today });
  await next(session, { body, board, demo, today });
  const records = await register(session, board, today);
  await audit(session, board, today);
  return `${held.length + 2} meetings, ${records} registered documents`;
}

type Held = { readonly body: string; readonly board: DemoBoard; readonly meeting: DemoMeeting };

async function hold(session: Session, { body, board, meeting }: Held): Promise<void> {
  const { heldOn } = meeting;
  const on = (day: IsoDate): Session => ({ ...session, clock: () => `${day}T09:00:00.000Z` });
  const before = on(addDays(heldOn, -14));
  const head = { heldOn, startsAt: '09:00', location: board.location, isPublic: false, mayBeDistant: true };
  const { id } = value(await planMeeting(before, { body, ...head }));
  for (const { title, proposal } of meeting.items) value(await addItem(before, { meeting: id, kind: 'decision', title, proposal, matterId: null }));
  value(await callMeeting(before, { id }));
  const then = on(heldOn);
  value(await openMeeting(then, { id }));
  const present = board.names.map((name, place) => ({
    name,
    presence: meeting.absent.includes(place) ? ('absent' as const) : meeting.distance.includes(place) ? ('distance' as const) : place < 10 ? ('present' as const) : ('absent' as const),
    serves: null,
  }));
  value(await saveAttendance(then, { meeting: id, present, others: [`${board.secretary}, kansliet`] }));
  const there = present.flatMap(({ name, presence }, place) => (presence !== 'absent' && place < 7 ? [name] : []));
  const [chair = '', approver = ''] = there;
  const { items } = value(await readMeeting(then, { id }));
  for (const item of items) {
    const of = meeting.items.find(({ title }) => title === item.title);
    const { version, kind, title, matterId } = item;
    const who = (place: number): string => board.names[place] ?? '';
    value(
      await saveItem(then, {
        id: item.id,
        version,
        kind,
        title,
        matterId,
        background: of?.background ?? item.background,
        proposal: item.proposal,
        motions: null,
        vote: of?.vote ?? null,
        outcome: of?.outcome ?? (title === 'Val av justerare' ? `${approver} utses att justera protokollet tillsammans med ordföranden.` : (item.proposal ?? '')),
        conflicts: of?.conflict === undefined ? [] : [who(of.conflict)],
        reservations: of?.reservation ? [{ name: who(of.reservation.who), text: of.reservation.text }] : [],
      }),
    );
    if (!of?.action) continue;
    const { isDone, ...action } = of.action;
    const added = value(await addAction(then, { item: item.id, ...action }));
    if (isDone) value(await tickAction(on(action.dueOn), { id: added.id, isDone }));
  }
  value(await saveMeeting(then, { id, ...head, endsAt: '11:30', chair, secretary: board.secretary, approvers: [approver] }));
  value(await closeMeeting(then, { id }));
  value(await approveMinutes(on(meeting.approvedOn), { id, approvedOn: meeting.approvedOn }));
  value(await announceMinutes(on(meeting.announcedOn), { id, showsMinutes: true }));
  if (meeting.removedOn === null) return;
  value(await takeDownNotice(on(meeting.removedOn), { id }));
}

/** A meeting a week ago, whose notice is up on the day when the demo is made. */
async function recent(session: Session, { body, board, today }: Omit<Held, 'meeting'> & { readonly today: IsoDate }): Promise<void> {
  const item = {
    title: 'Uppdrag till insatserna inför nästa år',
    background: 'Beredningsgruppen har gått igenom insatsernas rapporter.',
    proposal: 'Styrelsen ger insatserna i uppdrag att redovisa väntetid per månad.',
    outcome: 'Styrelsen ger insatserna i uppdrag att redovisa väntetid per månad.',
    action: { what: 'Skicka uppdraget till insatserna', responsible: 'Kansliet', dueOn: addDays(today, 10), isDone: false },
  };
  const meeting = { heldOn: addDays(today, -8), approvedOn: addDays(today, -4), announcedOn: addDays(today, -3), removedOn: null, absent: [6], distance: [], items: [item] };
  await hold(session, { body, board, meeting });
}

async function next(session: Session, { body, board, demo, today }: Omit<Held, 'meeting'> & { readonly demo: Demo; readonly today: IsoDate }): Promise<void> {
  const head = { heldOn: addDays(today, 16), startsAt: '13:00', location: board.location, isPublic: true, mayBeDistant: true };
  const { id } = value(await planMeeting(session, { body, ...head }));
  for (const { title, background, proposal, file } of board.next) {
    const item = value(await addItem(session, { meeting: id, kind: 'decision', title, proposal, matterId: null }));
    if (background !== null)
      value(
        await saveItem(session, { id: item.id, version: 1, kind: 'decision', title, background, proposal, matterId: null, motions: null, vote: null, outcome: null, conflicts: [], reservations: [] }),
      );
    if (file !== null) value(await addItemFile(session, { item: item.id, title: 'Budget 2027, underlag', file: { name: file, bytes: new Uint8Array(await demo.bytes(`board/${file}`)) } }));
  }
}

async function register(session: Session, board: DemoBoard, today: IsoDate): Promise<number> {
  let count = 0;
  for (const { title, secrecyMark = null, records } of board.matters) {
    let matter: string | null = null;
    for (const record of records.filter(({ datedOn }) => datedOn <= today)) {
      const done: { readonly matter: string } = value(await registerRecord(session, { secrecyMark: null, ...record, matter, matterTitle: title, disposal: 'kept', file: null }));
      matter = done.matter;
      count += 1;
    }
    if (matter !== null && secrecyMark !== null) value(await saveMatter(session, { id: matter, title, secrecyMark, isClosed: false }));
  }
  return count;
}

async function audit(session: Session, board: DemoBoard, today: IsoDate): Promise<void> {
  value(await saveAuditors(session, { auditors: board.auditors.map((one) => ({ ...one, validFrom: null, validTo: null })) }));
  value(await saveControlPlan(session, { year: 2026, checks: board.checks }));
  value(await saveStatutes(session, { ...board.statutes, file: null }));
  const decidedOn = '2025-06-16';
  if (decidedOn > today) return;
  for (const member of ['forsakringskassan', 'region-jonkopings-lan', 'habo-kommun'])
    value(await saveDischarge(session, { year: 2024, member, outcome: 'granted', decidedOn, reference: null }));
}

function value<T>(result: Result<T, { readonly kind: string }>): T {
  if (!result.ok) throw new CommandFailure(`the board of the demo was refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}
