// The composition: what an association has is shown, what it lacks is left out, and what is said is true of its numbers.
import { describe, expect, test } from 'vitest';
import { tableFaults, type TableModel } from '#design/core';
import type { FollowUpPackage, PackageCount } from '#followup/core';
import {
  aGoal,
  aMaterial,
  aProgramme,
  aYear,
  deficitYear,
  demoMaterial,
  lawfulTexts,
} from '../../testing/a-material.ts';
import type { Block, ReportDocument, Section } from '../report-document.ts';
import { composeReport } from './compose.ts';

const demo = composeReport(demoMaterial());

describe('every report', () => {
  const bare = aMaterial({ ledger: aYear() });
  const reports: readonly (readonly [string, ReportDocument])[] = [
    ['the demo', demo.document],
    ['one with nothing but a ledger', composeReport(bare).document],
    ['one without a board', composeReport(aMaterial({ ledger: aYear(), hasBoard: false })).document],
    ['one with a deficit', composeReport(aMaterial({ ledger: aYear(deficitYear) })).document],
    ['one with hidden counts', composeReport(aMaterial(withPackage(hiddenCounts))).document],
  ];

  test.each(reports)('%s has every figure that its cells name, once, and whole tables', (_, document) => {
    const known = document.figures.map(({ id }) => id);
    expect(new Set(known).size).toBe(known.length);
    const named = allTables(document).flatMap(({ rows }) =>
      rows.flatMap(({ cells }) => cells.flatMap(({ figureId }) => figureId ?? [])),
    );
    expect(named.filter((id) => !known.includes(id))).toEqual([]);
    expect(allTables(document).flatMap(tableFaults)).toEqual([]);
  });

  test.each(reports)('%s has each section and each table once, and skips no level', (_, { sections }) => {
    const ids = sections.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const tables = sections.flatMap(({ blocks }) => blocks.flatMap((block) => tableIdOf(block) ?? []));
    expect(tables.filter((id, index) => tables.indexOf(id) !== index)).toEqual([]);
    for (const [index, { level }] of sections.entries())
      expect(level).toBeLessThanOrEqual((sections[index - 1]?.level ?? 0) + 1);
  });

  test('goes by the order of the national template', () => {
    const chapters = '1 1.1 1.2 1.3 1.4 1.5 1.6 1.7 2 3 4 5 6'.split(' ');
    const notes = ['Not 1', 'Not 2', 'Not 3', 'Not 4', 'Not 5', 'Not 6', 'Not 7'];
    const appendix = ['Bilaga 1', 'Bilaga 2', '2.1', '2.2', '2.3', '2.4', '2.5'];
    expect(demo.document.sections.map(({ number }) => number)).toEqual([
      null,
      ...chapters,
      ...notes,
      '7',
      ...appendix,
    ]);
    expect(demo.problems).toEqual([]);
  });
});

describe('what an association lacks', () => {
  test('is left out: no goals and no programmes, no appendices', () => {
    const { sections } = composeReport(aMaterial({ ledger: aYear() })).document;
    expect(sections.filter(({ id }) => id.startsWith('appendix'))).toEqual([]);
    expect(sections.filter(({ id }) => id === 'notes.netAgainstBudget')).toEqual([]);
  });

  test('gives its number to the next: without goals the programmes are the first appendix', () => {
    const { sections } = composeReport(aMaterial(withPackage(plainCounts))).document;
    const appendix = sections.filter(({ id }) => id.startsWith('appendix'));
    expect(appendix.map(({ number }) => number)).toEqual(['Bilaga 1', '1.1']);
  });

  test('a year without budget and year before has neither column', () => {
    const { document } = composeReport(aMaterial({ ledger: aYear() }));
    for (const { id, columns } of allTables(document))
      expect([id, columns.some((column) => column.id === 'budget' || column.id === 'previous')]).toEqual([id, false]);
  });

  test('without a region the kommun pays half, and the law says so', () => {
    const ledger = aYear({ year: { '3511': -1000, '3512': -1000, '4611': 1900, '1930': 100 } });
    const table = tableOf(composeReport(aMaterial({ ledger })).document, 'contributions');
    expect(table?.rows.map(({ id }) => id)).toEqual(['stat', 'kommun', 'total']);
    expect(table?.remarks?.[0]).toContain('5 a §');
  });
});

