// What control is given is what the report prints: faults are planted in the printed document, and control finds them.
import { describe, expect, test } from 'vitest';
import { blockingFindings, controlReport, type Finding } from '#control/core';
import { writeNumber, type Cell, type TableModel } from '#design/core';
import type { PackageCount } from '#followup/core';
import {
  aGoal,
  aMaterial,
  aProgramme,
  aYear,
  deficitYear,
  earlierYears,
  demoMaterial,
  lawfulTexts,
  yearBefore,
} from '../../testing/a-material.ts';
import type { Block, ReportDocument } from '../report-document.ts';
import { composeReport } from './compose.ts';
import type { ReportMaterial } from './material.ts';
import { underControl } from './under-control.ts';

const SEED = 20_241_231;
/** Stated in docs/control-rules.md. */
const FOUND_AT_LEAST = 95;

/** A report of a ledger, the year before and a sentence for each part of the law. */
const lawful = { ledger: aYear(), previous: aYear(yearBefore, 2023), entered: earlierYears, texts: lawfulTexts };
const material = demoMaterial();
const { document } = composeReport(material);

describe('a small lawful report', () => {
  const small = aMaterial(lawful);

  test('has nothing to remark', () => {
    expect(failed(small)).toEqual([]);
  });

  test.each([
    ['management.development', 'management.overview', 'LKBR 11:1'],
    ['management.conditions', 'management.conditions', 'LKBR 11:2'],
    ['management.expected', 'management.outlook', 'LKBR 11:4'],
    ['management.staff', 'management.staff', 'LKBR 11:5'],
    ['management.steering', 'management.governance', 'LKBR 11:7'],
    ['notes.principles', 'notes.principles', 'LKBR 9:4'],
  ])('lacks %s without the text of %s (%s)', (part, section) => {
    const texts = Object.fromEntries(Object.entries(lawfulTexts).filter(([id]) => id !== section));
    expect(missing(aMaterial({ ...lawful, texts }))).toContain(part);
  });

  test.each([
    ['management.events', 'management.conditions', 'Fler behöver stöd.'],
    ['management.goals', 'management.economy', 'Den ekonomiska ställningen är god.'],
    ['management.position', 'management.economy', 'Målen är nådda.'],
  ])('lacks %s when the section that two parts share does not speak of it', (part, section, text) => {
    expect(missing(aMaterial({ ...lawful, texts: { ...lawfulTexts, [section]: text } }))).toEqual([part]);
  });

  test('lacks its signatures without a board', () => {
    expect(missing(aMaterial({ ...lawful, hasBoard: false }))).toEqual(['signatures']);
  });

  test('lacks the cost of the audit when no account has it and no words tell it', () => {
    const year = { '3511': -1000, '3513': -500, '3512': -500, '4611': 1900, '1930': 100 };
    const ledger = aYear({ year });
    expect(missing(aMaterial({ ledger, texts: lawfulTexts }))).toEqual(['notes.audit']);
    const told = { ...lawfulTexts, 'notes.audit': 'Revisionen kostade inget, ingen revisor har fakturerat.' };
    expect(missing(aMaterial({ ledger, texts: told }))).toEqual([]);
  });

  test.each(['incomeStatement', 'balanceSheet', 'cashFlow', 'operatingAccount', 'overview', 'balanceRequirement'])(
    'lacks its %s when the document does not print it',
    (id) => {
      const { document: whole } = composeReport(small);
      const findings = controlReport(underControl(withoutTable(whole, id), small));
      expect(blockingFindings(findings).some(({ rule }) => rule === 'legal-part')).toBe(true);
    },
  );
});

describe('a deficit', () => {
  const words = 'Underskottet täcks av tidigare överskott och återställs senast 2026.';
  const without = aMaterial({ ...lawful, ledger: aYear(deficitYear) });
  const explained = aMaterial({
    ...lawful,
    ledger: aYear(deficitYear),
    setting: { balanceRequirementExplanation: words },
  });

  test('blocks until the report prints how it is regulated (LKBR 11:11)', () => {
    expect(failed(without).map(({ rule }) => rule)).toEqual(['balance-requirement-explanation']);
    expect(failed(explained)).toEqual([]);
  });

  test('is not explained by a setting that the report does not print', () => {
    const { document: whole } = composeReport(explained);
    const silent = mapBlocks(whole, (block) => (JSON.stringify(block).includes(words) ? [] : [block]));
    const found = controlReport(underControl(silent, explained)).filter(({ ok }) => !ok);
    expect(found.map(({ rule }) => rule)).toEqual(['balance-requirement-explanation']);
  });
});

