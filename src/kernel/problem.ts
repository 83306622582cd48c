/** What a reader of outside data found wrong. Data comes back together with its problems; nothing is dropped in silence. */
export type Problem = {
  readonly severity: 'error' | 'warning' | 'info';
  /** Stable, documented, kebab-case. */
  readonly code: string;
  /** 1-based line or row in the source; null when the problem belongs to the whole. */
  readonly line: number | null;
  /** One English sentence (command line). The application has a Swedish one per code. */
  readonly message: string;
};

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}
