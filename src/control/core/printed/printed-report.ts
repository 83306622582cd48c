// Reads a report made elsewhere from the file format of `docs/printed-report-format.md`. Missing parts are tolerated; keys
// that mean nothing to the reader are named, so that nobody believes they were checked.
import { accept, type Result } from '#kernel';
import { requiredParts } from '../law-parts.ts';
import type { ControlledTable, ReportUnderControl, TableKind, TableUnit } from '../report-under-control.ts';
import {
  type CannotReadReport,
  childPath,
  isNumber,
  isObject,
  type JsonObject,
  numberUnder,
  wrongShape,
} from './json-shape.ts';
import { placeNote } from './match-notes.ts';
import { inOwnUnit } from './own-unit.ts';
import { noteFrame } from './note-frame.ts';
import { appendixTables, kindOf, participantsTable, periodOf } from './read-counts.ts';
import {
  type Facts,
  noFacts,
  proseSection,
  readCapital,
  readGoals,
  readSchablon,
  readShares,
  scanFacts,
  yearIn,
} from './read-facts.ts';
import { amountTable, percentagesIn, readRawTable } from './read-table.ts';

export type PrintedReport = {
  readonly report: ReportUnderControl;
  /** JSON paths of keys that the reader did not understand. */
  readonly notRead: readonly string[];
};

const statementKeys: readonly (readonly [RegExp, TableKind, string])[] = [
  [/^(incomeStatement|resultaträkning)$/i, 'incomeStatement', 'Resultaträkning'],
  [/^(balanceSheet|balansräkning)$/i, 'balanceSheet', 'Balansräkning'],
  [/^(cashFlow|cashFlowStatement|kassaflödesanalys|kassaflöde)$/i, 'cashFlow', 'Kassaflödesanalys'],
  [/^(operatingAccount|driftr?s?redovisning)$/i, 'operatingAccount', 'Driftredovisning'],
  [/^(fiveYearOverview|overview|multiYearOverview|flerårsöversikt)$/i, 'overview', 'Flerårsöversikt'],
  [/^(contributions|bidrag|medlemsbidrag)$/i, 'contributions', 'Bidrag från medlemmarna'],
];

type Draft = {
  readonly year: number;
  readonly unit: TableUnit;
  readonly tables: ControlledTable[];
  /** What the key of a note says that it is about, by table id. */
  readonly topics: Map<string, string>;
  /** Ids of tables that state their own unit. */
  readonly unitsSaid: Set<string>;
  readonly facts: Facts;
  readonly notRead: string[];
  goals: ReportUnderControl['goals'];
  explanation: string | null;
  toWork: { counted: number; key: string }[];
};

/** Wrong shapes refuse with the path of the first one; nothing is repaired. */
export function readPrintedReport(json: unknown): Result<PrintedReport, CannotReadReport> {
  if (!isObject(json)) return wrongShape('$', 'is not an object with the parts of a report');
  const year = yearOfReport(json);
  if (year === null)
    return wrongShape('$', 'says no year: neither "year", "source" nor a column of a statement does');
  const draft: Draft = {
    year,
    unit: unitIn(json['unit']) ?? 'kr',
    tables: [],
    topics: new Map(),
    unitsSaid: new Set(),
    facts: noFacts(),
    notRead: [],
    goals: null,
    explanation: null,
    toWork: [],
  };
  for (const [key, value] of Object.entries(json)) {
    const problem = readPart(key, value, draft);
    if (problem) return problem;
  }
  if (draft.tables.length === 0 && draft.goals === null && !hasFacts(draft.facts)) {
    return wrongShape('$', 'has no part of a report that control knows');
  }
  return accept({ report: finish(json, draft), notRead: draft.notRead });
}

function hasFacts(facts: Facts): boolean {
  return Object.values(facts).some((list) => list.length > 0);
}

function yearOfReport(json: JsonObject): number | null {
  if (isNumber(json['year'])) return json['year'];
  const inSource =
    typeof json['source'] === 'string'
      ? /(?:redovisning|rapport|report)\D{0,20}((?:19|20)\d{2})/i.exec(json['source'])
      : null;
  if (inSource) return Number(inSource[1]);
  const years = Object.values(json).flatMap((value) =>
    isObject(value) && Array.isArray(value['columns'])
      ? value['columns'].flatMap((column) => /(?:19|20)\d{2}/.exec(String(column))?.[0] ?? [])
      : [],
  );
  return years.length > 0 ? Math.max(...years.map(Number)) : null;
}

type Problem = Result<never, CannotReadReport> | null;

