// Goals out of files: JSON lists, or tables.
import type { AccessRefusal } from '#access/core';
import type { Session } from '#access/server';
import { decodeText, foreignKind, readTable } from '#exchange/core';
import { goalHeadings, readGoalSheet, type CannotImportGoals, type CannotReadGoalFile } from '#goals/core';
import { accept, hasErrors, refuse, type Result } from '#kernel';
import { saveGoals } from './save-goals.ts';

type Goals = Parameters<typeof saveGoals>[1]['goals'];

/** Saves the goals of all files or of none, through `saveGoals`, which checks each of them. */
export async function importGoals(
  session: Session,
  files: readonly { readonly fileName: string; readonly bytes: Uint8Array }[],
): Promise<Result<{ saved: number }, CannotImportGoals | AccessRefusal>> {
  const goals: Goals = [];
  for (const { fileName, bytes } of files) {
    const read = foreignKind(bytes) === 'json' ? readJson(bytes) : readRows(bytes);
    if (!read.ok) return refuse({ ...read.refusal, fileName });
    goals.push(...read.value);
  }
  return saveGoals(session, { goals });
}

function readRows(bytes: Uint8Array): Result<Goals, CannotReadGoalFile> {
  const table = readTable(bytes, { knownHeadings: goalHeadings });
  if (!table.ok) return refuse({ kind: 'table', why: table.refusal });
  if (hasErrors(table.value.problems)) return refuse({ kind: 'fileHasErrors', problems: table.value.problems });
  const goals = readGoalSheet(table.value);
  return goals.ok ? accept([...goals.value]) : goals;
}

/** Whatever the list holds is checked by the use case. */
function readJson(bytes: Uint8Array): Result<Goals, CannotReadGoalFile> {
  try {
    const parsed: unknown = JSON.parse(decodeText(bytes).text);
    return accept((Array.isArray(parsed) ? parsed : [parsed]) as Goals);
  } catch {
    return refuse({ kind: 'notJson' });
  }
}
