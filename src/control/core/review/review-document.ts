// The review of one document: lines → tables → a report under control → findings, and what of it could not be read.
import { type FoundTable, findTables, type TextDocument } from '#exchange/core';
import { type Period, slug } from '#kernel';
import { controlReport } from '../control-report.ts';
import type { Finding } from '../finding.ts';
import { requiredParts } from '../law-parts.ts';
import { isSameProgramme } from '../counted.ts';
import { actual, lineOn, tableOf } from '../locate.ts';
import { isTotalLabel } from '../printed/labels.ts';
import { placeNote } from '../printed/match-notes.ts';
import { inOwnUnit } from '../printed/own-unit.ts';
import type { ControlledTable, ProseSection, ReportUnderControl, TableUnit } from '../report-under-control.ts';
import { type BuiltTable, buildTable, captionOf, type Frame, linesIn } from './build-tables.ts';
import { emptySubtotals } from './empty-subtotals.ts';
import { goalsFound } from './goals-found.ts';
import { type Paragraph, paragraphsOf, programmesIn } from './paragraphs.ts';
import { periodIn, spanIn } from './periods.ts';
import { placeWords } from './places.ts';
import { checkPreviousReport } from './previous-report.ts';
import { associationOf, unitOfTable, yearOfDocument } from './report-frame.ts';
import type { Correction, Review, ReviewedTable, Unread } from './review-types.ts';
import { type KindOfTable, kindOfTable } from './table-kinds.ts';
import { checkTextClaims, sectionId } from './text-claims.ts';
import { checkDates, factsIn, withContributions } from './text-facts.ts';
import { judged } from './weigh.ts';
import { nowhere, placeIn, unreadAt, type UnreadWords } from './unread-texts.ts';

export type ReviewOptions = {
  readonly previous?: TextDocument | null;
  readonly corrections?: readonly Correction[];
};

export function reviewDocument(document: TextDocument, options: ReviewOptions = {}): Review {
  const read = readReportDocument(document, options.corrections ?? []);
  if (!read.report) {
    return {
      association: read.association,
      year: read.year,
      report: null,
      checks: 0,
      findings: [],
      roundings: [],
      doubtful: [],
      tables: read.tables,
      unread: read.unread,
    };
  }
  const previous = options.previous ? readReportDocument(options.previous, []) : null;
  const findings: Finding[] = [
    ...controlReport(read.report),
    ...emptySubtotals(read.report),
    ...checkTextClaims(read.report, read.paragraphs, read.programmes),
    ...checkDates(read.report, document.lines),
    ...(previous?.report ? checkPreviousReport(read.report, previous.report) : []),
  ];
  const weighed = judged(findings, read);
  const unread =
    previous && !previous.report ? [...read.unread, unreadAt(nowhere, (words) => words.nothingBefore)] : read.unread;
  return {
    association: read.association,
    year: read.year,
    report: read.report,
    checks: weighed.checks,
    findings: weighed.findings,
    roundings: weighed.roundings,
    doubtful: weighed.doubtful,
    tables: read.tables,
    unread,
  };
}

export type ReadReport = {
  readonly association: string | null;
  readonly year: number | null;
  readonly report: ReportUnderControl | null;
  readonly tables: readonly ReviewedTable[];
  readonly unread: readonly Unread[];
  readonly paragraphs: readonly Paragraph[];
  readonly programmes: readonly string[];
  /** Where the tables of the report under control and their rows stand. */
  readonly built: readonly BuiltTable[];
};

