// Material for tests: a small association with every part in sight, and the demo's whole year.
import { readdirSync, readFileSync } from 'node:fs';
import {
  compareCapital,
  computeStatements,
  defaultFinanceSetting,
  financeFigures,
  presets,
  splitCosts,
  type Budget,
  type EnteredFigure,
  type FinanceSetting,
  type Ledger,
} from '#finance/core';
import { aLedger, demoLedger, type SmallLedger } from '#finance/testing';
import { figuresOf, type FollowUpPackage } from '#followup/core';
import { goalFigures, type Goal } from '#goals/core';
import { sumOre } from '#kernel';
import { programmeFigures, type Programme } from '#programmes/core';
import type { ReportMaterial, SectionText } from '../core/annual/material.ts';

export type Given = {
  readonly ledger: Ledger;
  readonly previous?: Ledger | null;
  readonly budget?: Budget | null;
  readonly entered?: readonly EnteredFigure[];
  readonly setting?: Partial<FinanceSetting>;
  readonly programmes?: readonly Programme[];
  readonly packages?: readonly FollowUpPackage[];
  readonly goals?: readonly Goal[];
  /** Markdown by section. */
  readonly texts?: Readonly<Record<string, string>>;
  readonly hasBoard?: boolean;
};

/** Everything that a server would load, computed from what is given. */
export function aMaterial(given: Given): ReportMaterial {
  const { ledger, previous = null, budget = null, entered = [], programmes = [], packages = [], goals = [] } = given;
  const setting: FinanceSetting = { ...defaultFinanceSetting, ...given.setting };
  const { year } = ledger;
  const statements = computeStatements({
    ledger,
    previous,
    earlier: [],
    mapping: presets.kommunbas,
    budget,
    entered,
    definition: setting.incomeDefinition,
  });
  const outcome = setting.costSplit === null ? null : splitCosts(statements, setting.costSplit);
  const split = outcome?.ok ? outcome.value : null;
  const capital = compareCapital({
    guidelines: setting.capitalGuidelines,
    on: statements.period.to,
    contributionsOre: sumOre(statements.contributions.map(({ amounts }) => amounts.currentOre ?? 0)),
    equityOre: statements.balanceSheet.find(({ key }) => key === 'closingEquity')?.amounts.currentOre ?? 0,
  });
  const names = Object.fromEntries(programmes.map(({ slug, name }) => [slug, name]));
  const source = { description: ledger.source, version: 1 };
  const money = financeFigures({
    statements,
    entered,
    capital,
    split,
    projectDimension: '6',
    programmeOfProject: new Map(
      programmes.flatMap(({ ledgerObject, slug }) => (ledgerObject ? [[ledgerObject, slug] as const] : [])),
    ),
    sources: { current: source, previous: previous && source, budget: budget && source },
  });
  const seat = { role: 'Ordförande', member: 'Storköpings kommun', isDeputy: false };
  const seats = given.hasBoard === false ? [] : [seat, { role: 'Ersättare', member: seat.member, isDeputy: true }];
  return {
    head: { year, kind: 'annual', at: null, registerNumber: null, datedOn: `${year + 1}-03-14`, signers: null },
    association: { name: 'Samordningsförbundet Provet', orgNumber: '222000-0000', vision: null },
    seats,
    signers: seats.filter(({ isDeputy }) => !isDeputy),
    statements,
    setting,
    capital,
    split,
    programmes,
    packages,
    goals,
    figures: [
      ...money,
      ...programmeFigures(programmes, year),
      ...figuresOf(packages, names),
      ...goalFigures(goals, names),
    ],
    texts: Object.entries(given.texts ?? {}).map(([sectionId, markdown]): SectionText => ({
      sectionId,
      markdown,
      owner: null,
      version: 1,
    })),
  };
}

/** Contributions half, a quarter, a quarter; one programme and an audit; 100 kr left over. */
export const smallYear: SmallLedger = {
  opening: { '1930': 500, '2010': -500 },
  year: { '3511': -1000, '3513': -500, '3512': -500, '4611 6=1100': 1700, '7450': 200, '1930': 100 },
  objects: { '6': { '1100': 'Stigen' } },
  accounts: { '7450': 'Revision' },
};

