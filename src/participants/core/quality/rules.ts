// What is wrong or missing in the register, rule by rule: what it means, what to do, how bad it is and by when.
import { addDays, addMonths, daysBetween, yearOf, type IsoDate } from '#kernel';
import { FOLLOW_UP_MONTHS, PLACEMENTS, type Item } from '../items.ts';
import { lastHeardOf } from '../due.ts';
import type { IncomeSupport } from '../codes.ts';
import type { Participant, Participation } from '../participation.ts';
import type { PartyProgramme } from '../programme.ts';
import { UNANSWERED } from '../states.ts';

/** One participation with what belongs to it, and the other ones of the same person in the same programme. */
export type QualityCase = {
  readonly participation: Participation;
  readonly participant: Participant;
  readonly programme: PartyProgramme;
  readonly items: readonly Pick<Item, 'kind' | 'from' | 'to' | 'details'>[];
  readonly siblings: readonly Participation[];
  readonly today: IsoDate;
};

export type QualityRule = {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  /** What is the matter, in Swedish. */
  readonly says: string;
  /** What to do. */
  readonly guidance: string;
  /** Days from the day that it came up until it should be mended. */
  readonly deadlineDays: number;
  /** The day it came up; null when nothing is the matter. */
  readonly since: (of: QualityCase) => IsoDate | null;
};

const LATE_DAYS = 14;
const LONG_WAIT_DAYS = 90;
const LONG_ACCEPTED_DAYS = 30;
const LONG_STAY_DAYS = 730;
const WORK = ['workUnsubsidised', 'workSubsidised'];

