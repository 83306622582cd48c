// A table of moves: one row a cell of the matrix. Headings and states as in `docs/effects.md`.
import { readSwedishNumber } from '#design/core';
import { accept, hasErrors, refuse, type Problem, type Result } from '#kernel';
import type { SheetRow, SheetRows } from '#exchange/core';
import type { Move } from './move.ts';
import {
  highestLevels,
  isStateId,
  stateIds,
  type Gross,
  type StateId,
  type Subsidy,
  type SubsidyKind,
} from './states.ts';

export const moveHeadings = [
  'from',
  'to',
  'count',
  'subsidy_kind',
  'subsidy_level',
  'strengthened_cooperation',
  'municipality',
  'from_gross',
  'to_gross',
] as const;
type Heading = (typeof moveHeadings)[number];

export type CannotReadMoves =
  | { readonly kind: 'columnMissing'; readonly missing: readonly string[]; readonly header: readonly string[] }
  | { readonly kind: 'noRows' }
  | { readonly kind: 'rowsHaveErrors'; readonly problems: readonly Problem[] };

/**
 * Codes: `unknown-state`, `not-a-count`, `unknown-subsidy`, `subsidy-without-work`, `level-without-subsidy`,
 * `not-a-level`, `not-yes-or-no`, `not-an-amount` (errors). Nothing is taken in when one row is wrong.
 */
export function readMoves(sheet: SheetRows): Result<readonly Move[], CannotReadMoves> {
  const columns = new Map<string, string>(sheet.header.map((heading) => [heading.trim().toLowerCase(), heading]));
  const missing = (['from', 'to', 'count'] as const).filter((name) => !columns.has(name));
  if (missing.length > 0) return refuse({ kind: 'columnMissing', missing, header: sheet.header });
  const problems: Problem[] = [];
  const moves = sheet.rows.map((row) => readRow(row, columns, problems));
  if (moves.length === 0) return refuse({ kind: 'noRows' });
  return hasErrors(problems) ? refuse({ kind: 'rowsHaveErrors', problems }) : accept(moves);
}

function readRow(row: SheetRow, columns: ReadonlyMap<string, string>, problems: Problem[]): Move {
  const text = (name: Heading): string => String(row.cells[columns.get(name) ?? ''] ?? '').trim();
  const fail = (code: string, message: string): void => {
    problems.push({ severity: 'error', code, line: row.line, message });
  };
  const state = (name: 'from' | 'to'): StateId => {
    const id = text(name).toUpperCase();
    if (isStateId(id)) return id;
    fail('unknown-state', `"${text(name)}" is not a state: ${stateIds.join(', ')}.`);
    return 'OKAND';
  };
  const to = state('to');
  const count = readSwedishNumber(text('count'));
  if (count === null || !Number.isInteger(count) || count < 0) {
    fail('not-a-count', `"${text('count')}" is not a number of people.`);
  }
  const gross = (name: 'from_gross' | 'to_gross'): Gross | null => {
    if (text(name) === '') return null;
    const read = readGross(text(name));
    if (!read) fail('not-an-amount', `"${text(name)}" is not kronor a year, nor a number of PBB.`);
    return read;
  };
  return {
    from: state('from'),
    to,
    count: count ?? 0,
    subsidy: readSubsidy({ to, kind: text('subsidy_kind'), level: text('subsidy_level') }, fail),
    isStrengthened: readYes(text('strengthened_cooperation'), fail),
    municipality: text('municipality') || null,
    fromGross: gross('from_gross'),
    toGross: gross('to_gross'),
  };
}

type Fail = (code: string, message: string) => void;

const subsidyKinds: Readonly<Record<string, SubsidyKind | null>> = {
  '': null,
  ingen: null,
  lonebidrag: 'lonebidrag',
  lönebidrag: 'lonebidrag',
  osa: 'lonebidrag',
  nystartsjobb: 'nystartsjobb',
  samhall: 'samhall',
};

function readSubsidy(
  of: { readonly to: StateId; readonly kind: string; readonly level: string },
  fail: Fail,
): Subsidy | null {
  const kind = subsidyKinds[of.kind.toLowerCase()];
  if (kind === undefined) {
    fail('unknown-subsidy', `"${of.kind}" is not a subsidy: lonebidrag, nystartsjobb or samhall.`);
    return null;
  }
  if (kind === null) {
    if (of.level !== '')
      fail('level-without-subsidy', `the level "${of.level}" has no subsidy: lonebidrag or nystartsjobb.`);
    return null;
  }
  if (of.to !== 'ARBETE') fail('subsidy-without-work', `a subsidy goes with ARBETE, not with ${of.to}.`);
  const level = of.level === '' ? null : readSwedishNumber(of.level);
  const highest = highestLevels[kind];
  if (of.level !== '' && (level === null || level < 0 || level > highest)) {
    const meaning = kind === 'lonebidrag' ? 'a share from 0 to 1' : 'a multiple of the contributions, such as 2.5';
    fail('not-a-level', `"${of.level}" is not a level of ${kind}: ${meaning}.`);
  }
  return { kind, level };
}

function readYes(text: string, fail: Fail): boolean {
  const word = text.toLowerCase();
  if (['ja', 'yes', 'true', '1', 'j', 'x'].includes(word)) return true;
  if (!['', 'nej', 'no', 'false', '0', 'n'].includes(word)) fail('not-yes-or-no', `"${text}" is neither ja nor nej.`);
  return false;
}

function readGross(text: string): Gross | null {
  const inBase = /^(.+?)\s*PBB$/i.exec(text)?.[1];
  const amount = readSwedishNumber((inBase ?? text).replace(/\s*kr$/i, ''));
  if (amount === null || amount < 0) return null;
  return { unit: inBase === undefined ? 'kr' : 'pbb', amount };
}
