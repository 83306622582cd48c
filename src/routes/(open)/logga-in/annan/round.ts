import type { OpenIdRound } from '#access/server';

/** What is remembered while somebody is away at the log-in service. */
export type Round = OpenIdRound & {
  readonly till: string;
  /** Who was logged in when she left, to join the identity to; null to log in with it. */
  readonly personId: string | null;
};

export const ROUND_COOKIE = 'stegvis-annan';
export const ROUND_SECONDS = 600;