/** What is no part of the report itself. */
const AROUND = new Set(['source', 'unit', 'year', 'association', '$schema', 'period', 'settings']);

function readPart(key: string, value: unknown, draft: Draft): Problem {
  const path = childPath('$', key);
  if (AROUND.has(key)) return null;
  const statement = statementKeys.find(([pattern]) => pattern.test(key));
  const note = noteFrame(key);
  if (statement || note || /^(balanceRequirement|balanskrav)/i.test(key)) {
    if (!isObject(value)) return wrongShape(path, 'is not a table');
    if (statement)
      return readTable(value, { path, id: statement[1], kind: statement[1], caption: statement[2] }, draft);
    if (note) {
      draft.topics.set(note.id, note.topic);
      return readTable(value, { path, id: note.id, kind: note.kind, caption: note.caption }, draft);
    }
    return readBalanceRequirement(value, path, draft);
  }
  return readFact(key, value, { path, draft });
}

function readFact(key: string, value: unknown, at: { path: string; draft: Draft }): Problem {
  const { path, draft } = at;
  if (typeof value === 'string') {
    if (/note|text|comment|kommentar|prose/i.test(key)) draft.facts.prose.push(proseSection(value, path));
    else draft.notRead.push(path);
    return null;
  }
  if (!isObject(value)) {
    if (!scanFacts(value, path, draft.facts)) draft.notRead.push(path);
    return null;
  }
  const isKnown = scanFacts(value, path, draft.facts);
  if (/^(participants|deltagare)/i.test(key)) return readParticipants(value, at);
  if (/^(appendix|bilaga)/i.test(key)) return readAppendix(value, at);
  if (/schablon/i.test(key)) draft.toWork.push(...readSchablon(value, path, draft.facts));
  else if (/^(goals|mål)/i.test(key)) draft.goals = readGoals(value, path);
  else if (/^(capital|kapital|eget ?kapital)/i.test(key)) return null;
  else if (/share.*percent|andel/i.test(key)) draft.facts.equations.push(...readShares(value, path));
  else if (Array.isArray(value['columns'])) {
    return readTable(value, { path, id: `printed.${key}`, kind: 'other', caption: captionIn(value) ?? key }, draft);
  } else if (!isKnown) draft.notRead.push(path);
  return null;
}

function readTable(
  value: JsonObject,
  frame: { path: string; id: string; kind: TableKind; caption: string },
  draft: Draft,
): Problem {
  const raw = readRawTable(value, frame.path);
  if (!raw.ok) return raw;
  draft.facts.percentages.push(...percentagesIn(raw.value, frame.path));
  draft.facts.prose.push(...raw.value.prose.map((text) => proseSection(text, frame.path)));
  const id = draft.tables.some((table) => table.id === frame.id) ? `${frame.id}-${draft.tables.length}` : frame.id;
  const topic = draft.topics.get(frame.id);
  if (topic !== undefined) draft.topics.set(id, topic);
  if (unitIn(value['unit'])) draft.unitsSaid.add(id);
  draft.tables.push(
    amountTable(raw.value, {
      id,
      kind: frame.kind,
      caption: captionIn(value) ?? frame.caption,
      unit: unitIn(value['unit']) ?? draft.unit,
      year: draft.year,
    }),
  );
  return null;
}

function readBalanceRequirement(value: JsonObject, path: string, draft: Draft): Problem {
  const words = Object.entries(value).filter(([, one]) => typeof one === 'string');
  draft.explanation = words.map(([, one]) => one).join(' ') || null;
  const rows = Object.fromEntries(
    Object.entries(value).filter(([key, one]) => typeof one !== 'string' || key === 'unit'),
  );
  return readTable(
    rows,
    { path, id: 'balanceRequirement', kind: 'balanceRequirement', caption: 'Balanskravsutredning' },
    draft,
  );
}

function readParticipants(value: JsonObject, at: { path: string; draft: Draft }): Problem {
  const read = participantsTable(value, at.path);
  if (!read.ok) return read;
  if (read.value) at.draft.tables.push(read.value);
  return null;
}

function readAppendix(value: JsonObject, at: { path: string; draft: Draft }): Problem {
  for (const [programme, one] of Object.entries(value)) {
    if (!isObject(one)) continue;
    const path = childPath(at.path, programme);
    if (!Object.keys(one).some((key) => kindOf(key))) continue;
    const read = appendixTables(programme, one, { path, period: periodOf(value) });
    if (!read.ok) return read;
    at.draft.tables.push(...read.value.tables);
    at.draft.facts.equations.push(...read.value.equations);
  }
  return null;
}