export function readReportDocument(document: TextDocument, corrections: readonly Correction[]): ReadReport {
  const found = findTables(document);
  const tables = joinedBalance(found.tables).map((table) => corrected(table, corrections));
  const association = associationOf(document);
  const year = yearOfDocument(document, tables);
  const unread: Unread[] = document.pagesWithoutText.map((page) =>
    unreadAt({ page, line: null }, (words) => words.noText(page)),
  );
  if (year === null) {
    return {
      association,
      year,
      report: null,
      tables: tables.map((table) => shown(table, null, corrections)),
      unread: [...unread, unreadAt(nowhere, (words) => words.noYear)],
      paragraphs: [],
      programmes: [],
      built: [],
    };
  }
  const kinds = tables.map((table): Sorted => ({
    table,
    kind: kindOfTable(table) ?? (isSummed(table) ? otherKind(table) : null),
  }));
  const programmes = programmesOf(kinds);
  const paragraphs = paragraphsOf(found.rest, {
    programmes,
    isFlowing: document.format === 'pdf' || document.format === 'text',
  });
  const usual = usualUnit(kinds);
  const read = kinds.flatMap(({ table, kind }, index): BuiltTable[] => {
    if (!kind) return [];
    const frame = frameOf({ table, kind, index }, { year, usual, programmes, kinds });
    const one = buildTable(table, frame);
    return one ? [one] : [];
  });
  const built = bestFirst(read);
  const report = reportOf({ document, tables, built, paragraphs, association, year });
  return {
    association,
    year,
    report,
    tables: tables.map((table) => shown(table, built.find((one) => one.found.id === table.id) ?? null, corrections)),
    unread: [...unread, ...notUnderstood({ kinds, built, document })],
    paragraphs,
    programmes,
    built,
  };
}

/** A balance sheet whose two sides stand in two frames, or on two pages, is one table. */
function joinedBalance(tables: readonly FoundTable[]): FoundTable[] {
  const joined: FoundTable[] = [];
  for (const table of tables) {
    const last = joined.at(-1);
    if (last && isAssetSide(last) && isDebtSide(table) && last.columns.length === table.columns.length) {
      joined[joined.length - 1] = {
        ...last,
        rows: [...last.rows, ...table.rows],
        lastLine: table.lastLine,
        to: table.to,
      };
    } else joined.push(table);
  }
  return joined;
}

function hasRow(table: FoundTable, label: RegExp): boolean {
  return table.rows.some((row) => label.test(row.label));
}

function isAssetSide(table: FoundTable): boolean {
  return hasRow(table, /^(summa|s:a|totala?) ?tillgångar/i) && !hasRow(table, /eget kapital/i);
}

function isDebtSide(table: FoundTable): boolean {
  return hasRow(table, /eget kapital/i) && hasRow(table, /skulder/i) && !hasRow(table, /tillgångar/i);
}

type Sorted = { readonly table: FoundTable; readonly kind: KindOfTable | null };

function corrected(table: FoundTable, corrections: readonly Correction[]): FoundTable {
  const own = corrections.filter((one) => one.table === table.id);
  if (own.length === 0) return table;
  return {
    ...table,
    rows: table.rows.map((row, index) => {
      const cells = row.cells.map((cell, column) => {
        const correction = own.findLast((one) => one.row === index && one.column === column);
        if (!correction) return cell;
        const number =
          correction.value === null
            ? null
            : { value: correction.value, decimals: 0, unit: cell.number?.unit ?? null };
        return { text: cell.text, number };
      });
      const isTouched = own.some((one) => one.row === index);
      // Who has looked at the row has settled how it is to be read.
      return isTouched ? { ...row, cells, alternatives: [] } : row;
    }),
  };
}

/** The best of several tables of one kind comes first: it is the one that others are held to. */
function bestFirst(built: readonly BuiltTable[]): BuiltTable[] {
  return built.toSorted((a, b) => (a.frame.kind === b.frame.kind ? weightOf(b) - weightOf(a) : 0));
}

function weightOf({ found: table, frame: kind }: BuiltTable): number {
  const isTitled = table.title.toLowerCase().includes(kind.name.toLowerCase().slice(0, 8));
  const cells = table.rows.reduce((sum, row) => sum + row.cells.filter((cell) => cell.number !== null).length, 0);
  return linesIn(kind.kind, table) * 10 + (isTitled ? 30 : 0) + Math.min(cells, 60) / 10;
}

function isSummed(table: FoundTable): boolean {
  return table.rows.length >= 3 && table.rows.some((row) => isTotalLabel(row.label)) && table.columns.length > 0;
}

function otherKind(table: FoundTable): KindOfTable {
  return { kind: 'other', name: table.title || table.corner || 'Tabell' };
}