describe('other associations', () => {
  test('pay half each where no region takes part', () => {
    const year = { '3511': -1000, '3512': -1000, '4611': 1700, '7450': 200, '1930': 100 };
    const ledger = aYear({ opening: { '1930': 500, '2010': -500 }, year });
    const previous = aYear({ opening: { '1930': 400, '2010': -400 }, year }, 2023);
    expect(failed(aMaterial({ ...lawful, ledger, previous }))).toEqual([]);
  });

  test('may place money for a short time', () => {
    const year = { '3511': -1000, '3513': -500, '3512': -500, '4611': 1700, '7450': 200, '1930': -100, '1810': 200 };
    const ledger = aYear({ opening: { '1930': 500, '1810': 300, '2010': -800 }, year });
    const previous = aYear({ opening: { '1930': 600, '1810': 100, '2010': -700 }, year }, 2023);
    expect(failed(aMaterial({ ...lawful, ledger, previous }))).toEqual([]);
  });

  test('may say in their own words how many goals of a programme were fulfilled', () => {
    const goals = [aGoal(), aGoal({ scope: 'programme', programme: 'stigen', assessment: 'notFulfilled' })];
    const texts = {
      ...lawfulTexts,
      'appendix.programme.stigen': '## Resultat och måluppfyllelse\n\nNoll mål är uppfyllda.',
    };
    expect(failed(aMaterial({ ...lawful, programmes: [aProgramme()], goals, texts }))).toEqual([]);
  });

  test('are warned of a count of goals that the table does not have', () => {
    const texts = { ...lawfulTexts, chair: 'Två mål är uppfyllda.' };
    const found = failed(aMaterial({ ...lawful, goals: [aGoal()], texts }));
    expect(found.map(({ rule, left, right }) => [rule, left, right])).toEqual([['goals-in-text', 2, 1]]);
  });

  test('may hide counts: a dash shows its hidden figure', () => {
    const counts: readonly PackageCount[] = [
      { measure: 'participants', dimensions: {}, count: 12 },
      { measure: 'participants', dimensions: { sex: 'female' }, count: null, suppressed: true },
      { measure: 'participants', dimensions: { sex: 'male' }, count: null, suppressed: true },
    ];
    const one = {
      association: '222000-0000',
      programme: 'stigen',
      from: '2024-01-01',
      to: '2024-12-31',
      version: 1,
      countingUnit: 'participation' as const,
      definitions: [],
      source: 'Prov',
      decision: null,
      correctionReason: null,
      measures: counts,
    };
    const given = { ...lawful, programmes: [aProgramme()], packages: [one] };
    expect(failed(aMaterial(given))).toEqual([]);
  });
});

describe('the demo', () => {
  const report = underControl(document, material);

  test('puts every printed table with numbers under control', () => {
    const printedIds = tablesOf(document).map(({ id }) => id);
    const words = printedIds.filter((id) => /^(board|staffing\.|goals)/.test(id));
    const controlled = new Set(report.tables.map(({ id }) => id));
    expect(printedIds.filter((id) => !controlled.has(id))).toEqual(words);
  });

  test('takes lists, subheadings, boxes and the words under tables as prose', () => {
    const text = report.prose.flatMap(({ runs }) => runs.map((run) => run.text)).join('');
    for (const part of ['Chefer har fått veta', 'Så användes pengarna', 'Enter 2024 i korthet', 'Bokförs på'])
      expect(text).toContain(part);
  });

  test('holds the linked counts of goals, in words too, against the table', () => {
    expect(report.goals?.stated.length).toBeGreaterThanOrEqual(8);
    expect(new Set(report.goals?.stated.map(({ what, count }) => `${what} ${count}`))).toEqual(
      new Set(['total 13', 'fulfilled 7', 'partlyFulfilled 1', 'notFulfilled 4', 'notAssessed 1']),
    );
  });
});

