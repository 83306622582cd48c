// The pictures of the annual report: what people would rather look at than read. Titles say what is seen, in words that
// hold for any year; the numbers are in the picture, its description and the table under it.
import {
  barChart,
  columnChart,
  groupedBarChart,
  inBoth,
  stackedBarChart,
  type ChartModel,
  type Language,
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
import { countedPeriod } from './periods.ts';

const texts = inBoth(
  {
    year: 'År',
    result: 'Årets resultat',
    ledgerSource: 'Bokföringen och tidigare årsredovisningar',
    resultOfYears: (years: number) => `Årets resultat ${years} redovisade år`,
    signs: { positive: 'positivt', negative: 'negativt', zero: 'noll' },
    resultWas: (sign: string, year: number) => `Resultatet var ${sign} ${year}`,
    resultOverYears: (now: string, positive: number, years: number) =>
      `${now} och positivt ${positive} av ${years} redovisade år`,
    equity: 'Eget kapital',
    guideline: 'Riktlinje',
    withinBudget: 'Alla insatser och områden höll sin budget',
    overBudget: (over: number, all: number) => `${over} av ${all} insatser och områden kostade mer än budget`,
    programmeOrArea: 'Insats eller område',
    outcome: (year: number) => `Utfall ${year}`,
    expected: {
      withinBudget: 'Alla insatser och områden väntas hålla sin budget',
      overBudget: (over: number, all: number) => `${over} av ${all} insatser och områden väntas kosta mer än budget`,
      outcome: (year: number) => `Prognos ${year}`,
    },
    budget: (year: number) => `Budget ${year}`,
    note: (number: string) => `Not ${number}`,
    participants: 'deltagare',
    participantsHeading: 'Deltagare',
    byProgramme: 'Deltagare per insats',
    shareOfWomen: (percent: number) => `${percent} procent av deltagarna var kvinnor`,
    programme: 'Insats',
    packageSource: 'Uppföljningspaket för året',
    packageSourceSoFar: 'Uppföljningspaket för året hittills',
    women: 'Kvinnor',
    men: 'Män',
    sexUnknown: 'Kön ej angivet',
    exits: {
      work: 'Arbete eller studier',
      rehabilitation: 'Fortsatt rehabilitering',
      illness: 'Sjukdom',
      other: 'Annat skäl',
    },
    exitsByReason: 'Avslutade efter avslutsorsak',
    exitsToWork: (toWork: number, all: number) =>
      `${toWork} av ${all} med känd avslutsorsak gick till arbete eller studier`,
    exited: 'avslutade',
  },
  {
    year: 'Year',
    result: 'Result of the year',
    ledgerSource: 'The ledger and earlier annual reports',
    resultOfYears: (years) => `The result of ${years} reported years`,
    signs: { positive: 'positive', negative: 'negative', zero: 'zero' },
    resultWas: (sign, year) => `The result of ${year} was ${sign}`,
    resultOverYears: (now, positive, years) => `${now}, and positive in ${positive} of ${years} reported years`,
    equity: 'Equity',
    guideline: 'Guideline',
    withinBudget: 'All programmes and areas kept their budget',
    overBudget: (over, all) => `${over} of ${all} programmes and areas cost more than budgeted`,
    programmeOrArea: 'Programme or area',
    outcome: (year) => `Outcome ${year}`,
    expected: {
      withinBudget: 'All programmes and areas are expected to keep their budget',
      overBudget: (over, all) => `${over} of ${all} programmes and areas are expected to cost more than budgeted`,
      outcome: (year) => `Forecast ${year}`,
    },
    budget: (year) => `Budget ${year}`,
    note: (number) => `Note ${number}`,
    participants: 'participants',
    participantsHeading: 'Participants',
    byProgramme: 'Participants by programme',
    shareOfWomen: (percent) => `${percent} per cent of the participants were women`,
    programme: 'Programme',
    packageSource: 'Follow-up packages of the year',
    packageSourceSoFar: 'Follow-up packages of the year so far',
    women: 'Women',
    men: 'Men',
    sexUnknown: 'Sex not stated',
    exits: {
      work: 'Work or studies',
      rehabilitation: 'Continued rehabilitation',
      illness: 'Illness',
      other: 'Other reason',
    },
    exitsByReason: 'Exits by reason',
    exitsToWork: (toWork, all) => `${toWork} of ${all} with a known reason went to work or studies`,
    exited: 'exits',
  },
);
type Words = (typeof texts)['sv'];

/** Five years of results; the sign of each is the finding. */
export function fiveYearChart(material: ReportMaterial, language: Language = 'sv'): ChartModel | null {
  const words = texts[language];
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
      language,
    }),
    language,
    unit: 'tkr',
    labelHeading: words.year,
    labels: years.map(String),
    columns: {
      id: 'result',
      label: words.result,
      points: values.map((value, index) => ({
        value,
        ...(value === null
          ? {}
          : {
              figureId: figureId({ name: 'finance.overview.yearResult', period: calendarYear(years[index] ?? year) }),
            }),
      })),
    },
    ...capitalLine(material, { years, language }),
    source: words.ledgerSource,
  });
}

/** True for any years: what is not reported is not counted, and one year is no row of years. */
function resultTitle(of: {
  year: number;
  thisYear: number | null;
  reported: readonly number[];
  language: Language;
}): string {
  const { year, thisYear, reported } = of;
  const words = texts[of.language];
  if (thisYear === null) return words.resultOfYears(reported.length);
  const sign = words.signs[thisYear > 0 ? 'positive' : thisYear < 0 ? 'negative' : 'zero'];
  if (reported.length < 2) return words.resultWas(sign, year);
  const positive = reported.filter((value) => value > 0).length;
  return words.resultOverYears(words.resultWas(sign, year), positive, reported.length);
}

