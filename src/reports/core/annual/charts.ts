// The pictures of the annual report: what people would rather look at than read. Titles say what is seen, in words that
// hold for any year; the numbers are in the picture, its description and the table under it.
import {
  columnChart,
  groupedBarChart,
  stackedBarChart,
  type ChartModel,
  type LineSpec,
  type Point,
} from '#design/core';
import type { NoteRow } from '#finance/core';
import type { FollowUpPackage } from '#followup/core';
import { calendarYear, figureId, roundToThousandKronor, type Figure, type Ore } from '#kernel';
import type { Programme } from '#programmes/core';
import type { ReportMaterial } from './material.ts';

/** Five years of results; the sign of each is the finding. */
export function fiveYearChart(material: ReportMaterial): ChartModel | null {
  const { overview, year } = material.statements;
  const result = overview.rows.find(({ key }) => key === 'yearResult');
  if (!result || result.printed.every((value) => value === null)) return null;
  const years = overview.years.toReversed();
  const values = result.printed.toReversed();
  const reported = values.filter((value) => value !== null);
  const positive = reported.filter((value) => value >= 0).length;
  const isPositive = (result.printed[0] ?? 0) >= 0;
  return columnChart({
    id: 'five-years',
    title: `Resultatet var ${isPositive ? 'positivt' : 'negativt'} ${year} och positivt ${positive} av de ${reported.length} senaste åren`,
    unit: 'tkr',
    labelHeading: 'År',
    labels: years.map(String),
    columns: {
      id: 'result',
      label: 'Årets resultat',
      points: values.map((value, index) => ({
        value,
        figureId: figureId({ name: 'finance.overview.yearResult', period: calendarYear(years[index] ?? year) }),
      })),
    },
    ...capitalLine(material, years),
    source: 'Bokföringen och tidigare årsredovisningar',
  });
}

/** Equity over the years that are known, with the guideline of the report's year; nothing when only one year is known. */
function capitalLine(material: ReportMaterial, years: readonly number[]): { line?: LineSpec } {
  const points = years.map((of): Point => {
    const figure = findFigure(material.figures, figureId({ name: 'finance.closingEquity', period: dayOf(of) }));
    if (figure?.value === null || figure?.value === undefined) return { value: null };
    return { value: roundToThousandKronor(figure.value), figureId: figure.id };
  });
  if (points.filter(({ value }) => value !== null).length < 2) return {};
  const series = { id: 'equity', label: 'Eget kapital', points };
  const { capital } = material;
  if (!capital) return { line: { series } };
  const limit = roundToThousandKronor(capital.maximumOre);
  const guideline = {
    id: 'guideline',
    label: 'Riktlinje',
    points: years.map((of): Point => ({ value: of === material.head.year ? limit : null })),
  };
  return { line: { series, guideline } };
}

/** Actual against budget for every row that has both. */
export function budgetChart({ statements }: ReportMaterial): ChartModel | null {
  const rows = statements.notes.costs.filter(
    (row) =>
      !row.isTotal &&
      row.of === null &&
      row.object !== null &&
      row.amounts.budgetOre !== null &&
      row.amounts.currentOre !== null,
  );
  if (rows.length === 0) return null;
  const over = rows.filter((row) => (row.amounts.currentOre ?? 0) > (row.amounts.budgetOre ?? 0));
  const id = (name: string, row: NoteRow): string =>
    figureId({ name, period: calendarYear(statements.year), dimensions: { row: row.id } });
  const thousands = (amountOre: Ore | null): number | null =>
    amountOre === null ? null : roundToThousandKronor(amountOre);
  return groupedBarChart({
    id: 'budget',
    title:
      over.length === 0
        ? 'Alla insatser höll sin budget'
        : `${over.length} av ${rows.length} insatser och områden kostade mer än budget`,
    unit: 'tkr',
    labelHeading: 'Insats eller område',
    labels: rows.map(({ label }) => label),
    series: [
      {
        id: 'actual',
        label: `Utfall ${statements.year}`,
        points: rows.map((row) => ({
          value: thousands(row.amounts.currentOre),
          figureId: id('finance.note.costs', row),
        })),
      },
      {
        id: 'budget',
        label: `Budget ${statements.year}`,
        points: rows.map((row) => ({
          value: thousands(row.amounts.budgetOre),
          figureId: id('finance.budget.note.costs', row),
        })),
      },
    ],
    pair: 'comparison',
    source: 'Not 3',
  });
}

