// The way of a budget from proposal to decision: consultation with the members and a decision by 30 November (FinsamL
// 23 §), at a meeting that was announced together with the proposal.
import type { IsoDate } from '#kernel';

export const budgetSteps = ['proposal', 'sent', 'answer', 'announced', 'set'] as const;
export type BudgetStep = (typeof budgetSteps)[number];

export type BudgetEvent = {
  readonly id: string;
  readonly year: number;
  readonly step: BudgetStep;
  /** Slug of the member that was asked or answered; null for the others. */
  readonly member: string | null;
  readonly on: IsoDate;
  /** What was answered, the number of the meeting's paragraph, where it was announced. */
  readonly words: string | null;
  readonly budgetVersion: number | null;
  /** The item of a meeting where the step was taken; null for what no meeting did, or one that is not kept here. */
  readonly item?: string | null;
};

/** What the meeting of an item says of a step. */
export type BudgetMeeting = {
  readonly heldOn: IsoDate;
  readonly isPublic: boolean;
  /** When its notice was sent; null while it is not. */
  readonly calledOn: IsoDate | null;
};

/** The notice of the meeting that is to set the budget, and what was sent with it for that item. */
export type BudgetNotice = BudgetMeeting & {
  readonly item: string;
  /** Titles of the item's documents that went with the notice, and of those that came after it. */
  readonly documents: readonly string[];
  readonly later: readonly string[];
};

/** KL 8:14: announced when the notice was sent with the proposal among its documents; null while it was not. */
export function announcedBy({ calledOn, documents }: BudgetNotice): IsoDate | null {
  return documents.length > 0 ? calledOn : null;
}

/** FinsamL 23 §: set by 30 November at a public meeting; told by the meeting itself. */
export type BudgetControl =
  | { readonly kind: 'kept'; readonly on: IsoDate; readonly item: string }
  | { readonly kind: 'open'; readonly due: IsoDate }
  | {
      readonly kind: 'broken';
      readonly why: 'late' | 'notPublic' | 'notSet';
      readonly on: IsoDate;
      readonly item: string | null;
    }
  /** Entered without the meeting, so that nobody can see whether it was public. */
  | { readonly kind: 'noMeeting'; readonly on: IsoDate };

export function budgetControl(
  events: readonly BudgetEvent[],
  of: {
    readonly year: number;
    readonly today: IsoDate;
    readonly meetings: ReadonlyMap<string, BudgetMeeting>;
  },
): BudgetControl {
  const due = budgetDue(of.year);
  const [set] = withMeetingDays(events, of.meetings)
    .filter(({ step }) => step === 'set')
    .toSorted((a, b) => (a.on < b.on ? -1 : 1));
  if (!set) return of.today > due ? { kind: 'broken', why: 'notSet', on: due, item: null } : { kind: 'open', due };
  const item = set.item ?? null;
  const meeting = item === null ? undefined : of.meetings.get(item);
  if (set.on > due) return { kind: 'broken', why: 'late', on: set.on, item };
  if (item === null || !meeting) return { kind: 'noMeeting', on: set.on };
  return meeting.isPublic
    ? { kind: 'kept', on: set.on, item }
    : { kind: 'broken', why: 'notPublic', on: set.on, item };
}

/** A step that a meeting took was taken on the day of the meeting, one of its notice on the day of that, whatever was typed. */
export function withMeetingDays(
  events: readonly BudgetEvent[],
  meetings: ReadonlyMap<string, BudgetMeeting>,
): readonly BudgetEvent[] {
  return events.map((event) => {
    const meeting = event.item ? meetings.get(event.item) : undefined;
    if (!meeting) return event;
    return { ...event, on: event.step === 'announced' ? (meeting.calledOn ?? event.on) : meeting.heldOn };
  });
}

export type BudgetFinding =
  | { readonly kind: 'setLate'; readonly on: IsoDate; readonly due: IsoDate }
  | { readonly kind: 'notSet'; readonly due: IsoDate; readonly isLate: boolean }
  | { readonly kind: 'notAsked'; readonly members: readonly string[] }
  | { readonly kind: 'notAnswered'; readonly members: readonly string[] }
  | { readonly kind: 'setBeforeAsking'; readonly members: readonly string[] }
  | { readonly kind: 'notAnnounced' }
  /** The notice is sent, and the budget's item had no document then. */
  | { readonly kind: 'noticeWithoutProposal'; readonly on: IsoDate }
  | { readonly kind: 'announcedAfter' };

/** The last lawful day: 30 November of the year before. */
export function budgetDue(year: number): IsoDate {
  return `${year - 1}-11-30`;
}

/**
 * What is left to do, and what was done in another order than the law has. Shown, never a wall. A notice that was sent
 * tells whether the budget was announced; a typed step does where the meeting is not kept here.
 */
export function budgetFindings(
  events: readonly BudgetEvent[],
  of: {
    readonly year: number;
    readonly members: readonly string[];
    readonly today: IsoDate;
    readonly notice?: BudgetNotice | null;
  },
): readonly BudgetFinding[] {
  const due = budgetDue(of.year);
  const first = (step: BudgetStep, member?: string): IsoDate | null =>
    events
      .filter((event) => event.step === step && (member === undefined || event.member === member))
      .map(({ on }) => on)
      .toSorted()[0] ?? null;
  const set = first('set');
  const asked = (member: string): IsoDate | null => first('sent', member);
  const notAsked = of.members.filter((member) => asked(member) === null);
  const notAnswered = of.members.filter((member) => asked(member) !== null && first('answer', member) === null);
  const askedLate = set === null ? [] : of.members.filter((member) => (asked(member) ?? '') > set);
  const notice = of.notice?.calledOn ? of.notice : null;
  const announced = notice ? announcedBy(notice) : first('announced');
  const found: (BudgetFinding | null)[] = [
    set === null ? { kind: 'notSet', due, isLate: of.today > due } : null,
    set !== null && set > due ? { kind: 'setLate', on: set, due } : null,
    notAsked.length > 0 ? { kind: 'notAsked', members: notAsked } : null,
    notAnswered.length > 0 ? { kind: 'notAnswered', members: notAnswered } : null,
    askedLate.length > 0 ? { kind: 'setBeforeAsking', members: askedLate } : null,
    announced !== null
      ? null
      : notice?.calledOn
        ? { kind: 'noticeWithoutProposal', on: notice.calledOn }
        : { kind: 'notAnnounced' },
    announced !== null && set !== null && announced >= set ? { kind: 'announcedAfter' } : null,
  ];
  return found.filter((one) => one !== null);
}
