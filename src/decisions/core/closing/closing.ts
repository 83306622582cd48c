// Closing a programme, as docs/states/closing.mmd draws it: what it costs to wind down and who pays, who takes over, the
// decision with its days, and what was never used of the granted money.
import { accept, refuse, sumOre, type IsoDate, type Ore, type Result } from '#kernel';

export const CLOSING_STATES = ['planned', 'decided', 'settled', 'withdrawn'] as const;
export type ClosingState = (typeof CLOSING_STATES)[number];

/** `decide` records a decision of the board, `carryOn` one that the programme goes on after all. */
export const CLOSING_MOVES = ['save', 'decide', 'withdraw', 'carryOn', 'settle'] as const;
export type ClosingMove = (typeof CLOSING_MOVES)[number];

export const closingMoves: Readonly<Record<ClosingState, Partial<Readonly<Record<ClosingMove, ClosingState>>>>> = {
  planned: { save: 'planned', decide: 'decided', withdraw: 'withdrawn' },
  decided: { save: 'decided', decide: 'decided', carryOn: 'withdrawn', settle: 'settled' },
  settled: {},
  withdrawn: {},
};

export type CannotMoveClosing = {
  readonly kind: 'wrongState';
  readonly state: ClosingState;
  readonly move: ClosingMove;
};

export function closingAfter(state: ClosingState, move: ClosingMove): Result<ClosingState, CannotMoveClosing> {
  const next = closingMoves[state][move];
  return next ? accept(next) : refuse({ kind: 'wrongState', state, move });
}

export function canMoveClosing(state: ClosingState, move: ClosingMove): boolean {
  return closingMoves[state][move] !== undefined;
}

/** What is handed over when a programme ends. */
export const HANDOVERS = ['participants', 'method', 'equipment'] as const;
export type HandoverKind = (typeof HANDOVERS)[number];

export type Handover = {
  readonly kind: HandoverKind;
  /** Who takes over, in words; empty while nobody has said. */
  readonly to: string;
  readonly note: string;
  /** Null until it is done. */
  readonly doneOn: IsoDate | null;
};

/** Who pays how much of the wind-down; null is the association itself. */
export type ClosingShare = { readonly member: string | null; readonly amountOre: Ore };

export type ClosingPlan = {
  readonly reason: string;
  /** From when nobody new is taken in. */
  readonly intakeStopsOn: IsoDate | null;
  readonly lastDay: IsoDate;
  /** What it costs to wind down; null while nobody knows, never 0. */
  readonly costOre: Ore | null;
  readonly shares: readonly ClosingShare[];
  readonly handovers: readonly Handover[];
};

export type CannotPlanClosing =
  | { readonly kind: 'endsBeforeStart' }
  | { readonly kind: 'stopsAfterLastDay' }
  | { readonly kind: 'unknownMember'; readonly member: string }
  | { readonly kind: 'memberTwice'; readonly member: string | null }
  | { readonly kind: 'handoverTwice' }
  /** The shares are together another amount than the cost. */
  | { readonly kind: 'sharesDiffer'; readonly costOre: Ore; readonly sharesOre: Ore }
  /** A day that was decided is changed by a new decision. */
  | { readonly kind: 'daysAreDecided' };

/** A plan that holds together. Shares of nothing are left out; those that are left are together the cost, to the öre. */
export function checkClosing(
  plan: ClosingPlan,
  of: { readonly startsOn: IsoDate | null; readonly members: readonly string[] },
): Result<ClosingPlan, CannotPlanClosing> {
  const { intakeStopsOn, lastDay, costOre } = plan;
  if (of.startsOn !== null && lastDay < of.startsOn) return refuse({ kind: 'endsBeforeStart' });
  if (intakeStopsOn !== null && intakeStopsOn > lastDay) return refuse({ kind: 'stopsAfterLastDay' });
  const shares = plan.shares.filter(({ amountOre }) => amountOre !== 0);
  for (const [place, { member }] of shares.entries()) {
    if (member !== null && !of.members.includes(member)) return refuse({ kind: 'unknownMember', member });
    if (shares.findIndex((one) => one.member === member) !== place) return refuse({ kind: 'memberTwice', member });
  }
  if (new Set(plan.handovers.map(({ kind }) => kind)).size !== plan.handovers.length)
    return refuse({ kind: 'handoverTwice' });
  const sharesOre = sumOre(shares.map(({ amountOre }) => amountOre));
  if (sharesOre !== (costOre ?? 0)) return refuse({ kind: 'sharesDiffer', costOre: costOre ?? 0, sharesOre });
  return accept({ ...plan, shares });
}

export type CannotDecideClosing =
  | { readonly kind: 'decidedLater'; readonly today: IsoDate }
  /** An older decision cannot change what a later one set. */
  | { readonly kind: 'olderDecision'; readonly decidedOn: IsoDate }
  /** Who takes over the participants is known before it is decided. */
  | { readonly kind: 'nobodyTakesOver' };

export function checkClosingDecision(
  plan: Pick<ClosingPlan, 'handovers'>,
  of: { readonly decidedOn: IsoDate; readonly today: IsoDate; readonly before: IsoDate | null },
): Result<null, CannotDecideClosing> {
  if (of.decidedOn > of.today) return refuse({ kind: 'decidedLater', today: of.today });
  if (of.before !== null && of.decidedOn < of.before) return refuse({ kind: 'olderDecision', decidedOn: of.before });
  return plan.handovers.some(({ kind, to }) => kind === 'participants' && to.trim() !== '')
    ? accept(null)
    : refuse({ kind: 'nobodyTakesOver' });
}

export type CannotSettleClosing =
  | { readonly kind: 'stillRuns'; readonly lastDay: IsoDate }
  | { readonly kind: 'notHandedOver'; readonly what: readonly HandoverKind[] };

/** It ends when its last day has passed and what was to be handed over is. */
export function checkSettling(
  plan: Pick<ClosingPlan, 'lastDay' | 'handovers'>,
  today: IsoDate,
): Result<null, CannotSettleClosing> {
  if (today <= plan.lastDay) return refuse({ kind: 'stillRuns', lastDay: plan.lastDay });
  const what = plan.handovers.filter(({ to, doneOn }) => to !== '' && doneOn === null).map(({ kind }) => kind);
  return what.length === 0 ? accept(null) : refuse({ kind: 'notHandedOver', what });
}
