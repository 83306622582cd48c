import type { Permission } from './permissions.ts';

/** What every use case can answer besides its own refusals. */
export type AccessRefusal =
  | {
      readonly kind: 'denied';
      readonly permission: Permission;
      /** The role is there, but she logged in with a password alone. */
      readonly needs?: 'secondFactor';
    }
  | { readonly kind: 'invalidInput'; readonly issues: readonly InputIssue[] };

export type InputIssue = {
  /** `members.2.name` */
  readonly path: string;
  readonly message: string;
};
