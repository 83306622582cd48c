// The fields of a participation as the forms show them: their choices, and what is saved put in its fields.
import type { IncomeSupport, Participant, Participation, PartyProgramme } from '#participants/core';
import { optionsOf, type RegisterLabels } from './labels.ts';
import type { Typed } from './typed.ts';

type Programme = PartyProgramme | undefined;

export function startOptions(say: RegisterLabels, programme: Programme) {
  return {
    educations: optionsOf(say.educations),
    occupations: optionsOf(say.occupations),
    incomes: optionsOf(say.incomes),
    durations: optionsOf(say.durations),
    authorities: optionsOf(say.authorities),
    bases: optionsOf(say.bases),
    questions: (programme?.questions ?? []).filter(({ asked }) => asked === 'start'),
  };
}

export function endOptions(say: RegisterLabels, programme: Programme) {
  return {
    reasons: optionsOf(say.exitReasons),
    codes: optionsOf(say.exitCodes),
    subsidies: optionsOf(say.subsidies),
    occupations: optionsOf(say.occupations),
    incomes: optionsOf(say.incomes),
    tracks: programme?.usesTracks
      ? optionsOf(say.tracks).map(({ value, label }) => ({ value, label: `${value}: ${label}` }))
      : [],
    questions: (programme?.questions ?? []).filter(({ asked }) => asked === 'exit'),
  };
}

export function savedReferral(p: Participation): Typed {
  return {
    remittent: p.referrer ?? '',
    enhet: p.referrerUnit ?? '',
    datum: p.referredOn ?? '',
    besked: p.answeredOn ?? '',
    kosedan: p.waitingSince ?? '',
    nej: p.declineReason ?? '',
    kommun: p.municipality ?? '',
    delas: p.sharedWith,
  };
}

export function savedStart(p: Participation): Typed {
  return {
    datum: p.enrolledOn ?? '',
    grund: p.legalBasis ?? '',
    samtycke: p.consentOn ?? '',
    samtyckesversion: p.consentVersion ?? '',
    delas: p.sharedWith,
    behov: p.needsFrom,
    utbildning: p.education ?? '',
    sysselsattning: p.occupationStart ?? '',
    ...savedIncomes('forsorjning', p.incomeSupportStart),
    tid: p.supportDuration ?? '',
    ...savedAnswers(p),
  };
}

export function savedEnd(p: Participation): Typed {
  return {
    datum: p.exitedOn ?? '',
    orsak: p.exitReason ?? '',
    subvention: p.subsidyKind ?? '',
    grad: p.subsidyLevel === null ? '' : String(Math.round(p.subsidyLevel * 100)),
    precision: p.exitCode ?? '',
    var: p.continuedWhere ?? '',
    formaga: yesNo(p.workAbilityAtExit, 'okant'),
    sysselsattning: p.occupationEnd ?? '',
    omfattning: String(p.occupationExtent ?? ''),
    ...savedIncomes('forsorjning', p.incomeSupportEnd),
    forstarkt: yesNo(p.strengthenedCooperation),
    spar: p.track ?? '',
    ...savedAnswers(p),
  };
}

export function savedPerson(
  participant: Participant,
  identity: { readonly identityNumber: string | null; readonly workingName: string | null },
): Typed {
  return {
    kon: participant.sex,
    fodelsear: String(participant.birthYear ?? ''),
    kommun: participant.municipality ?? '',
    ...(participant.isProtected ? { skyddad: 'ja' } : {}),
    namn: identity.workingName ?? '',
    nummer: identity.identityNumber ?? '',
  };
}

export function savedIncomes(name: string, list: IncomeSupport | null): Typed {
  if (list === null) return {};
  if (list.length === 0) return { [`${name}-ingen`]: 'ja' };
  return Object.fromEntries(
    list.flatMap(({ kind, extent }, index) => [
      [`${name}-${index + 1}`, kind],
      [`${name}-${index + 1}-omfattning`, String(extent ?? '')],
    ]),
  );
}

export function yesNo(value: boolean | null, otherwise = ''): string {
  return value === null ? otherwise : value ? 'ja' : 'nej';
}

function savedAnswers({ answers }: Participation): Typed {
  return Object.fromEntries(Object.entries(answers).map(([id, answer]) => [`fraga-${id}`, answer]));
}
