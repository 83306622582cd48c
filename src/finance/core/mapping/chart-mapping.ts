// From account and objects to a line of the report. The chart is data: note 3 mixes activities (Enter, NOVA) with cost
// kinds (office, board), so a rule picks on account range *and* objects. First rule that fits wins; an amount that no
// rule fits is reported, never dropped.
import type { ObjectRef } from '../ledger/ledger.ts';

/** Where in the statements an account belongs (LKBR 5:2, 6:2). `closing` is the transfer of the result: not income. */
export const positions = [
  'operatingIncome',
  'operatingCosts',
  'financialIncome',
  'financialCosts',
  'closing',
  'fixedAssets',
  'receivables',
  'shortTermInvestments',
  'cash',
  'equity',
  'provisions',
  'longTermLiabilities',
  'currentLiabilities',
] as const;

export type Position = (typeof positions)[number];

/** Which party a contribution comes from (FinsamL 5 §: half, a quarter, a quarter). */
export type Payer = 'stat' | 'region' | 'kommun';

/** How an amount gets its row in the note. */
export type RowLabel =
  /** One row with this label; `of` makes it a part of a row with that label. */
  | { readonly by: 'text'; readonly label: string; readonly of?: string }
  /** One row per object of a dimension: a new project becomes a new row by itself. Named as in `labels`, else as in the ledger. */
  | {
      readonly by: 'object';
      readonly dimension: string;
      readonly prefix?: string;
      readonly labels?: Readonly<Record<string, string>>;
    }
  /** One row per account, named as here or else as in the ledger. */
  | { readonly by: 'account'; readonly labels?: Readonly<Record<string, string>> };

export type MappingRule = {
  /** Account numbers, prefixes as ranges: `1511`, `15-18` (everything that begins with 15 to 18). */
  readonly accounts: string;
  /** Every selector must be met: an object of the dimension, in the range when one is given. */
  readonly objects?: readonly { readonly dimension: string; readonly range?: string }[];
  readonly position: Position;
  readonly row: RowLabel;
  /** Place of the row in its note, when it differs from the place of the rule in the list. */
  readonly order?: number;
  readonly payer?: Payer;
  /** Depreciation does not move cash: it is added back in the cash-flow statement. */
  readonly isDepreciation?: boolean;
  /** Costs of the audit have a note of their own (LKBR 9:13). */
  readonly isAudit?: boolean;
};

export type ChartMapping = {
  /** `kommunbas`, `regionbas`, or an own name. */
  readonly name: string;
  readonly rules: readonly MappingRule[];
  /** The dimension whose objects are projects (insatser); SIE reserves 6. */
  readonly projectDimension: string;
};

export function findRule(
  mapping: ChartMapping,
  amount: { readonly account: string; readonly objects: readonly ObjectRef[] },
): MappingRule | undefined {
  return mapping.rules.find(
    (rule) =>
      isInRange(amount.account, rule.accounts) &&
      (rule.objects ?? []).every((selector) =>
        amount.objects.some(
          ({ dimension, object }) =>
            dimension === selector.dimension && (!selector.range || isInRange(object, selector.range)),
        ),
      ),
  );
}

/** `3511` is in `35`, in `3510-3519` and in `30-39`; ranges compare as many digits as their ends have. */
export function isInRange(code: string, ranges: string): boolean {
  return ranges.split(',').some((range) => {
    const [from = '', to = from] = range.trim().split('-');
    return code.length >= from.length && code.slice(0, from.length) >= from && code.slice(0, to.length) <= to;
  });
}