function finish(json: JsonObject, draft: Draft): ReportUnderControl {
  const { year, facts } = draft;
  const read = draft.tables.map((table) => inOwnUnit(table, draft.tables, draft.unitsSaid.has(table.id)));
  const tables = read.map(({ table }) => table);
  facts.equations.push(...read.flatMap(({ equation }) => (equation ? [equation] : [])));
  const withTies = tables.map((table) => {
    const topic = draft.topics.get(table.id);
    return topic === undefined ? table : placeNote(table, topic, tables);
  });
  const capital = Object.entries(json).find(
    ([key, one]) => /^(capital|kapital|eget ?kapital)/i.test(key) && isObject(one),
  );
  const equations = [
    ...facts.equations,
    ...(capital ? readCapital(capital[1] as JsonObject, childPath('$', capital[0]), { tables, year }) : []),
    ...workEquations(json, draft),
  ];
  return {
    origin: 'printed',
    year,
    association: associationName(json),
    settings: { incomeDefinition: null, toleranceKronor: 1 },
    tables: withTies,
    figures: [],
    prose: facts.prose,
    percentages: facts.percentages,
    means: facts.means,
    equations,
    goals: draft.goals,
    legalParts: legalParts(tables),
    unmappedAccounts: [],
    balanceRequirementExplanation: draft.explanation,
  };
}

/** Persons in the schablon are those whom the table of participants shows to have gone to work (or studies). */
function workEquations(json: JsonObject, draft: Draft): ReportUnderControl['equations'] {
  const table = draft.tables.find((one) => one.kind === 'participants');
  const name = associationName(json);
  return draft.toWork.flatMap(({ counted, key }) => {
    const [what = '', association] = key.split('.');
    const year = yearIn(what);
    if (year !== '' && Number(year) !== draft.year) return [];
    if (association !== undefined && !(name ?? '').includes(association)) return [];
    const words = /stud/i.test(what) ? [/^(work|arbete)/i, /^stud/i] : [/^(work|arbete)(?!.*rehab|sliv)/i];
    const right = table ? totalOf(table, words) : knownExits(json, words);
    if (right === null) return [];
    return [
      {
        id: `schablon.${key}`,
        rule: 'schablon' as const,
        path: `$.${key}`,
        leftLabel: 'Personer i schablonräkningen',
        rightLabel: 'avslut till arbete eller studier i deltagartabellen',
        left: counted,
        right,
        tolerance: 0,
        unit: 'count' as const,
      },
    ];
  });
}

function totalOf(table: ControlledTable, words: readonly RegExp[]): number | null {
  const total = table.rows.find((row) => row.role === 'total');
  const columns = table.columns.flatMap((column, index) =>
    words.some((word) => word.test(column.label)) && !/rehab/i.test(column.label) ? [index] : [],
  );
  if (!total || columns.length < words.length) return null;
  return columns.reduce((sum, index) => sum + (total.cells[index]?.printed ?? 0), 0);
}

function knownExits(json: JsonObject, words: readonly RegExp[]): number | null {
  const participants = json['participants'];
  const exits = isObject(participants) ? Object.values(participants).find(isObject) : undefined;
  if (!exits) return null;
  const found = words.map((word) => numberUnder(exits, word));
  return found.some((one) => one === undefined) ? null : found.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}

/** A file of one table is no report; one that has statements should have all that the law names. */
function legalParts(tables: readonly ControlledTable[]): ReportUnderControl['legalParts'] {
  const statements = ['incomeStatement', 'balanceSheet', 'cashFlow', 'operatingAccount'];
  const present = (id: string): boolean => tables.some((table) => table.kind === id);
  if (statements.filter(present).length < 2) return [];
  return requiredParts
    .filter((part) => statements.includes(part.id))
    .map((part) => ({ ...part, isPresent: present(part.id) }));
}

function associationName(json: JsonObject): string | null {
  const association = json['association'];
  if (isObject(association) && typeof association['name'] === 'string') return association['name'];
  if (typeof association === 'string') return association;
  return typeof json['source'] === 'string' ? json['source'] : null;
}

function captionIn(value: JsonObject): string | null {
  const caption = value['caption'] ?? value['title'] ?? value['heading'];
  return typeof caption === 'string' ? caption : null;
}

function unitIn(value: unknown): TableUnit | null {
  if (typeof value !== 'string') return null;
  if (/tkr|tusen/i.test(value)) return 'tkr';
  return /kr|sek/i.test(value) ? 'kr' : null;
}
