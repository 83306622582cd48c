// Who serves: the ordinary ones who are there, and deputies called in their order (FinsamL 15 §, KL 6:17).
import { contains, figureId, type Figure, type IsoDate, type Period } from '#kernel';
import type { Attendance, Body, BodyMember, Presence } from './meeting.ts';

/** Those who sit in the body on the day, in order, none of them there yet. */
export function expectedAt(members: readonly BodyMember[], day: IsoDate): Attendance[] {
  return members
    .filter(
      ({ validFrom, validTo }) => (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo),
    )
    .map(({ name, role, appointedBy }) => ({
      name,
      role,
      appointedBy,
      presence: 'absent',
      serves: false,
      replaces: null,
    }));
}

/**
 * The ordinary ones who are there serve. For each who is absent a deputy who is there serves: first one appointed by the
 * same member, then the next in the order of the list. `first` names one that is called before that order.
 */
export function callDeputies(attendance: readonly Attendance[], first: string | null = null): Attendance[] {
  const isDeputy = ({ role }: Attendance): boolean => role === 'deputy';
  const isOrdinary = ({ role }: Attendance): boolean => role !== 'deputy' && role !== 'other';
  const free = attendance.filter((one) => isDeputy(one) && one.presence !== 'absent');
  const absent = attendance.filter((one) => isOrdinary(one) && one.presence === 'absent');
  const calls = new Map<Attendance, string>();
  const call = (deputy: Attendance, replaced: string): void => {
    free.splice(free.indexOf(deputy), 1);
    calls.set(deputy, replaced);
  };
  const wanted = free.find(({ name }) => name === first);
  if (wanted) {
    const place = Math.max(
      0,
      absent.findIndex(({ appointedBy }) => appointedBy === wanted.appointedBy),
    );
    const [gone] = absent.splice(place, 1);
    if (gone) call(wanted, gone.name);
  }
  // The deputies of the same member first, for all who are absent; else one would be spent on another member.
  const left = absent.filter((gone) => {
    const own = free.find(({ appointedBy }) => appointedBy === gone.appointedBy);
    if (own) call(own, gone.name);
    return !own;
  });
  for (const gone of left) {
    const [next] = free;
    if (next) call(next, gone.name);
  }
  return attendance.map((one) => {
    if (isDeputy(one)) return { ...one, serves: calls.has(one), replaces: calls.get(one) ?? null };
    return { ...one, serves: isOrdinary(one) && one.presence !== 'absent', replaces: null };
  });
}

export type Quorum = { readonly serving: number; readonly seats: number; readonly isMet: boolean };

/** KL 6:27: more than half of the ordinary places; who has a conflict of interest is not counted in the item. */
export function quorumOf(attendance: readonly Attendance[], conflicts: readonly string[] = []): Quorum {
  const seats = attendance.filter(({ role }) => role !== 'deputy' && role !== 'other').length;
  const serving = attendance.filter(({ serves, name }) => serves && !conflicts.includes(name)).length;
  return { serving, seats, isMet: serving * 2 > seats };
}

export type HeldMeeting = {
  readonly body: Body;
  readonly heldOn: IsoDate;
  readonly attendance: readonly Attendance[];
};

export type MemberAttendance = { readonly meetings: number; readonly seats: number; readonly filled: number };

/** Places that were filled, by ordinary ones or deputies, of all places at the meetings of a period. */
export function attendanceOf(
  meetings: readonly HeldMeeting[],
  of: { readonly period: Period; readonly member?: string },
): MemberAttendance {
  const held = meetings.filter(({ heldOn, attendance }) => contains(of.period, heldOn) && attendance.length > 0);
  const rows = held
    .flatMap(({ attendance }) => attendance)
    .filter(({ appointedBy }) => !of.member || appointedBy === of.member);
  const seats = rows.filter(({ role }) => role !== 'deputy' && role !== 'other').length;
  // A deputy of another member may fill the place: counted where she is appointed, at most up to the places there.
  const filled = rows.filter(({ serves }) => serves).length;
  return { meetings: held.length, seats, filled: Math.min(filled, seats) };
}

/** `board.attendance@2024{body=styrelsen}` and `board.meetings@2024{body=styrelsen}`; the same by member. */
export function boardFigures(
  meetings: readonly HeldMeeting[],
  of: { readonly period: Period; readonly memberNames: Readonly<Record<string, string>> },
): Figure[] {
  const { period } = of;
  const bodies = [...new Map(meetings.map(({ body }) => [body.id, body])).values()];
  return bodies.flatMap((body) => {
    const own = meetings.filter((one) => one.body.id === body.id);
    const whole = attendanceOf(own, { period });
    if (whole.meetings === 0) return [];
    const source = { kind: 'organisation', description: `Räknat ur närvaron vid ${whole.meetings} möten` } as const;
    const shared = { period, version: 1, disclosure: 'open', source } as const;
    const dimensions = { body: bodySlug(body) };
    const share = (
      name: string,
      label: string,
      counted: MemberAttendance,
      more: Record<string, string> = {},
    ): Figure[] =>
      counted.seats === 0
        ? []
        : [
            {
              ...shared,
              id: figureId({ name, period, dimensions: { ...dimensions, ...more } }),
              label,
              value: counted.filled / counted.seats,
              unit: 'share',
              of: { part: counted.filled, whole: counted.seats },
            },
          ];
    return [
      {
        ...shared,
        id: figureId({ name: 'board.meetings', period, dimensions }),
        label: `Antal möten, ${body.name}`,
        value: whole.meetings,
        unit: 'count',
      } satisfies Figure,
      ...share('board.attendance', `Närvaro, ${body.name}`, whole),
      ...Object.entries(of.memberNames).flatMap(([member, name]) =>
        share('board.attendance', `Närvaro, ${body.name}, ${name}`, attendanceOf(own, { period, member }), {
          member,
        }),
      ),
    ];
  });
}

/** `styrelsen`, from the name; a body's name is unique. */
export function bodySlug({ name }: Pick<Body, 'name'>): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}

export type Fee = {
  readonly name: string;
  readonly role: string;
  readonly appointedBy: string | null;
  readonly meetings: number;
  readonly amountOre: number;
};

/** What payroll pays: each who was there, by meetings; who led a meeting has the chair's fee for it. Officials have none. */
export function feesOf(
  meetings: readonly (HeldMeeting & { readonly chair: string | null })[],
  of: { readonly period: Period; readonly feeOre: number; readonly chairFeeOre: number },
): Fee[] {
  const paid = new Map<string, Fee>();
  for (const { heldOn, attendance, chair } of meetings.toSorted((a, b) => (a.heldOn < b.heldOn ? -1 : 1))) {
    if (!contains(of.period, heldOn)) continue;
    for (const { name, role, appointedBy, presence } of attendance) {
      if (presence === 'absent' || role === 'other') continue;
      const before = paid.get(name);
      const amountOre = (before?.amountOre ?? 0) + (name === chair ? of.chairFeeOre : of.feeOre);
      paid.set(name, { name, role, appointedBy, meetings: (before?.meetings ?? 0) + 1, amountOre });
    }
  }
  return [...paid.values()];
}

/** What the form sends of a row; unknown words are an absence. */
export function presenceOf(text: string): Presence {
  return text === 'present' || text === 'distance' ? text : 'absent';
}
