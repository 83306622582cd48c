// What differs between two versions of a text, word by word, so that a reader sees what was changed and not which lines.

export type Difference = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

/** Words, figures and marks more than this many steps apart are told as replaced: the way between them says nothing. */
const FARTHEST = 1500;

/** The parts in order: without the added ones they are `before`, without the removed ones `after`. */
export function wordDiff(texts: { readonly before: string; readonly after: string }): readonly Difference[] {
  // Whole lines first: it is quick, and keeps a moved paragraph from being mixed with its neighbours.
  const lines = differences(linesOf(texts.before), linesOf(texts.after));
  const parts: Difference[] = [];
  let removed = '';
  let added = '';
  const settle = (): void => {
    if (removed !== '' && added !== '') parts.push(...differences(wordsOf(removed), wordsOf(added)));
    else if (removed !== '') parts.push({ kind: 'removed', text: removed });
    else if (added !== '') parts.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const line of lines) {
    if (line.kind === 'removed') removed += line.text;
    else if (line.kind === 'added') added += line.text;
    else {
      settle();
      parts.push(line);
    }
  }
  settle();
  return readable(parts);
}

export function countWords(parts: readonly Difference[], kind: Difference['kind']): number {
  return parts
    .filter((part) => part.kind === kind)
    .reduce((sum, { text }) => sum + wordsOf(text).filter((word) => word.trim() !== '').length, 0);
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** A linked figure is one word; spaces and marks are words of their own. */
function wordsOf(text: string): string[] {
  return text.match(/\{\{(?:[^{}]|\{[^{}]*\})*\}\}|[\p{L}\p{N}]+|\n|[^\S\n]+|[^\p{L}\p{N}\s]/gu) ?? [];
}

/** Shortest way from one list of words to the other (Myers 1986). */
function differences(before: readonly string[], after: readonly string[]): Difference[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1;
  const same = (words: readonly string[]): Difference[] => words.map((text) => ({ kind: 'same', text }));
  return [
    ...same(before.slice(0, start)),
    ...shortestWay(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...same(before.slice(before.length - end)),
  ];
}

function shortestWay(before: readonly string[], after: readonly string[]): Difference[] {
  const rounds = furthestReached(before, after);
  if (rounds === null)
    return [
      { kind: 'removed', text: before.join('') },
      { kind: 'added', text: after.join('') },
    ];
  const parts: Difference[] = [];
  let [x, y] = [before.length, after.length];
  for (let steps = rounds.length - 1; steps >= 0; steps -= 1) {
    const reached = rounds[steps] ?? new Map<number, number>();
    const diagonal = x - y;
    const isAdded = isDown(reached, { diagonal, steps });
    const from = diagonal + (isAdded ? 1 : -1);
    const fromX = reached.get(from) ?? 0;
    const fromY = fromX - from;
    while (steps === 0 ? x > 0 && y > 0 : x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      parts.push({ kind: 'same', text: before[x] ?? '' });
    }
    if (steps === 0) break;
    parts.push(
      isAdded ? { kind: 'added', text: after[fromY] ?? '' } : { kind: 'removed', text: before[fromX] ?? '' },
    );
    [x, y] = [fromX, fromY];
  }
  return parts.toReversed();
}

type Reached = ReadonlyMap<number, number>;

/** How far each diagonal came before each step; null when the texts are too far apart. */
function furthestReached(before: readonly string[], after: readonly string[]): readonly Reached[] | null {
  const rounds: Reached[] = [];
  let reached = new Map<number, number>([[1, 0]]);
  for (let steps = 0; steps <= Math.min(before.length + after.length, FARTHEST); steps += 1) {
    rounds.push(reached);
    const next = new Map(reached);
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      let x = isDown(reached, { diagonal, steps })
        ? (reached.get(diagonal + 1) ?? 0)
        : (reached.get(diagonal - 1) ?? 0) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      next.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return rounds;
    }
    reached = next;
  }
  return null;
}

function isDown(reached: Reached, at: { readonly diagonal: number; readonly steps: number }): boolean {
  const { diagonal, steps } = at;
  if (diagonal === -steps) return true;
  return diagonal !== steps && (reached.get(diagonal - 1) ?? 0) < (reached.get(diagonal + 1) ?? 0);
}

/** A space between two changed words belongs to the change, and what went stands before what came. */
function readable(parts: readonly Difference[]): readonly Difference[] {
  const read: Difference[] = [];
  let removed = '';
  let added = '';
  const settle = (): void => {
    if (removed !== '') read.push({ kind: 'removed', text: removed });
    if (added !== '') read.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  parts.forEach((part, index) => {
    if (part.kind === 'removed') removed += part.text;
    else if (part.kind === 'added') added += part.text;
    else if (/^[^\S\n]+$/.test(part.text) && removed !== '' && added !== '' && isChange(parts[index + 1])) {
      removed += part.text;
      added += part.text;
    } else {
      settle();
      const last = read.at(-1);
      if (last?.kind === 'same') read[read.length - 1] = { kind: 'same', text: last.text + part.text };
      else read.push(part);
    }
  });
  settle();
  return read;
}

function isChange(part: Difference | undefined): boolean {
  return part !== undefined && part.kind !== 'same';
}
