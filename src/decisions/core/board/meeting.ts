// A meeting from plan to the end of the appeal, and what stands in its minutes.
import { accept, refuse, type Instant, type IsoDate, type Result } from '#kernel';
import type { BoardRole } from '#organisation/core';
import * as v from 'valibot';

export const bodyKinds = ['board', 'preparatoryGroup', 'workingCommittee'] as const;
export type BodyKind = (typeof bodyKinds)[number];

export type Body = {
  readonly id: string;
  readonly kind: BodyKind;
  readonly name: string;
  readonly noticeDays: number;
};

/** Who sits in a body, from day to day. The board's are the mandates of the organisation. */
export type BodyMember = {
  readonly name: string;
  readonly role: BoardRole;
  /** Slug of a member. */
  readonly appointedBy: string;
  readonly validFrom: IsoDate | null;
  readonly validTo: IsoDate | null;
};

export const meetingStates = [
  'planned',
  'called',
  'open',
  'closed',
  'approved',
  'announced',
  'final',
  'cancelled',
] as const;
export type MeetingState = (typeof meetingStates)[number];

export const meetingSteps = ['call', 'open', 'close', 'approve', 'announce', 'takeDown', 'cancel'] as const;
export type MeetingStep = (typeof meetingSteps)[number];

/** Drawn in docs/states/meeting.mmd, which a test compares with this. */
export const meetingMoves: Readonly<
  Record<MeetingStep, { readonly from: readonly MeetingState[]; readonly to: MeetingState }>
> = {
  call: { from: ['planned'], to: 'called' },
  open: { from: ['called'], to: 'open' },
  close: { from: ['open'], to: 'closed' },
  approve: { from: ['closed'], to: 'approved' },
  announce: { from: ['approved'], to: 'announced' },
  takeDown: { from: ['announced'], to: 'final' },
  cancel: { from: ['planned', 'called'], to: 'cancelled' },
};

export type WrongState = { readonly kind: 'wrongState'; readonly state: MeetingState };

export function move(state: MeetingState, step: MeetingStep): Result<MeetingState, WrongState> {
  const { from, to } = meetingMoves[step];
  return from.includes(state) ? accept(to) : refuse({ kind: 'wrongState', state });
}

/** Whether agenda, attendance and decisions may still be written. Approved minutes are locked. */
export function isWritable(state: MeetingState): boolean {
  return ['planned', 'called', 'open', 'closed'].includes(state);
}

export const itemKinds = ['formality', 'decision', 'information'] as const;
export type ItemKind = (typeof itemKinds)[number];

export type Reservation = { readonly name: string; readonly text: string };

export type MeetingItem = {
  readonly id: string;
  readonly place: number;
  readonly kind: ItemKind;
  readonly title: string;
  readonly background: string | null;
  /** What is proposed that the body decides. */
  readonly proposal: string | null;
  readonly matterId: string | null;
  readonly wheelKey: string | null;
  /** Given when the meeting opens. */
  readonly paragraph: number | null;
  /** Motions that were not withdrawn, and the order in which they were put. */
  readonly motions: string | null;
  /** How a vote went; null when there was none. */
  readonly vote: string | null;
  readonly outcome: string | null;
  /** Names of those who left for a conflict of interest (KL 6:28–32). */
  readonly conflicts: readonly string[];
  readonly reservations: readonly Reservation[];
  readonly version: number;
};

export type Meeting = {
  readonly id: string;
  readonly body: Body;
  readonly heldOn: IsoDate;
  readonly startsAt: string;
  readonly endsAt: string | null;
  readonly location: string;
  readonly isPublic: boolean;
  readonly mayBeDistant: boolean;
  readonly state: MeetingState;
  readonly calledOn: IsoDate | null;
  readonly chair: string | null;
  readonly secretary: string | null;
  /** Who approves the minutes, beside the chair. */
  readonly approvers: readonly string[];
  readonly approvedOn: IsoDate | null;
  readonly announcedOn: IsoDate | null;
  readonly removedOn: IsoDate | null;
  readonly showsMinutes: boolean;
};

export type MeetingFile = {
  readonly itemId: string;
  readonly fileId: string;
  readonly title: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
};

export const presences = ['present', 'distance', 'absent'] as const;
export type Presence = (typeof presences)[number];

export type Attendance = {
  readonly name: string;
  /** `other`: an official or a guest, who takes no part in decisions. */
  readonly role: BoardRole | 'other';
  readonly appointedBy: string | null;
  readonly presence: Presence;
  /** Takes part in the decisions. */
  readonly serves: boolean;
  readonly replaces: string | null;
  /** Why a deputy was called before those who stand before her. */
  readonly outOfOrder?: string | null | undefined;
};

/** The minutes as one document: what is kept when they are approved. */
export type Minutes = {
  readonly association: string;
  readonly orgNumber: string;
  readonly meeting: Omit<Meeting, 'announcedOn' | 'removedOn' | 'showsMinutes'>;
  readonly items: readonly (Omit<MeetingItem, 'version'> & { readonly registerNumber: string | null })[];
  readonly attendance: readonly (Attendance & { readonly memberName: string | null })[];
};

export type KeptMinutes = {
  readonly version: number;
  readonly minutes: Minutes;
  /** Why a version follows the first; what was wrong and what is right. */
  readonly correction: string | null;
  readonly madeAt: Instant;
};

export type CannotApprove =
  | { readonly kind: 'undecided'; readonly titles: readonly string[] }
  | { readonly kind: 'noApprover' }
  | { readonly kind: 'approverAbsent'; readonly name: string }
  | { readonly kind: 'noEnd' }
  | { readonly kind: 'noAttendance' };

/** KL 5:69: the chair and at least one more, who were there; and every item says what was decided. */
export function checkForApproval(
  meeting: Pick<Meeting, 'approvers' | 'endsAt' | 'chair'>,
  of: { readonly items: readonly MeetingItem[]; readonly attendance: readonly Attendance[] },
): Result<null, CannotApprove> {
  const there = new Set(of.attendance.filter(({ presence }) => presence !== 'absent').map(({ name }) => name));
  if (there.size === 0) return refuse({ kind: 'noAttendance' });
  if (meeting.endsAt === null) return refuse({ kind: 'noEnd' });
  const undecided = of.items.filter(({ outcome }) => outcome === null).map(({ title }) => title);
  if (undecided.length > 0) return refuse({ kind: 'undecided', titles: undecided });
  const others = meeting.approvers.filter((name) => name !== meeting.chair);
  if (others.length === 0 || meeting.chair === null) return refuse({ kind: 'noApprover' });
  const absent = [meeting.chair, ...others].find((name) => !there.has(name));
  return absent === undefined ? accept(null) : refuse({ kind: 'approverAbsent', name: absent });
}

export const shortText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300));
export const longText = v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(20_000)));
export const clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
