// The chart of a year against its printed rows, as it is saved or as somebody is trying it out.
import { query } from '#access/server';
import type { Tx } from '#database/server';
import {
  accountLines,
  comparePrinted,
  isTarget,
  placeLines,
  placementsOf,
  presets,
  suggestMoves,
  targetOf,
  targetOptions,
  textOfLine,
  type AccountLine,
  type CannotPlace,
  type ChartMapping,
  type Comparison,
  type Ledger,
  type Move,
  type Placement,
  type PrintedStatement,
} from '#finance/core';
import { accept, refuse, type Result } from '#kernel';
import * as v from 'valibot';
import { ledgerYears } from './finance-year.ts';
import { readBefore } from './ledger-store.ts';
import { findPreset } from './preset.ts';
import { findPrinted, ledgerToFit } from './printed-store.ts';
import { findMapping } from './settings-store.ts';

export const FittingYear = v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100));

/** What stands in the fields of the page: the row beside each line. */
export const FittingDraft = v.object({
  lines: v.pipe(
    v.array(v.object({ key: v.pipe(v.string(), v.maxLength(400)), text: v.pipe(v.string(), v.maxLength(400)) })),
    v.maxLength(5000),
  ),
});
export type Draft = v.InferOutput<typeof FittingDraft>;

export type FittingLine = AccountLine & {
  /** What stands in its field. */
  readonly text: string;
  readonly isChanged: boolean;
  readonly refusal: CannotPlace['kind'] | null;
};

export type Fitting = {
  readonly year: number;
  /** The version that is changed; null when the association's first chart holds. */
  readonly saved: { readonly year: number; readonly version: number } | null;
  /** Later years that have a mapping of their own and do not follow this one. */
  readonly laterYears: readonly number[];
  readonly isFromFileOfYearAfter: boolean;
  readonly printed: PrintedStatement | null;
  readonly lines: readonly FittingLine[];
  readonly options: readonly string[];
  readonly comparison: Comparison | null;
  readonly moves: readonly Move[];
  readonly hasChanges: boolean;
};

export type CannotFit = { readonly kind: 'noLedger'; readonly year: number; readonly years: readonly number[] };

/** With `moves`, that many of the suggestions are taken: `all`, or one by the row that it mends. */
export const readFitting = query({
  permission: 'finance.read',
  input: v.object({
    year: FittingYear,
    draft: v.exactOptional(FittingDraft),
    take: v.exactOptional(v.pipe(v.string(), v.maxLength(400))),
  }),
  async run({ tx }, { year, draft, take }): Promise<Result<Fitting, CannotFit>> {
    const ledger = await ledgerToFit(tx, year);
    if (!ledger) return refuse({ kind: 'noLedger', year, years: await yearsToFit(tx) });
    const found = await mappingToFit(tx, year);
    const printed = await findPrinted(tx, year);
    const tried = tryDraft({ ledger, mapping: found.mapping, printed }, draft?.lines ?? []);
    const taken = take === undefined || !printed ? tried : takeMoves({ ledger, printed, tried, take });
    const { lines, options } = fieldsOf({ ledger, printed, before: found.mapping, tried: taken });
    return accept({
      year,
      saved: found.saved,
      laterYears: found.laterYears,
      isFromFileOfYearAfter: !ledger.hasOpening && ledger.opening.length === 0,
      printed,
      lines,
      options,
      comparison: printed && comparePrinted(ledger, taken.mapping, printed),
      moves: printed ? suggestMoves(ledger, taken.mapping, printed) : [],
      hasChanges: lines.some(({ isChanged }) => isChanged),
    });
  },
});

/** Years whose accounts can be set against printed rows: those with a ledger, and the one that the first ledger tells of. */
export const listYearsToFit = query({
  permission: 'finance.read',
  input: v.object({}),
  async run({ tx }) {
    return accept(await yearsToFit(tx));
  },
});

export async function yearsToFit(tx: Tx): Promise<number[]> {
  const years = await ledgerYears(tx);
  const first = years.at(-1);
  if (first === undefined) return [];
  const { results } = await readBefore(tx, first);
  return results.length > 0 ? [...years, first - 1] : years;
}

export async function mappingToFit(
  tx: Tx,
  year: number,
): Promise<{ mapping: ChartMapping; saved: Fitting['saved']; laterYears: number[] }> {
  const found = await findMapping(tx, year);
  const later = await tx
    .selectFrom('chartMapping')
    .select('year')
    .where('isCurrent', '=', true)
    .where('year', '>', year)
    .orderBy('year')
    .execute();
  return {
    mapping: found?.mapping ?? presets[await findPreset(tx)],
    saved: found ? { year: found.year, version: found.version } : null,
    laterYears: later.map((row) => row.year),
  };
}

export type Tried = {
  readonly mapping: ChartMapping;
  readonly refused: ReadonlyMap<string, { readonly text: string; readonly kind: CannotPlace['kind'] }>;
};

/** The mapping that the fields say; a field that says nothing useful leaves its line where it is. */
export function tryDraft(
  from: { readonly ledger: Ledger; readonly mapping: ChartMapping; readonly printed: PrintedStatement | null },
  fields: Draft['lines'],
): Tried {
  const lines = accountLines(from.ledger, from.mapping);
  const options = targetOptions(lines, from.mapping, from.printed);
  const byKey = new Map(lines.map((line) => [line.key, line]));
  const refused = new Map<string, { text: string; kind: CannotPlace['kind'] }>();
  const placements: Placement[] = [];
  for (const { key, text } of fields) {
    const line = byKey.get(key);
    const isAsBefore = line && text.trim() === textOfLine(line, options);
    if (!line || isAsBefore || text.trim() === '') continue;
    const target = targetOf(text, { line, options });
    if (isTarget(target)) placements.push({ line: key, target });
    else refused.set(key, { text, kind: target.kind });
  }
  return { mapping: placeLines(from.mapping, from.ledger, placements), refused };
}

function takeMoves(from: {
  readonly ledger: Ledger;
  readonly printed: PrintedStatement;
  readonly tried: Tried;
  readonly take: string;
}): Tried {
  const moves = suggestMoves(from.ledger, from.tried.mapping, from.printed);
  const taken = from.take === 'alla' ? moves : moves.filter(({ row }) => row === from.take).slice(0, 1);
  return { ...from.tried, mapping: placeLines(from.tried.mapping, from.ledger, placementsOf(taken)) };
}

function fieldsOf(of: {
  readonly ledger: Ledger;
  readonly printed: PrintedStatement | null;
  readonly before: ChartMapping;
  readonly tried: Tried;
}): { lines: FittingLine[]; options: string[] } {
  const before = accountLines(of.ledger, of.before);
  const optionsBefore = targetOptions(before, of.before, of.printed);
  const textsBefore = new Map(before.map((line) => [line.key, textOfLine(line, optionsBefore)]));
  const lines = accountLines(of.ledger, of.tried.mapping);
  const options = targetOptions(lines, of.tried.mapping, of.printed);
  return {
    options: [...new Set([...options, ...optionsBefore].map(({ text }) => text))],
    lines: lines.map((line) => {
      const refused = of.tried.refused.get(line.key);
      const text = refused?.text ?? textOfLine(line, options);
      return { ...line, text, isChanged: text !== textsBefore.get(line.key), refusal: refused?.kind ?? null };
    }),
  };
}
