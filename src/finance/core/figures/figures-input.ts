import type { CapitalComparison } from '../capital.ts';
import type { CostSplit } from '../cost-split.ts';
import type { EnteredFigure } from '../entered.ts';
import type { Statements } from '../statements/statement.ts';

export type FinanceFigureSources = {
  readonly current: { readonly description: string; readonly version: number };
  readonly previous: { readonly description: string; readonly version: number } | null;
  readonly budget: { readonly description: string; readonly version: number } | null;
  readonly forecast?: { readonly description: string; readonly version: number } | null;
};

export type FinanceFiguresInput = {
  readonly statements: Statements;
  readonly sources: FinanceFigureSources;
  readonly entered: readonly EnteredFigure[];
  readonly capital: CapitalComparison | null;
  readonly split: CostSplit | null;
  /** The dimension whose objects are projects. */
  readonly projectDimension: string;
  /** Slug of the programme behind a project code, so that finance and follow-up speak of programmes alike. */
  readonly programmeOfProject: ReadonlyMap<string, string>;
};
