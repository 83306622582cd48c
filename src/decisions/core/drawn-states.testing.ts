// Reads a state diagram of docs/states, so that a test can hold it against the code.

export type DrawnStates = {
  /** `from --> to: move`, each once. */
  readonly moves: readonly string[];
  readonly first: readonly string[];
  readonly ends: readonly string[];
};

export function drawnMoves(diagram: string): DrawnStates {
  const lines = diagram.split('\n').map((line) => line.trim());
  return {
    moves: lines.filter((line) => /^\w+ --> \w+: \w+$/.test(line)),
    first: lines.flatMap((line) => /^\[\*\] --> (\w+)$/.exec(line)?.[1] ?? []),
    ends: lines.flatMap((line) => /^(\w+) --> \[\*\]$/.exec(line)?.[1] ?? []).toSorted(),
  };
}
