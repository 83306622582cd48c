import type { Role } from './permissions.ts';

/**
 * Who acts. An `operator` works on the machine itself (command line, first screens); a `visitor` has no role; a
 * `link` is whoever holds the link to one programme report, and its name is the report's id; a
 * `respondent` holds a code of a survey, a `textReader` the link to a programme's free texts, and neither has a name.
 */
export type Actor = { readonly kind: ActorKind; readonly name: string };

export type ActorKind = 'operator' | 'auditor' | 'visitor' | 'link' | 'respondent' | 'textReader';

/** Log-in will give persons roles of their own; until then the kind decides. */
export const rolesOfKind = {
  operator: ['operator'],
  auditor: ['reader'],
  visitor: [],
  link: ['programmeReporter'],
  respondent: ['respondent'],
  textReader: ['textReader'],
} as const satisfies Record<ActorKind, readonly Role[]>;