/** Names of programmes: the rows of the table of participants, and of the note that lists what was financed. */
function programmesOf(sorted: readonly Sorted[]): string[] {
  const ofCounts = sorted
    .filter(({ kind }) => kind?.kind === 'participants')
    .flatMap(({ table }) => table.rows.map((row) => row.label));
  const ofCosts = sorted
    .filter(
      ({ kind }) =>
        kind?.kind === 'notes.costs' ||
        (kind?.kind.startsWith('notes.') && /verksamhet|insats|projekt/i.test(kind.topic ?? '')),
    )
    .flatMap(({ table }) => table.rows.map((row) => row.label.replace(/^projekt(et)? (?=\p{L})/iu, '')));
  const names = [...ofCounts, ...ofCosts].map((label) => label.replace(/^[-–—•\s]+/u, '').trim());
  // "FIA" and "Funktionsnedsatta i arbete (FIA)" are one: the name that has both is kept.
  const longest = [...new Set(names)].toSorted((a, b) => Number(b.includes('(')) - Number(a.includes('(')));
  const unique = longest.filter(
    (name, index) => !longest.slice(0, index).some((other) => isSameProgramme(other, name)),
  );
  return unique.filter(
    (name) =>
      name.length > 1 &&
      /^\p{Lu}/u.test(name) &&
      !isTotalLabel(name) &&
      !/kostnad|kansli|styrelse|revision|ekonomi|information|kompetens|gemensam|lön|hyra|lokal|intäkt|bidrag|övrig|insatser$|^insats$|tillgängligt|verksamhetsutveckl|ränt|utredning/i.test(
        name,
      ),
  );
}

function usualUnit(sorted: readonly Sorted[]): TableUnit {
  const said = sorted.flatMap(({ table, kind }) =>
    kind && ['incomeStatement', 'balanceSheet', 'cashFlow'].includes(kind.kind) ? [unitOfTable(table)] : [],
  );
  const found = said.find((unit) => unit !== null);
  if (found) return found;
  const statement = sorted.find(({ kind }) => kind?.kind === 'balanceSheet' || kind?.kind === 'incomeStatement');
  const largest = Math.max(
    0,
    ...(statement?.table.rows ?? []).flatMap((row) => row.cells.map((cell) => Math.abs(cell.number?.value ?? 0))),
  );
  // An association has millions; numbers below a hundred thousand are thousands.
  return statement && largest > 0 && largest < 100_000 ? 'tkr' : 'kr';
}

function frameOf(
  one: Sorted & { kind: KindOfTable; index: number },
  of: { year: number; usual: TableUnit; programmes: readonly string[]; kinds: readonly Sorted[] },
): Frame {
  const { table, kind } = one;
  const isCount = kind.kind === 'participants' || kind.kind.startsWith('appendix.');
  const words = [table.title, table.corner, ...table.columns, ...table.under.slice(0, 3)].join(' · ');
  const isFirst = of.kinds.findIndex((other) => other.kind?.kind === kind.kind) === one.index;
  return {
    ...kind,
    id:
      isFirst && kind.kind !== 'other' && kind.kind !== 'notes.other' && !isCount
        ? kind.kind
        : `${kind.kind}.${table.id}`,
    unit: isCount ? 'count' : (unitOfTable(table) ?? ownUnit(table) ?? of.usual),
    year: of.year,
    period: isCount ? periodOfTable(table, words, of.year) : null,
    programme: kind.kind.startsWith('appendix.') ? programmeOf(table, of.programmes) : null,
  };
}

/** Cells that say their own unit: "115 756 kr". */
function ownUnit(table: FoundTable): TableUnit | null {
  const units = table.rows
    .flatMap((row) => row.cells.map((cell) => cell.number?.unit ?? null))
    .filter((unit) => unit !== null);
  if (units.includes('tkr')) return 'tkr';
  return units.includes('kr') ? 'kr' : null;
}

function periodOfTable(table: FoundTable, words: string, year: number): Period | null {
  // Months say more than a year, and a caption more than the heading above it.
  const near = [table.title, table.corner, ...table.under.slice(0, 2)];
  for (const text of near) {
    const span = spanIn(text, year);
    if (span) return span;
  }
  return periodIn(near.slice(0, 2).join(' '), year) ?? periodIn(words, year);
}

/** The nearest heading above that names a programme. */
function programmeOf(table: FoundTable, programmes: readonly string[]): string | null {
  for (const text of [table.title, table.corner, ...table.under]) {
    const named = programmesIn(text, programmes);
    if (named.length === 1) return named[0] ?? null;
  }
  const numbered = table.under.find((text) => /^\d{1,2}\.?\s+\p{Lu}/u.test(text) && !/^not/i.test(text));
  return numbered ? numbered.replace(/^\d{1,2}\.?\s+/, '') : null;
}

