import { expect, test } from 'vitest';
import {
  canMove,
  isLate,
  REPORT_MOVES,
  REPORT_STATES,
  stateAfter,
  type ReportMove,
  type ReportState,
} from './states.ts';

/** The whole machine, as an office reads it: from, move, to. What does not stand here is refused. */
const table: readonly (readonly [ReportState, ReportMove, ReportState])[] = [
  ['opened', 'save', 'draft'],
  ['opened', 'withdraw', 'withdrawn'],
  ['draft', 'save', 'draft'],
  ['draft', 'send', 'sent'],
  ['draft', 'withdraw', 'withdrawn'],
  ['sent', 'return', 'returned'],
  ['sent', 'accept', 'accepted'],
  ['sent', 'withdraw', 'withdrawn'],
  ['returned', 'save', 'returned'],
  ['returned', 'send', 'sent'],
  ['returned', 'withdraw', 'withdrawn'],
  ['accepted', 'return', 'returned'],
];

test.each(table)('%s – %s → %s', (from, move, to) => {
  expect(stateAfter(from, move)).toEqual({ ok: true, value: to });
});

const refused = REPORT_STATES.flatMap((state) =>
  REPORT_MOVES.filter((move) => !table.some(([from, made]) => from === state && made === move)).map(
    (move) => [state, move] as const,
  ),
);

test.each(refused)('%s refuses to %s', (state, move) => {
  expect(stateAfter(state, move)).toEqual({ ok: false, refusal: { kind: 'wrongState', state, move } });
  expect(canMove(state, move)).toBe(false);
});

test.each([
  ['draft', '2026-01-15', false],
  ['draft', '2026-01-16', true],
  ['opened', '2026-01-16', true],
  ['returned', '2026-01-16', true],
  ['sent', '2026-02-16', false],
  ['accepted', '2026-02-16', false],
  ['withdrawn', '2026-02-16', false],
] as const)('%s on %s, due 15 January: late %s', (state, today, late) => {
  expect(isLate({ state, dueOn: '2026-01-15' }, today)).toBe(late);
});
