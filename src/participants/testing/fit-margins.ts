// Made-up individuals that fit the margins of a printed table: the same margins always give the same people. Who is whom
// between the margins is chosen by a fixed sequence, so that nothing of it says anything about anybody.
import {
  aCountedParticipation,
  type CountedExitReason,
  type CountedParticipation,
  type StepState,
} from '#followup/core';
import { addDays, assert, daysBetween, yearOf, type Period } from '#kernel';

export type Margins = {
  readonly programme: string;
  readonly period: Period;
  readonly women: number;
  readonly men: number;
  /** Of them, enrolled in the period. */
  readonly came: number;
  /** Of them, exited in the period, by fine reason. */
  readonly left: Readonly<Partial<Record<Exclude<CountedExitReason, 'misregistration'>, number>>>;
};

const MUNICIPALITIES = [
  'Jönköping',
  'Jönköping',
  'Jönköping',
  'Jönköping',
  'Jönköping',
  'Vaggeryd',
  'Habo',
  'Mullsjö',
];
const REFERRERS = [
  'region',
  'kommun',
  'region',
  'forsakringskassan',
  'kommun',
  'arbetsformedlingen',
  'region',
  'self',
] as const;
const BEFORE: readonly StepState[] = ['FORS', 'AKTSTOD', 'FORS', 'FORS', 'INGEN', 'SJUKP', 'FORS', 'AKTERS'];
const EDUCATIONS = ['secondary', 'primary', 'incompletePrimary', 'secondary', 'tertiary'] as const;
const DURATIONS = ['0-1', '1-2', '2-3', '3-5', '5-10'];

/** One participation for each of `women` and `men`. */
export function fitMargins(margins: Margins): CountedParticipation[] {
  const { programme, period, women, men, came } = margins;
  const all = women + men;
  const reasons = Object.entries(margins.left).flatMap(([reason, count]) =>
    Array.from({ length: count }, () => reason as keyof Margins['left']),
  );
  assert(came <= all && reasons.length <= all, 'those who came and those who left are among the participants');
  const sexes = spread(all, women);
  const newcomers = spread(all, came);
  // Those who were there before the period leave first: a newcomer leaves only when there are not enough of them.
  const order = [...newcomers.keys()].toSorted((a, b) => Number(newcomers[a]) - Number(newcomers[b]) || a - b);
  const reasonOf = new Map(order.slice(0, reasons.length).map((at, index) => [at, reasons[index]]));
  const days = daysBetween(period) + 1;
  return Array.from({ length: all }, (_, at) => {
    const isNew = newcomers[at] === true;
    const enrolledOn = isNew
      ? addDays(period.from, (at * 37) % Math.floor(days / 2))
      : addDays(period.from, -1 - ((at * 53) % 300));
    const reason = reasonOf.get(at) ?? null;
    const exitedOn =
      reason === null ? null : addDays(period.from, Math.floor(days / 2) + ((at * 29) % Math.floor(days / 2)));
    const support = BEFORE[at % BEFORE.length] ?? 'OKAND';
    return aCountedParticipation({
      person: `${programme}-${String(at + 1).padStart(3, '0')}`,
      programme,
      sex: sexes[at] === true ? 'female' : 'male',
      birthYear: yearOf(enrolledOn) - (at % 5 < 2 ? 19 + (at % 10) : 31 + ((at * 7) % 30)),
      municipality: MUNICIPALITIES[at % MUNICIPALITIES.length] ?? null,
      referrer: REFERRERS[at % REFERRERS.length] ?? null,
      referredOn: addDays(enrolledOn, -10 - ((at * 11) % 60)),
      enrolledOn,
      exitedOn,
      exitReason: reason,
      incomeSupportStart: support === 'INGEN' ? [] : [{ kind: support, extent: 100 }],
      ...endOf(reason, { support, at }),
      education: EDUCATIONS[at % EDUCATIONS.length] ?? null,
      supportDuration: DURATIONS[at % DURATIONS.length] ?? null,
    });
  });
}

/** What somebody lives on after the exit follows from where she went. */
function endOf(reason: keyof Margins['left'] | null, of: { readonly support: StepState; readonly at: number }) {
  if (reason === null) return { incomeSupportEnd: null };
  const after: Readonly<Record<keyof Margins['left'], StepState>> = {
    workUnsubsidised: 'ARBETE',
    workSubsidised: 'ARBETE',
    studies: 'STUDIE',
    continuedRehabilitation: of.support === 'FORS' ? 'AKTSTOD' : of.support,
    illness: 'SJUKP',
    ownRequest: of.support,
    backToReferrer: of.support,
    other: of.support,
  };
  const kind = after[reason];
  return {
    incomeSupportEnd: kind === 'INGEN' ? [] : [{ kind, extent: 100 }],
    ...(reason === 'workSubsidised' ? { subsidyKind: 'lonebidrag' as const, subsidyLevel: 0.6 } : {}),
    strengthenedCooperation: of.at % 6 === 0,
    workAbilityAtExit:
      reason === 'workUnsubsidised' || reason === 'workSubsidised' || reason === 'studies' || of.at % 3 === 0,
  };
}

/** So many of all, spread evenly. */
function spread(all: number, chosen: number): boolean[] {
  return Array.from(
    { length: all },
    (_, at) => Math.floor(((at + 1) * chosen) / all) > Math.floor((at * chosen) / all),
  );
}