function reportOf(of: {
  document: TextDocument;
  tables: readonly FoundTable[];
  built: readonly BuiltTable[];
  paragraphs: readonly Paragraph[];
  association: string | null;
  year: number;
}): ReportUnderControl | null {
  const { built, paragraphs, year } = of;
  const plain = built.flatMap((one) => one.tables);
  const saidUnit = new Set(built.filter((one) => unitOfTable(one.found) !== null).map((one) => one.frame.id));
  const inUnits = plain.map((table) => inOwnUnit(table, plain, saidUnit.has(table.id)));
  const tables = inUnits.map(({ table }) => table);
  const topics = new Map(
    built.flatMap(({ frame }) => (frame.topic === undefined ? [] : [[frame.id, frame.topic] as const])),
  );
  const placed = tables.map((table) =>
    topics.has(table.id) ? placeNote(table, topics.get(table.id) ?? '', tables) : table,
  );
  const goals = goalsFound(of.tables, of.document.lines);
  const facts = factsIn(paragraphs);
  if (placed.length === 0 && goals === null && facts.equations.length === 0) return null;
  return {
    origin: 'printed',
    year,
    association: of.association,
    settings: { incomeDefinition: saidDefinition(placed), toleranceKronor: 1 },
    tables: placed,
    figures: [],
    prose: paragraphs.map(proseOf),
    percentages: facts.percentages,
    means: [],
    equations: [
      ...built.flatMap((one) => one.equations),
      ...inUnits.flatMap(({ equation }) => (equation ? [equation] : [])),
      ...withContributions(facts.equations, contributionsOf(placed, year)),
    ],
    goals: goals?.goals ?? null,
    legalParts: legalParts(placed, of.document),
    unmappedAccounts: [],
    balanceRequirementExplanation: explanationIn(paragraphs),
  };
}

/** "Intäkter inklusive finansiella poster": the row itself says what it takes in. */
function saidDefinition(tables: readonly ControlledTable[]): 'includingFinancial' | null {
  const isSaid = tables.some(
    (table) =>
      (table.kind === 'overview' || table.kind === 'operatingAccount') &&
      table.rows.some((row) => row.line === 'income' && /ink\p{L}*\.? (finans|ränt)/iu.test(row.label)),
  );
  return isSaid ? 'includingFinancial' : null;
}

function proseOf(paragraph: Paragraph, index: number): ProseSection {
  const heading = paragraph.heading === '' ? 'Texten' : paragraph.heading;
  return {
    sectionId: sectionId(index),
    heading: `${heading} (${placeWords(paragraph)})`,
    ...(paragraph.programme === null ? {} : { programme: paragraph.programme }),
    runs: [{ kind: 'typed', text: paragraph.text }],
  };
}

/** The members' contributions of the year, from the statement or from a note that has them all. */
function contributionsOf(tables: readonly ControlledTable[], year: number): number | null {
  const report = { tables } as ReportUnderControl;
  const stated = lineOn(tableOf(report, 'incomeStatement'), 'contributions', actual(year));
  if (stated?.amount.printed) return stated.amount.printed * (stated.amount.unit === 'tkr' ? 1000 : 1);
  for (const table of tables) {
    const column = table.columns.findIndex((one) => one.kind === 'current');
    const rows = table.rows.filter((row) => row.member);
    if (column < 0 || rows.length < 3) continue;
    const sum = rows.reduce((all, row) => all + (row.cells[column]?.printed ?? 0), 0);
    if (sum > 0) return sum * (table.unit === 'tkr' ? 1000 : 1);
  }
  return null;
}

const STATEMENTS = ['incomeStatement', 'balanceSheet', 'cashFlow', 'operatingAccount'];
const HEADINGS: Readonly<Record<string, RegExp>> = {
  incomeStatement: /resultaträkning/i,
  balanceSheet: /balansräkning/i,
  cashFlow: /kassaflöde|finansieringsanalys/i,
  operatingAccount: /drift\s?s?redovisning/i,
};

