// The results of a round: every item as a whole, by programme, and by sex where that gives nobody away.
import type { AnswerSheet } from './answers.ts';
import {
  least,
  maySplitBySex,
  maySplitTotalBySex,
  visibilityOf,
  visibilityOfTotal,
  type SexCounts,
  type Visibility,
} from './disclosure.ts';
import { measureItem, measureUnion, type Measured } from './measure.ts';
import { isCounted, type Questionnaire } from './questionnaire.ts';
import { wilson, type Interval, type Proportion, type Sample } from './statistics.ts';

/** A share with its Wilson interval (95 %) and the whole numbers behind it. */
export type Share = Interval & { readonly share: number; readonly of: Proportion };

/** Of one item in one group. What may not be shown is null. */
export type ItemResult = {
  readonly item: string;
  readonly n: number | null;
  readonly offered: number | null;
  /** n / offered */
  readonly responseRate: number | null;
  readonly distribution: readonly number[] | null;
  readonly mean: number | null;
  readonly median: number | null;
  readonly positive: Share | null;
  readonly clearlyPositive: Share | null;
  readonly visibility: Visibility;
  /** For comparisons; null as the rest. */
  readonly sample: Sample | null;
};

export type SexResults = { readonly female: ItemResult; readonly male: ItemResult };

export type GroupResult = { readonly all: ItemResult; readonly bySex: SexResults | null };

export type ItemResults = {
  readonly item: string;
  /** Over the whole round. */
  readonly total: GroupResult;
  /** By programme, in the round's order; empty for a round without programmes. */
  readonly programmes: ReadonlyMap<string, GroupResult>;
};

export type RoundGroup = { readonly programme: string | null; readonly offered: number | null };

export type RoundAnswers = {
  readonly questionnaire: Questionnaire;
  readonly groups: readonly RoundGroup[];
  readonly sheets: readonly AnswerSheet[];
  readonly fewestShown: number;
};

export function resultsOf(round: RoundAnswers): ItemResults[] {
  const { questionnaire } = round;
  const states = new Map<string, readonly Visibility[]>();
  const results: ItemResults[] = [];
  for (const item of questionnaire.items.filter(isCounted)) {
    // How many were asked tells how many answered the earlier item in a certain way.
    const limits = item.showIf ? [states.get(item.showIf.item) ?? []] : [];
    const strict = limits.map((list) => list.map((one): Visibility => (one === 'shown' ? 'shown' : 'suppressed')));
    const asked = resultsOfOne(round, {
      id: item.id,
      measure: (sheets) => measureItem(questionnaire, item, sheets),
      limits: strict,
    });
    states.set(item.id, asked.states);
    results.push(asked.results);
  }
  for (const union of questionnaire.measures) {
    const limits = union.anyOf.map(({ item }) => states.get(item) ?? []);
    results.push(
      resultsOfOne(round, { id: union.id, measure: (sheets) => measureUnion(union, sheets), limits }).results,
    );
  }
  return results;
}

type Asked = {
  readonly id: string;
  readonly measure: (sheets: readonly AnswerSheet[]) => Measured;
  /** For each item that this one follows from: its visibility in every group, the total last. */
  readonly limits: readonly (readonly Visibility[])[];
};

function resultsOfOne(
  round: RoundAnswers,
  asked: Asked,
): { readonly results: ItemResults; readonly states: readonly Visibility[] } {
  const { groups, fewestShown } = round;
  const limitAt = (index: number): readonly Visibility[] => asked.limits.map((list) => list[index] ?? 'suppressed');
  const parts = groups.map((group, index) => {
    const sheets = round.sheets.filter(({ programme }) => programme === group.programme);
    const measured = asked.measure(sheets);
    const visibility = least(visibilityOf(measured.n, fewestShown), ...limitAt(index));
    return { group, sheets, measured, visibility, n: measured.n, sexes: sexCounts(sheets, asked.measure) };
  });
  const measured = asked.measure(round.sheets);
  const visibility = least(visibilityOfTotal(parts, fewestShown), ...limitAt(groups.length));
  const split = parts.map((part) => part.visibility === 'shown' && maySplitBySex(part.sexes, fewestShown));
  const notSplit = parts.filter((_, index) => !split[index]).map(({ sexes }) => sexes);
  const allSexes = sexCounts(round.sheets, asked.measure);
  const isTotalSplit =
    visibility === 'shown' &&
    (parts.length < 2 ? split[0] === true : maySplitTotalBySex(allSexes, { notSplit, fewestShown }));

  const programmes = new Map(
    parts.flatMap((part, index) => {
      const { programme, offered } = part.group;
      if (programme === null) return [];
      const all = shown(asked.id, part.measured, { offered, visibility: part.visibility });
      const bySex = split[index] ? sexResults(asked, part.sheets) : null;
      return [[programme, { all, bySex }] as const];
    }),
  );
  const total = {
    all: shown(asked.id, measured, { offered: offeredIn(groups), visibility }),
    bySex: isTotalSplit ? sexResults(asked, round.sheets) : null,
  };
  return {
    results: { item: asked.id, total, programmes },
    states: [...parts.map((part) => part.visibility), visibility],
  };
}

/** Null when one of the groups does not know how many were asked. */
export function offeredIn(groups: readonly RoundGroup[]): number | null {
  return groups.reduce<number | null>(
    (sum, { offered }) => (sum === null || offered === null ? null : sum + offered),
    groups.length > 0 ? 0 : null,
  );
}

function sexCounts(sheets: readonly AnswerSheet[], measure: Asked['measure']): SexCounts {
  const count = (sex: AnswerSheet['sex']): number => measure(sheets.filter((sheet) => sheet.sex === sex)).n;
  return { female: count('female'), male: count('male'), unknown: count(null) };
}

function sexResults(asked: Asked, sheets: readonly AnswerSheet[]): SexResults {
  const of = (sex: 'female' | 'male'): ItemResult =>
    shown(asked.id, asked.measure(sheets.filter((sheet) => sheet.sex === sex)), {
      offered: null,
      visibility: 'shown',
    });
  return { female: of('female'), male: of('male') };
}

const nothing = {
  n: null,
  offered: null,
  responseRate: null,
  distribution: null,
  mean: null,
  median: null,
  positive: null,
  clearlyPositive: null,
  sample: null,
} as const;

function shown(
  item: string,
  measured: Measured,
  of: { readonly offered: number | null; readonly visibility: Visibility },
): ItemResult {
  const { offered, visibility } = of;
  if (visibility === 'suppressed') return { item, ...nothing, visibility };
  const { n } = measured;
  const responseRate = offered === null || offered === 0 ? null : n / offered;
  if (visibility === 'tooFew') return { item, ...nothing, n, responseRate, visibility };
  const { distribution, mean, median, sample } = measured;
  const [positive, clearlyPositive] = [measured.positive, measured.clearlyPositive].map(withInterval);
  return {
    item,
    n,
    offered,
    responseRate,
    distribution,
    mean,
    median,
    positive: positive ?? null,
    clearlyPositive: clearlyPositive ?? null,
    visibility,
    sample,
  };
}

function withInterval(of: Proportion | null): Share | null {
  return of === null ? null : { share: of.part / of.whole, ...wilson(of), of };
}

/** The result of one programme, or of the whole round. */
export function groupOf(results: ItemResults, programme: string | null): GroupResult | null {
  return programme === null ? results.total : (results.programmes.get(programme) ?? null);
}