export const QUALITY_RULES = [
  {
    code: 'exit-before-start',
    severity: 'error',
    says: 'Avslutet är före inskrivningen.',
    guidance: 'Rätta det datum som är fel.',
    deadlineDays: 7,
    since: ({ participation: { enrolledOn, exitedOn } }) =>
      enrolledOn && exitedOn && exitedOn < enrolledOn ? exitedOn : null,
  },
  {
    code: 'start-before-referral',
    severity: 'error',
    says: 'Inskrivningen är före remissen.',
    guidance: 'Rätta det datum som är fel. Räknas väntetid blir den annars negativ.',
    deadlineDays: 14,
    since: ({ participation: { enrolledOn, referredOn } }) =>
      enrolledOn && referredOn && enrolledOn < referredOn ? enrolledOn : null,
  },
  {
    code: 'age-outside',
    severity: 'warning',
    says: 'Åldern vid inskrivningen är utanför insatsens gränser.',
    guidance: 'Kontrollera födelseåret. Är det rätt ska ett skäl finnas till att personen togs in.',
    deadlineDays: 30,
    since: ({ participation: { enrolledOn, overrides }, participant: { birthYear }, programme: { ages } }) => {
      if (!enrolledOn || birthYear === null || !ages || overrides.includes('ageOutside')) return null;
      const age = yearOf(enrolledOn) - birthYear;
      return age < ages.least || age > ages.most ? enrolledOn : null;
    },
  },
  {
    code: 'birth-year-missing',
    severity: 'warning',
    says: 'Födelseår saknas.',
    guidance: 'Fyll i födelseåret. Utan det räknas personen i åldersgruppen övriga.',
    deadlineDays: 30,
    since: ({ participation: { enrolledOn }, participant }) =>
      participant.birthYear === null && !participant.isProtected ? enrolledOn : null,
  },
  {
    code: 'municipality-missing',
    severity: 'warning',
    says: 'Kommun saknas.',
    guidance: 'Fyll i kommunen. En insats som delas mellan förbund räknas efter kommun.',
    deadlineDays: 30,
    since: ({ participation: { enrolledOn, municipality }, participant }) =>
      municipality === null && !participant.isProtected ? enrolledOn : null,
  },
  {
    code: 'two-open',
    severity: 'error',
    says: 'Personen har två öppna deltaganden i samma insats.',
    guidance: 'Avsluta det ena som felregistrering, eller avsluta det som är slut.',
    deadlineDays: 7,
    since: ({ participation: own, siblings }) => {
      if (own.state !== 'enrolled' || !own.enrolledOn) return null;
      const earlier = siblings.find((one) => one.state === 'enrolled' && isBefore(one, own));
      return earlier ? own.enrolledOn : null;
    },
  },
  {
    code: 'overlap',
    severity: 'warning',
    says: 'Två deltaganden i samma insats går i varandra.',
    guidance: 'Kontrollera datumen. Samma tid räknas annars två gånger.',
    deadlineDays: 14,
    since: ({ participation: own, siblings }) => {
      const { enrolledOn, state } = own;
      if (!enrolledOn || state === 'misregistered') return null;
      const earlier = siblings.find(
        (one) =>
          one.state === 'exited' && one.enrolledOn && one.exitedOn && isBefore(one, own) && one.exitedOn > enrolledOn,
      );
      return earlier ? enrolledOn : null;
    },
  },
  {
    code: 'quiet',
    severity: 'warning',
    says: 'Ingenting är antecknat på länge.',
    guidance: 'Följ upp deltagaren och anteckna kontakten, eller avsluta deltagandet.',
    deadlineDays: 14,
    since: ({ participation, items, programme, today }) => {
      if (participation.state !== 'enrolled') return null;
      const until = addDays(lastHeardOf(participation, items), programme.quietDays);
      return until < today ? until : null;
    },
  },
  {
    code: 'exit-without-support',
    severity: 'warning',
    says: 'Försörjning vid avslut saknas.',
    guidance: 'Fyll i vad personen försörjer sig på, eller ingen eller okänd. Annars räknas steget inte.',
    deadlineDays: 14,
    since: ({ participation: { state, exitedOn, incomeSupportEnd } }) =>
      state === 'exited' && incomeSupportEnd === null ? exitedOn : null,
  },
  {
    code: 'start-without-support',
    severity: 'warning',
    says: 'Försörjning vid start saknas.',
    guidance: 'Fyll i vad personen försörjde sig på vid inskrivningen.',
    deadlineDays: 14,
    since: ({ participation: { state, enrolledOn, incomeSupportStart } }) =>
      state !== 'misregistered' && incomeSupportStart === null ? enrolledOn : null,
  },
  {
    code: 'extent-over-full',
    severity: 'warning',
    says: 'Omfattningarna är tillsammans mer än heltid.',
    guidance: 'Rätta omfattningen på försörjningarna.',
    deadlineDays: 30,
    since: ({ participation: { enrolledOn, incomeSupportStart, incomeSupportEnd } }) =>
      extentOf(incomeSupportStart) > 100 || extentOf(incomeSupportEnd) > 100 ? enrolledOn : null,
  },
  {
    code: 'late-registration',
    severity: 'info',
    says: 'Remissen registrerades mer än två veckor efter att den kom.',
    guidance: 'Registrera remisser när de kommer, så att väntetid och kö stämmer.',
    deadlineDays: 0,
    since: ({ participation: { referredOn, registeredOn, importKey } }) =>
      importKey === null && referredOn && daysBetween({ from: referredOn, to: registeredOn }) > LATE_DAYS
        ? registeredOn
        : null,
  },
  {
    code: 'late-exit-registration',
    severity: 'info',
    says: 'Avslutet registrerades mer än två veckor efteråt.',
    guidance: 'Registrera avslut när de sker. Ett lämnat uppföljningspaket kan behöva rättas.',
    deadlineDays: 0,
    since: ({ participation: { exitedOn, exitRegisteredOn, importKey } }) =>
      importKey === null &&
      exitedOn &&
      exitRegisteredOn &&
      daysBetween({ from: exitedOn, to: exitRegisteredOn }) > LATE_DAYS
        ? exitRegisteredOn
        : null,
  },
  {
    code: 'exit-without-reason',
    severity: 'error',
    says: 'Avslutsorsak saknas.',
    guidance: 'Fyll i varför deltagandet avslutades.',
    deadlineDays: 14,
    since: ({ participation: { state, exitedOn, exitReason } }) =>
      state === 'exited' && exitReason === null ? exitedOn : null,
  },
  {
    code: 'other-without-code',
    severity: 'info',
    says: 'Avslutsorsaken är annat, utan precisering.',
    guidance: 'Precisera om det går: flytt, föräldraledighet, daglig verksamhet.',
    deadlineDays: 60,
    since: ({ participation: { exitedOn, exitReason, exitCode } }) =>
      exitReason === 'other' && exitCode === null ? exitedOn : null,
  },
  {
    code: 'subsidy-missing',
    severity: 'warning',
    says: 'Arbete med subvention saknar vilken subvention det är.',
    guidance: 'Fyll i lönebidrag, nystartsjobb, OSA eller Samhall.',
    deadlineDays: 30,
    since: ({ participation: { exitedOn, exitReason, subsidyKind } }) =>
      exitReason === 'workSubsidised' && subsidyKind === null ? exitedOn : null,
  },
  {
    code: 'subsidy-level-missing',
    severity: 'warning',
    says: 'Lönebidrag saknar subventionsgrad.',
    guidance: 'Fyll i subventionsgraden. Utan den blir beräkningen av effekter osäker.',
    deadlineDays: 30,
    since: ({ participation: { exitedOn, subsidyKind, subsidyLevel } }) =>
      subsidyKind === 'lonebidrag' && subsidyLevel === null ? exitedOn : null,
  },
  {
    code: 'work-without-income',
    severity: 'warning',
    says: 'Avslut till arbete, men arbete finns inte bland försörjningen efter.',
    guidance: 'Lägg till arbete med omfattning, eller rätta avslutsorsaken.',
    deadlineDays: 30,
    since: ({ participation: { exitedOn, exitReason, incomeSupportEnd } }) =>
      exitReason !== null &&
      WORK.includes(exitReason) &&
      incomeSupportEnd !== null &&
      !incomeSupportEnd.some(({ kind }) => kind === 'arbete')
        ? exitedOn
        : null,
  },
  {
    code: 'work-ability-missing',
    severity: 'warning',
    says: 'Det är inte bedömt om personen har arbetsförmåga.',
    guidance: 'Fyll i bedömningen. Den är nämnare i mål om arbete och studier.',
    deadlineDays: 30,
    since: ({ participation: { state, exitedOn, workAbilityAtExit } }) =>
      state === 'exited' && workAbilityAtExit === null ? exitedOn : null,
  },
  {
    code: 'track-missing',
    severity: 'warning',
    says: 'Spår 1–4 saknas.',
    guidance: 'Fyll i det spår som teamet rekommenderade.',
    deadlineDays: 30,
    since: ({ participation: { state, exitedOn, track }, programme }) =>
      programme.usesTracks && state === 'exited' && track === null ? exitedOn : null,
  },
  {
    code: 'legal-basis-missing',
    severity: 'error',
    says: 'Rättslig grund saknas.',
    guidance: 'Anteckna samtycket med datum och version, eller den grund som gäller i stället.',
    deadlineDays: 7,
    since: ({ participation: { state, enrolledOn, legalBasis, consentOn } }) =>
      state === 'enrolled' && (legalBasis === null || (legalBasis === 'consent' && consentOn === null))
        ? enrolledOn
        : null,
  },
  {
    code: 'consent-after-start',
    severity: 'warning',
    says: 'Samtycket är senare än inskrivningen.',
    guidance: 'Kontrollera datumen. Uppgifter får inte samlas in före samtycket.',
    deadlineDays: 14,
    since: ({ participation: { enrolledOn, consentOn } }) =>
      enrolledOn && consentOn && consentOn > enrolledOn ? consentOn : null,
  },
  {
    code: 'shared-with-nobody',
    severity: 'warning',
    says: 'Ingen myndighet får se raden.',
    guidance: 'Fyll i vilka myndigheter som får dela uppgifter enligt samtycket.',
    deadlineDays: 14,
    since: ({ participation: { state, enrolledOn, sharedWith } }) =>
      state === 'enrolled' && sharedWith.length === 0 ? enrolledOn : null,
  },
  {
    code: 'consent-withdrawn-open',
    severity: 'error',
    says: 'Samtycket är återtaget, men deltagandet är öppet.',
    guidance: 'Avsluta deltagandet eller ta tillbaka remissen. Ingenting mer får samlas in.',
    deadlineDays: 3,
    since: ({ participation: { state }, participant: { consentWithdrawnOn } }) =>
      ['received', 'beingAssessed', 'accepted', 'waitingList', 'enrolled'].includes(state)
        ? consentWithdrawnOn
        : null,
  },
  {
    code: 'answer-late',
    severity: 'warning',
    says: 'Remittenten har inte fått besked i tid.',
    guidance: 'Ge besked: antagen, kö eller inte antagen.',
    deadlineDays: 0,
    since: ({ participation: { state, answerDueOn }, today }) =>
      UNANSWERED.includes(state) && answerDueOn && answerDueOn < today ? answerDueOn : null,
  },
  {
    code: 'waiting-long',
    severity: 'warning',
    says: 'Personen har stått i kö i mer än tre månader.',
    guidance: 'Hör av dig till personen och remittenten, eller lämna remissen åter.',
    deadlineDays: 14,
    since: ({ participation: { state, waitingSince }, today }) => {
      const until = state === 'waitingList' && waitingSince ? addDays(waitingSince, LONG_WAIT_DAYS) : null;
      return until !== null && until < today ? until : null;
    },
  },
  {
    code: 'accepted-long',
    severity: 'warning',
    says: 'Personen är antagen sedan mer än en månad, men inte inskriven.',
    guidance: 'Skriv in personen eller sätt henne i kö.',
    deadlineDays: 14,
    since: ({ participation: { state, answeredOn }, today }) => {
      const until = state === 'accepted' && answeredOn ? addDays(answeredOn, LONG_ACCEPTED_DAYS) : null;
      return until !== null && until < today ? until : null;
    },
  },
  {
    code: 'referrer-gone',
    severity: 'warning',
    says: 'Remittenten har lämnat och ingen ny kontakt är antecknad.',
    guidance: 'Be myndigheten om en ny kontakt och anteckna enheten.',
    deadlineDays: 14,
    since: ({ participation: { state, referrerLeftOn } }) =>
      state === 'exited' || state === 'declined' || state === 'withdrawn' || state === 'misregistered'
        ? null
        : referrerLeftOn,
  },
  {
    code: 'health-start-missing',
    severity: 'info',
    says: 'Hälsoenkäten vid start saknas.',
    guidance: 'Lämna ut enkäten. Utan den kan ingen förändring visas.',
    deadlineDays: 14,
    since: ({ participation: { state, enrolledOn }, programme, items, today }) =>
      programme.usesHealthSurvey &&
      state === 'enrolled' &&
      enrolledOn &&
      addDays(enrolledOn, LATE_DAYS) < today &&
      !hasHealth(items, 'start')
        ? addDays(enrolledOn, LATE_DAYS)
        : null,
  },
  {
    code: 'health-exit-missing',
    severity: 'info',
    says: 'Hälsoenkät finns vid start men inte vid avslut.',
    guidance: 'Lämna ut enkäten vid avslut, eller anteckna att det inte gick.',
    deadlineDays: 14,
    since: ({ participation: { state, exitedOn }, items, today }) =>
      state === 'exited' &&
      exitedOn &&
      addDays(exitedOn, LATE_DAYS) < today &&
      hasHealth(items, 'start') &&
      !hasHealth(items, 'exit')
        ? addDays(exitedOn, LATE_DAYS)
        : null,
  },
  {
    code: 'violence-not-asked',
    severity: 'warning',
    says: 'Frågan om våld är inte ställd på tre månader.',
    guidance: 'Ställ frågan och anteckna dagen. Svaret antecknas inte här.',
    deadlineDays: 14,
    since: ({ participation: { state, enrolledOn }, programme, items, today }) => {
      if (!programme.asksAboutViolence || state !== 'enrolled' || !enrolledOn) return null;
      const asked = items.filter(({ kind }) => kind === 'violenceAsked').map(({ from }) => from);
      const until = addMonths(asked.toSorted().at(-1) ?? enrolledOn, 3);
      return until < today ? until : null;
    },
  },
  {
    code: 'follow-up-late',
    severity: 'warning',
    says: 'Uppföljningen efter avslut är inte gjord.',
    guidance: 'Ring och fråga om sysselsättning och försörjning, eller anteckna att personen inte nåddes.',
    deadlineDays: 30,
    since: ({ participation: { state, exitedOn }, participant, items, today }) => {
      if (state !== 'exited' || !exitedOn || participant.consentWithdrawnOn) return null;
      // Only the newest one that has come: older ones cannot be made up for.
      const months = FOLLOW_UP_MONTHS.findLast((one) => addMonths(exitedOn, one) < today);
      if (months === undefined) return null;
      const isDone = items.some(({ kind, details }) => kind === 'followUp' && details['months'] === months);
      return isDone ? null : addMonths(exitedOn, months);
    },
  },
  {
    code: 'placement-after-exit',
    severity: 'warning',
    says: 'En praktik eller arbetsträning har ingen slutdag, eller slutar efter avslutet.',
    guidance: 'Sätt en slutdag, annars räknas personen som i praktik för länge.',
    deadlineDays: 30,
    since: ({ participation: { exitedOn }, items }) =>
      exitedOn &&
      items.some(
        ({ kind, details, to }) =>
          kind === 'activity' &&
          (PLACEMENTS as readonly unknown[]).includes(details['activity']) &&
          (to === null || to > exitedOn),
      )
        ? exitedOn
        : null,
  },
  {
    code: 'long-stay',
    severity: 'info',
    says: 'Deltagandet har pågått i mer än två år.',
    guidance: 'Pröva om insatsen fortfarande är rätt, eller om deltagandet är slut.',
    deadlineDays: 60,
    since: ({ participation: { state, enrolledOn }, today }) => {
      const until = state === 'enrolled' && enrolledOn ? addDays(enrolledOn, LONG_STAY_DAYS) : null;
      return until !== null && until < today ? until : null;
    },
  },
  {
    code: 'need-of-one-party',
    severity: 'info',
    says: 'Behovet gäller färre än två parter, utan skäl.',
    guidance: 'Fyll i vilka parter personen behöver stöd av. Målgruppen behöver minst två.',
    deadlineDays: 60,
    since: ({ participation: { state, enrolledOn, needsFrom, overrides, importKey } }) =>
      state === 'enrolled' && importKey === null && needsFrom.length < 2 && !overrides.includes('oneParty')
        ? enrolledOn
        : null,
  },
] as const satisfies readonly QualityRule[];
export type QualityCode = (typeof QUALITY_RULES)[number]['code'];

