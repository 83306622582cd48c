// A complete annual report of a made-up association that ties in öre: tests break it one fault at a time.
import { calendarYear, type Figure, figureId, roundToKronor, roundToThousandKronor } from '#kernel';
import { requiredParts } from './law-parts.ts';
import type {
  ControlledCell,
  ControlledColumn,
  ControlledRow,
  ControlledTable,
  CountMeasure,
  Line,
  ReportUnderControl,
  TableKind,
} from './report-under-control.ts';
import { standardSums } from './standard-sums.ts';

const YEAR = 2024;

// Öre, [2024, 2023]; budgets in kronor for 2024.
const income = {
  'Driftbidrag från Försäkringskassan': { member: 'forsakringskassan', ore: [400_000_000, 380_000_000] },
  'Driftbidrag från Region Exempel': { member: 'region', ore: [200_000_000, 190_000_000] },
  'Driftbidrag från Ekby kommun': { member: 'kommun', ore: [120_000_000, 114_000_000] },
  'Driftbidrag från Alby kommun': { member: 'kommun', ore: [80_000_000, 76_000_000] },
  'Försäljning av utbildning': { ore: [12_345_678, 9_876_543] },
} as const;
const interestOre = [1_234_567, 765_432] as const;
const costs = {
  Stigen: { ore: [251_234_549, 241_111_149], budgetOre: 260_000_000 },
  Bron: { ore: [301_234_549, 291_111_149], budgetOre: 290_000_000 },
  Kansli: { ore: [230_123_449, 221_000_049], budgetOre: 225_000_000 },
  Revision: { ore: [3_000_050, 2_900_050], budgetOre: 3_000_000 },
} as const;
const officeParts = { Personal: [180_000_049, 170_000_049], Lokaler: [50_123_400, 51_000_000] } as const;
const receivables = { Kundfordringar: [20_000_149, 15_000_049], Skattekonto: [5_000_049, 4_000_049] } as const;
const liabilities = {
  Leverantörsskulder: [110_000_049, 90_000_049],
  Semesterlöneskuld: [9_000_049, 8_000_049],
} as const;
const openingEquity2023 = 150_000_000;

type Two = readonly [number, number];
const total = (lists: readonly (readonly number[])[]): Two => [
  sum(lists.map((one) => one[0] ?? 0)),
  sum(lists.map((one) => one[1] ?? 0)),
];
const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
const minus = (a: Two, b: Two): Two => [a[0] - b[0], a[1] - b[1]];
const plusTwo = (a: Two, b: Two): Two => [a[0] + b[0], a[1] + b[1]];

const operatingIncome = total(Object.values(income).map((one) => one.ore));
const operatingCosts = total(Object.values(costs).map((one) => one.ore));
const operatingResult = minus(operatingIncome, operatingCosts);
const yearResult = plusTwo(operatingResult, interestOre);
const allReceivables = total(Object.values(receivables));
const allLiabilities = total(Object.values(liabilities));
const closing2023 = openingEquity2023 + yearResult[1];
const opening: Two = [closing2023, openingEquity2023];
const closing = plusTwo(opening, yearResult);
const assets = plusTwo(closing, allLiabilities);
const cash = minus(assets, allReceivables);
const changes2024 = {
  receivables: allReceivables[1] - allReceivables[0],
  liabilities: allLiabilities[0] - allLiabilities[1],
};
const budgetCosts = sum(Object.values(costs).map((one) => one.budgetOre));
const budgetIncome = 800_000_000;

const kr = (ore: number | null): ControlledCell => ({
  exactOre: ore,
  printed: ore === null ? null : roundToKronor(ore),
});
const tkr = (ore: number): ControlledCell => ({ exactOre: ore, printed: roundToThousandKronor(ore) });
const plain = (printed: number | null): ControlledCell => ({ exactOre: null, printed });

const years: readonly ControlledColumn[] = [
  { id: '2024', label: '2024', kind: 'current', year: YEAR },
  { id: '2023', label: '2023', kind: 'previous', year: YEAR - 1 },
];
const budgetColumn: ControlledColumn = { id: 'budget', label: 'Budget 2024', kind: 'budget', year: YEAR };
const deviationColumn: ControlledColumn = { id: 'deviation', label: 'Avvikelse', kind: 'deviation', year: null };

type RowParts = Partial<ControlledRow> & Pick<ControlledRow, 'id' | 'cells'>;
const row = (parts: RowParts): ControlledRow => ({ label: parts.id, role: 'row', line: null, ...parts });
const line = (name: Line, cells: readonly ControlledCell[], label: string = name): ControlledRow =>
  row({ id: name, label, line: name, cells });

