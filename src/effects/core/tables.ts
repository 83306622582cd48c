// Effects as tables and as a chart. Kommun and region always stand twice: before and after income equalisation.
import {
  amountCell,
  checkTable,
  countCell,
  emptyCell,
  groupedBarChart,
  headingRow,
  hiddenCell,
  textCell,
  type ChartModel,
  type Language,
  type TableModel,
  type TableRow,
} from '#design/core';
import { roundToKronor, roundToThousandKronor } from '#kernel';
import type { EffectsAnswer } from './answer.ts';
import type { NetOfCost, Payers } from './cost.ts';
import type { EffectsLaw, EffectsResult, EffectsWarning } from './effects.ts';
import { valueOn, type OwnValue } from './parameters.ts';
import { shownCounts } from './hide-small.ts';
import type { Move } from './move.ts';
import type { Municipality } from './municipalities.ts';
import type { UsedParameter } from './parameter-reader.ts';
import { parameterLabel, parameterValueText, unitLabel } from './parameter-labels.ts';
import type { SensitivityRow } from './sensitivity.ts';
import { yearsOf } from './sentence.ts';
import type { Simulated } from './simulation.ts';
import { effectsTexts, endLabel, stateLabel, warningText } from './texts.ts';

const payers = ['kommun', 'region', 'stat', 'public'] as const;

/** By year and payer, before and after equalisation side by side. */
export function effectsTable(result: EffectsResult, language: Language, id = 'effekter'): TableModel {
  const words = effectsTexts[language];
  const group = (key: string, label: string, of: { gross: Payers; after: Payers }): TableRow[] => [
    headingRow({ id: key, label }),
    ...payers.map((payer) => ({
      id: `${key}-${payer}`,
      label: words.payers[payer],
      role: payer === 'public' ? ('subtotal' as const) : ('row' as const),
      cells: [amountCell(roundToKronor(of.gross[payer])), amountCell(roundToKronor(of.after[payer]))],
    })),
  ];
  const years = result.byYear.flatMap((gross, index) => {
    const after = result.afterEqualisationByYear[index] ?? result.afterEqualisation;
    return group(String(gross.year), words.year(gross.year), { gross, after });
  });
  const total = group('totalt', `${words.total} ${yearsOf(result)}`, {
    gross: result.total,
    after: result.afterEqualisation,
  });
  return checkTable({
    id,
    caption: words.resultCaption,
    labelHeading: words.who,
    columns: [
      { id: 'gross', label: words.gross, kind: 'amount' },
      { id: 'after', label: words.after, kind: 'amount' },
    ],
    rows: result.byYear.length > 1 ? [...years, ...total] : years,
  });
}

/** Bars to the right are gains, to the left losses; one pair for each payer and year. */
export function effectsChart(result: EffectsResult, language: Language, id = 'effekter-diagram'): ChartModel {
  const words = effectsTexts[language];
  const rows = (['kommun', 'region', 'stat'] as const).flatMap((payer) =>
    result.byYear.map((year, index) => ({
      label: `${words.payers[payer]} ${year.year}`,
      gross: roundToThousandKronor(year[payer]),
      after: roundToThousandKronor(result.afterEqualisationByYear[index]?.[payer] ?? year[payer]),
    })),
  );
  return groupedBarChart({
    id,
    title: words.chartTitle(yearsOf(result), gainsAndLosses(result, language)),
    unit: 'tkr',
    language,
    labelHeading: words.who,
    labels: rows.map(({ label }) => label),
    pair: 'comparison',
    series: [
      { id: 'gross', label: words.gross, points: rows.map(({ gross }) => ({ value: gross })) },
      { id: 'after', label: words.after, points: rows.map(({ after }) => ({ value: after })) },
    ],
  });
}

