import type { Role } from './permissions.ts';

/**
 * Who acts. A `person` has logged in and has the roles that were given to her; an `operator` works on the machine itself
 * (command line); an `auditor` reads, a `visitor` has no role; a `link` is whoever holds the link to one programme report,
 * and its name is the report's id; an `applicationLink` the same for one application; a `respondent` holds a code of a
 * survey, a `healthRespondent` one of the health questionnaire of a participation, a `textReader` the link to a programme's free texts, and neither has a name; `public` is anybody at the public notice
 * board.
 */
export type Actor = { readonly kind: ActorKind; readonly name: string };

export type ActorKind =
  | 'person'
  | 'operator'
  | 'auditor'
  | 'visitor'
  | 'link'
  | 'applicationLink'
  | 'respondent'
  | 'healthRespondent'
  | 'textReader'
  | 'public'
  | 'lexHellerReporter';

/** Roles of those who have not logged in; a person's are given to her, space by space. */
export const rolesOfKind = {
  person: [],
  operator: ['operator'],
  auditor: ['reader'],
  visitor: [],
  link: ['programmeReporter'],
  applicationLink: ['applicant'],
  respondent: ['respondent'],
  healthRespondent: ['healthRespondent'],
  textReader: ['textReader'],
  lexHellerReporter: ['lexHellerReporter'],
  public: ['publicReader'],
} as const satisfies Record<ActorKind, readonly Role[]>;