type Shape = {
  id: string;
  kind: TableKind;
  caption: string;
  columns: readonly ControlledColumn[];
  rows: readonly ControlledRow[];
};
const table = (shape: Shape, more: Partial<ControlledTable> = {}): ControlledTable => ({
  unit: 'kr',
  period: null,
  programme: null,
  ...shape,
  sums: standardSums(shape),
  ...more,
});

function statements(): ControlledTable[] {
  const withBudget = [budgetColumn, ...years];
  const negative = (two: Two): Two => [-two[0], -two[1]];
  const both = (two: Two): ControlledCell[] => two.map(kr);
  return [
    table({
      id: 'incomeStatement',
      kind: 'incomeStatement',
      caption: 'Resultaträkning',
      columns: withBudget,
      rows: [
        line('operatingIncome', [kr(budgetIncome), ...both(operatingIncome)], 'Verksamhetens intäkter'),
        line('operatingCosts', [kr(-budgetCosts), ...both(negative(operatingCosts))], 'Verksamhetens kostnader'),
        line('operatingResult', [kr(budgetIncome - budgetCosts), ...both(operatingResult)], 'Resultat'),
        line('financialIncome', [kr(null), ...both([...interestOre])], 'Finansiella intäkter'),
        line('financialCosts', [kr(null), kr(0), kr(0)], 'Finansiella kostnader'),
        line('resultAfterFinancial', [kr(null), ...both(yearResult)], 'Resultat efter finansiella poster'),
        line('yearResult', [kr(null), ...both(yearResult)], 'Årets resultat'),
      ],
    }),
    table({
      id: 'balanceSheet',
      kind: 'balanceSheet',
      caption: 'Balansräkning',
      columns: years,
      rows: [
        line('receivables', both(allReceivables), 'Fordringar'),
        line('cash', both(cash), 'Kassa och bank'),
        line('currentAssets', both(assets), 'Omsättningstillgångar'),
        line('totalAssets', both(assets), 'Summa tillgångar'),
        line('openingEquity', both(opening), 'Ingående eget kapital'),
        line('yearResult', both(yearResult), 'Årets resultat'),
        line('closingEquity', both(closing), 'Utgående eget kapital'),
        line('currentLiabilities', both(allLiabilities), 'Kortfristiga skulder'),
        line('totalEquityAndLiabilities', both(assets), 'Summa eget kapital och skulder'),
      ],
    }),
    table({
      id: 'cashFlow',
      kind: 'cashFlow',
      caption: 'Kassaflödesanalys',
      columns: [years[0] as ControlledColumn],
      rows: [
        line('yearResult', [kr(yearResult[0])], 'Årets resultat'),
        line('changeReceivables', [kr(changes2024.receivables)], 'Förändring av fordringar'),
        line('changeLiabilities', [kr(changes2024.liabilities)], 'Förändring av skulder'),
        line('operating', [kr(cash[0] - cash[1])], 'Kassaflöde från den löpande verksamheten'),
        line('yearCashFlow', [kr(cash[0] - cash[1])], 'Årets kassaflöde'),
        line('openingCash', [kr(cash[1])], 'Likvida medel vid årets början'),
        line('closingCash', [kr(cash[0])], 'Likvida medel vid årets slut'),
      ],
    }),
    table({
      id: 'operatingAccount',
      kind: 'operatingAccount',
      caption: 'Driftredovisning',
      columns: [years[0] as ControlledColumn, budgetColumn, deviationColumn, years[1] as ControlledColumn],
      rows: [
        line(
          'costs',
          [kr(operatingCosts[0]), kr(budgetCosts), kr(budgetCosts - operatingCosts[0]), kr(operatingCosts[1])],
          'Kostnader',
        ),
        line(
          'income',
          [kr(wideIncome()[0]), kr(budgetIncome), kr(wideIncome()[0] - budgetIncome), kr(wideIncome()[1])],
          'Intäkter inklusive finansiella poster',
        ),
        line('result', [kr(yearResult[0]), kr(null), kr(null), kr(yearResult[1])], 'Resultat'),
      ],
    }),
  ];
}

function wideIncome(): Two {
  return plusTwo(operatingIncome, [...interestOre]);
}

