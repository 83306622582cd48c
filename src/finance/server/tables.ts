import type { IsoDate, Instant, Ore, Problem } from '#kernel';
import type { Generated, JSONColumnType } from 'kysely';
import type {
  AccountType,
  BudgetRow,
  BudgetStep,
  ChartMapping,
  ClaimRhythm,
  FinanceSetting,
  ForecastRow,
  LedgerAmount,
  MemberDecision,
  OpeningOrigin,
  PlanYear,
  PrintedUnit,
  RowAsPrinted,
  SharedCostKind,
} from '#finance/core';

/** Objects of a row as stored: `[["6","1100"],["22","302"]]`, sorted by dimension. */
export type StoredObjects = readonly (readonly [dimension: string, object: string])[];

type Json<T extends object> = JSONColumnType<T, string, string>;

type ImportTable = {
  spaceId: Generated<string>;
  id: string;
  year: number;
  version: number;
  isCurrent: boolean;
  origin: 'sie' | 'trialBalance';
  periodFrom: IsoDate;
  periodTo: IsoDate;
  fileName: string;
  fileSha256: string;
  fileBytes: Uint8Array;
  program: string | null;
  companyName: string | null;
  orgNumber: string | null;
  openingOrigin: OpeningOrigin;
  voucherCount: number;
  rowCount: number;
  problems: Json<readonly Problem[]>;
  importedAt: Instant;
  importedBy: string;
};

type VersionedByYear = {
  spaceId: Generated<string>;
  year: number;
  version: number;
  isCurrent: boolean;
  savedAt: Instant;
  savedBy: string;
};

declare module '#database/server' {
  interface Tables {
    ledgerImport: ImportTable;
    ledgerAccount: {
      spaceId: Generated<string>;
      importId: string;
      account: string;
      name: string;
      type: AccountType | null;
    };
    ledgerObject: { spaceId: Generated<string>; importId: string; dimension: string; object: string; name: string };
    ledgerAmount: {
      spaceId: Generated<string>;
      importId: string;
      position: number;
      kind: 'opening' | 'movement' | 'closingBefore' | 'resultBefore' | 'budget';
      account: string;
      objects: Json<StoredObjects>;
      amountOre: Ore;
    };
    voucher: {
      spaceId: Generated<string>;
      importId: string;
      position: number;
      series: string;
      number: string;
      datedOn: IsoDate;
      text: string;
      line: number | null;
    };
    voucherRow: {
      spaceId: Generated<string>;
      importId: string;
      voucherPosition: number;
      position: number;
      account: string;
      objects: Json<StoredObjects>;
      amountOre: Ore;
      text: string;
      datedOn: IsoDate | null;
    };
    chartMapping: VersionedByYear & { mapping: Json<ChartMapping> };
    budget: VersionedByYear & {
      decision: string;
      source: string;
      amounts: Json<readonly LedgerAmount[]>;
      rows: Json<readonly BudgetRow[]>;
      plannedEquityUseOre: Ore | null;
      decidedOn: Generated<IsoDate | null>;
      reason: Generated<string | null>;
      equityReason: Generated<string | null>;
    };
    enteredFigure: VersionedByYear & {
      key: string;
      label: string | null;
      /** `numeric` comes as text: exact decimals. */
      value: string | null;
      unit: 'kr' | 'tkr' | 'percent' | 'count';
      source: string;
      budgetRow: string | null;
    };
    printedStatement: Omit<VersionedByYear, 'version' | 'isCurrent'> & {
      unit: PrintedUnit;
      rows: Json<readonly RowAsPrinted[]>;
    };
    allocation: Omit<VersionedByYear, 'isCurrent'> & {
      offeredOre: Ore;
      source: string;
      decisions: Json<readonly MemberDecision[]>;
      comment: string | null;
    };
    budgetEvent: Omit<VersionedByYear, 'version' | 'isCurrent'> & {
      id: string;
      step: BudgetStep;
      member: string | null;
      onDay: IsoDate;
      words: string | null;
      budgetVersion: number | null;
      itemId: string | null;
      withdrawnAt: Instant | null;
      withdrawnBy: string | null;
    };
    budgetPlan: Omit<VersionedByYear, 'isCurrent'> & { years: Json<readonly PlanYear[]>; comment: string | null };
    claimPlan: Omit<VersionedByYear, 'version' | 'isCurrent'> & {
      position: number;
      programme: string;
      member: string;
      monthlyOre: Ore;
      rhythm: ClaimRhythm;
      fromMonth: number;
      toMonth: number;
    };
    claim: Omit<VersionedByYear, 'version' | 'isCurrent'> & {
      id: string;
      programme: string;
      member: string;
      fromMonth: number;
      toMonth: number;
      amountOre: Ore;
      receivedOn: IsoDate;
      invoice: string | null;
      withdrawnAt: Instant | null;
      withdrawnBy: string | null;
    };
    sharedCost: Omit<VersionedByYear, 'version' | 'isCurrent'> & {
      position: number;
      label: string;
      kind: SharedCostKind;
      counterparty: string;
      costRow: string | null;
      wholeOre: Ore | null;
      /** `numeric` comes as text. */
      share: string;
      incomeRow: string | null;
    };
    forecast: Omit<VersionedByYear, 'isCurrent'> & {
      atDay: IsoDate;
      source: string;
      rows: Json<readonly ForecastRow[]>;
      receivablesOre: Ore | null;
      liabilitiesOre: Ore | null;
      comment: string | null;
    };
    financeSetting: Omit<VersionedByYear, 'version' | 'isCurrent'> & { setting: Json<FinanceSetting> };
  }
}
