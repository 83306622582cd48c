// The form of a page with a grid: read, checked, and what goes back to the page when nothing is to be saved yet.
import {
  checkGrid,
  readSentGrid,
  rowsMark,
  type CheckedRow,
  type GridColumn,
  type GridRow,
  type Language,
} from '#design/core';
import { gridErrors, type GridError } from '#design/ui';
import { fail } from '@sveltejs/kit';
import { removalTexts } from './removal-texts.ts';

/** What a page with a grid is told: rows as they were sent, faults, and the names of what would be taken away. */
export type GridAnswer = {
  readonly grid: readonly GridRow[];
  readonly errors: readonly GridError[];
  readonly removed: readonly string[];
  /** Of the rows that the writer has seen; the form carries it. */
  readonly mark?: string;
  /** Somebody else saved meanwhile: the page shows what is saved beside what was sent. */
  readonly isOvertaken?: boolean;
};

/** The hidden field that tells which saved rows a form began with. */
export const markOf = (grid: string): string => `sett.${grid}`;

/** The checkbox that lets rows be taken away; its id too. */
export const CONFIRM = 'bekrafta';

type Asked<Columns extends readonly GridColumn[]> = {
  readonly grid: string;
  readonly columns: Columns;
  readonly language: Language;
  /** Key → name of what is saved already: a row that lost its key is confirmed before it goes. */
  readonly saved?: ReadonlyMap<string, string>;
  /**
   * The rows as they are saved now, made as the page makes them; a form that began with others is shown both. Null where a use
   * case compares versions itself. Read them inside `alone`, so that nobody saves between the comparison and the save.
   */
  readonly current: readonly GridRow[] | null;
};

export type Sent<Columns extends readonly GridColumn[]> =
  | { readonly isReady: true; readonly rows: readonly CheckedRow<Columns>[]; refuse: Refuse }
  | { readonly isReady: false; readonly answer: GridAnswer | ReturnType<typeof fail<GridAnswer>> };

/** Sends the grid back as it was, with faults that a use case found; a fault without a cell leads to the grid. */
type Refuse = (
  faults: readonly { readonly row?: number; readonly column?: string; readonly text: string }[],
) => ReturnType<typeof fail<GridAnswer>>;

export function sentGrid<const Columns extends readonly GridColumn[]>(
  form: FormData,
  asked: Asked<Columns>,
): Sent<Columns> {
  const { grid, columns, language, saved = new Map<string, string>() } = asked;
  const { rows, step } = readSentGrid(form, { grid, columns });
  const sentMark = form.get(markOf(grid));
  const mark = typeof sentMark === 'string' ? sentMark : null;
  const answer = (errors: readonly GridError[], removed: readonly string[] = []): GridAnswer => ({
    grid: rows,
    errors,
    removed,
    ...(mark === null ? {} : { mark }),
  });
  if (step !== null) return { isReady: false, answer: answer([]) };
  const now = asked.current === null ? mark : rowsMark(asked.current);
  if (mark !== null && now !== null && mark !== now) {
    const errors = [{ fieldId: grid, text: removalTexts[language].changed }];
    return { isReady: false, answer: fail(422, { ...answer(errors), mark: now, isOvertaken: true }) };
  }
  const checked = checkGrid({ grid, columns, rows });
  if (checked.faults.length > 0) {
    return { isReady: false, answer: fail(422, answer(gridErrors(checked.faults, language))) };
  }
  const kept = new Set(checked.rows.map(({ key }) => key));
  const removed = [...saved].filter(([key]) => !kept.has(key)).map(([, name]) => name);
  if (removed.length > 0 && !form.has(CONFIRM)) {
    return {
      isReady: false,
      answer: fail(422, answer([{ fieldId: CONFIRM, text: removalTexts[language].error }], removed)),
    };
  }
  return {
    isReady: true,
    rows: checked.rows,
    refuse: (faults) =>
      fail(
        422,
        answer(
          faults.map(({ row, column, text }) => ({
            // `row` counts the filled rows, as a use case sees them.
            fieldId: row === undefined || !column ? grid : `${grid}-${checked.rows[row]?.row ?? 0}-${column}`,
            text,
          })),
        ),
      ),
  };
}
