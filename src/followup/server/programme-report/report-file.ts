// A report's form as a file to take along, and the filled-in file as rows. What a file is is told by its content.
import { foreignKind, readDocxTableRows, readXlsx, type SheetCell } from '#exchange/core';
import { writeXlsx } from '#exchange/server';
import { isTextSection, type AnsweredRow, type FileForm } from '#followup/core';
import { accept, hasErrors, refuse, type Result } from '#kernel';
import { writeReportDocx } from './report-docx.ts';

export const REPORT_FILE_FORMATS = ['docx', 'xlsx'] as const;
export type ReportFileFormat = (typeof REPORT_FILE_FORMATS)[number];

/** Longer than every form, however it is filled in. */
export const MAX_REPORT_FILE_BYTES = 5_000_000;

export type CannotOpenReportFile =
  | { readonly kind: 'wrongFile' }
  | { readonly kind: 'damagedFile' }
  | { readonly kind: 'tooLargeFile'; readonly limit: number };

export function writeReportFile(form: FileForm, format: ReportFileFormat): Promise<Uint8Array> {
  return format === 'docx' ? writeReportDocx(form) : writeReportXlsx(form);
}

/** Rows with a code and an answer, wherever in the file they stand. */
export function readReportRows(bytes: Uint8Array): Result<readonly AnsweredRow[], CannotOpenReportFile> {
  if (bytes.length > MAX_REPORT_FILE_BYTES) return refuse({ kind: 'tooLargeFile', limit: MAX_REPORT_FILE_BYTES });
  const kind = foreignKind(bytes);
  if (kind === 'docx') return docxRows(bytes);
  return kind === 'xlsx' ? xlsxRows(bytes) : refuse({ kind: 'wrongFile' });
}

const LIMITS = { bytes: MAX_REPORT_FILE_BYTES, unpackedBytes: 50_000_000, pages: 1000, words: 1_000_000 };

function docxRows(bytes: Uint8Array): Result<readonly AnsweredRow[], CannotOpenReportFile> {
  const read = readDocxTableRows(bytes, LIMITS);
  if (!read.ok) return refuse({ kind: 'damagedFile' });
  return accept(
    read.value.map((cells) => {
      // Code, label and answer; or code and text.
      const [code = '', second = '', third] = cells;
      return { code, answer: third ?? second };
    }),
  );
}

function xlsxRows(bytes: Uint8Array): Result<readonly AnsweredRow[], CannotOpenReportFile> {
  const read = readXlsx(bytes, {
    knownHeadings: [HEADINGS.code, HEADINGS.answer],
    limits: { bytes: MAX_REPORT_FILE_BYTES, unpackedBytes: 50_000_000, rows: 5000, columns: 50 },
  });
  if (!read.ok) return refuse({ kind: 'damagedFile' });
  const { sheets } = read.value;
  // A formula without a result would read as an empty answer.
  if (sheets.some(({ problems }) => hasErrors(problems))) return refuse({ kind: 'damagedFile' });
  return accept(
    sheets.flatMap((sheet) =>
      sheet.rows.map(({ cells }) => ({
        code: textOf(cells[HEADINGS.code] ?? null),
        answer: textOf(cells[HEADINGS.answer] ?? null),
      })),
    ),
  );
}

const HEADINGS = { code: 'Kod', section: 'Del', label: 'Uppgift', answer: 'Svar', last: 'I fjol' } as const;

function writeReportXlsx(form: FileForm): Promise<Uint8Array> {
  const column = (heading: string) => ({ heading, kind: 'text' as const });
  const rowsOf = (isText: boolean) =>
    form.sections
      .filter(({ section }) => isTextSection(section) === isText)
      .flatMap(({ heading, groups }) =>
        groups.map((group) => ({ heading: group.heading ?? heading, rows: group.rows })),
      );
  return writeXlsx([
    {
      name: 'Siffror',
      columns: [HEADINGS.code, HEADINGS.section, HEADINGS.label, HEADINGS.answer, HEADINGS.last].map(column),
      rows: rowsOf(false).flatMap(({ heading, rows }) =>
        rows.map(({ code, label, answer, last }) => [code, heading, label, numberOr(answer), numberOr(last)]),
      ),
    },
    {
      name: 'Texter',
      columns: [HEADINGS.code, HEADINGS.label, HEADINGS.answer].map(column),
      rows: rowsOf(true).flatMap(({ heading, rows }) =>
        rows.map(({ code, answer }) => [code, heading, answer || null]),
      ),
    },
    {
      name: 'Rör inte',
      columns: [HEADINGS.code, HEADINGS.label, HEADINGS.answer].map(column),
      rows: form.identity.map(({ code, label, answer }) => [code, label, answer]),
    },
  ]);
}

/** Whole numbers as numbers, so that a spreadsheet can add them; everything else as it was typed. */
function numberOr(answer: string): SheetCell {
  if (answer === '') return null;
  return /^\d{1,9}$/.test(answer) ? Number(answer) : answer;
}

function textOf(cell: SheetCell): string {
  return cell === null ? '' : String(cell);
}
