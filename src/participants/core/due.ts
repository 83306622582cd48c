// What is due: answers to referrers, a new referrer, questions, measurements, follow-ups. Computed, never stored.
import { addDays, addMonths, type IsoDate } from '#kernel';
import type { Instrument } from './instrument.ts';
import type { Item } from './items.ts';
import { FOLLOW_UP_MONTHS } from './items.ts';
import type { Participation } from './participation.ts';
import type { PartyProgramme } from './programme.ts';
import { UNANSWERED } from './states.ts';

export const DUE_KINDS = {
  answer: 'Besked till remittenten',
  newReferrer: 'Ny kontakt hos remittenten',
  place: 'Antagen men inte inskriven',
  healthStart: 'Hälsoenkät vid start',
  healthExit: 'Hälsoenkät vid avslut',
  violence: 'Ställ frågan om våld',
  measurement: 'Mätning',
  quiet: 'Uppföljning under tiden',
  followUp: 'Uppföljning efter avslut',
} as const;
export type DueKind = keyof typeof DUE_KINDS;

export type Due = {
  readonly participationId: string;
  readonly kind: DueKind;
  readonly dueOn: IsoDate;
  /** Instrument, or months after exit. */
  readonly about: string | null;
};

type Follower = Pick<Item, 'kind' | 'from' | 'to' | 'details'>;

/** Everything that is or will be due until a day, the oldest first. */
export function dueOf(given: {
  readonly participation: Participation;
  readonly items: readonly Follower[];
  readonly programme: PartyProgramme;
  readonly instruments: readonly Instrument[];
  readonly until: IsoDate;
}): Due[] {
  const { participation, until } = given;
  const all = [...beforeEnrolment(given), ...during(given), ...after(given)];
  return all
    .filter(({ dueOn }) => dueOn <= until)
    .map((due) => ({ participationId: participation.id, ...due }))
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

type Some = Omit<Due, 'participationId'>;
type Given = Parameters<typeof dueOf>[0];

function beforeEnrolment({ participation, programme }: Given): Some[] {
  const { state, answerDueOn, referrerLeftOn, answeredOn } = participation;
  const due: Some[] = [];
  if (UNANSWERED.includes(state) && answerDueOn) due.push({ kind: 'answer', dueOn: answerDueOn, about: null });
  if (state === 'accepted' && answeredOn) {
    due.push({ kind: 'place', dueOn: addDays(answeredOn, programme.answerDays), about: null });
  }
  const isOpen = state !== 'declined' && state !== 'withdrawn' && state !== 'exited' && state !== 'misregistered';
  if (referrerLeftOn && isOpen) {
    due.push({ kind: 'newReferrer', dueOn: addDays(referrerLeftOn, programme.replaceReferrerDays), about: null });
  }
  return due;
}

const VIOLENCE_MONTHS = 3;
const HEALTH_DAYS = 14;

function during({ participation, items, programme, instruments }: Given): Some[] {
  const { state, enrolledOn, exitedOn } = participation;
  if (state !== 'enrolled' && state !== 'exited') return [];
  if (!enrolledOn) return [];
  const due: Some[] = [];
  const health = (occasion: string): boolean =>
    items.some(({ kind, details }) => kind === 'health' && details['occasion'] === occasion);
  if (programme.usesHealthSurvey) {
    if (!health('start')) due.push({ kind: 'healthStart', dueOn: addDays(enrolledOn, HEALTH_DAYS), about: null });
    if (exitedOn && health('start') && !health('exit')) {
      due.push({ kind: 'healthExit', dueOn: addDays(exitedOn, HEALTH_DAYS), about: null });
    }
  }
  if (state !== 'enrolled') return due;
  if (programme.asksAboutViolence) {
    const asked = newest(items, ({ kind }) => kind === 'violenceAsked');
    due.push({ kind: 'violence', dueOn: addMonths(asked ?? enrolledOn, VIOLENCE_MONTHS), about: null });
  }
  for (const { id, intervalMonths } of instruments.filter((one) => programme.instruments.includes(one.id))) {
    const measured = newest(items, ({ kind, details }) => kind === 'measurement' && details['instrument'] === id);
    const dueOn = measured ? addMonths(measured, intervalMonths) : addDays(enrolledOn, HEALTH_DAYS);
    due.push({ kind: 'measurement', dueOn, about: id });
  }
  due.push({ kind: 'quiet', dueOn: addDays(lastHeardOf(participation, items), programme.quietDays), about: null });
  return due;
}

/** The newest day on which anything was noted; the day of enrolment when nothing was. */
export function lastHeardOf(
  participation: Pick<Participation, 'enrolledOn' | 'referredOn' | 'registeredOn'>,
  items: readonly Follower[],
): IsoDate {
  const start = participation.enrolledOn ?? participation.referredOn ?? participation.registeredOn;
  const noted = newest(items, () => true) ?? start;
  return noted > start ? noted : start;
}

function after({ participation, items }: Given): Some[] {
  const { state, exitedOn } = participation;
  if (state !== 'exited' || !exitedOn) return [];
  return FOLLOW_UP_MONTHS.filter(
    (months) => !items.some(({ kind, details }) => kind === 'followUp' && details['months'] === months),
  ).map((months) => ({ kind: 'followUp', dueOn: addMonths(exitedOn, months), about: String(months) }));
}

function newest(items: readonly Follower[], fits: (item: Follower) => boolean): IsoDate | null {
  return items
    .filter(fits)
    .reduce<IsoDate | null>((last, { from }) => (last === null || from > last ? from : last), null);
}