/** "kommun och region vinner, stat förlorar": the finding, from the gross total. */
export function gainsAndLosses({ total }: Pick<EffectsResult, 'total'>, language: Language): string {
  const words = effectsTexts[language];
  const named = (isIn: (ore: number) => boolean): string =>
    joined(
      (['kommun', 'region', 'stat'] as const)
        .filter((payer) => isIn(total[payer]))
        .map((payer) => words.payers[payer].toLowerCase()),
      words.and,
    );
  const [gain, lose] = [named((ore) => ore > 0), named((ore) => ore < 0)];
  const parts = [gain && words.gains(gain), lose && words.loses(lose)].filter(Boolean);
  return parts.length === 0 ? words.noChange : parts.join(', ');
}

function joined(names: readonly string[], and: string): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`;
}

/**
 * One row a cell of the matrix. `hidesSmall` where the counts are of real people: fewer than five are a dash, and never
 * one dash alone.
 */
export function movesTable(
  moves: readonly Move[],
  of: { readonly language: Language; readonly hidesSmall: boolean },
): TableModel {
  const { language, hidesSmall } = of;
  const words = effectsTexts[language];
  const filled = moves.filter(({ count }) => count > 0);
  const shown = hidesSmall ? shownCounts(filled) : filled.map(() => true);
  const hasPlaces = filled.some(({ municipality }) => municipality !== null);
  const hasStrengthened = filled.some(({ isStrengthened }) => isStrengthened);
  return checkTable({
    id: 'forflyttningar',
    caption: words.matrixCaption,
    labelHeading: words.matrix.from,
    columns: [
      { id: 'to', label: words.matrix.to, kind: 'text' },
      ...(hasPlaces ? [{ id: 'municipality', label: words.matrix.municipality, kind: 'text' as const }] : []),
      ...(hasStrengthened ? [{ id: 'strengthened', label: words.matrix.strengthened, kind: 'text' as const }] : []),
      { id: 'count', label: words.matrix.count, kind: 'count' },
    ],
    rows: filled.map((move, index) => ({
      id: `cell${index + 1}`,
      label: stateLabel(move.from, language),
      role: 'row',
      cells: [
        textCell(move.from === move.to && !move.subsidy ? words.stays : endLabel(move, language)),
        ...(hasPlaces ? [textCell(move.municipality ?? '')] : []),
        ...(hasStrengthened ? [textCell(move.isStrengthened ? words.yes : '')] : []),
        shown[index] ? countCell(move.count) : hiddenCell(),
      ],
    })),
    ...(shown.every(Boolean) ? {} : { remarks: [words.hiddenRemark] }),
  });
}

export function intervalTable(
  interval: Simulated,
  result: Pick<EffectsResult, 'total'>,
  language: Language,
): TableModel {
  const words = effectsTexts[language];
  return checkTable({
    id: 'osakerhet',
    caption: words.intervalCaption,
    labelHeading: words.who,
    columns: [
      { id: 'low', label: words.interval.low, kind: 'amount' },
      { id: 'computed', label: words.gross, kind: 'amount' },
      { id: 'high', label: words.interval.high, kind: 'amount' },
    ],
    rows: payers.map((payer) => ({
      id: payer,
      label: words.payers[payer],
      role: payer === 'public' ? 'total' : 'row',
      cells: [interval[payer].low, result.total[payer], interval[payer].high].map((ore) =>
        amountCell(roundToKronor(ore)),
      ),
    })),
    remarks: [words.intervalRemark],
  });
}

/** Where a sign changes, the payer is named. */
export function sensitivityTable(rows: readonly SensitivityRow[], language: Language): TableModel {
  const words = effectsTexts[language];
  const heads = words.sensitivity;
  return checkTable({
    id: 'kanslighet',
    caption: words.sensitivityCaption,
    labelHeading: heads.what,
    columns: [
      { id: 'low', label: heads.low, kind: 'text' },
      { id: 'base', label: heads.base, kind: 'text' },
      { id: 'high', label: heads.high, kind: 'text' },
      { id: 'atLow', label: heads.atLow, kind: 'amount' },
      { id: 'atHigh', label: heads.atHigh, kind: 'amount' },
      { id: 'sign', label: heads.sign, kind: 'text' },
    ],
    rows: rows.map((row) => ({
      id: row.name,
      label: parameterLabel(row.name, language),
      role: 'row',
      cells: [
        ...[row.low, row.base, row.high].map((value) => textCell(rangeText(value))),
        amountCell(roundToKronor(row.atLow.public)),
        amountCell(roundToKronor(row.atHigh.public)),
        textCell(row.signChanges.map((payer) => words.payers[payer]).join('; ') || words.none),
      ],
    })),
  });
}

/** A share when it is one, else whole kronor: the ranges hold both. */
function rangeText(value: number): string {
  return Math.abs(value) <= 1
    ? (parameterValueText(value, '/1') ?? '')
    : (parameterValueText(Math.round(value), 'kr') ?? '');
}

export function parametersTable(
  parameters: readonly UsedParameter[],
  of: { readonly language: Language; readonly municipalities: readonly Municipality[] },
): TableModel {
  const { language, municipalities } = of;
  const words = effectsTexts[language];
  const heads = words.parameters;
  const hasShipped = parameters.some(({ shipped }) => shipped !== undefined);
  return checkTable({
    id: 'varden',
    caption: words.parametersCaption,
    labelHeading: heads.name,
    columns: [
      { id: 'value', label: heads.value, kind: 'text' },
      { id: 'unit', label: heads.unit, kind: 'text' },
      { id: 'from', label: heads.from, kind: 'date' },
      { id: 'status', label: heads.status, kind: 'text' },
      { id: 'source', label: heads.source, kind: 'text' },
      ...(hasShipped ? [{ id: 'shipped', label: heads.shipped, kind: 'text' as const }] : []),
    ],
    rows: parameters.map((one) => ({
      id: `${one.name}@${one.from}`,
      label: parameterLabel(one.name, language, municipalities),
      role: 'row',
      cells: [
        textCell(parameterValueText(one.value, one.unit) ?? words.composite),
        textCell(unitLabel(one.unit, language)),
        one.isAssumed ? emptyCell() : textCell(one.from),
        textCell(statusOf(one, language)),
        one.isAssumed
          ? textCell(words.status.assumed)
          : { ...textCell([one.source, one.reference].filter(Boolean).join(' · ')), language: 'sv' as const },
        ...(hasShipped ? [shippedCell(one, language)] : []),
      ],
    })),
  });
}

function shippedCell({ shipped, unit }: UsedParameter, language: Language) {
  if (shipped === undefined) return emptyCell();
  return shipped === null
    ? textCell(effectsTexts[language].none)
    : textCell(parameterValueText(shipped.value, unit) ?? '');
}

function statusOf(one: UsedParameter, language: Language): string {
  const words = effectsTexts[language].status;
  if (one.isAssumed) return words.assumed;
  const status = one.verified ? words.verified : words.unverified;
  return one.isOwn ? `${status} (${words.own.toLowerCase()})` : status;
}

export function costTable(cost: NetOfCost, answer: Pick<EffectsAnswer, 'result'>, language: Language): TableModel {
  const words = effectsTexts[language];
  const { result } = answer;
  const kr = (ore: number) => amountCell(roundToKronor(ore));
  return checkTable({
    id: 'kostnad',
    caption: words.cost.caption,
    labelHeading: words.who,
    columns: [
      { id: 'cost', label: words.cost.cost, kind: 'amount' },
      { id: 'effect', label: `${words.cost.effect}, ${words.gross.toLowerCase()}`, kind: 'amount' },
      { id: 'net', label: `${words.cost.net}, ${words.gross.toLowerCase()}`, kind: 'amount' },
      { id: 'netAfter', label: `${words.cost.net}, ${words.after.toLowerCase()}`, kind: 'amount' },
    ],
    rows: payers.map((payer) => ({
      id: payer,
      label: words.payers[payer],
      role: payer === 'public' ? 'total' : 'row',
      cells: [
        kr(cost.cost[payer]),
        kr(result.total[payer]),
        kr(cost.net[payer]),
        kr(cost.netAfterEqualisation[payer]),
      ],
    })),
    remarks: [words.cost.remark],
  });
}

/** What every result says about itself: the warnings of this one, and what no such calculation answers. */
export function caveatsTable(warnings: readonly EffectsWarning[], language: Language): TableModel {
  const words = effectsTexts[language];
  const sentences = [...warnings.map((warning) => warningText(warning, language)), ...words.caveats];
  return checkTable({
    id: 'forbehall',
    caption: words.caveatsCaption,
    labelHeading: words.caveat,
    columns: [],
    rows: sentences.map((label, index) => ({ id: `forbehall${index + 1}`, label, role: 'row', cells: [] })),
  });
}

/** An answer as a file of tables: what was counted, the effects, how uncertain, every value with its source, the caveats. */
export function answerTables(
  answer: EffectsAnswer,
  of: {
    readonly language: Language;
    readonly municipalities: readonly Municipality[];
    readonly moves: readonly Move[];
    readonly hidesSmall: boolean;
  },
): TableModel[] {
  const { language } = of;
  const { result, interval, sensitivity, cost } = answer;
  return [
    effectsTable(result, language),
    movesTable(of.moves, of),
    ...(cost ? [costTable(cost, answer, language)] : []),
    intervalTable(interval, result, language),
    sensitivityTable(sensitivity, language),
    parametersTable(result.parameters, of),
    caveatsTable(result.warnings, language),
  ];
}

/** An association's own values beside what Stegvis has for the same day. */
export function ownValuesTable(of: {
  readonly own: readonly OwnValue[];
  readonly law: EffectsLaw;
  readonly language: Language;
}): TableModel {
  const words = effectsTexts[of.language];
  const heads = words.parameters;
  return checkTable({
    id: 'egna-varden',
    caption: words.ownValuesCaption,
    labelHeading: heads.name,
    columns: [
      { id: 'value', label: heads.value, kind: 'text' },
      { id: 'shipped', label: heads.shipped, kind: 'text' },
      { id: 'unit', label: heads.unit, kind: 'text' },
      { id: 'from', label: heads.from, kind: 'date' },
      { id: 'status', label: heads.status, kind: 'text' },
      { id: 'source', label: heads.source, kind: 'text' },
    ],
    rows: of.own.map(({ name, from, value, source, verified }) => {
      const shipped = valueOn(of.law.parameters, { name, on: from });
      const unit = shipped?.unit ?? of.law.parameters.get(name)?.[0]?.unit ?? '';
      return {
        id: `${name}@${from}`,
        label: parameterLabel(name, of.language, of.law.municipalities),
        role: 'row',
        cells: [
          textCell(parameterValueText(value, unit) ?? ''),
          textCell(parameterValueText(shipped?.value, unit) ?? words.none),
          textCell(unitLabel(unit, of.language)),
          textCell(from),
          textCell(verified ? words.status.verified : words.status.unverified),
          textCell(source),
        ],
      };
    }),
  });
}

/** The newest value of every series that an association may change. */
export function settableTable(of: {
  readonly names: readonly string[];
  readonly law: EffectsLaw;
  readonly language: Language;
}): TableModel {
  const values = of.names.flatMap((name) => of.law.parameters.get(name)?.at(-1) ?? []);
  const used = values.map((value) => ({ ...value, isAssumed: false, isCarriedForward: false }));
  const table = parametersTable(used, { language: of.language, municipalities: of.law.municipalities });
  return { ...table, id: 'alla-varden', caption: effectsTexts[of.language].settableCaption };
}
