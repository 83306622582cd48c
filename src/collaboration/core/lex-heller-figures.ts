// What the register of Lex Heller comes to: counts for the reports, patterns, and the yearly summary.
import { figureId, type Figure, type Period } from '#kernel';
import { lexHellerTypes, type LexHellerReport } from './lex-heller.ts';

const isAnswered = ({ state, answeredOn }: LexHellerReport): boolean => answeredOn !== null || state === 'answered';

export function reportsIn(reports: readonly LexHellerReport[], { from, to }: Period): LexHellerReport[] {
  return reports.filter(({ receivedOn }) => from <= receivedOn && receivedOn <= to);
}

/** `collaboration.lexHeller@2024`, by `type`; answered, fed back and published. */
export function lexHellerFigures(reports: readonly LexHellerReport[], periods: readonly Period[]): Figure[] {
  return periods.flatMap((period) => {
    const own = reportsIn(reports, period);
    if (own.length === 0) return [];
    const figure = (
      name: string,
      label: string,
      counted: readonly LexHellerReport[],
      dimensions: Readonly<Record<string, string>> = {},
    ): Figure => ({
      id: figureId({ name: `collaboration.${name}`, period, dimensions }),
      label,
      value: counted.length,
      unit: 'count',
      countingUnit: 'event',
      period,
      source: {
        kind: 'entered',
        description: `Räknat ur ${own.length} anmälningar i registret Lex Heller.`,
        address: `/lex-heller?ar=${period.from.slice(0, 4)}`,
      },
      version: own.reduce((sum, one) => sum + one.version, 0),
      disclosure: 'open',
    });
    return [
      figure('lexHeller', 'Lex Heller-anmälningar', own),
      figure('lexHellerAnswered', 'Lex Heller-anmälningar som fått svar', own.filter(isAnswered)),
      figure(
        'lexHellerFedBack',
        'Lex Heller-anmälningar som återkopplats',
        own.filter(({ fedBackOn }) => fedBackOn !== null),
      ),
      figure(
        'lexHellerPublished',
        'Lex Heller-svar som publicerats',
        own.filter((one) => one.isPublished),
      ),
      ...lexHellerTypes.flatMap(({ id, sv }) => {
        const typed = own.filter(({ type }) => type === id);
        return typed.length === 0
          ? []
          : [figure('lexHeller', `Lex Heller-anmälningar, ${sv.toLowerCase()}`, typed, { type: id })];
      }),
    ];
  });
}

export type Pattern = { readonly key: string; readonly years: ReadonlyMap<number, number>; readonly total: number };

/** How often each type, party or municipality comes, year by year; most first. A report with several parties counts for each. */
export function patternsOf(reports: readonly LexHellerReport[], by: 'type' | 'party' | 'kommun'): Pattern[] {
  const keysOf = (report: LexHellerReport): readonly string[] => {
    if (by === 'type') return [report.type];
    if (by === 'kommun') return report.kommun === '' ? [] : [report.kommun];
    return report.concerned;
  };
  const found = new Map<string, Map<number, number>>();
  for (const report of reports) {
    for (const key of new Set(keysOf(report))) {
      const years = found.get(key) ?? new Map<number, number>();
      years.set(report.year, (years.get(report.year) ?? 0) + 1);
      found.set(key, years);
    }
  }
  return [...found]
    .map(([key, years]) => ({ key, years, total: [...years.values()].reduce((sum, one) => sum + one, 0) }))
    .toSorted((a, b) => b.total - a.total || (a.key < b.key ? -1 : 1));
}

export type LexHellerSummary = {
  readonly year: number;
  readonly received: number;
  readonly before: number;
  readonly answered: number;
  readonly fedBack: number;
  readonly published: number;
  readonly open: number;
  readonly types: readonly Pattern[];
  readonly actions: readonly { readonly action: string; readonly count: number }[];
  readonly themes: readonly string[];
};

export function lexHellerSummary(reports: readonly LexHellerReport[], year: number): LexHellerSummary {
  const own = reports.filter((one) => one.year === year);
  const actions = Map.groupBy(
    own.filter(({ action }) => action !== ''),
    ({ action }) => action,
  );
  return {
    year,
    received: own.length,
    before: reports.filter((one) => one.year === year - 1).length,
    answered: own.filter(isAnswered).length,
    fedBack: own.filter(({ fedBackOn }) => fedBackOn !== null).length,
    published: own.filter((one) => one.isPublished).length,
    open: own.filter(({ state }) => state !== 'answered' && state !== 'closed').length,
    types: patternsOf(own, 'type'),
    actions: [...actions].map(([action, of]) => ({ action, count: of.length })).toSorted((a, b) => b.count - a.count),
    themes: [...new Set(own.map(({ theme }) => theme).filter(Boolean))].toSorted(),
  };
}
