// What Uppföljning Finsam asks of the association's money: what it was given, what it has, what its office and each programme cost.
import { sumOre, type Ore } from '#kernel';
import type { CostSplitRule } from './cost-split.ts';
import type { ProgrammeEconomy } from './programme-economy.ts';
import type { Amounts, Statements } from './statements/statement.ts';

export type BudgetAndUsed = { readonly budgetOre: Ore | null; readonly usedOre: Ore | null };

export type FinsamMoney = {
  readonly year: number;
  /** Contributions of the members in the year (tilldelade medel). */
  readonly allocatedOre: Ore | null;
  /** At the end of the year. */
  readonly equityOre: Ore | null;
  /** By the rule that splits costs; null where the association has set none. */
  readonly administration: (BudgetAndUsed & { readonly rule: string }) | null;
  readonly programmes: readonly (BudgetAndUsed & {
    readonly programme: string;
    readonly name: string;
    /** The programme among whose costs its own are booked. */
    readonly bookedOn: string | null;
  })[];
  /** Costs that belong to neither: they are asked for nowhere, and are not to be forgotten. */
  readonly others: readonly string[];
};

/** Costs are positive, as they are typed in there. Null is not known, never 0. */
export function finsamMoney(of: {
  readonly statements: Pick<Statements, 'year' | 'balanceSheet' | 'contributions' | 'notes'>;
  readonly economy: readonly ProgrammeEconomy[];
  readonly rule: CostSplitRule | null;
}): FinsamMoney {
  const { statements, economy, rule } = of;
  const administrative = (rule?.parts ?? []).filter((part) => part.class === 'administration');
  const rows = administrative.flatMap(({ from, row }) => statements.notes[from].filter(({ id }) => id === row));
  const administrativeNames = new Set(rows.map(({ label }) => label));
  return {
    year: statements.year,
    allocatedOre: sumOf(statements.contributions, 'currentOre'),
    equityOre: statements.balanceSheet.find(({ key }) => key === 'closingEquity')?.amounts.currentOre ?? null,
    administration:
      rule === null
        ? null
        : { budgetOre: sumOf(rows, 'budgetOre'), usedOre: sumOf(rows, 'currentOre'), rule: rule.statement },
    programmes: economy.flatMap(({ programme, name, budgetOre, usedOre, bookedOn }) =>
      programme === null ? [] : [{ programme, name, budgetOre, usedOre, bookedOn }],
    ),
    others: economy.flatMap(({ programme, name }) =>
      programme === null && !administrativeNames.has(name) ? [name] : [],
    ),
  };
}

/** Null when no row says anything. */
function sumOf(rows: readonly { readonly amounts: Amounts }[], column: 'currentOre' | 'budgetOre'): Ore | null {
  const amounts = rows.flatMap(({ amounts: row }) => row[column] ?? []);
  return amounts.length === 0 ? null : sumOre(amounts);
}