describe('a deficit', () => {
  const words = 'Underskottet täcks av tidigare överskott.\n\nDet återställs senast 2026.';
  const setting = { balanceRequirementExplanation: words };
  const textOf = (ledger: ReturnType<typeof aYear>) =>
    words
      .split('\n\n')
      .map((part) =>
        JSON.stringify(
          section(composeReport(aMaterial({ ledger, setting })).document, 'management.balanceRequirement'),
        ).includes(part),
      );

  test('has its explanation printed in section 1.5', () => {
    expect(textOf(aYear(deficitYear))).toEqual([true, true]);
  });

  test('of an earlier year is not explained once more when the year is good', () => {
    expect(textOf(aYear())).toEqual([false, false]);
  });
});

describe('the place of tables and charts', () => {
  const placed = (texts: Readonly<Record<string, string>>) => composeReport(aMaterial({ ledger: aYear(), texts }));

  test('is where the author put them, also in another section than the template has', () => {
    const { document, problems } = placed({ 'management.economy': 'Se nedan.\n\n[[overview]]\n\nSå var det.' });
    expect(problems).toEqual([]);
    expect(kinds(section(document, 'management.economy'))).toEqual(['paragraph', 'overview', 'paragraph']);
    expect(kinds(section(document, 'management.overview'))).not.toContain('overview');
  });

  test('is one: a second place, a place inside a sentence and an unknown name are problems with their line', () => {
    const { document, problems } = placed({
      'management.overview': '[[overview]]\n\n[[overview]]',
      'management.outlook': 'Se [[capital]] här.\n\n[[overveiw]]',
    });
    expect(problems).toMatchObject([
      { code: 'misplaced-insert', section: 'management.overview', line: 3 },
      { code: 'misplaced-insert', section: 'management.outlook', line: 1, column: 4 },
      { code: 'unknown-insert', section: 'management.outlook', line: 3, suggestions: ['overview'] },
    ]);
    expect(allTables(document).filter(({ id }) => id === 'overview')).toHaveLength(1);
    expect(JSON.stringify(document)).toContain('[[overveiw]]');
  });
});

describe('texts', () => {
  test('of a section that the report does not have are a problem, not lost in silence', () => {
    const { problems } = composeReport(aMaterial({ ledger: aYear(), texts: { 'management.outlok': 'Hej.' } }));
    expect(problems).toMatchObject([{ code: 'no-section', section: 'management.outlok' }]);
  });

  test('with a letter that the type lacks are a problem with its place', () => {
    const texts = { chair: 'Rad ett.\nHej 👍🏽 och 中文.' };
    const { problems } = composeReport(aMaterial({ ledger: aYear(), texts }));
    expect(problems.map(({ code, quoted, line, column }) => [code, quoted, line, column])).toEqual([
      ['letter-without-font', '👍🏽', 2, 5],
      ['letter-without-font', '中', 2, 14],
      ['letter-without-font', '文', 2, 15],
    ]);
  });

  test('may quote any year of the overview, also its last day', () => {
    const texts = { chair: 'Soliditeten var {{ finance.solidity@2024-12-31 | percent }}.' };
    expect(composeReport(aMaterial({ ledger: aYear(), texts })).problems).toEqual([]);
  });
});