/** Asked of an annual report only; a part whose heading is there but whose table could not be read is no missing part. */
function legalParts(tables: readonly ControlledTable[], document: TextDocument): ReportUnderControl['legalParts'] {
  const first = document.lines
    .slice(0, 150)
    .map((line) => line.text)
    .join(' ');
  const isAnnual = /årsredovisning/i.test(first) && !/del\s?års/i.test(first.slice(0, 400));
  const present = (id: string): boolean => tables.some((table) => table.kind === id);
  if (!isAnnual || STATEMENTS.filter(present).length < 2) return [];
  const text = document.lines.map((line) => line.text).join('\n');
  return requiredParts
    .filter((part) => STATEMENTS.includes(part.id))
    .map((part) => ({ ...part, isPresent: present(part.id) || (HEADINGS[part.id]?.test(text) ?? false) }));
}

function explanationIn(paragraphs: readonly Paragraph[]): string | null {
  const found = paragraphs.find(
    ({ text }) =>
      /(återställ|synnerliga skäl|reglera|eget kapital.*(använd|ianspråk)|använd\p{L}* .*kapital)/iu.test(text) &&
      /(balanskrav|negativ|underskott|underbalans|resultat)/i.test(text),
  );
  return found?.text ?? null;
}

/** What looks like a part of the accounts and was not understood. Pictures and lists of other things are nobody's loss. */
function notUnderstood(of: {
  kinds: readonly Sorted[];
  built: readonly BuiltTable[];
  document: TextDocument;
}): Unread[] {
  const found: Unread[] = [];
  for (const { table, kind } of of.kinds) {
    const built = of.built.some((one) => one.found.id === table.id);
    const nameIn = (words: UnreadWords): string =>
      kind ? captionOf(kind, table) : words.table(table.title || table.corner, placeIn(table, words));
    if (!built && (kind ? !kind.kind.startsWith('appendix.') : looksLikeAccounts(table))) {
      found.push(unreadAt(table, (words) => words.unknown(nameIn(words))));
      continue;
    }
    const cells = table.rows.flatMap((row) =>
      row.cells.filter((cell) => cell.isUnread).map((cell) => ({ row, cell })),
    );
    const [first] = cells;
    if (built && first) {
      const example = first.cell.text.slice(0, 40);
      found.push(unreadAt(first.row, (words) => words.cells(nameIn(words), cells.length, example, first.row.label)));
    }
  }
  for (const [kind, heading] of Object.entries(HEADINGS)) {
    const line = of.document.lines.find(
      (one) =>
        one.text.length < 60 &&
        heading.test(one.text) &&
        !/\.{3,}|\d{1,3}$/.test(one.text) &&
        /^(\d|\p{Lu})/u.test(one.text),
    );
    if (line && !of.built.some((one) => one.frame.kind === kind) && of.built.length > 0) {
      found.push(unreadAt(line, (words) => words.heading(line.text, placeIn(line, words))));
    }
  }
  return found;
}

/** A table that says it is of the accounts. A list of sums without a total is read, but no rule speaks of it. */
function looksLikeAccounts(table: FoundTable): boolean {
  const large = table.rows.filter(
    (row) => row.label !== '' && row.cells.some((cell) => Math.abs(cell.number?.value ?? 0) >= 1000),
  ).length;
  return (
    large >= 3 &&
    /^(\d+(\.\d+)*\.?\s+)?(resultaträkning|balansräkning|kassaflöde|drift\p{L}*redovisning|not\s*\.?\s*\d)/iu.test(
      table.title,
    )
  );
}

function shown(table: FoundTable, built: BuiltTable | null, corrections: readonly Correction[]): ReviewedTable {
  const isCorrected = (row: number, column: number): boolean =>
    corrections.some((one) => one.table === table.id && one.row === row && one.column === column);
  const source = built?.found ?? table;
  return {
    id: table.id,
    controlId: built?.frame.id ?? null,
    kind: built?.frame.kind ?? null,
    caption: built
      ? (built.tables[0]?.caption ?? captionOf(built.frame, table))
      : table.title || table.corner || `Tabell (${placeWords(table)})`,
    page: table.page,
    line: table.line,
    unit: built?.tables[0]?.unit ?? unitOfTable(table) ?? 'kr',
    columns: table.columns,
    rows: source.rows.map((row, index) => ({
      page: row.page,
      line: row.line,
      label: row.label,
      cells: row.cells.map((cell, column) => ({
        text: cell.text,
        value: cell.number?.value ?? null,
        state: isCorrected(index, column)
          ? 'corrected'
          : cell.isUnread
            ? 'unread'
            : built?.presumedRows.has(index)
              ? 'presumed'
              : 'read',
      })),
    })),
  };
}

export function rowKey(label: string): string {
  return slug(label);
}
