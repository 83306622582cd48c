// docs/figures.md against the figures, formats, places and problems that the code has.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FIGURE_FORMATS, formatFigure, formatsOf } from '#design/core';
import {
  compareCapital,
  computeStatements,
  figureOfStatement,
  financeFigures,
  presets,
  splitCosts,
  type EnteredFigure,
  type FinanceSetting,
} from '#finance/core';
import { boardFigures } from '#decisions/core';
import { demoEvents } from '#collaboration/testing';
import {
  eventFigures,
  lexHellerFigures,
  sharedWorkFigures,
  type LexHellerReport,
  type SharedRows,
} from '#collaboration/core';
import { effectsFigures, effectsOfPeriods } from '#effects/core';
import { shippedLaw } from '#effects/server';
import { figuresOf, type FollowUpPackage } from '#followup/core';
import { goalFigures, type Goal } from '#goals/core';
import { calendarYear, parseFigureId, type Figure, type FigureUnit } from '#kernel';
import { programmeFigures, type Programme } from '#programmes/core';
import { insertNames } from '#reports/core';
import { aggregateFigures, resultsOf, surveyFigures } from '#surveys/core';
import { codeWords, projectRoot, readDocument, tableRows } from './docs.testing.ts';
import { demoLedger } from '#finance/testing';

const page = readDocument('docs/figures.md');
const demo = <T>(name: string): T => JSON.parse(readFileSync(join(projectRoot, 'demo', name), 'utf8')) as T;
const programmes = demo<Programme[]>('programmes.json');
const entered = demo<EnteredFigure[]>('entered.json');
const { setting } = demo<{ setting: FinanceSetting }>('finance-setting.json');
const { ledger, budget } = demoLedger(2024);
const statements = computeStatements({
  ledger,
  previous: demoLedger(2023).ledger,
  earlier: [],
  mapping: presets.kommunbas,
  budget,
  entered,
  definition: setting.incomeDefinition,
});

const statementNames = [
  'incomeStatement',
  'balanceSheet',
  'cashFlow',
  'operatingAccount',
  'balanceRequirement',
] as const;
const figures: readonly Figure[] = [
  ...financeFigures({
    statements,
    entered,
    sources: {
      current: { description: 'prov', version: 1 },
      previous: { description: 'prov', version: 1 },
      budget: { description: 'prov', version: 1 },
    },
    capital: compareCapital({
      guidelines: setting.capitalGuidelines,
      on: '2024-12-31',
      contributionsOre: 1_000_000_000,
      equityOre: 1_000_000_000,
    }),
    split: splitOf(),
    projectDimension: presets.kommunbas.projectDimension,
    programmeOfProject: new Map(
      programmes.flatMap((one) => (one.ledgerObject ? [[one.ledgerObject, one.slug]] : [])),
    ),
  }),
  ...programmeFigures(programmes, 2024),
  ...figuresOf([
    ...demo<FollowUpPackage[]>('packages-2024.json'),
    ...demo<FollowUpPackage[]>('packages-2024-appendix.json'),
  ]),
  ...surveyFigures(aRound()),
  ...aggregateFigures([
    {
      instrument: 'nns',
      level: 'national',
      respondentGroup: 'endedParticipants',
      from: '2023-11-01',
      to: '2024-10-31',
      programme: null,
      item: 'usefulSupport',
      sex: null,
      label: 'Stöd till stor nytta',
      n: 1200,
      offered: null,
      positive: 0.9,
      clearlyPositive: 0.71,
      mean: 5.1,
      distribution: null,
      source: 'prov',
    },
  ]),
  ...effectsFigures(effectsOfPeriods([aPackageOfStepMoves()], shippedLaw())),
  ...boardFigures(
    [
      {
        body: { id: 'b', kind: 'board', name: 'Styrelsen', noticeDays: 7 },
        heldOn: '2024-03-14',
        attendance: [
          { name: 'A', role: 'chair', appointedBy: 'habo', presence: 'present', serves: true, replaces: null },
        ],
      },
    ],
    { period: calendarYear(2024), memberNames: {} },
  ),
  ...eventFigures(demoEvents('events-2024.csv'), 2024),
  ...lexHellerFigures(
    demo<LexHellerReport[]>('lex-heller.json').map((one) => ({ ...one, version: 1 })),
    [calendarYear(2024)],
  ),
  ...sharedWorkFigures(demo<SharedRows>('shared-work-2024.json'), 2024),
  ...goalFigures([...demo<Goal[]>('goals-2024.json'), ...demo<Goal[]>('goals-2024-programmes.json')]),
];
const families = tableRows(page, 'Families');

/** Twelve people who came to work. */
function aPackageOfStepMoves(): FollowUpPackage {
  const [first] = demo<FollowUpPackage[]>('packages-2024.json');
  return { ...(first as FollowUpPackage), stepMoves: [{ from: 'FORS', to: 'ARBETE', count: 12 }] };
}