describe("a programme's page", () => {
  const page = (given: Parameters<typeof aMaterial>[0]) =>
    section(composeReport(aMaterial(given)).document, 'appendix.programme.stigen');

  test.each([
    [true, ' Ja.'],
    [false, ' Nej.'],
    [null, ' Inget svar.'],
  ])('answers the yearly question: %s is printed as %s', (hasEqualityRoutine, answer) => {
    const years = [{ year: 2024, grantedOre: null, plannedParticipants: null, hasEqualityRoutine, source: 'Prov' }];
    const blocks = page({ ledger: aYear(), programmes: [aProgramme({ years })] })?.blocks ?? [];
    const at = blocks.findIndex(
      (block) => block.kind === 'subheading' && block.text === 'Samverkan och jämställdhetsarbete',
    );
    expect(blocks[at + 1]).toMatchObject({ kind: 'paragraph', inlines: [{}, { text: answer }] });
  });

  test('has a quote before its first heading when its text begins with one', () => {
    const texts = {
      'appendix.programme.stigen': '> Jag blev sedd.\n> — Deltagare\n\n## Verksamhetsbeskrivning\n\nStöd.',
    };
    const blocks = page({ ledger: aYear(), programmes: [aProgramme()], texts })?.blocks ?? [];
    expect(blocks.map(({ kind }) => kind).slice(0, 3)).toEqual(['summaryBox', 'quote', 'subheading']);
    expect(blocks[1]).toMatchObject({ attribution: 'Deltagare' });
  });

  test('shows granted, budget and actual as three amounts, and what nobody stated as such', () => {
    const rows = tableIn(page({ ledger: aYear(), programmes: [aProgramme()] }), 'economy.stigen')?.rows;
    expect(rows?.map(({ label, cells }) => [label, cells[0]?.text.replaceAll('\u202F', ' ')])).toEqual([
      ['Beviljat', '2 000'],
      ['Budget', 'ej angivet'],
      ['Utfall', '1 700'],
    ]);
  });

  test('the note of costs says what share of the granted amounts the budget counts with, when the office has set one', () => {
    const remarks = (budgetedShareOfGranted: number | null) => {
      const { document } = composeReport(aMaterial({ ledger: aYear(), setting: { budgetedShareOfGranted } }));
      return tableIn(section(document, 'notes.costs'), 'notes.costs')?.remarks;
    };
    expect(remarks(0.9)).toEqual(['Budgeten räknar med 90\u00A0% av beviljade belopp.']);
    expect(remarks(null)).toEqual([]);
  });

  test('is there for a programme of which only the ledger knows', () => {
    expect(page({ ledger: aYear(), programmes: [aProgramme({ years: [] })] })).toBeDefined();
  });

  test('is not there for a programme of which only the year before knows', () => {
    const programmes = [aProgramme({ ledgerObject: null, years: [] })];
    const packages = [aCounted({ from: '2023-01-01', to: '2023-12-31' }, plainCounts)];
    expect(page({ ledger: aYear(), programmes, packages })).toBeUndefined();
  });

  test('has the most detailed package that ends in the year; the main table has that of the year itself', () => {
    const packages = [aCounted({}, plainCounts), aCounted({ from: '2023-12-01', to: '2024-11-30' }, detailedCounts)];
    const { document } = composeReport(aMaterial({ ledger: aYear(), programmes: [aProgramme()], packages }));
    expect(tableOf(document, 'participants')?.rows[0]?.cells[2]?.text).toBe('12');
    expect(tableOf(document, 'sexAge.stigen')?.caption).toContain('1 december 2023');
  });

  test('has its goals by period, the year first', () => {
    const goals = [
      aGoal({ scope: 'programme', programme: 'stigen', from: '2023-01-01', to: '2024-12-31' }),
      aGoal({ scope: 'programme', programme: 'stigen' }),
    ];
    const { document } = composeReport(aMaterial({ ledger: aYear(), programmes: [aProgramme()], goals }));
    const ids = allTables(document).flatMap(({ id }) => (id.startsWith('goals') ? [id] : []));
    expect(ids).toEqual(['goals.stigen', 'goals.stigen.2023-01-01..2024-12-31']);
  });
});

describe('charts', () => {
  const chart = (given: Parameters<typeof aMaterial>[0], id: string) =>
    composeReport(aMaterial(given))
      .document.sections.flatMap(({ blocks }) =>
        blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : [])),
      )
      .find((one) => one.id === id);

  test('of one year do not speak of several', () => {
    expect(chart({ ledger: aYear() }, 'five-years')?.title).toBe('Resultatet var positivt 2024');
    expect(chart({ ledger: aYear(deficitYear) }, 'five-years')?.title).toBe('Resultatet var negativt 2024');
  });

  test('count only the years that are reported', () => {
    const given = { ledger: aYear(deficitYear), previous: aYear(undefined, 2023) };
    expect(chart(given, 'five-years')?.title).toBe('Resultatet var negativt 2024 och positivt 1 av 2 redovisade år');
  });

  test('add no fine reason to the coarse one that holds it', () => {
    expect(chart(withPackage(fineReasons), 'exits')?.title).toBe(
      '5 av 7 med känd avslutsorsak gick till arbete eller studier',
    );
  });

  test('never show or add a hidden count', () => {
    const exits = chart(withPackage(hiddenCounts), 'exits');
    expect(exits?.title).toBe('Avslutade efter avslutsorsak');
    expect(exits?.table.rows[0]?.cells[0]).toMatchObject({ value: null, isHidden: true });
    const participants = chart(withPackage(hiddenCounts), 'participants');
    expect(participants?.title).toBe('Deltagare per insats');
    expect(participants?.table.rows[0]?.cells.slice(0, 2).map(({ text }) => text)).toEqual(['–', '–']);
  });

  test('of programmes that do not count by sex show all of them, and no share', () => {
    const all: PackageCount[] = [{ measure: 'participants', dimensions: {}, count: 12 }];
    const only = chart(withPackage(all), 'participants');
    expect(only?.table.rows[0]?.cells.map(({ text }) => text)).toEqual(['12']);
    const mixed = chart(
      {
        ledger: aYear(),
        programmes: [aProgramme(), aProgramme({ slug: 'bron', name: 'Bron', ledgerObject: null })],
        packages: [aCounted({}, all), aCounted({ programme: 'bron' }, plainCounts)],
      },
      'participants',
    );
    expect(mixed?.title).toBe('Deltagare per insats');
    expect(mixed?.table.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['ej angivet', 'ej angivet', '12'],
      ['7', '5', '0'],
    ]);
  });

  test('of programmes with women only say so', () => {
    const women: PackageCount[] = [
      { measure: 'participants', dimensions: { sex: 'female' }, count: 4 },
      { measure: 'participants', dimensions: { sex: 'male' }, count: 0 },
    ];
    expect(chart(withPackage(women), 'participants')?.title).toBe('100 procent av deltagarna var kvinnor');
  });

  test('without packages there are none', () => {
    expect(chart({ ledger: aYear(), texts: lawfulTexts }, 'participants')).toBeUndefined();
    expect(chart({ ledger: aYear(), texts: lawfulTexts }, 'exits')).toBeUndefined();
  });
});

