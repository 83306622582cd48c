// The printed rows of a year against what the ledger and the mapping give, row by row.
import { slug, sumOre, type Ore } from '#kernel';
import type { Ledger } from '../ledger/ledger.ts';
import type { ChartMapping, Position } from '../mapping/chart-mapping.ts';
import { mapLedger, type MappedYear } from '../mapping/map-ledger.ts';
import { rowLayout } from '../mapping/row-layout.ts';
import {
  closingEquity,
  currentAssets,
  openingEquity,
  totalAssets,
  totalEquityAndLiabilities,
  yearResult,
} from '../statements/year-sums.ts';
import {
  isRow,
  oreOfUnit,
  positionOfPart,
  type PrintedPart,
  type RowAsPrinted,
  type PrintedStatement,
  type PrintedSum,
} from './printed-row.ts';
import { repeatedParts } from './read-printed.ts';

export type ComparedRow = {
  readonly id: string;
  readonly label: string;
  readonly part: PrintedPart;
  /** Exact, with the sign of the report (costs positive); null for words and for rows that only the ledger has. */
  readonly printedOre: Ore | null;
  readonly computedOre: Ore | null;
  /** Printed less computed in öre; 0 when only rounding parts them. */
  readonly differenceOre: Ore;
  /**
   * `counted`: its difference is part of the total. `check`: a sum of counted rows; it differs when they do, or when
   * the print does not add up. `unprinted`: the ledger has it and the print does not. `none`: nothing to compare.
   */
  readonly role: 'counted' | 'check' | 'unprinted' | 'none';
  readonly isRepeated: boolean;
};

export type Comparison = {
  readonly rows: readonly ComparedRow[];
  readonly differing: number;
  /** What the counted, unprinted and unmapped rows differ by, without sign. 0: the chart makes the printed report. */
  readonly totalOre: Ore;
  /** Accounts without any line, debit positive. */
  readonly unmapped: MappedYear['unmapped'];
};

const resultPositions: readonly Position[] = [
  'operatingIncome',
  'operatingCosts',
  'financialIncome',
  'financialCosts',
];
const assetPositions: readonly Position[] = ['fixedAssets', 'receivables', 'shortTermInvestments', 'cash'];
const financingPositions: readonly Position[] = ['equity', 'provisions', 'longTermLiabilities', 'currentLiabilities'];

const sumsOf: Readonly<Record<PrintedSum, (year: MappedYear) => Ore>> = {
  operatingIncome: ({ sums }) => sums.operatingIncome,
  operatingCosts: ({ sums }) => sums.operatingCosts,
  operatingResult: ({ sums }) => sums.operatingIncome - sums.operatingCosts,
  financialIncome: ({ sums }) => sums.financialIncome,
  financialCosts: ({ sums }) => sums.financialCosts,
  yearResult,
  fixedAssets: ({ sums }) => sums.fixedAssets,
  receivables: ({ sums }) => sums.receivables,
  shortTermInvestments: ({ sums }) => sums.shortTermInvestments,
  cash: ({ sums }) => sums.cash,
  currentAssets,
  totalAssets,
  openingEquity,
  closingEquity,
  provisions: ({ sums }) => sums.provisions,
  longTermLiabilities: ({ sums }) => sums.longTermLiabilities,
  currentLiabilities: ({ sums }) => sums.currentLiabilities,
  allLiabilities: ({ sums }) => sums.longTermLiabilities + sums.currentLiabilities,
  totalEquityAndLiabilities,
};

export function comparePrinted(ledger: Ledger, mapping: ChartMapping, printed: PrintedStatement): Comparison {
  const layout = rowLayout({ mapping, ledgers: [ledger], budget: [] });
  const year = mapLedger(ledger, layout);
  const signs = signsOf(year, printed);
  const repeated = new Set(repeatedParts(printed.rows));
  const compared = printed.rows.map((row, index) =>
    compareRow(row, { index, year, signs, printed, isRepeated: repeated.has(index) }),
  );
  const rows = [...compared, ...unprintedRows(year, printed)];
  const open = rows.filter(({ role }) => role === 'counted' || role === 'unprinted');
  const sizes = [
    ...open.map(({ differenceOre }) => Math.abs(differenceOre)),
    ...year.unmapped.map(({ amountOre }) => Math.abs(amountOre)),
  ];
  return {
    rows,
    differing: sizes.filter((size) => size !== 0).length,
    totalOre: sumOre(sizes),
    unmapped: year.unmapped,
  };
}

