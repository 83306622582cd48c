// Which counts of a matrix may be shown: fewer than five people are hidden, and never only one count.
import type { Move } from './move.ts';
import { FEWEST_MOVED } from './effects.ts';

/** One for each move: may its count be shown? Where one alone would be hidden, the smallest other is hidden too. */
export function shownCounts(moves: readonly Pick<Move, 'count'>[]): boolean[] {
  const shown = moves.map(({ count }) => count === 0 || count >= FEWEST_MOVED);
  if (shown.filter((isShown) => !isShown).length !== 1) return shown;
  const others = moves.flatMap(({ count }, index) => (shown[index] && count > 0 ? [{ count, index }] : []));
  const [smallest] = others.toSorted((a, b) => a.count - b.count);
  if (smallest) shown[smallest.index] = false;
  return shown;
}
