// Problems of a SIE file: a stable code each, with the facts its sentences need. docs/sie-problems.md explains them.
import type { IsoDate, Ore, Problem } from '#kernel';
import { problemMessages } from './problem-messages.ts';

type Value = { readonly value: string };
type Label = { readonly label: string };
type Account = { readonly account: string };
type Voucher = { readonly voucher: string };
type Comparison = { readonly account: string; readonly statedOre: Ore; readonly computedOre: Ore };

/** Every code and what is known where it is reported. `voucher` is its name as people say it: `A 12`. */
export type SieFacts = {
  'account-duplicate': Account;
  'account-name-missing': Account;
  'account-not-numeric': Account;
  'account-type-unknown': Account & Value;
  'account-undeclared': Account;
  'amount-bad': Value;
  'amount-comma': Value;
  'amount-form': Value;
  'balance-closing-differs': Comparison;
  'balance-duplicate': Account & Label & { readonly year: number };
  'balance-result-differs': Comparison;
  'balance-year-undeclared': Label & { readonly year: number };
  'brace-missing': Voucher;
  'brace-unexpected': Value;
  'control-character': Value;
  'date-bad': Value;
  'date-iso': Value & { readonly date: IsoDate };
  'date-missing': Voucher;
  'dimension-undeclared': { readonly dimension: string };
  'encoding-damaged': { readonly text: string };
  'encoding-not-pc8': { readonly encoding: string };
  'field-missing': Label & { readonly field: string };
  'fields-extra': Label & { readonly count: number };
  'flag-imported': object;
  'flag-missing': object;
  'format-missing': object;
  'format-unknown': Value;
  'ksumma-after-end': Label;
  'ksumma-bad': Value;
  'ksumma-mismatch': { readonly stated: number; readonly computed: number };
  'ksumma-signed': { readonly stated: number; readonly computed: number };
  'ksumma-without-start': object;
  'label-unknown': Label & { readonly count: number };
  'name-missing': object;
  'object-undeclared': { readonly dimension: string; readonly object: string };
  'objects-bad': Value;
  'objects-missing': Label;
  'orgnr-form': Value & { readonly orgNumber: string };
  'orgnr-missing': object;
  'orgnr-unreadable': Value;
  'period-bad': Value;
  'problems-more': { readonly code: string; readonly count: number };
  'program-missing': object;
  'program-version-missing': object;
  'quantity-bad': Value;
  'quote-inner': Value;
  'quote-unclosed': Value;
  'row-incomplete': Label & { readonly field: string };
  'row-outside-voucher': Label;
  'row-twin-missing': Voucher & Account;
  'text-outside-record': Value;
  'type-bad': Value;
  'type-missing': { readonly type: number };
  'type-unfit': Label & { readonly type: number };
  'voucher-duplicate': Voucher & { readonly firstLine: number };
  'voucher-empty': Voucher;
  'voucher-number-missing': { readonly date: IsoDate | null };
  'voucher-order': Voucher & { readonly before: string };
  'voucher-outside-year': Voucher & { readonly date: IsoDate; readonly from: IsoDate; readonly to: IsoDate };
  'voucher-unbalanced': Voucher & { readonly differenceOre: Ore };
  'voucher-unclosed': Voucher & { readonly lastLine: number };
  'year-bad': Value;
  'year-missing': object;
  'year-without-dates': { readonly year: string };
};

export type SieProblemCode = keyof SieFacts;

/** A kernel problem that carries its facts, so that the application can say it in Swedish. */
export type SieProblem = {
  readonly [Code in SieProblemCode]: Problem & { readonly code: Code; readonly facts: SieFacts[Code] };
}[SieProblemCode];

const ERRORS: ReadonlySet<SieProblemCode> = new Set<SieProblemCode>([
  'amount-bad',
  'date-bad',
  'date-iso',
  'date-missing',
  'ksumma-bad',
  'ksumma-mismatch',
  'period-bad',
  'row-incomplete',
  'row-outside-voucher',
  'type-bad',
  'voucher-unbalanced',
  'voucher-unclosed',
  'year-bad',
]);

const INFOS: ReadonlySet<SieProblemCode> = new Set<SieProblemCode>([
  'encoding-not-pc8',
  'fields-extra',
  'label-unknown',
  'object-undeclared',
  'problems-more',
  'voucher-empty',
  'voucher-number-missing',
]);

export function severityOf(code: SieProblemCode): Problem['severity'] {
  if (ERRORS.has(code)) return 'error';
  return INFOS.has(code) ? 'info' : 'warning';
}

/** Problems of one code that are listed one by one; the rest are counted in one `problems-more`. */
export const MOST_OF_ONE_CODE = 1000;

export type ProblemCollector = {
  readonly add: <Code extends SieProblemCode>(code: Code, line: number | null, facts: SieFacts[Code]) => void;
  /** In line order, those of the whole file first. */
  readonly list: () => SieProblem[];
};

export function collectProblems(): ProblemCollector {
  const problems: SieProblem[] = [];
  const counts = new Map<SieProblemCode, number>();
  return {
    add(code, line, facts) {
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      if (count <= MOST_OF_ONE_CODE) problems.push(problemOf(code, line, facts));
    },
    list() {
      const more = [...counts]
        .filter(([, count]) => count > MOST_OF_ONE_CODE)
        .map(([code, count]) => problemOf('problems-more', null, { code, count: count - MOST_OF_ONE_CODE }));
      return [...more, ...problems].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
    },
  };
}

function problemOf<Code extends SieProblemCode>(code: Code, line: number | null, facts: SieFacts[Code]): SieProblem {
  const message = problemMessages[code](facts);
  // The compiler cannot tie a code to its own facts through a mapped type; the parameters above do.
  return { severity: severityOf(code), code, line, message, facts } as unknown as SieProblem;
}
