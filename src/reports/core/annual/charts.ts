// The pictures of the annual report: what people would rather look at than read. Titles say what is seen, in words that
// hold for any year; the numbers are in the picture, its description and the table under it.
import {
  barChart,
  columnChart,
  groupedBarChart,
  stackedBarChart,
  type ChartModel,
  type LineSpec,
  type Point,
} from '#design/core';
import { noteFigureId, noteNumbers, type NoteRow } from '#finance/core';
import {
  COARSE_EXIT_REASONS,
  EXIT_REASONS,
  type Dimensions,
  type ExitReason,
  type FollowUpPackage,
  type Measure,
} from '#followup/core';
import { calendarYear, figureId, roundToPercent, roundToThousandKronor, type Figure, type Ore } from '#kernel';
import type { Programme } from '#programmes/core';
import type { ReportMaterial } from './material.ts';

/** Five years of results; the sign of each is the finding. */
export function fiveYearChart(material: ReportMaterial): ChartModel | null {
  const { overview, year } = material.statements;
  const result = overview.rows.find(({ key }) => key === 'yearResult');
  if (!result || result.printed.every((value) => value === null)) return null;
  const years = overview.years.toReversed();
  const values = result.printed.toReversed();
  return columnChart({
    id: 'five-years',
    title: resultTitle({
      year,
      // A loss of some hundred kronor is a loss, although it is printed as 0 tkr.
      thisYear: result.exactOre[0] ?? result.printed[0] ?? null,
      reported: result.printed.flatMap((value, index) => (value === null ? [] : [result.exactOre[index] ?? value])),
    }),
    unit: 'tkr',
    labelHeading: 'År',
    labels: years.map(String),
    columns: {
      id: 'result',
      label: 'Årets resultat',
      points: values.map((value, index) => ({
        value,
        ...(value === null
          ? {}
          : {
              figureId: figureId({ name: 'finance.overview.yearResult', period: calendarYear(years[index] ?? year) }),
            }),
      })),
    },
    ...capitalLine(material, years),
    source: 'Bokföringen och tidigare årsredovisningar',
  });
}

/** True for any years: what is not reported is not counted, and one year is no row of years. */
function resultTitle(of: { year: number; thisYear: number | null; reported: readonly number[] }): string {
  const { year, thisYear, reported } = of;
  if (thisYear === null) return `Årets resultat ${reported.length} redovisade år`;
  const sign = thisYear > 0 ? 'positivt' : thisYear < 0 ? 'negativt' : 'noll';
  if (reported.length < 2) return `Resultatet var ${sign} ${year}`;
  const positive = reported.filter((value) => value > 0).length;
  return `Resultatet var ${sign} ${year} och positivt ${positive} av ${reported.length} redovisade år`;
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
  const id = (column: 'current' | 'budget', row: NoteRow): string =>
    noteFigureId({ note: 'costs', row: row.id, column, statements });
  const thousands = (amountOre: Ore | null): number | null =>
    amountOre === null ? null : roundToThousandKronor(amountOre);
  return groupedBarChart({
    id: 'budget',
    title:
      over.length === 0
        ? 'Alla insatser och områden höll sin budget'
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
          figureId: id('current', row),
        })),
      },
      {
        id: 'budget',
        label: `Budget ${statements.year}`,
        points: rows.map((row) => ({
          value: thousands(row.amounts.budgetOre),
          figureId: id('budget', row),
        })),
      },
    ],
    pair: 'comparison',
    source: `Not ${noteNumbers.costs}`,
  });
}

/** Women and men in each programme of the calendar year; those who are not counted by sex stand apart. */
export function participantsChart(material: ReportMaterial): ChartModel | null {
  const packages = yearPackages(material).filter((one) => hasCount(material, one, 'participants'));
  if (packages.length === 0) return null;
  const point = (one: FollowUpPackage, dimensions: Dimensions): Point =>
    countPoint(material.figures, one, { measure: 'participants', dimensions });
  const isBySex = (one: FollowUpPackage): boolean => {
    const sexes = (['female', 'male'] as const).map((sex) => point(one, { sex }));
    return sexes.every(({ value, isHidden }) => value !== null || isHidden === true);
  };
  const ofSex = (sex: 'female' | 'male'): Point[] =>
    packages.map((one) => (isBySex(one) ? point(one, { sex }) : { value: null }));
  const rest = packages.map((one): Point => (isBySex(one) ? { value: 0 } : point(one, {})));
  const [women, men] = [ofSex('female'), ofSex('male')];
  const head = {
    id: 'participants',
    unit: 'count',
    unitWord: 'deltagare',
    labelHeading: 'Insats',
    source: 'Uppföljningspaket för året',
  } as const;
  const labels = packages.map((one) => nameOf(material.programmes, one.programme));
  if (!packages.some(isBySex)) {
    const bars = packages.map((one, index) => ({ ...point(one, {}), label: labels[index] ?? '' }));
    return barChart({ ...head, title: 'Deltagare per insats', valueHeading: 'Deltagare', bars, order: 'given' });
  }
  const percent = packages.every(isBySex) ? shareOf(women, [...women, ...men]) : null;
  return stackedBarChart({
    ...head,
    title: percent === null ? 'Deltagare per insats' : `${percent} procent av deltagarna var kvinnor`,
    labels,
    series: [
      { id: 'female', label: 'Kvinnor', points: women },
      { id: 'male', label: 'Män', points: men },
      ...(packages.every(isBySex) ? [] : [{ id: 'unknown', label: 'Kön ej angivet', points: rest }]),
    ],
  });
}

