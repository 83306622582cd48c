// What differs between the words of two pages, told with the words before it so that a person finds the place.
export type WordDifference = { readonly was: string; readonly is: string };

const MOST_WORDS = 12;
const BEFORE = 3;
/** A page of a report has some hundreds of words; a longer way between two says nothing. */
const FARTHEST = 1200;

/**
 * Ligatures and letters with loose accents are written as letters, as programs that save a file again may do, and
 * hyphens of one look are one. Digits, letters and marks stay what they are.
 */
export function plainWords(words: readonly string[]): string[] {
  return words.map((word) =>
    word
      .normalize('NFC')
      .replaceAll(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKC'))
      .replaceAll(/[\u2010\u2011]/g, '-'),
  );
}

export function differencesOf(was: readonly string[], is: readonly string[]): WordDifference[] {
  let start = 0;
  while (start < was.length && start < is.length && was[start] === is[start]) start += 1;
  let end = 0;
  while (end < Math.min(was.length, is.length) - start && was.at(-1 - end) === is.at(-1 - end)) end += 1;
  const [lost, come] = [was.slice(start, was.length - end), is.slice(start, is.length - end)];
  if (lost.length === 0 && come.length === 0) return [];
  return runsOf(lost, come).map(({ from, to, fromOther, toOther }) => {
    const before = was.slice(Math.max(0, start + from - BEFORE), start + from);
    return {
      was: shown([...before, ...lost.slice(from, to)], from === to),
      is: shown([...before, ...come.slice(fromOther, toOther)], fromOther === toOther),
    };
  });
}

function shown(words: readonly string[], isNothing: boolean): string {
  if (isNothing) return '';
  return words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS).join(' ')} …` : words.join(' ');
}

type Run = { readonly from: number; readonly to: number; readonly fromOther: number; readonly toOther: number };

/** Runs of words that are not in both, by the longest common sequence. */
function runsOf(lost: readonly string[], come: readonly string[]): Run[] {
  if (lost.length === 0 || come.length === 0 || lost.length > FARTHEST || come.length > FARTHEST)
    return [{ from: 0, to: lost.length, fromOther: 0, toOther: come.length }];
  const width = come.length + 1;
  const length = new Uint16Array((lost.length + 1) * width);
  const at = (row: number, column: number): number => length[row * width + column] ?? 0;
  for (let row = lost.length - 1; row >= 0; row -= 1) {
    for (let column = come.length - 1; column >= 0; column -= 1) {
      length[row * width + column] =
        lost[row] === come[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const runs: Run[] = [];
  let [row, column, from, fromOther] = [0, 0, 0, 0];
  const settle = (): void => {
    if (row > from || column > fromOther) runs.push({ from, to: row, fromOther, toOther: column });
  };
  while (row < lost.length && column < come.length) {
    if (lost[row] === come[column]) {
      settle();
      row += 1;
      column += 1;
      [from, fromOther] = [row, column];
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  [row, column] = [lost.length, come.length];
  settle();
  return runs;
}