/** Rules of what also stands in the work list as something to do. */
export const DUE_TOO: readonly QualityCode[] = [
  'quiet',
  'answer-late',
  'accepted-long',
  'referrer-gone',
  'health-start-missing',
  'health-exit-missing',
  'violence-not-asked',
  'follow-up-late',
];

export type QualityFinding = {
  readonly code: QualityCode;
  readonly severity: QualityRule['severity'];
  readonly participationId: string;
  readonly pseudonym: string;
  readonly programme: string;
  readonly since: IsoDate;
  /** Until when it should be mended. */
  readonly deadline: IsoDate;
  readonly message: string;
  readonly guidance: string;
};

/** What is the matter with one participation, in the order of the rules. */
export function checkQuality(of: QualityCase): QualityFinding[] {
  if (of.participant.disposedOn) return [];
  return QUALITY_RULES.flatMap(({ code, severity, says, guidance, deadlineDays, since }) => {
    const day = since(of);
    if (day === null) return [];
    const { id, programme } = of.participation;
    const deadline = addDays(day, deadlineDays);
    return [
      {
        code,
        severity,
        participationId: id,
        pseudonym: of.participant.pseudonym,
        programme,
        since: day,
        deadline,
        message: says,
        guidance,
      },
    ];
  });
}

/** Of two participations that began on one day, one is still the first. */
function isBefore(one: Participation, other: Participation): boolean {
  const [a, b] = [one.enrolledOn ?? '', other.enrolledOn ?? ''];
  return a < b || (a === b && one.id < other.id);
}

function extentOf(list: IncomeSupport | null): number {
  return (list ?? []).reduce((sum, { extent }) => sum + (extent ?? 0), 0);
}

function hasHealth(items: QualityCase['items'], occasion: string): boolean {
  return items.some(({ kind, details }) => kind === 'health' && details['occasion'] === occasion);
}
