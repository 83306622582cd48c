// "Perhaps you meant": the words nearest to a mistyped one.

/** At most three of `words`, fewest edits away first; none that differ in more than half their letters. */
export function nearest(typed: string, words: readonly string[]): string[] {
  return words
    .map((word) => ({ word, distance: editDistance({ from: typed.toLowerCase(), to: word.toLowerCase() }) }))
    .filter(({ word, distance }) => distance <= Math.max(2, Math.min(word.length, typed.length) / 2))
    .toSorted((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1))
    .slice(0, 3)
    .map(({ word }) => word);
}

/** Fewest insertions, removals and replacements of one letter that make `to` of `from`. */
export function editDistance({ from, to }: { from: string; to: string }): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (from.charAt(row - 1) === to.charAt(column - 1) ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