const plainCounts: readonly PackageCount[] = [
  { measure: 'participants', dimensions: {}, count: 12 },
  { measure: 'participants', dimensions: { sex: 'female' }, count: 7 },
  { measure: 'participants', dimensions: { sex: 'male' }, count: 5 },
];
const detailedCounts: readonly PackageCount[] = [
  { measure: 'participants', dimensions: { sex: 'female', ageBand: '16-29' }, count: 6 },
  { measure: 'participants', dimensions: { sex: 'male', ageBand: '16-29' }, count: 5 },
];
const fineReasons: readonly PackageCount[] = [
  { measure: 'exited', dimensions: {}, count: 7 },
  { measure: 'exited', dimensions: { exitReason: 'workUnsubsidised' }, count: 3 },
  { measure: 'exited', dimensions: { exitReason: 'workSubsidised' }, count: 2 },
  { measure: 'exited', dimensions: { exitReason: 'illness' }, count: 2 },
];
const hiddenCounts: readonly PackageCount[] = [
  { measure: 'participants', dimensions: {}, count: 12 },
  { measure: 'participants', dimensions: { sex: 'female' }, count: null, suppressed: true },
  { measure: 'participants', dimensions: { sex: 'male' }, count: null, suppressed: true },
  { measure: 'exited', dimensions: {}, count: 6 },
  { measure: 'exited', dimensions: { exitReason: 'work' }, count: null, suppressed: true },
  { measure: 'exited', dimensions: { exitReason: 'studies' }, count: 1 },
  { measure: 'exited', dimensions: { exitReason: 'illness' }, count: 3 },
];

function aCounted(given: Partial<FollowUpPackage>, measures: readonly PackageCount[]): FollowUpPackage {
  return {
    association: '222000-0000',
    programme: 'stigen',
    from: '2024-01-01',
    to: '2024-12-31',
    version: 1,
    countingUnit: 'participation',
    definitions: [],
    source: 'Prov',
    decision: null,
    correctionReason: null,
    measures,
    ...given,
  };
}

function withPackage(measures: readonly PackageCount[]) {
  return { ledger: aYear(), programmes: [aProgramme()], packages: [aCounted({}, measures)] };
}

function section({ sections }: ReportDocument, id: string): Section | undefined {
  return sections.find((one) => one.id === id);
}

function tableIdOf(block: Block): string | null {
  return block.kind === 'table' ? block.table.id : block.kind === 'chart' ? `chart.${block.chart.id}` : null;
}

function kinds(one: Section | undefined): string[] {
  return (one?.blocks ?? []).map((block) => tableIdOf(block) ?? block.kind);
}

function tableIn(one: Section | undefined, id: string): TableModel | undefined {
  return (one?.blocks ?? [])
    .flatMap((block) => (block.kind === 'table' ? [block.table] : []))
    .find((table) => table.id === id);
}

function tableOf(document: ReportDocument, id: string): TableModel | undefined {
  return allTables(document).find((table) => table.id === id);
}

function allTables({ sections }: ReportDocument): TableModel[] {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.kind === 'table' ? [block.table] : block.kind === 'chart' ? [block.chart.table] : [],
    ),
  );
}