/** Women and men in each programme of the calendar year. */
export function participantsChart(material: ReportMaterial): ChartModel | null {
  const packages = yearPackages(material);
  if (packages.length === 0) return null;
  const total = totalFigure(material, 'participants', {});
  const women = totalFigure(material, 'participants', { sex: 'female' });
  const share = total?.value && women?.value ? Math.round((women.value * 100) / total.value) : null;
  const series = (sex: 'female' | 'male', label: string) => ({
    id: sex,
    label,
    points: packages.map((one) => countPoint(material.figures, one, 'participants', { sex })),
  });
  return stackedBarChart({
    id: 'participants',
    title: share === null ? 'Deltagare per insats' : `${share} procent av deltagarna var kvinnor`,
    unit: 'count',
    unitWord: 'deltagare',
    labelHeading: 'Insats',
    labels: packages.map((one) => nameOf(material.programmes, one.programme)),
    series: [series('female', 'Kvinnor'), series('male', 'Män')],
    source: 'Uppföljningspaket för året',
  });
}

/** Exits by reason in every programme that had exits. */
export function exitsChart(material: ReportMaterial): ChartModel | null {
  const packages = yearPackages(material).filter(
    (one) => (countPoint(material.figures, one, 'exited', {}).value ?? 0) > 0,
  );
  const exited = totalFigure(material, 'exited', {})?.value ?? null;
  if (packages.length === 0 || exited === null) return null;
  const sumOf = (one: FollowUpPackage, reasons: readonly string[]): Point => {
    const values = reasons.map((exitReason) => countPoint(material.figures, one, 'exited', { exitReason }).value);
    return {
      value: values.every((value) => value === null)
        ? 0
        : values.reduce<number>((sum, value) => sum + (value ?? 0), 0),
    };
  };
  const part = (id: string, label: string, reasons: readonly string[]) => ({
    id,
    label,
    points: packages.map((one) => sumOf(one, reasons)),
  });
  const series = [
    part('work', 'Arbete eller studier', ['work', 'workUnsubsidised', 'workSubsidised', 'studies']),
    part('rehabilitation', 'Fortsatt rehabilitering', ['continuedRehabilitation']),
    part('illness', 'Sjukdom', ['illness']),
    part('other', 'Annat skäl', ['ownRequest', 'backToReferrer', 'other']),
  ];
  const toWork = series[0]?.points.reduce((sum, { value }) => sum + (value ?? 0), 0) ?? 0;
  return stackedBarChart({
    id: 'exits',
    title: `${toWork} av ${exited} avslutade gick till arbete eller studier`,
    unit: 'count',
    unitWord: 'avslutade',
    labelHeading: 'Insats',
    labels: packages.map((one) => nameOf(material.programmes, one.programme)),
    series,
    source: 'Uppföljningspaket för året',
  });
}

/** Packages that cover exactly the report's year, in the order of the programmes. */
export function yearPackages({ packages, programmes, head }: ReportMaterial): FollowUpPackage[] {
  const period = calendarYear(head.year);
  const order = new Map(programmes.map(({ slug }, index) => [slug, index]));
  return packages
    .filter((one) => one.from === period.from && one.to === period.to)
    .toSorted((a, b) => (order.get(a.programme) ?? 0) - (order.get(b.programme) ?? 0));
}

export function nameOf(programmes: readonly Programme[], slug: string): string {
  return programmes.find((programme) => programme.slug === slug)?.name ?? slug;
}

function countPoint(
  figures: readonly Figure[],
  one: FollowUpPackage,
  measure: string,
  dimensions: Readonly<Record<string, string>>,
): Point {
  const id = figureId({
    name: `followUp.${measure}`,
    period: { from: one.from, to: one.to },
    dimensions: { ...dimensions, programme: one.programme },
  });
  const figure = findFigure(figures, id);
  if (!figure) return { value: null };
  return { value: figure.value, figureId: id, ...(figure.disclosure === 'suppressed' ? { isHidden: true } : {}) };
}

function totalFigure(
  material: ReportMaterial,
  measure: string,
  dimensions: Readonly<Record<string, string>>,
): Figure | undefined {
  return findFigure(
    material.figures,
    figureId({ name: `followUp.${measure}`, period: calendarYear(material.head.year), dimensions }),
  );
}

function findFigure(figures: readonly Figure[], id: string): Figure | undefined {
  return figures.find((figure) => figure.id === id);
}

function dayOf(year: number): { from: string; to: string } {
  return { from: `${year}-12-31`, to: `${year}-12-31` };
}