/** Nineteen answers to one question. */
function aRound() {
  const words = { sv: 'Har du fått stöd?' };
  const questionnaire = {
    id: 'prov',
    version: 1,
    title: words,
    introduction: words,
    respondentGroup: 'endedParticipants',
    languages: [{ code: 'sv', name: 'Svenska' }],
    asksSex: false,
    scales: { six: { from: 1, to: 6, labels: {}, positive: [4, 5, 6], clearlyPositive: [5, 6] } },
    items: [{ id: 'usefulSupport', kind: 'scale', scale: 'six', short: 'Stöd', text: words }],
    measures: [],
    source: 'prov',
  } as const;
  const sheets = Array.from({ length: 19 }, (_, at) => ({
    month: '2024-05',
    sex: null,
    programme: 'enter',
    answers: { usefulSupport: at < 14 ? 5 : 4 },
  }));
  const groups = [{ programme: 'enter', offered: 25 }];
  return {
    round: { id: 'avslut-2024', title: 'Avslut', period: calendarYear(2024), state: 'closed', version: 1 } as const,
    questionnaire,
    items: resultsOf({ questionnaire, groups, sheets, fewestShown: 10 }),
  };
}

function splitOf() {
  const split = setting.costSplit === null ? null : splitCosts(statements, setting.costSplit);
  return split?.ok ? split.value : null;
}

test('every name of a figure of the demo belongs to a family of the list', () => {
  const plain = statementNames.flatMap((name) =>
    statements[name].map(({ key }) => figureOfStatement(name, key).name),
  );
  const rowNames = plain.filter((name) => /^finance\.\w+$/.test(name));
  const known = new Set(rowNames.flatMap((name) => [name, name.replace(/^finance\./, 'finance.budget.')]));
  const listed = families
    .flatMap((cells) => codeWords(cells.join(' ')))
    .filter((word) => /^[a-zA-Z]+\.[\w.]+$/.test(word) && !/^finance\.(budget\.)?KEY$/.test(word))
    .map((word) => new RegExp(`^${word.replaceAll('.', '\\.').replaceAll(/\b[A-Z]{2,}\b/g, '[A-Za-z]+')}$`));
  const names = new Set(figures.map(({ id }) => parseFigureId(id)?.name ?? id));
  const unlisted = [...names].filter((name) => !known.has(name) && !listed.some((family) => family.test(name)));
  expect(unlisted).toEqual([]);
  expect(names.size).toBeGreaterThan(60);
});

test.each(families.map(([name = '', example = '', unit = '']) => [name, codeWords(example)[0] ?? '', unit]))(
  '%s: the demo has %s, in the stated unit',
  (_, id, units) => {
    const figure = figures.find((one) => one.id === id);
    expect(figure?.id).toBe(id);
    expect(units.split(', ')).toContain(figure?.unit);
  },
);

const samples: Readonly<Record<string, number>> = {
  kr: 11_575_570,
  tkr: 11_575_570,
  mkr: 11_575_570,
  amount: 11_575_570,
  count: 1254,
  words: 7,
  'words-neuter': 1,
  'words-capital': 7,
  percent: 0.514,
  percent1: 0.514,
  score: 4.38,
  score2: 4.38,
  days: 21,
  year: 2024,
};
const formats = tableRows(page, 'In text').map(([name = '', units = '', gives = '']) => ({
  name: codeWords(name)[0] ?? '',
  units,
  example: codeWords(gives)[0] ?? '',
}));

test('the formats are those of the code, in its order', () => {
  expect(formats.map(({ name }) => name)).toEqual([...FIGURE_FORMATS]);
});

test.each(formats)('$name is of $units and gives $example', ({ name, units, example }) => {
  const all: readonly FigureUnit[] = ['ore', 'count', 'share', 'score', 'days', 'year'];
  const fitting = all.filter((unit) => (formatsOf(unit) as readonly string[]).includes(name));
  expect(units).toBe(fitting.length === all.length ? 'all' : fitting.join(', '));
  const value = samples[name];
  if (value === undefined) return;
  const figure = { id: 'x', label: 'x', value, unit: fitting[0] ?? 'ore', period: calendarYear(2024) } as Figure;
  const text = formatFigure({ ...figure, version: 1, disclosure: 'open' }, name);
  expect(text.ok && text.value.replaceAll(/[\u00A0\u202F]/g, ' ')).toBe(example);
});

test('the places are those of the template', () => {
  const listed = tableRows(page, 'Places of tables and charts').flatMap(([, names = '']) => codeWords(names));
  expect(listed.toSorted()).toEqual(insertNames.toSorted());
});

test('the problems are those of the narrative', () => {
  const source = readFileSync(join(projectRoot, 'src/reports/core/narrative.ts'), 'utf8');
  const known = [...source.matchAll(/^ {2}'([a-z-]+)':/gm)].map(([, code = '']) => code);
  const listed = tableRows(page, 'What can be wrong in a text').map(([code = '']) => codeWords(code)[0] ?? '');
  expect(listed).toEqual(known);
});
