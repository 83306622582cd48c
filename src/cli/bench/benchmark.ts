/** A benchmark of `./stegvis bench NAME`. Figures depend on the machine: they are printed, never tested. */
export type Benchmark = {
  readonly name: string;
  /** One sentence for the list. */
  readonly summary: string;
  readonly run: (show: { readonly progress: (sentence: string) => void }) => Promise<Measured>;
};

export type Measured = {
  /** For programs, `--json`. */
  readonly figures: Readonly<Record<string, number>>;
  /** For people: a line each, with what was measured and how. */
  readonly lines: readonly string[];
};
