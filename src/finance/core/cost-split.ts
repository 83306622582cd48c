import { sumOre, type Ore } from '#kernel';
import type { NoteRow, Statements } from './statements/statement.ts';

export const costClasses = ['individual', 'structural', 'administration'] as const;
export type CostClass = (typeof costClasses)[number];

/**
 * How a year's costs are split. The headline differs between years only because the rule differs (netting, and where
 * shared project costs go), so a split never stands without its rule.
 */
export type CostSplitRule = {
  /** Swedish, one sentence that a reader of the report understands. */
  readonly statement: string;
  /** Rows of note 2 that are deducted from costs before the split; empty for a split of gross costs. */
  readonly nettedIncome: readonly string[];
  readonly parts: readonly {
    readonly class: CostClass;
    /** A row of note 3, or a row of the net amounts (note 6) that stands in for gross rows. */
    readonly from: 'costs' | 'netAgainstBudget';
    readonly row: string;
  }[];
};

export type CostSplit = {
  readonly rule: CostSplitRule;
  readonly totalOre: Ore;
  readonly classes: Readonly<Record<CostClass, Ore>>;
};

export type CannotSplit = { readonly kind: 'rowsMissing'; readonly rows: readonly string[] };

/** Splits the year's costs by the rule; names the rows that the rule asks for and the year does not have. */
export function splitCosts(
  statements: Pick<Statements, 'notes'>,
  rule: CostSplitRule,
): { ok: true; value: CostSplit } | { ok: false; refusal: CannotSplit } {
  const amountOf = (part: CostSplitRule['parts'][number]): Ore | null =>
    statements.notes[part.from].find((row: NoteRow) => row.id === part.row)?.amounts.currentOre ?? null;
  const missing = rule.parts.filter((part) => amountOf(part) === null).map(({ row }) => row);
  if (missing.length > 0) return { ok: false, refusal: { kind: 'rowsMissing', rows: missing } };
  const sumOf = (costClass: CostClass): Ore =>
    sumOre(rule.parts.filter((part) => part.class === costClass).map((part) => amountOf(part) ?? 0));
  const classes = {
    individual: sumOf('individual'),
    structural: sumOf('structural'),
    administration: sumOf('administration'),
  };
  return { ok: true, value: { rule, totalOre: sumOre(Object.values(classes)), classes } };
}