/** Sums that templates call by one name: "Eget kapital" opens in one report and closes in another. */
const sameNamed: readonly (readonly [PrintedSum, PrintedSum])[] = [
  ['openingEquity', 'closingEquity'],
  ['operatingResult', 'yearResult'],
  ['currentLiabilities', 'allLiabilities'],
];

/** The amount says which of two sums of one name is meant, when the ledger has it for the other. */
export function settleSums(printed: PrintedStatement, ledger: Ledger, mapping: ChartMapping): PrintedStatement {
  const year = mapLedger(ledger, rowLayout({ mapping, ledgers: [ledger], budget: [] }));
  const unitOre = oreOfUnit[printed.unit];
  const isNear = (amount: number, sum: PrintedSum): boolean =>
    Math.abs(Math.abs(amount * unitOre) - Math.abs(sumsOf[sum](year))) < 1.5 * unitOre;
  const rows = printed.rows.map((row) => {
    const pair = sameNamed.find((sums) => sums.some((sum) => row.part === `sum.${sum}`));
    if (!pair || row.amount === null) return row;
    const other = row.part === `sum.${pair[0]}` ? pair[1] : pair[0];
    const own = other === pair[0] ? pair[1] : pair[0];
    const { amount } = row;
    return !isNear(amount, own) && isNear(amount, other) ? { ...row, part: `sum.${other}` as const } : row;
  });
  return { ...printed, rows };
}

type About = {
  readonly index: number;
  readonly year: MappedYear;
  readonly signs: Signs;
  readonly printed: PrintedStatement;
  readonly isRepeated: boolean;
};

function compareRow(row: RowAsPrinted, about: About): ComparedRow {
  const { part, label, amount } = row;
  const shared = { id: String(about.index), label, part, isRepeated: about.isRepeated };
  if (part === 'none' || amount === null) {
    return { ...shared, printedOre: null, computedOre: null, differenceOre: 0, role: 'none' };
  }
  const unitOre = oreOfUnit[about.printed.unit];
  const printedOre = Math.round(amount * about.signs.of(part) * unitOre) + 0;
  const computedOre = about.isRepeated ? 0 : computedOf(about.year, row);
  // Rounded once on paper, and a printed sum may be the sum of rounded rows: one unit is rounding, never a difference.
  const exactOre = printedOre - computedOre;
  const differenceOre = Math.abs(exactOre) < 1.5 * unitOre ? 0 : exactOre;
  return { ...shared, printedOre, computedOre, differenceOre, role: roleOf(row, about) };
}

function computedOf(year: MappedYear, { part, label }: RowAsPrinted): Ore {
  if (!isRow(part)) return sumsOf[part.slice('sum.'.length) as PrintedSum](year);
  const position = positionOfPart(part);
  return sumOre(
    year.rows
      .filter((row) => row.position === position && (isSameName(row.label, label) || isSameName(row.of, label)))
      .map(({ amountOre }) => amountOre),
  );
}

const isSameName = (a: string | null, b: string): boolean => a !== null && slug(a) === slug(b);

/** Sums over rows that are printed themselves, and sums of sums, are checks. */
function roleOf({ part, label }: RowAsPrinted, { index, year, printed: { rows } }: About): 'counted' | 'check' {
  // The same sum once more, in a note or on the other side of the sheet.
  if (!isRow(part) && rows.findIndex((row) => row.part === part && row.amount !== null) < index) return 'check';
  if (isRow(part)) {
    // "Kansli" over its parts, when those are printed too.
    const parts = year.rows.filter(({ position, of }) => part === `row.${position}` && isSameName(of, label));
    const hasParts = parts.some((one) =>
      rows.some((row) => row.part === part && row.amount !== null && isSameName(one.label, row.label)),
    );
    return hasParts ? 'check' : 'counted';
  }
  const has = (other: PrintedPart): boolean => rows.some((row) => row.part === other && row.amount !== null);
  const hasRows = (position: Position): boolean => has(`row.${position}`);
  if (part === 'sum.openingEquity') return hasRows('equity') ? 'check' : 'counted';
  if (part === 'sum.closingEquity') return has('sum.openingEquity') || hasRows('equity') ? 'check' : 'counted';
  const position = positionOfPart(part);
  return position === null || hasRows(position) ? 'check' : 'counted';
}