function notes(): ControlledTable[] {
  const note = (
    kind: TableKind,
    caption: string,
    rows: ControlledRow[],
    columns: readonly ControlledColumn[] = years,
  ): ControlledTable => table({ id: kind, kind, caption, columns, rows });
  const list = (amounts: Readonly<Record<string, readonly number[]>>): ControlledRow[] => [
    ...Object.entries(amounts).map(([id, two]) => row({ id, cells: two.map(kr) })),
    row({ id: 'total', label: 'Summa', role: 'total', line: 'total', cells: total(Object.values(amounts)).map(kr) }),
  ];
  const incomeRows = Object.entries(income).map(([id, one]) =>
    row({ id, cells: one.ore.map(kr), ...('member' in one ? { member: one.member } : {}) }),
  );
  const costRows = Object.entries(costs).map(([id, one]) =>
    row({ id, cells: [kr(one.budgetOre), ...one.ore.map(kr)] }),
  );
  const parts = Object.entries(officeParts).map(([id, two]) =>
    row({ id, role: 'part', of: 'Kansli', cells: [kr(null), ...two.map(kr)] }),
  );
  return [
    note('notes.income', 'Not 2 Verksamhetens intäkter inklusive finansiella poster', [
      ...incomeRows,
      row({ id: 'interest', label: 'Ränta', cells: interestOre.map(kr) }),
      row({ id: 'total', label: 'Summa', role: 'total', line: 'total', cells: wideIncome().map(kr) }),
    ]),
    note(
      'notes.costs',
      'Not 3 Verksamhetens kostnader',
      [
        ...costRows.slice(0, 3),
        ...parts,
        ...costRows.slice(3),
        row({
          id: 'total',
          label: 'Totalt',
          role: 'total',
          line: 'total',
          cells: [kr(budgetCosts), ...operatingCosts.map(kr)],
        }),
      ],
      [budgetColumn, ...years],
    ),
    note('notes.receivables', 'Not 4 Fordringar', list(receivables)),
    note('notes.liabilities', 'Not 5 Kortfristiga skulder', list(liabilities)),
    note(
      'notes.netAgainstBudget',
      'Not 6 Nettouppgifter mot budget',
      [row({ id: 'office', label: 'Kansli netto', cells: [kr(225_000_000), kr(150_000_000), kr(149_000_000)] })],
      [budgetColumn, ...years],
    ),
    table({
      id: 'balanceRequirement',
      kind: 'balanceRequirement',
      caption: 'Balanskravsutredning',
      columns: years,
      rows: [
        line('yearResult', yearResult.map(kr), 'Årets resultat'),
        row({
          id: 'balanceRequirementResult',
          label: 'Balanskravsresultat',
          role: 'total',
          line: 'balanceRequirementResult',
          cells: yearResult.map(kr),
        }),
      ],
    }),
    overviewTable(),
  ];
}

function overviewTable(): ControlledTable {
  const columns = years.map((column): ControlledColumn => ({ ...column, kind: 'year' }));
  const percent = [0, 1].map((index) => plain(Math.round((100 * (closing[index] ?? 0)) / (assets[index] ?? 1))));
  return table(
    {
      id: 'overview',
      kind: 'overview',
      caption: 'Flerårsöversikt',
      columns,
      rows: [
        line('income', wideIncome().map(tkr), 'Intäkter inklusive finansiella poster'),
        line('costs', operatingCosts.map(tkr), 'Kostnader'),
        line('yearResult', yearResult.map(tkr), 'Årets resultat'),
        { ...line('solidityPercent', percent, 'Soliditet'), unit: 'percent' },
        { ...line('employees', [plain(2), plain(2)], 'Antal anställda'), unit: 'count' },
      ],
    },
    { unit: 'tkr' },
  );
}

const measured = (id: string, measure: CountMeasure): ControlledColumn => ({
  id,
  label: id,
  kind: 'measure',
  year: null,
  measure,
});

// women, men, participants, new, exited, work, studies, other
const counted = { Stigen: [31, 20, 51, 24, 17, 8, 4, 5], Bron: [18, 26, 44, 19, 21, 9, 5, 7] } as const;

