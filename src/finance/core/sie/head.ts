// What a file says before its vouchers, while it is being read.
import type { IsoDate } from '#kernel';
import type {
  SieAccountType,
  SieAddress,
  SieBalance,
  SieBalanceKind,
  SieDimension,
  SieFiscalYear,
  SieObject,
  SieObjectRef,
} from './sie-document.ts';

/** What the records have said so far; absent means that no record said it. */
export type Head = {
  flag: 0 | 1;
  program: { name: string; version: string } | null;
  format: string | null;
  generated: { date: IsoDate | null; sign: string };
  statedType: string | null;
  comment: string | null;
  form: string | null;
  internalId: string | null;
  orgNumber: string | null;
  acquisitionNumber: string | null;
  activityNumber: string | null;
  industryCode: string | null;
  address: SieAddress | null;
  name: string | null;
  fiscalYears: SieFiscalYear[];
  taxYear: string | null;
  balancesUpTo: IsoDate | null;
  chartType: string | null;
  currency: string | null;
  /** Account → name, in file order. */
  accounts: Map<string, string>;
  types: Map<string, SieAccountType>;
  units: Map<string, string>;
  sru: Map<string, string[]>;
  dimensions: Map<string, SieDimension>;
  objects: Map<string, SieObject>;
  balances: Record<SieBalanceKind, SieBalance[]>;
  /** Kind, year and account of balances seen, and the first line of each account and year in use. */
  balanceKeys: Set<string>;
  accountLines: Map<string, number>;
  balanceYears: Map<number, { label: string; line: number }>;
};

export function emptyHead(): Head {
  return {
    flag: 0,
    program: null,
    format: null,
    generated: { date: null, sign: '' },
    statedType: null,
    comment: null,
    form: null,
    internalId: null,
    orgNumber: null,
    acquisitionNumber: null,
    activityNumber: null,
    industryCode: null,
    address: null,
    name: null,
    fiscalYears: [],
    taxYear: null,
    balancesUpTo: null,
    chartType: null,
    currency: null,
    accounts: new Map(),
    types: new Map(),
    units: new Map(),
    sru: new Map(),
    dimensions: new Map(),
    objects: new Map(),
    balances: { ib: [], ub: [], oib: [], oub: [], res: [], psaldo: [], pbudget: [] },
    balanceKeys: new Set(),
    accountLines: new Map(),
    balanceYears: new Map(),
  };
}

/** One key for one object of one dimension. */
export function objectKey({ dimension, object }: SieObjectRef): string {
  return `${dimension}\u0000${object}`;
}