const exitParts: readonly { readonly id: string; readonly label: string; readonly reasons: readonly ExitReason[] }[] =
  [
    { id: 'work', label: 'Arbete eller studier', reasons: ['work', 'studies'] },
    { id: 'rehabilitation', label: 'Fortsatt rehabilitering', reasons: ['continuedRehabilitation'] },
    { id: 'illness', label: 'Sjukdom', reasons: ['illness'] },
    { id: 'other', label: 'Annat skäl', reasons: ['ownRequest', 'backToReferrer', 'other'] },
  ];

/** Exits by reason in every programme that had exits and tells their reasons. */
export function exitsChart(material: ReportMaterial): ChartModel | null {
  const reason = (one: FollowUpPackage, exitReason: ExitReason): Point =>
    countPoint(material.figures, one, { measure: 'exited', dimensions: { exitReason } });
  const ofReasons = (one: FollowUpPackage, reasons: readonly ExitReason[]): Point =>
    addPoints(reasons.flatMap((name) => fineReasons(material.figures, one, name)).map((name) => reason(one, name)));
  const packages = yearPackages(material).filter((one) =>
    EXIT_REASONS.some((name) => {
      const { value, isHidden } = reason(one, name);
      return isHidden === true || (value ?? 0) > 0;
    }),
  );
  if (packages.length === 0) return null;
  const series = exitParts.map(({ id, label, reasons }) => ({
    id,
    label,
    points: packages.map((one) => ofReasons(one, reasons)),
  }));
  const toWork = sumOf(series[0]?.points ?? []);
  const all = sumOf(series.flatMap(({ points }) => points));
  return stackedBarChart({
    id: 'exits',
    title:
      toWork === null || all === null
        ? 'Avslutade efter avslutsorsak'
        : `${toWork} av ${all} med känd avslutsorsak gick till arbete eller studier`,
    unit: 'count',
    unitWord: 'avslutade',
    labelHeading: 'Insats',
    labels: packages.map((one) => nameOf(material.programmes, one.programme)),
    series,
    source: 'Uppföljningspaket för året',
  });
}

/** A coarse reason as its package tells it: by itself, or by its parts, never both. */
function fineReasons(figures: readonly Figure[], one: FollowUpPackage, reason: ExitReason): readonly ExitReason[] {
  const fine = COARSE_EXIT_REASONS[reason];
  if (!fine || isCounted(figures, one, reason)) return [reason];
  return fine;
}

function isCounted(figures: readonly Figure[], one: FollowUpPackage, exitReason: ExitReason): boolean {
  return countFigure(figures, one, { measure: 'exited', dimensions: { exitReason } }) !== undefined;
}

/** A reason that a package does not count is nobody's; one hidden part hides the sum, and one unknown part leaves it. */
function addPoints(points: readonly Point[]): Point {
  const told = points.filter(({ value, isHidden, figureId: id }) => value !== null || isHidden || id !== undefined);
  if (told.length === 0) return { value: 0 };
  if (told.length === 1 && told[0]) return told[0];
  if (told.some(({ isHidden }) => isHidden)) return { value: null, isHidden: true };
  return { value: sumOf(told) };
}

/** Null when any of them is not known. */
function sumOf(points: readonly Point[]): number | null {
  return points.reduce<number | null>((sum, { value }) => (sum === null || value === null ? null : sum + value), 0);
}

function shareOf(part: readonly Point[], whole: readonly Point[]): number | null {
  const [some, all] = [sumOf(part), sumOf(whole)];
  return some === null || all === null ? null : roundToPercent({ part: some, whole: all });
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

type Counted = { readonly measure: Measure; readonly dimensions: Dimensions };

function hasCount({ figures }: ReportMaterial, one: FollowUpPackage, measure: Measure): boolean {
  const { value, isHidden } = countPoint(figures, one, { measure, dimensions: {} });
  return value !== null || isHidden === true;
}

function countPoint(figures: readonly Figure[], one: FollowUpPackage, counted: Counted): Point {
  const figure = countFigure(figures, one, counted);
  if (!figure) return { value: null };
  if (figure.disclosure === 'suppressed') return { value: null, figureId: figure.id, isHidden: true };
  return { value: figure.value, figureId: figure.id };
}

function countFigure(figures: readonly Figure[], one: FollowUpPackage, counted: Counted): Figure | undefined {
  const { from, to, programme } = one;
  const { measure, dimensions } = counted;
  return findFigure(
    figures,
    figureId({ name: `followUp.${measure}`, period: { from, to }, dimensions: { ...dimensions, programme } }),
  );
}

function findFigure(figures: readonly Figure[], id: string): Figure | undefined {
  return figures.find((figure) => figure.id === id);
}

function dayOf(year: number): { from: string; to: string } {
  return { from: `${year}-12-31`, to: `${year}-12-31` };
}
