import type { Role } from './permissions.ts';

/**
 * Who acts. An `operator` works on the machine itself (command line, first screens); a `visitor` has no role; a
 * `link` is whoever holds the link to one programme report, and its name is the report's id.
 */
export type Actor = { readonly kind: ActorKind; readonly name: string };

export type ActorKind = 'operator' | 'auditor' | 'visitor' | 'link';

/** Log-in will give persons roles of their own; until then the kind decides. */
export const rolesOfKind = {
  operator: ['operator'],
  auditor: ['reader'],
  visitor: [],
  link: ['programmeReporter'],
} as const satisfies Record<ActorKind, readonly Role[]>;