test(
  'finds at least as many of 100 faults planted in the printed demo as the documentation says',
  { timeout: 60_000 },
  () => {
    const random = seeded(SEED);
    const known = new Set(failedIn(document, material));
    const missed: string[] = [];
    const kinds = Object.entries(faults);
    for (let planted = 0; planted < 100; planted += 1) {
      const [kind, plant] = kinds[planted % kinds.length] ?? [];
      if (!kind || !plant) throw new Error('there is a fault to plant');
      const { changed, what } = plant(random);
      if (!failedIn(changed, material).some((id) => !known.has(id))) missed.push(`${kind}: ${what}`);
    }
    console.info(`control found ${100 - missed.length} of 100 faults in the own report (seed ${SEED})`, missed);
    expect(100 - missed.length).toBeGreaterThanOrEqual(FOUND_AT_LEAST);
  },
);

type Random = (below: number) => number;
type Planted = { readonly changed: ReportDocument; readonly what: string };

/** Ten kinds, each ten times: in cells, rows, sections, linked and typed words. */
const faults: Readonly<Record<string, (random: Random) => Planted>> = {
  'a wrong digit in a printed amount': (random) => inCell(random, isAmount, (value) => value + 10 ** random(4)),
  'two digits exchanged in a printed amount': (random) => inCell(random, isAmount, exchanged),
  'a sign turned': (random) => inCell(random, isAmount, (value) => -value),
  'a count one too many': (random) =>
    inCell(
      random,
      (table) => /^(participants|sexAge|referrers|exits)/.test(table.id),
      (value) => value + 1,
    ),
  'a dropped row': (random) => {
    const rows = tablesOf(document)
      .filter((table) => isAmount(table) && table.id !== 'overview')
      .flatMap((table) => table.rows.filter(hasNumber).map((row) => ({ table, row })));
    const { table, row } = pick(random, rows);
    return {
      what: `${table.id}/${row.id}`,
      changed: mapTables(document, (one) =>
        one === table ? { ...one, rows: one.rows.filter((other) => other !== row) } : one,
      ),
    };
  },
  'a linked text that is not its figure': (random) => {
    const inlines = inlinesOf(document).filter((inline) => inline.kind === 'figure' && /\d/.test(inline.text));
    const chosen = pick(random, inlines);
    return {
      what: chosen.text,
      changed: mapInlines(document, (inline) =>
        inline === chosen
          ? { ...inline, text: inline.text.replace(/\d/, (digit) => String((Number(digit) % 9) + 1)) }
          : inline,
      ),
    };
  },
  'a typed amount beside the figure that it means': (random) => {
    const amounts = document.figures.filter(({ unit, value }) => unit === 'ore' && Math.abs(value ?? 0) > 10_000_000);
    const value = exchanged(Math.abs(Math.round((pick(random, amounts).value ?? 0) / 100)));
    return { what: String(value), changed: withParagraph(`Det kostade ${writeNumber(value, 0)} kr.`) };
  },
  'a legal part left out': (random) => {
    const id = pick(random, [
      'incomeStatement',
      'balanceSheet',
      'cashFlow',
      'operatingAccount',
      'notes.principles',
      'notes.audit',
      'management.conditions',
      'management.staff',
      'management.outlook',
      'signatures',
    ]);
    return { what: id, changed: { ...document, sections: document.sections.filter((section) => section.id !== id) } };
  },
  'a judgement changed in a table of goals': (random) => {
    const rows = tablesOf(document)
      .filter(({ id }) => id.startsWith('goals'))
      .flatMap(({ rows: all }) => all);
    const chosen = pick(random, rows);
    const [judged, ...rest] = chosen.cells;
    const text = judged?.text === 'Uppfyllt' ? 'Ej uppfyllt' : 'Uppfyllt';
    return {
      what: chosen.label,
      changed: mapTables(document, (table) => ({
        ...table,
        rows: table.rows.map((row) => (row === chosen ? { ...row, cells: [{ value: null, text }, ...rest] } : row)),
      })),
    };
  },
  'a count of goals in words': (random) => {
    const words = ['Fem', 'Sex', 'Åtta', 'Nio', 'Elva'];
    return { what: 'goals', changed: withParagraph(`${words[random(words.length)] ?? ''} mål är uppfyllda.`) };
  },
};