/** The year before: it closes with the 500 kr that the year opens with. */
export const yearBefore: SmallLedger = {
  ...smallYear,
  opening: { '1930': 400, '2010': -400 },
};

/** Three years before the first ledger, as an earlier report printed them. */
export const earlierYears: readonly EnteredFigure[] = [2022, 2021, 2020].flatMap((year) =>
  (
    [
      ['overview.income', 2],
      ['overview.costs', 2],
      ['overview.yearResult', 0],
    ] as const
  ).map(([key, value]) => ({
    key,
    year,
    value,
    unit: 'tkr' as const,
    label: null,
    source: 'Prov',
    budgetRow: null,
    version: 1,
  })),
);

/** The year with a programme that costs 400 kr more, so that 300 kr is lacking. */
export const deficitYear: SmallLedger = {
  ...smallYear,
  year: { ...smallYear.year, '4611 6=1100': 2100, '1930': -300 },
};

export function aYear(given: SmallLedger = smallYear, year = 2024): Ledger {
  return aLedger(given, { year });
}

export function aProgramme(given: Partial<Programme> = {}): Programme {
  return {
    slug: 'stigen',
    name: 'Stigen',
    orientation: 'individual',
    functionType: 'preparatory',
    owner: null,
    partners: [],
    targetGroup: 'De som behöver stöd av flera parter.',
    from: null,
    to: null,
    ledgerObject: '1100',
    staffing: [],
    years: [
      { year: 2024, grantedOre: 200_000, plannedParticipants: null, hasEqualityRoutine: true, source: 'Beslut' },
    ],
    ...given,
  };
}

export function aGoal(given: Partial<Goal> = {}): Goal {
  return {
    id: 'more-ready',
    scope: 'association',
    programme: null,
    text: 'Fler ska komma närmare arbete.',
    from: '2024-01-01',
    to: '2024-12-31',
    assessment: 'fulfilled',
    comment: '',
    source: 'Prov',
    ...given,
  };
}

/** Every section that the law asks for, in a sentence or two. */
export const lawfulTexts: Readonly<Record<string, string>> = {
  'management.overview': 'Verksamheten har vuxit.',
  'management.conditions': 'Fler behöver stöd.\n\nInga händelser av väsentlig betydelse har inträffat.',
  'management.governance': 'Styrelsen följer arbetet varje kvartal.',
  'management.economy': 'Målen är nådda. Den ekonomiska ställningen är god.',
  'management.staff': 'Kansliet har två anställda.',
  'management.outlook': 'Verksamheten fortsätter.',
  'notes.principles': 'Lagen om kommunal bokföring och redovisning följs.',
};

const demo = new URL('../../../demo/', import.meta.url);
const json = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, demo), 'utf8')) as T;

/** The demo's year 2024, from its files. */
export function demoMaterial(change: Partial<Given> = {}): ReportMaterial {
  const { ledger, budget } = demoLedger(2024);
  const setting = json<{ setting: FinanceSetting }>('finance-setting.json').setting;
  return aMaterial({
    ledger,
    budget,
    previous: demoLedger(2023).ledger,
    entered: json<readonly EnteredFigure[]>('entered.json').map((one) => ({ ...one, version: 1 })),
    setting,
    programmes: json<readonly Programme[]>('programmes.json'),
    packages: [
      ...json<readonly FollowUpPackage[]>('packages-2024.json'),
      ...json<readonly FollowUpPackage[]>('packages-2024-appendix.json'),
    ],
    goals: [...json<readonly Goal[]>('goals-2024.json'), ...json<readonly Goal[]>('goals-2024-programmes.json')],
    texts: demoTexts(),
    ...change,
  });
}

function demoTexts(): Record<string, string> {
  const files = readdirSync(new URL('narrative/', demo)).filter((name) => /^\d.*\.md$/.test(name));
  return Object.fromEntries(
    files.map((name) => {
      const [, head = '', text = ''] =
        /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(new URL(`narrative/${name}`, demo), 'utf8')) ?? [];
      return [/^id: (.*)$/m.exec(head)?.[1] ?? '', text.trim()];
    }),
  );
}