function counts(): ControlledTable[] {
  const columns = [
    measured('kvinnor', 'women'),
    measured('män', 'men'),
    measured('totalt', 'participants'),
    measured('nya', 'new'),
    measured('avslutade', 'exited'),
    measured('arbete', 'exitReason'),
    measured('studier', 'exitReason'),
    measured('annat', 'exitReason'),
  ];
  const rows = Object.entries(counted).map(([id, values]) => row({ id, programme: id, cells: values.map(plain) }));
  const totals = columns.map((_, index) => plain(sum(Object.values(counted).map((values) => values[index] ?? 0))));
  const shape = {
    id: 'participants',
    kind: 'participants' as const,
    caption: 'Deltagare',
    columns,
    rows: [...rows, row({ id: 'total', label: 'Totalt', role: 'total', line: 'total', cells: totals })],
  };
  return [
    table(shape, { unit: 'count', period: calendarYear(YEAR) }),
    ...programmeTables('Stigen', {
      enrolled: [
        [20, 11],
        [12, 8],
      ],
      referrers: [10, 21, 20],
      exits: [8, 4, 5],
    }),
    ...programmeTables('Bron', {
      enrolled: [
        [10, 8],
        [16, 10],
      ],
      referrers: [14, 15, 15],
      exits: [9, 5, 7],
    }),
  ];
}

function programmeTables(
  programme: 'Stigen' | 'Bron',
  of: { enrolled: readonly (readonly number[])[]; referrers: readonly number[]; exits: readonly number[] },
): ControlledTable[] {
  const about = { unit: 'count' as const, period: calendarYear(YEAR), programme };
  const id = (name: string): string => `appendix.${programme.toLowerCase()}.${name}`;
  const one = [measured('antal', 'participants')];
  const list = (names: readonly string[], values: readonly number[]): ControlledRow[] => [
    ...names.map((name, index) => row({ id: name, cells: [plain(values[index] ?? 0)] })),
    row({ id: 'total', label: 'Totalt', role: 'total', line: 'total', cells: [plain(sum(values))] }),
  ];
  const [women = [], men = []] = of.enrolled;
  const sexes = [measured('kvinnor', 'women'), measured('män', 'men')];
  const bands = ['16–29', '30–64'].map((band, index) =>
    row({ id: band, cells: [plain(women[index] ?? 0), plain(men[index] ?? 0)] }),
  );
  const economy = costs[programme];
  return [
    table(
      {
        id: id('enrolled'),
        kind: 'appendix.enrolled',
        caption: `${programme}: inskrivna`,
        columns: sexes,
        rows: bands,
      },
      about,
    ),
    table(
      {
        id: id('referrers'),
        kind: 'appendix.referrers',
        caption: `${programme}: remittenter`,
        columns: one,
        rows: list(['Försäkringskassan', 'Region', 'Kommun'], of.referrers),
      },
      about,
    ),
    table(
      {
        id: id('exits'),
        kind: 'appendix.exits',
        caption: `${programme}: avslut`,
        columns: one,
        rows: list(['arbete', 'studier', 'annat'], of.exits),
      },
      about,
    ),
    table(
      {
        id: id('economy'),
        kind: 'appendix.economy',
        caption: `${programme}: ekonomi`,
        columns: [budgetColumn, years[0] as ControlledColumn],
        rows: [row({ id: 'costs', label: 'Kostnader', cells: [kr(economy.budgetOre), kr(economy.ore[0])] })],
      },
      { programme },
    ),
  ];
}

const figure = (
  name: string,
  parts: Partial<Figure> & Pick<Figure, 'label' | 'value' | 'unit'>,
  dimensions?: Record<string, string>,
): Figure => ({
  id: figureId({ name, period: parts.period ?? calendarYear(YEAR), ...(dimensions ? { dimensions } : {}) }),
  period: calendarYear(YEAR),
  source: { kind: 'ledger', description: 'Påhittad' },
  version: 1,
  disclosure: 'open',
  ...parts,
});

/** The programme year: figures of another period than the report's. */
export const programmeYear = { from: '2023-12-01', to: '2024-11-30' };

function figures(): Figure[] {
  return [
    figure('finance.yearResult', { label: 'Årets resultat', value: yearResult[0], unit: 'ore' }),
    figure('finance.operatingCosts', { label: 'Verksamhetens kostnader', value: operatingCosts[0], unit: 'ore' }),
    figure('followUp.participants', { label: 'Antal deltagare', value: 95, unit: 'count' }),
    figure('followUp.participants', {
      label: 'Antal deltagare december–november',
      value: 91,
      unit: 'count',
      period: programmeYear,
    }),
    figure('followUp.toWork', {
      label: 'Andel till arbete',
      value: 17 / 38,
      unit: 'share',
      of: { part: 17, whole: 38 },
    }),
  ];
}

const goalAssessments = [
  'fulfilled',
  'fulfilled',
  'fulfilled',
  'partlyFulfilled',
  'notFulfilled',
  'notFulfilled',
  'notAssessed',
] as const;