/** Equity over the years that are known, with the guideline of the report's year; nothing when only one year is known. */
function capitalLine(
  material: ReportMaterial,
  { years, language }: { readonly years: readonly number[]; readonly language: Language },
): { line?: LineSpec } {
  const words = texts[language];
  const points = years.map((of): Point => {
    const figure = findFigure(material.figures, figureId({ name: 'finance.closingEquity', period: dayOf(of) }));
    if (figure?.value === null || figure?.value === undefined) return { value: null };
    return { value: roundToThousandKronor(figure.value), figureId: figure.id };
  });
  if (points.filter(({ value }) => value !== null).length < 2) return {};
  const series = { id: 'equity', label: words.equity, points };
  const { capital } = material;
  if (!capital) return { line: { series } };
  const limit = roundToThousandKronor(capital.maximumOre);
  const guideline = {
    id: 'guideline',
    label: words.guideline,
    points: years.map((of): Point => ({ value: of === material.head.year ? limit : null })),
  };
  return { line: { series, guideline } };
}

/** Actual against budget for every row that has both. */
export function budgetChart({ statements }: ReportMaterial, language: Language = 'sv'): ChartModel | null {
  const words = texts[language];
  // Part of a year is held against nothing whole: what is expected of the year is.
  const isPart = statements.at !== null;
  const outcomeOf = ({ amounts }: NoteRow): Ore | null => (isPart ? amounts.forecastOre : amounts.currentOre);
  const said = isPart ? words.expected : words;
  const rows = statements.notes.costs.filter(
    (row) =>
      !row.isTotal &&
      row.of === null &&
      row.object !== null &&
      row.amounts.budgetOre !== null &&
      outcomeOf(row) !== null,
  );
  if (rows.length === 0) return null;
  const over = rows.filter((row) => (outcomeOf(row) ?? 0) > (row.amounts.budgetOre ?? 0));
  const id = (column: 'current' | 'budget' | 'forecast', row: NoteRow): string =>
    noteFigureId({ note: 'costs', row: row.id, column, statements });
  const thousands = (amountOre: Ore | null): number | null =>
    amountOre === null ? null : roundToThousandKronor(amountOre);
  return groupedBarChart({
    id: 'budget',
    language,
    title: over.length === 0 ? said.withinBudget : said.overBudget(over.length, rows.length),
    unit: 'tkr',
    labelHeading: words.programmeOrArea,
    labels: rows.map(({ label }) => label),
    series: [
      {
        id: 'actual',
        label: said.outcome(statements.year),
        points: rows.map((row) => ({
          value: thousands(outcomeOf(row)),
          figureId: id(isPart ? 'forecast' : 'current', row),
        })),
      },
      {
        id: 'budget',
        label: words.budget(statements.year),
        points: rows.map((row) => ({
          value: thousands(row.amounts.budgetOre),
          figureId: id('budget', row),
        })),
      },
    ],
    pair: 'comparison',
    source: words.note(noteNumbers.costs),
  });
}

/** Women and men in each programme of the calendar year; those who are not counted by sex stand apart. */
export function participantsChart(material: ReportMaterial, language: Language = 'sv'): ChartModel | null {
  const words = texts[language];
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
    unitWord: words.participants,
    language,
    labelHeading: words.programme,
    source: material.statements.at === null ? words.packageSource : words.packageSourceSoFar,
  } as const;
  const labels = packages.map((one) => nameOf(material.programmes, one.programme));
  if (!packages.some(isBySex)) {
    const bars = packages.map((one, index) => ({ ...point(one, {}), label: labels[index] ?? '' }));
    return barChart({
      ...head,
      title: words.byProgramme,
      valueHeading: words.participantsHeading,
      bars,
      order: 'given',
    });
  }
  const percent = packages.every(isBySex) ? shareOf(women, [...women, ...men]) : null;
  return stackedBarChart({
    ...head,
    title: percent === null ? words.byProgramme : words.shareOfWomen(percent),
    labels,
    series: [
      { id: 'female', label: words.women, points: women },
      { id: 'male', label: words.men, points: men },
      ...(packages.every(isBySex) ? [] : [{ id: 'unknown', label: words.sexUnknown, points: rest }]),
    ],
  });
}

const exitParts: readonly { readonly id: keyof Words['exits']; readonly reasons: readonly ExitReason[] }[] = [
  { id: 'work', reasons: ['work', 'studies'] },
  { id: 'rehabilitation', reasons: ['continuedRehabilitation'] },
  { id: 'illness', reasons: ['illness'] },
  { id: 'other', reasons: ['ownRequest', 'backToReferrer', 'other'] },
];

/** Exits by reason in every programme that had exits and tells their reasons. */
export function exitsChart(material: ReportMaterial, language: Language = 'sv'): ChartModel | null {
  const words = texts[language];
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
  const series = exitParts.map(({ id, reasons }) => ({
    id,
    label: words.exits[id],
    points: packages.map((one) => ofReasons(one, reasons)),
  }));
  const toWork = sumOf(series[0]?.points ?? []);
  const all = sumOf(series.flatMap(({ points }) => points));
  return stackedBarChart({
    id: 'exits',
    title: toWork === null || all === null ? words.exitsByReason : words.exitsToWork(toWork, all),
    language,
    unit: 'count',
    unitWord: words.exited,
    labelHeading: words.programme,
    labels: packages.map((one) => nameOf(material.programmes, one.programme)),
    series,
    source: material.statements.at === null ? words.packageSource : words.packageSourceSoFar,
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
export function yearPackages(material: ReportMaterial): FollowUpPackage[] {
  const { packages, programmes } = material;
  const period = countedPeriod(material);
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