function failed(given: ReportMaterial): Finding[] {
  const composed = composeReport(given);
  expect(composed.problems).toEqual([]);
  return controlReport(underControl(composed.document, given)).filter(({ ok }) => !ok);
}

function failedIn(printed: ReportDocument, given: ReportMaterial): string[] {
  return controlReport(underControl(printed, given)).flatMap(({ ok, id }) => (ok ? [] : [id]));
}

/** Ids of the legal parts that are missing. */
function missing(given: ReportMaterial): string[] {
  const { document: printed } = composeReport(given);
  return underControl(printed, given).legalParts.flatMap(({ id, isPresent }) => (isPresent ? [] : [id]));
}

function isAmount(table: TableModel): boolean {
  return table.columns.some(({ kind }) => kind === 'amount');
}

function hasNumber(row: TableModel['rows'][number]): boolean {
  return row.cells.some(({ value }) => (value ?? 0) !== 0);
}

/** Changes one printed number that is not 0: what stands on paper, as a wrong rendering or a hand would. */
function inCell(random: Random, isMeant: (table: TableModel) => boolean, change: (value: number) => number): Planted {
  const cells = tablesOf(document)
    .filter(isMeant)
    .flatMap((table) =>
      table.rows.flatMap((row) =>
        row.cells.flatMap((cell, index) =>
          (cell.value ?? 0) !== 0 && table.columns[index]?.kind !== 'percent' ? [{ table, row, cell }] : [],
        ),
      ),
    );
  const { table, row, cell } = pick(random, cells);
  const wrong = change(cell.value ?? 0);
  const changed = mapTables(document, (one) => ({
    ...one,
    rows: one.rows.map((other) => ({
      ...other,
      cells: other.cells.map((its): Cell =>
        its === cell ? { ...its, value: wrong, text: writeNumber(wrong, 0) } : its,
      ),
    })),
  }));
  return { changed, what: `${table.id}/${row.id}: ${cell.text} → ${wrong}` };
}

function exchanged(value: number): number {
  const digits = [...String(Math.abs(value))];
  const at = digits.findIndex((digit, index) => index > 0 && digit !== digits[index - 1]);
  if (at < 1) return value + 1;
  const turned = digits.map((digit, index) => digits[index === at ? at - 1 : index === at - 1 ? at : index] ?? digit);
  return Math.sign(value) * Number(turned.join(''));
}

function mapBlocks(whole: ReportDocument, change: (block: Block) => readonly Block[]): ReportDocument {
  return { ...whole, sections: whole.sections.map((one) => ({ ...one, blocks: one.blocks.flatMap(change) })) };
}

function mapTables(whole: ReportDocument, change: (table: TableModel) => TableModel): ReportDocument {
  return mapBlocks(whole, (block) => {
    if (block.kind === 'table') return [{ ...block, table: change(block.table) }];
    return block.kind === 'chart'
      ? [{ ...block, chart: { ...block.chart, table: change(block.chart.table) } }]
      : [block];
  });
}

function withoutTable(whole: ReportDocument, id: string): ReportDocument {
  return mapBlocks(whole, (block) => (block.kind === 'table' && block.table.id === id ? [] : [block]));
}

type AnyInline = Extract<Block, { kind: 'paragraph' }>['inlines'][number];

function inlinesOf({ sections }: ReportDocument): AnyInline[] {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'paragraph' || block.kind === 'quote' ? block.inlines : [])),
  );
}

function mapInlines(whole: ReportDocument, change: (inline: AnyInline) => AnyInline): ReportDocument {
  return mapBlocks(whole, (block) =>
    block.kind === 'paragraph' || block.kind === 'quote'
      ? [{ ...block, inlines: block.inlines.map(change) }]
      : [block],
  );
}

function withParagraph(text: string): ReportDocument {
  const added: Block = { kind: 'paragraph', inlines: [{ kind: 'text', text }] };
  return {
    ...document,
    sections: document.sections.map((one) => (one.id === 'chair' ? { ...one, blocks: [...one.blocks, added] } : one)),
  };
}

function tablesOf({ sections }: ReportDocument): TableModel[] {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.kind === 'table' ? [block.table] : block.kind === 'chart' ? [block.chart.table] : [],
    ),
  );
}

function pick<T>(random: Random, list: readonly T[]): T {
  const found = list[random(list.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

/** Small seeded generator (mulberry32). */
function seeded(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
