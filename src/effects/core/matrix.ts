// The outcome matrix as a table for people: start states down, end states across. Read and written in the same layout.
import {
  checkTable,
  countCell,
  emptyCell,
  readSwedishNumber,
  textCell,
  type Language,
  type TableModel,
} from '#design/core';
import type { SheetCell, SheetRows } from '#exchange/core';
import { accept, hasErrors, refuse, type Problem, type Result } from '#kernel';
import { rowsOfMoves, stateOf } from './calculation.ts';
import type { Move } from './move.ts';
import { moveHeadings, readMoves, type CannotReadMoves } from './read-moves.ts';
import { isStateId, stateIds, type StateId, type Subsidy } from './states.ts';
import { effectsTexts, endLabel, stateLabel } from './texts.ts';

/** An end of a move: a state, and for work the subsidy. */
type End = { readonly to: StateId; readonly subsidy: Subsidy | null };

/** Headings by which a table of either layout is found in a file. */
export const matrixHeadings: readonly string[] = [
  ...stateIds,
  ...(['sv', 'en'] as const).flatMap((language) => stateIds.map((id) => stateLabel(id, language))),
];

/**
 * A table of moves in either layout: one row a cell (`from`, `to`, `count` …), or start states down and end states
 * across. Sums at the edges are passed over. An end is a state, or work with its subsidy: "Arbete med lönebidrag 60 %".
 */
export function readMatrix(sheet: SheetRows): Result<readonly Move[], CannotReadMoves> {
  const header = sheet.header.map((heading) => heading.trim().toLowerCase());
  const list = listHeadings(header);
  if (list) return readMoves(renamed(sheet, list));
  const ends = sheet.header.map(endOf);
  if (ends.filter((end) => end !== null).length === 0) {
    return refuse({ kind: 'columnMissing', missing: ['from', 'to', 'count'], header: sheet.header });
  }
  const problems: Problem[] = [];
  const moves = sheet.rows.flatMap((row) => {
    const cells = sheet.header.map((heading) => row.cells[heading] ?? null);
    const name = String(cells[0] ?? '').trim();
    const from = stateOf(name);
    if (name === '' || isTotal(name)) return [];
    if (!isStateId(from)) {
      problems.push(wrong(row.line, 'unknown-state', `"${name}" is not a state: ${stateIds.join(', ')}.`));
      return [];
    }
    return cells.flatMap((cell, index) => {
      const end = index === 0 ? null : (ends[index] ?? null);
      const count = end ? countOf(cell) : 0;
      if (count === 0 || end === null) return [];
      if (count === null) {
        problems.push(wrong(row.line, 'not-a-count', `"${String(cell)}" is not a number of people.`));
        return [];
      }
      return [{ from, ...end, count, isStrengthened: false, municipality: null, fromGross: null, toGross: null }];
    });
  });
  for (const [index, heading] of sheet.header.entries()) {
    if (index > 0 && !ends[index] && heading.trim() !== '' && !isTotal(heading)) {
      problems.push(wrong(null, 'unknown-state', `the column "${heading}" is not a state: ${stateIds.join(', ')}.`));
    }
  }
  if (hasErrors(problems)) return refuse({ kind: 'rowsHaveErrors', problems });
  return moves.length === 0 ? refuse({ kind: 'noRows' }) : accept(moves);
}

/** Start states down, end states across; only the matrix: amounts, municipalities and cooperation stand in the list. */
export function matrixTable(moves: readonly Move[], language: Language): TableModel {
  const words = effectsTexts[language];
  const ends = unique(moves.map((move) => endLabel(move, language)));
  const starts = stateIds.filter((id) => moves.some(({ from }) => from === id));
  const countAt = (from: StateId, end: string): number =>
    moves
      .filter((move) => move.from === from && endLabel(move, language) === end)
      .reduce((sum, { count }) => sum + count, 0);
  return checkTable({
    id: 'matris',
    caption: words.matrixCaption,
    labelHeading: `${words.matrix.from} / ${words.matrix.to.toLowerCase()}`,
    columns: ends.map((label, index) => ({ id: `till${index + 1}`, label, kind: 'count' })),
    rows: starts.map((from) => ({
      id: from,
      label: stateLabel(from, language),
      role: 'row',
      cells: ends.map((end) => (countAt(from, end) === 0 ? emptyCell() : countCell(countAt(from, end)))),
    })),
  });
}

