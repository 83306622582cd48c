import { roundToPercent, roundToThousandKronor, type Ore } from '#kernel';
import { enteredOre, findEntered, type EnteredFigure } from '../entered.ts';
import { mapLedger, type MappedYear } from '../mapping/map-ledger.ts';
import { rowLayout } from '../mapping/row-layout.ts';
import type { MappedYears, StatementsInput } from './compute.ts';
import { definitionLabels, type OverviewRow } from './statement.ts';
import { closingEquity, costsAs, incomeAs, totalAssets, yearResult } from './year-sums.ts';
import { labels } from './labels.ts';

type OverviewInput = Pick<StatementsInput, 'ledger' | 'previous' | 'earlier' | 'entered' | 'definition' | 'at'>;

type Cell = { readonly printed: number | null; readonly exactOre: Ore | null; readonly source: string };

const yearsShown = 5;

/**
 * Flerårsöversikt, LKBR 11:1: five years, newest first. A year with a ledger is computed, under the definition of the
 * report for every year; a year before the first ledger is entered with source; else null (not reported). Statements
 * to a day begin with the year before: part of a year stands beside no whole ones.
 */
export function overview(years: MappedYears, input: OverviewInput) {
  const yearNumbers = Array.from(
    { length: yearsShown },
    (_, index) => input.ledger.year - (input.at ? 1 : 0) - index,
  );
  const computed = computedYears(years, input);
  const { definition, entered } = input;

  const amountRow = (
    key: 'income' | 'costs' | 'yearResult',
    label: string,
    sum: (year: MappedYear) => Ore,
  ): OverviewRow =>
    toRow(
      { key, label, unit: 'tkr' },
      yearNumbers.map((year) => {
        const known = computed.get(year);
        if (!known) return fromEntered(findEntered(entered, { key: `overview.${key}`, year }));
        const exactOre = sum(known.mapped);
        return { printed: roundToThousandKronor(exactOre), exactOre, source: known.source };
      }),
    );
  return {
    years: yearNumbers,
    rows: [
      amountRow('income', definitionLabels[definition].income, (year) => incomeAs(definition, year)),
      amountRow('costs', definitionLabels[definition].costs, (year) => costsAs(definition, year)),
      amountRow('yearResult', labels.rows.yearResult, yearResult),
      toRow(
        { key: 'solidityPercent', label: labels.rows.solidity, unit: 'percent' },
        yearNumbers.map((year) => {
          const known = computed.get(year);
          if (!known) return fromEntered(findEntered(entered, { key: 'overview.solidityPercent', year }));
          const printed = roundToPercent({ part: closingEquity(known.mapped), whole: totalAssets(known.mapped) });
          return { printed, exactOre: null, source: known.source };
        }),
      ),
      toRow(
        { key: 'employees', label: labels.rows.employees, unit: 'count' },
        yearNumbers.map((year) => fromEntered(findEntered(entered, { key: 'employees', year }))),
      ),
    ],
  };
}

function computedYears(years: MappedYears, input: OverviewInput) {
  const known = new Map<number, { mapped: MappedYear; source: string }>();
  for (const { ledger, mapping } of input.earlier) {
    known.set(ledger.year, {
      mapped: mapLedger(ledger, rowLayout({ mapping, ledgers: [ledger], budget: [] })),
      source: ledger.source,
    });
  }
  if (years.previous && input.previous) {
    known.set(input.previous.year, { mapped: years.previous, source: input.previous.source });
  }
  known.set(input.ledger.year, { mapped: years.current, source: input.ledger.source });
  return known;
}

function fromEntered(figure: EnteredFigure | undefined): Cell {
  if (!figure) return { printed: null, exactOre: null, source: 'ej angivet' };
  const amountOre = enteredOre(figure);
  const isThousands = figure.unit === 'kr' && amountOre !== null;
  return {
    printed: isThousands ? roundToThousandKronor(amountOre) : figure.value,
    // Thousands as printed elsewhere are not exact öre: nothing may be tied to them closer than that.
    exactOre: isThousands ? amountOre : null,
    source: figure.source,
  };
}

function toRow(head: Pick<OverviewRow, 'key' | 'label' | 'unit'>, cells: readonly Cell[]): OverviewRow {
  return {
    ...head,
    printed: cells.map((cell) => cell.printed),
    exactOre: cells.map((cell) => cell.exactOre),
    sources: cells.map((cell) => cell.source),
  };
}
