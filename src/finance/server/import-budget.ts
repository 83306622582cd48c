import { useCase } from '#access/server';
import { readTable } from '#exchange/core';
import { readBudgetSheet, type CannotImportBudget } from '#finance/core';
import { accept, hasErrors, refuse, type Problem, type Result } from '#kernel';
import * as v from 'valibot';
import { saveBudgetVersion } from './settings-store.ts';

const Text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(255));
const knownHeadings = ['rad', 'post', 'benämning', 'insats', 'budget', 'belopp', 'slag', 'typ'];

export type ImportedBudget = {
  readonly year: number;
  readonly version: number;
  readonly rows: number;
  readonly plannedEquityUseOre: number | null;
  readonly problems: readonly Problem[];
};

/** A budget out of a workbook or a text table, as the next version with the decision that set it. */
export const importBudget = useCase({
  permission: 'finance.save',
  action: 'finance.importBudget',
  input: v.object({
    fileName: Text,
    bytes: v.custom<Uint8Array>((value) => value instanceof Uint8Array, 'is the content of a file'),
    year: v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100)),
    decision: Text,
  }),
  async run({ tx, actor, now }, command): Promise<Result<ImportedBudget, CannotImportBudget>> {
    const table = readTable(command.bytes, { knownHeadings });
    if (!table.ok) return refuse({ kind: 'table', why: table.refusal });
    const read = readBudgetSheet(table.value);
    if (!read.ok) return read;
    const problems = [...table.value.problems, ...read.value.problems];
    if (hasErrors(problems)) return refuse({ kind: 'fileHasErrors', problems });
    const { rows, plannedEquityUseOre } = read.value;
    const { year, decision, fileName } = command;
    const version = await saveBudgetVersion(
      tx,
      { year, decision, source: fileName, amounts: [], rows, plannedEquityUseOre },
      { savedAt: now, savedBy: actor.id },
    );
    return accept({ year, version, rows: rows.length, plannedEquityUseOre, problems });
  },
  details: ({ value: { year, version, rows } }) => ({ year, version, rows }),
});
