// The life of a programme report: who may do what in which state.
import { accept, refuse, type IsoDate, type Result } from '#kernel';

export const REPORT_STATES = ['opened', 'draft', 'sent', 'returned', 'accepted', 'withdrawn'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** `save` and `send` are the programme's, the others the office's. */
export const REPORT_MOVES = ['save', 'send', 'return', 'accept', 'withdraw'] as const;
export type ReportMove = (typeof REPORT_MOVES)[number];

export type CannotMove = { readonly kind: 'wrongState'; readonly state: ReportState; readonly move: ReportMove };

/** What is not here is refused. An accepted report that turns out to be wrong is returned, and becomes a correction. */
const moves: Readonly<Record<ReportState, Partial<Readonly<Record<ReportMove, ReportState>>>>> = {
  opened: { save: 'draft', withdraw: 'withdrawn' },
  draft: { save: 'draft', send: 'sent', withdraw: 'withdrawn' },
  sent: { return: 'returned', accept: 'accepted', withdraw: 'withdrawn' },
  returned: { save: 'returned', send: 'sent', withdraw: 'withdrawn' },
  accepted: { return: 'returned' },
  withdrawn: {},
};

/** The state after a move, or why there is none. */
export function stateAfter(state: ReportState, move: ReportMove): Result<ReportState, CannotMove> {
  const next = moves[state][move];
  return next ? accept(next) : refuse({ kind: 'wrongState', state, move });
}

export function canMove(state: ReportState, move: ReportMove): boolean {
  return moves[state][move] !== undefined;
}

/** Whether the programme still owes the report after the day it was due. */
export function isLate(report: { readonly state: ReportState; readonly dueOn: IsoDate }, today: IsoDate): boolean {
  return canMove(report.state, 'save') && today > report.dueOn;
}
