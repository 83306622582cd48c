// Entered figures out of a file: JSON as the demo's, or a table.
import type { Session } from '#access/server';
import { readTable } from '#exchange/core';
import { readEnteredSheet, type CannotImportEntered, type EnteredRow } from '#finance/core';
import { refuse, type Result } from '#kernel';
import { saveEntered } from './save-entered.ts';

type Saved = Awaited<ReturnType<typeof saveEntered>>;

/** Reads the file and saves its figures through `saveEntered`, which checks each of them. */
export async function importEntered(
  session: Session,
  file: { readonly fileName: string; readonly bytes: Uint8Array },
): Promise<Saved | Result<never, CannotImportEntered>> {
  const figures = /\.json$/i.test(file.fileName) ? readJson(file.bytes) : readRows(file.bytes);
  if (!figures.ok) return figures;
  return saveEntered(session, { figures: figures.value });
}

type Figures = Parameters<typeof saveEntered>[1]['figures'];

function readRows(bytes: Uint8Array): Result<EnteredRow[], CannotImportEntered> {
  const table = readTable(bytes, { knownHeadings: ['key', 'year', 'value', 'nyckel', 'år', 'värde', 'enhet'] });
  if (!table.ok) return refuse({ kind: 'table', why: table.refusal });
  const rows = readEnteredSheet(table.value);
  return rows.ok ? { ok: true, value: [...rows.value] } : rows;
}

/** Whatever the list holds is checked by the use case. */
function readJson(bytes: Uint8Array): Result<Figures, CannotImportEntered> {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (!Array.isArray(parsed)) return refuse({ kind: 'notJson' });
    return { ok: true, value: parsed as Figures };
  } catch {
    return refuse({ kind: 'notJson' });
  }
}
