// A ledger comes in: read, checked, opened and saved in one transaction. Nothing is half imported.
import { useCase } from '#access/server';
import type { Tx } from '#database/server';
import {
  aggregate,
  compareOpening,
  deriveOpening,
  objectsKey,
  type Budget,
  type CannotImport,
  type CannotOpenYear,
  type LedgerAmount,
  type LedgerInput,
} from '#finance/core';
import { accept, hasErrors, refuse, type Problem, type Result } from '#kernel';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import * as v from 'valibot';
import { mappingOf } from './finance-year.ts';
import { currentVersionOf, findImportOfFile, lastVersionOf, readLedgers, saveImport } from './ledger-store.ts';
import { readLedgerFile } from './read-ledger-file.ts';
import { findBudget, saveBudgetVersion } from './settings-store.ts';

export type Imported = {
  readonly year: number;
  readonly version: number;
  readonly accounts: number;
  readonly vouchers: number;
  readonly budgetVersion: number | null;
  readonly openingOrigin: LedgerInput['openingOrigin'];
  readonly problems: readonly Problem[];
};

export const importLedger = useCase({
  permission: 'finance.import',
  input: v.object({
    fileName: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
    bytes: v.custom<Uint8Array>((value) => value instanceof Uint8Array, 'is the content of a file'),
    /** The bytes are cells that were copied out of a worksheet (UTF-8), parted by tabs. */
    isPasted: v.optional(v.boolean(), false),
    /** Takes the place of a year that is loaded; the older import stays as a version. */
    replace: v.optional(v.boolean(), false),
    /** Imports although the file has errors; they stay listed with the import. */
    acceptErrors: v.optional(v.boolean(), false),
    /** The association began this year: every account opens with 0. */
    openingIsZero: v.optional(v.boolean(), false),
    /** For a trial balance, which does not say its year itself. */
    year: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100))),
  }),
  async run({ tx, space, actor, now, newId }, command): Promise<Result<Imported, CannotImport>> {
    const file = readLedgerFile(command);
    if (!file.ok) return file;
    const read = file.value;
    const stranger = findStranger(read, space.orgNumber);
    if (stranger) return refuse(stranger);
    await waitForOtherImports(tx);
    const fileSha256 = createHash('sha256').update(command.bytes).digest('hex');
    const loaded = await findLoaded(tx, { fileSha256, year: read.year, replace: command.replace });
    if (loaded) return refuse(loaded);
    if (hasErrors(read.problems) && !command.acceptErrors)
      return refuse({ kind: 'fileHasErrors', problems: read.problems });
    const opened = await openYear(tx, command.openingIsZero ? { ...read, openingOrigin: 'zero' } : read);
    if (!opened.ok) return opened;
    const budget = await chooseBudget(tx, opened.value, command.fileName);
    const stale = await findStaleOpening(tx, opened.value.year);
    const input = { ...opened.value, problems: [...opened.value.problems, ...budget.problems, ...stale] };
    const version = (await lastVersionOf(tx, input.year)) + 1;
    const about = { id: newId(), version, fileName: command.fileName, fileSha256, fileBytes: command.bytes };
    await saveImport(tx, { ...about, importedAt: now, importedBy: actor.id }, input);
    const saved = { savedAt: now, savedBy: actor.id };
    return accept({
      year: input.year,
      version,
      accounts: input.accounts.size,
      vouchers: input.vouchers.length,
      budgetVersion: budget.chosen && (await saveBudgetVersion(tx, budget.chosen, saved)),
      openingOrigin: input.openingOrigin,
      problems: input.problems,
    });
  },
  details: ({ value }) => ({
    year: value.year,
    version: value.version,
    vouchers: value.vouchers,
    problems: value.problems.length,
  }),
});

/** A region's export can hold somebody else's books: the organisation number decides when the file has one. */
function findStranger(input: LedgerInput, own: string): CannotImport | null {
  const found = input.orgNumber?.replaceAll(/\D/g, '') ?? '';
  if (found.length < 10 || found.slice(-10) === own.replaceAll(/\D/g, '').slice(-10)) return null;
  return { kind: 'otherAssociation', own, found: input.orgNumber ?? found, name: input.companyName };
}

async function findLoaded(
  tx: Tx,
  asked: { fileSha256: string; year: number; replace: boolean },
): Promise<CannotImport | null> {
  const same = await findImportOfFile(tx, asked.fileSha256);
  if (same && !asked.replace) return { kind: 'sameFile', ...same };
  const version = await currentVersionOf(tx, asked.year);
  return version !== undefined && !asked.replace ? { kind: 'yearLoaded', year: asked.year, version } : null;
}

async function openYear(tx: Tx, input: LedgerInput): Promise<Result<LedgerInput, CannotOpenYear>> {
  const [ledger] = await readLedgers(tx, [input.year - 1]);
  const before = ledger ? { ledger, mapping: await mappingOf(tx, ledger.year) } : null;
  const opened = deriveOpening(input, { mapping: await mappingOf(tx, input.year), before });
  if (!opened.ok || !before) return opened;
  const differences = compareOpening(opened.value.opening, before);
  return accept({ ...opened.value, problems: [...opened.value.problems, ...differences] });
}

/** The decision that a budget out of a ledger's file goes under. */
const budgetOfLedger = 'Budget enligt bokföringen';

/** A budget that somebody decided is never replaced by what the file happens to hold; the same budget is not saved twice. */
async function chooseBudget(
  tx: Tx,
  input: LedgerInput,
  fileName: string,
): Promise<{ chosen: Omit<Budget, 'version'> | null; problems: readonly Problem[] }> {
  if (input.budget.length === 0) return { chosen: null, problems: [] };
  const current = await findBudget(tx, input.year);
  if (current && current.decision !== budgetOfLedger) {
    const message = `The file holds a budget; the one that is saved already (${current.decision}) stays.`;
    return { chosen: null, problems: [{ severity: 'info', code: 'file-budget-not-used', line: null, message }] };
  }
  const amounts = aggregate(input.budget);
  if (current && isSameBudget(current.amounts, amounts)) return { chosen: null, problems: [] };
  const { year } = input;
  const budget = { year, decision: budgetOfLedger, source: fileName, amounts, rows: [], plannedEquityUseOre: null };
  return { chosen: budget, problems: [] };
}

function isSameBudget(a: readonly LedgerAmount[], b: readonly LedgerAmount[]): boolean {
  const keysOf = (amounts: readonly LedgerAmount[]): string =>
    amounts
      .map(({ account, objects, amountOre }) => `${account} ${objectsKey(objects)} ${amountOre}`)
      .toSorted()
      .join('\n');
  return keysOf(a) === keysOf(b);
}

/** The next year may have been opened with the closing balances of the ledger that is replaced now. */
async function findStaleOpening(tx: Tx, year: number): Promise<Problem[]> {
  const next = await tx
    .selectFrom('ledgerImport')
    .select('openingOrigin')
    .where('isCurrent', '=', true)
    .where('year', '=', year + 1)
    .executeTakeFirst();
  if (next?.openingOrigin !== 'previousLedger') return [];
  const message = `${year + 1} was opened from the earlier ledger of ${year}; import ${year + 1} again too.`;
  return [{ severity: 'warning', code: 'next-year-opened-before', line: null, message }];
}

/** Two imports at the same moment come one after the other, so that the second one meets what the first one saved. */
async function waitForOtherImports(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('finance.import ' || current_space_id()::text, 0))`.execute(
    tx,
  );
}
