// Which roles can be given, and which pairs of them one person may not have.
import { isIsoDate, type IsoDate } from '#kernel';
import { allRoles, roleSpaces, type Role, type SpaceKind } from './permissions.ts';

/** A role in a space, from a day to a day (both included; `validTo` null until further notice). */
export type Assignment = {
  readonly spaceId: string;
  readonly spaceKind: SpaceKind;
  readonly role: Role;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
};

/** Had at the machine itself, or with a link or a code: no person is given them. */
const unassignable: readonly Role[] = [
  'operator',
  'programmeReporter',
  'applicant',
  'respondent',
  'healthRespondent',
  'textReader',
  'lexHellerReporter',
  'publicReader',
  'packageGiver',
];

/** Roles that can be given to a person in such a space. */
export function assignableRoles(kind: SpaceKind): Role[] {
  return allRoles.filter((role) => !unassignable.includes(role) && roleSpaces[role] === kind);
}

export function isAssignmentValid({ validFrom, validTo }: Assignment, day: IsoDate): boolean {
  return validFrom <= day && (validTo === null || day <= validTo);
}

/** Roles through which rows about participants are seen. */
export const rolesThatShowParticipants: readonly Role[] = ['programmeLeader', 'coach'];
/** Authorities that a team of a programme is made of. */
export const employerKinds = ['forsakringskassan', 'arbetsformedlingen', 'region', 'kommun'] as const;

/** Whom a person works for in a party space: a consent lists those that may share. */
export type EmployerKind = (typeof employerKinds)[number];

/** Roles of those whom the association employs. */
const rolesOfEmployees: readonly Role[] = ['office'];

export type AssignmentProblem =
  | 'roleOfOtherSpace'
  | 'badDates'
  | 'datesNeeded'
  | 'hasItAlready'
  /** Nobody employed by an association may see participants: the pair is refused, as in the national system. */
  | 'employedByAssociation';

export type ProposedAssignment = {
  readonly assignment: Assignment;
  /** What the person has already, in every space. */
  readonly others: readonly Assignment[];
  /** Whether her employer is an association of the installation. */
  readonly isEmployedByAssociation: boolean;
};

export function assignmentProblem(proposed: ProposedAssignment): AssignmentProblem | null {
  const { assignment, others, isEmployedByAssociation } = proposed;
  const { role, spaceKind, validFrom, validTo } = assignment;
  if (!assignableRoles(spaceKind).includes(role)) return 'roleOfOtherSpace';
  if (!isIsoDate(validFrom) || (validTo !== null && (!isIsoDate(validTo) || validTo < validFrom))) return 'badDates';
  if (role === 'auditor' && validTo === null) return 'datesNeeded';
  const overlapping = others.filter((other) => overlap(assignment, other));
  if (overlapping.some((other) => other.spaceId === assignment.spaceId && other.role === role)) return 'hasItAlready';
  const all = [assignment, ...overlapping];
  const isShown = all.some((one) => rolesThatShowParticipants.includes(one.role));
  const isEmployed = isEmployedByAssociation || all.some((one) => rolesOfEmployees.includes(one.role));
  const isAbout = rolesThatShowParticipants.includes(role) || rolesOfEmployees.includes(role);
  return isAbout && isShown && isEmployed ? 'employedByAssociation' : null;
}

function overlap(a: Assignment, b: Assignment): boolean {
  return (b.validTo === null || a.validFrom <= b.validTo) && (a.validTo === null || b.validFrom <= a.validTo);
}