/** Rows of the ledger where the print has rows, and positions where it has nothing: money that the print does not show. */
function unprintedRows(year: MappedYear, { rows, unit }: PrintedStatement): ComparedRow[] {
  const has = (part: PrintedPart): boolean => rows.some((row) => row.part === part && row.amount !== null);
  const isPrinted = (position: Position): boolean => has(`row.${position}`);
  const named = year.rows
    .filter(({ position }) => isPrinted(position))
    .filter(
      (row) =>
        !rows.some(
          ({ part, label, amount }) =>
            amount !== null &&
            part === `row.${row.position}` &&
            (isSameName(row.label, label) || isSameName(row.of, label)),
        ),
    )
    .map((row) => unprinted({ label: row.label, part: `row.${row.position}`, amountOre: row.amountOre, unit }));
  const statements = [resultPositions, [...assetPositions, ...financingPositions]];
  const whole = statements
    .filter((positions) => positions.some((position) => isPrinted(position) || has(`sum.${position as PrintedSum}`)))
    .flat()
    .filter((position) => position !== 'equity' && position !== 'closing')
    .filter((position) => !isPrinted(position) && !has(`sum.${position as PrintedSum}`) && !isCovered(position, has))
    .map((position) =>
      unprinted({ label: '', part: `sum.${position as PrintedSum}`, amountOre: year.sums[position], unit }),
    );
  return [...named, ...whole].filter(({ differenceOre }) => differenceOre !== 0);
}

/** A print that has one sum of all liabilities has these in it. */
const isCovered = (position: Position, has: (part: PrintedPart) => boolean): boolean =>
  position.endsWith('Liabilities') && has('sum.allLiabilities');

function unprinted(of: {
  readonly label: string;
  readonly part: PrintedPart;
  readonly amountOre: Ore;
  readonly unit: PrintedStatement['unit'];
}): ComparedRow {
  const isRounding = Math.abs(of.amountOre) < oreOfUnit[of.unit] / 2;
  return {
    id: `${of.part} ${slug(of.label)}`,
    label: of.label,
    part: of.part,
    printedOre: null,
    computedOre: of.amountOre,
    differenceOre: isRounding ? 0 : 0 - of.amountOre,
    role: 'unprinted',
    isRepeated: false,
  };
}

type Signs = { readonly of: (part: PrintedPart) => 1 | -1 };

/**
 * Some print costs with a minus (and those of the note without), some ledger systems print credit so. What the printed
 * amounts of a position come nearest to decides; sums of several positions follow income (results) and liabilities.
 */
function signsOf(year: MappedYear, { rows, unit }: PrintedStatement): Signs {
  const nearest = (part: PrintedPart, position: Position): 1 | -1 => {
    const shown = rows.filter((row) => row.part === part);
    const counted = isRow(part) ? shown : shown.slice(0, 1);
    const printedOre = counted.reduce((sum, { amount }) => sum + (amount ?? 0), 0) * oreOfUnit[unit];
    const computedOre = year.sums[position];
    return Math.abs(printedOre - computedOre) <= Math.abs(printedOre + computedOre) ? 1 : -1;
  };
  const known = new Map<PrintedPart, 1 | -1>();
  const cached = (part: PrintedPart, position: Position): 1 | -1 => {
    const sign = known.get(part) ?? nearest(part, position);
    known.set(part, sign);
    return sign;
  };
  const either = (position: Position): 1 | -1 => {
    const part: PrintedPart = `sum.${position as PrintedSum}`;
    return rows.some((row) => row.part === part) ? cached(part, position) : cached(`row.${position}`, position);
  };
  const of = (part: PrintedPart): 1 | -1 => {
    switch (part) {
      case 'sum.operatingResult':
      case 'sum.yearResult':
        return either('operatingIncome');
      case 'sum.currentAssets':
      case 'sum.totalAssets':
        return 1;
      case 'sum.openingEquity':
      case 'sum.closingEquity':
      case 'sum.allLiabilities':
      case 'sum.totalEquityAndLiabilities':
      case 'row.equity':
        return either('currentLiabilities');
      default: {
        const position = positionOfPart(part);
        return position === null ? 1 : cached(part, position);
      }
    }
  };
  return { of };
}