/** Whether the square says everything, or the list is needed for amounts, municipalities and cooperation. */
export function fitsSquare(moves: readonly Move[]): boolean {
  return moves.every(
    ({ isStrengthened, municipality, fromGross, toGross }) =>
      !isStrengthened && municipality === null && fromGross === null && toGross === null,
  );
}

/** One row a cell, with the headings that `./stegvis effects --moves` reads. */
export function movesListTable(moves: readonly Move[]): TableModel {
  const [first, ...headings] = moveHeadings;
  return checkTable({
    id: 'lista',
    caption: 'stepMoves',
    labelHeading: first,
    columns: headings.map((label) => ({ id: label, label, kind: label === 'count' ? 'count' : 'text' })),
    rows: rowsOfMoves(moves).map(({ cells }, index) => ({
      id: `rad${index + 1}`,
      label: cells[first] ?? '',
      role: 'row',
      cells: headings.map((name) =>
        name === 'count' ? countCell(moves[index]?.count ?? 0) : textCell(cells[name] ?? ''),
      ),
    })),
  });
}

const listNames: Readonly<Record<string, readonly string[]>> = {
  from: ['from', 'från', 'start'],
  to: ['to', 'till', 'slut'],
  count: ['count', 'antal', 'personer', 'people'],
  subsidy_kind: ['subsidy_kind', 'stöd', 'stöd till arbetet', 'subsidy of the job'],
  subsidy_level: ['subsidy_level', 'nivå', 'level'],
  strengthened_cooperation: ['strengthened_cooperation', 'förstärkt samarbete', 'strengthened cooperation'],
  municipality: ['municipality', 'kommun'],
  from_gross: ['from_gross', 'belopp före', 'amount before'],
  to_gross: ['to_gross', 'belopp efter', 'amount after'],
};

/** Heading of the list → the file's own heading, when the three that are needed are there. */
function listHeadings(header: readonly string[]): Map<string, number> | null {
  const found = new Map(
    Object.entries(listNames).flatMap(([name, words]) => {
      const index = header.findIndex((heading) => words.includes(heading));
      return index === -1 ? [] : [[name, index] as const];
    }),
  );
  return ['from', 'to', 'count'].every((name) => found.has(name)) ? found : null;
}

function renamed({ header, rows }: SheetRows, headings: ReadonlyMap<string, number>): SheetRows {
  const own = (name: string): string => header[headings.get(name) ?? -1] ?? '';
  return {
    header: [...headings.keys()],
    rows: rows.map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(
        [...headings.keys()].map((name) => {
          const cell = cells[own(name)] ?? null;
          return [name, name === 'from' || name === 'to' ? stateOf(String(cell ?? '')) : cell];
        }),
      ),
    })),
  };
}

const subsidyWords: readonly (readonly [RegExp, Subsidy['kind']])[] = [
  [/lönebidrag|\bosa\b|wage subsidy/i, 'lonebidrag'],
  [/nystart|new start/i, 'nystartsjobb'],
  [/samhall/i, 'samhall'],
];

/** "Arbete med lönebidrag 60 %": work, its subsidy and the level; null for what is no end. */
function endOf(heading: string): End | null {
  const plain = stateOf(heading);
  if (isStateId(plain)) return { to: plain, subsidy: null };
  const kind = subsidyWords.find(([pattern]) => pattern.test(heading))?.[1];
  if (!kind) return null;
  const written = /(\d+(?:[.,]\d+)?)\s*(%|×|x)?/.exec(heading);
  const number = written ? readSwedishNumber(written[1] ?? '') : null;
  const isPercent = written?.[2] === '%' || (kind === 'lonebidrag' && (number ?? 0) > 1);
  const level = number === null || kind === 'samhall' ? null : isPercent ? number / 100 : number;
  return { to: 'ARBETE', subsidy: { kind, level } };
}

/** Null for what is no number of people. */
function countOf(cell: SheetCell): number | null {
  const text = String(cell ?? '').trim();
  if (text === '' || text === '-' || text === '\u2013') return 0;
  const count = readSwedishNumber(text);
  return count !== null && Number.isInteger(count) && count >= 0 ? count : null;
}

function isTotal(text: string): boolean {
  return /^(?:summa|totalt?|sum|alla)\b/i.test(text.trim());
}

function wrong(line: number | null, code: string, message: string): Problem {
  return { severity: 'error', code, line, message };
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
