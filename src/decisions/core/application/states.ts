// The life of an application for money, as docs/states/application.mmd draws it.
import { accept, refuse, type Result } from '#kernel';

export const APPLICATION_STATES = [
  'draft',
  'submitted',
  'returned',
  'prepared',
  'granted',
  'refused',
  'withdrawn',
  'reported',
  'settled',
] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

/**
 * `save`, `submit` and `report` are the applicants' (or the office's for them), `giveOpinion` the preparatory group's,
 * `grant` and `refuse` record what the board decided; `settle` ends it with what was not used.
 */
export const APPLICATION_MOVES = [
  'save',
  'submit',
  'return',
  'giveOpinion',
  'grant',
  'refuse',
  'withdraw',
  'report',
  'settle',
] as const;
export type ApplicationMove = (typeof APPLICATION_MOVES)[number];

export type CannotMoveApplication = {
  readonly kind: 'wrongState';
  readonly state: ApplicationState;
  readonly move: ApplicationMove;
};

/** What is not here is refused. A granted application that is granted again has a new decision. */
export const applicationMoves: Readonly<
  Record<ApplicationState, Partial<Readonly<Record<ApplicationMove, ApplicationState>>>>
> = {
  draft: { save: 'draft', submit: 'submitted', withdraw: 'withdrawn' },
  submitted: { return: 'returned', giveOpinion: 'prepared', withdraw: 'withdrawn' },
  returned: { save: 'returned', submit: 'submitted', withdraw: 'withdrawn' },
  prepared: {
    giveOpinion: 'prepared',
    return: 'returned',
    grant: 'granted',
    refuse: 'refused',
    withdraw: 'withdrawn',
  },
  granted: { save: 'granted', grant: 'granted', report: 'reported' },
  reported: { return: 'granted', settle: 'settled' },
  refused: {},
  withdrawn: {},
  settled: {},
};

export function applicationAfter(
  state: ApplicationState,
  move: ApplicationMove,
): Result<ApplicationState, CannotMoveApplication> {
  const next = applicationMoves[state][move];
  return next ? accept(next) : refuse({ kind: 'wrongState', state, move });
}

export function canMoveApplication(state: ApplicationState, move: ApplicationMove): boolean {
  return applicationMoves[state][move] !== undefined;
}

export type ApplicationPhase = 'application' | 'finalReport';

/** What is written in a state: after the decision it is the final report. */
export function phaseOf(state: ApplicationState): ApplicationPhase {
  return state === 'granted' || state === 'reported' || state === 'settled' ? 'finalReport' : 'application';
}
