// Whether somebody is in the target group: guidance, never a stop. Each check that does not hold wants a reason.
import { yearOf, type IsoDate } from '#kernel';
import type { Authority, IncomeSupport } from './codes.ts';
import type { PartyProgramme } from './programme.ts';

export const CHECKS = {
  ageOutside: 'Åldern ligger utanför insatsens gränser',
  oneParty: 'Behovet gäller färre än två parter',
  noSupport: 'Varken offentlig försörjning eller risk för det är angiven',
  alreadyEnrolled: 'Personen är redan inskriven i en annan insats',
  municipalityOutside: 'Kommunen hör inte till insatsens förbund',
} as const;
export type Check = keyof typeof CHECKS;

export type Candidate = {
  readonly on: IsoDate;
  readonly birthYear: number | null;
  readonly municipality: string | null;
  readonly needsFrom: readonly Authority[];
  readonly incomeSupport: IncomeSupport | null;
  readonly isEnrolledElsewhere: boolean;
};

/** The checks that do not hold. What is not known breaks nothing. */
export function checkTargetGroup(programme: PartyProgramme, person: Candidate): Check[] {
  const failed: Check[] = [];
  if (programme.ages && person.birthYear !== null) {
    const age = yearOf(person.on) - person.birthYear;
    if (age < programme.ages.least || age > programme.ages.most) failed.push('ageOutside');
  }
  if (person.needsFrom.length < 2) failed.push('oneParty');
  const isOnSupport = person.incomeSupport?.some(({ kind }) => kind !== 'arbete' && kind !== 'studiemedel');
  if (isOnSupport === false) failed.push('noSupport');
  if (person.isEnrolledElsewhere) failed.push('alreadyEnrolled');
  const municipalities = programme.associations
    .flatMap((one) => one.municipalities)
    .map((name) => name.toLowerCase());
  const isListed = person.municipality === null || municipalities.includes(person.municipality.toLowerCase());
  if (municipalities.length > 0 && !isListed) failed.push('municipalityOutside');
  return failed;
}