/** Every number in it ties; `changes` replaces whole parts. */
export function aReport(changes: Partial<ReportUnderControl> = {}): ReportUnderControl {
  return {
    origin: 'own',
    year: YEAR,
    association: 'Samordningsförbundet Exempelbygden',
    settings: { incomeDefinition: 'includingFinancial', toleranceKronor: 1 },
    tables: [...statements(), ...notes(), ...counts()],
    figures: figures(),
    prose: [
      {
        sectionId: 'management.overview',
        heading: 'Året som gick',
        runs: [
          { kind: 'typed', text: 'Under året deltog ' },
          { kind: 'figure', figureId: 'followUp.participants@2024', text: '95' },
          { kind: 'typed', text: ' personer. Resultatet blev ' },
          { kind: 'figure', figureId: 'finance.yearResult@2024', text: `${roundToKronor(yearResult[0])} kr` },
          { kind: 'typed', text: '. Av dem som avslutades gick ' },
          { kind: 'figure', figureId: 'followUp.toWork@2024', text: '45 %' },
          { kind: 'typed', text: ' till arbete. Vi ordnade 12 frukostmöten.' },
        ],
      },
      {
        sectionId: 'management.goals',
        heading: 'Måluppfyllelse',
        runs: [
          {
            kind: 'typed',
            text: 'Tre av de sju målen är uppfyllda, ett är delvis uppfyllt, två bedöms inte vara uppfyllda och ett har inte varit möjligt att bedöma.',
          },
        ],
      },
    ],
    percentages: [{ path: 'enkät.nytta', label: 'Nytta', percent: 69, decimals: 0, part: 27, whole: 39 }],
    means: [{ path: 'enkät.medel', label: 'Medelvärde', mean: 4.8, decimals: 1, answers: 12 }],
    equations: [
      {
        id: 'schablon',
        rule: 'schablon',
        path: 'Schablon',
        leftLabel: 'Effekt',
        rightLabel: '17 × 16 200 × 12',
        left: 3_304_800,
        right: 3_304_800,
        tolerance: 0,
        unit: 'kr',
      },
    ],
    goals: {
      list: goalAssessments.map((assessment, index) => ({
        id: `goal-${index + 1}`,
        label: `Mål ${index + 1}`,
        assessment,
      })),
      counts: { fulfilled: 3, partlyFulfilled: 1, notFulfilled: 2, notAssessed: 1 },
      total: 7,
      stated: [],
    },
    legalParts: requiredParts.map((part) => ({ ...part, isPresent: true })),
    unmappedAccounts: [],
    balanceRequirementExplanation: null,
    ...changes,
  };
}

/** The report with one table changed. */
export function withTable(
  id: string,
  change: (table: ControlledTable) => ControlledTable,
  report = aReport(),
): ReportUnderControl {
  return { ...report, tables: report.tables.map((one) => (one.id === id ? change(one) : one)) };
}

/** The report with one cell changed; kronor also change the exact amount. */
export function withCell(
  place: { table: string; row: string; column: number },
  change: (cell: ControlledCell) => ControlledCell,
  report = aReport(),
): ReportUnderControl {
  return withTable(
    place.table,
    (one) => ({
      ...one,
      rows: one.rows.map((each) =>
        each.id === place.row
          ? { ...each, cells: each.cells.map((cell, index) => (index === place.column ? change(cell) : cell)) }
          : each,
      ),
    }),
    report,
  );
}

/** Adds whole units to a cell, as printed and exactly. */
export function add(units: number): (cell: ControlledCell) => ControlledCell {
  return (cell) => ({
    ...cell,
    exactOre: cell.exactOre === null ? null : cell.exactOre + units * 100,
    printed: (cell.printed ?? 0) + units,
  });
}

/** The report with a section of typed text more. */
export function withText(text: string, report = aReport()): ReportUnderControl {
  return {
    ...report,
    prose: [...report.prose, { sectionId: 'test', heading: 'Prov', runs: [{ kind: 'typed', text }] }],
  };
}

/** The report as if it was printed elsewhere: nobody knows the öre. */
export function asPrinted(report = aReport()): ReportUnderControl {
  return {
    ...report,
    origin: 'printed',
    tables: report.tables.map((one) => ({
      ...one,
      rows: one.rows.map((each) => ({ ...each, cells: each.cells.map((cell) => ({ ...cell, exactOre: null })) })),
    })),
  };
}
