import { useCase } from '#access/server';
import {
  accountLines,
  knownRowsOf,
  printedParts,
  readPrinted,
  settleSums,
  type CannotReadPrinted,
} from '#finance/core';
import { accept, refuse, type Result } from '#kernel';
import * as v from 'valibot';
import { mappingToFit, FittingYear, type CannotFit } from './read-fitting.ts';
import { ledgerToFit, savePrintedOf } from './printed-store.ts';

export type SavedPrinted = { readonly year: number; readonly rows: number };

/** The printed rows of a year out of what was pasted; they take the place of those before. */
export const readPrintedRows = useCase({
  permission: 'finance.save',
  action: 'finance.readPrintedRows',
  input: v.object({ year: FittingYear, text: v.pipe(v.string(), v.maxLength(200_000)) }),
  async run({ tx, actor, now }, { year, text }): Promise<Result<SavedPrinted, CannotReadPrinted | CannotFit>> {
    const ledger = await ledgerToFit(tx, year);
    if (!ledger) return refuse({ kind: 'noLedger', year, years: [] });
    const { mapping } = await mappingToFit(tx, year);
    const read = readPrinted(text, { year, known: knownRowsOf(accountLines(ledger, mapping)) });
    if (!read.ok) return read;
    const printed = settleSums(read.value, ledger, mapping);
    await savePrintedOf(tx, year, printed, { savedAt: now, savedBy: actor.id });
    return accept({ year, rows: read.value.rows.length });
  },
  details: ({ value }) => value,
});

const PrintedInput = v.object({
  unit: v.picklist(['kr', 'tkr']),
  rows: v.pipe(
    v.array(
      v.object({
        label: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
        amount: v.nullable(v.pipe(v.number(), v.finite(), v.minValue(-1e12), v.maxValue(1e12))),
        part: v.picklist(printedParts),
      }),
    ),
    v.maxLength(400),
  ),
});

/** The printed rows of a year, each said what it is. */
export const savePrintedRows = useCase({
  permission: 'finance.save',
  action: 'finance.savePrintedRows',
  input: v.object({ year: FittingYear, printed: PrintedInput }),
  async run({ tx, actor, now }, { year, printed }): Promise<Result<SavedPrinted, never>> {
    await savePrintedOf(tx, year, printed, { savedAt: now, savedBy: actor.id });
    return accept({ year, rows: printed.rows.length });
  },
  details: ({ value }) => value,
});
