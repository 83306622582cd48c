// What the page sends along so that nothing is stored: the documents as they were read, and what the reader corrected.
import type { Correction } from '#control/core';
import { type CannotReview, reviewInThread, type ReviewShown } from '#control/server';
import { type CannotReadDocument, isBlankCell, readPrintedNumber, type TextDocument } from '#exchange/core';
import { keepDocument, openKeptDocument } from '#exchange/server';
import { accept, refuse, type Result } from '#kernel';
import * as v from 'valibot';

const Corrections = v.pipe(
  v.array(
    v.object({
      table: v.pipe(v.string(), v.regex(/^t\d{1,5}$/)),
      row: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
      column: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(200)),
      value: v.nullable(v.pipe(v.number(), v.finite())),
    }),
  ),
  v.maxLength(2000),
);

export type Carried = {
  readonly fileName: string;
  readonly document: string;
  readonly previous: string | null;
  readonly corrections: readonly Correction[];
};

export type Opened = {
  readonly fileName: string;
  readonly document: TextDocument;
  readonly previous: TextDocument | null;
  readonly corrections: readonly Correction[];
};

export type Refusal = CannotReadDocument | CannotReview;

export async function openSent(form: FormData): Promise<Result<Opened, CannotReadDocument>> {
  const document = await openKeptDocument(textOf(form, 'underlag'));
  if (!document.ok) return document;
  const kept = textOf(form, 'forra');
  const previous = kept === '' ? null : await openKeptDocument(kept);
  if (previous && !previous.ok) return previous;
  const corrections = v.safeParse(Corrections, parsed(textOf(form, 'rattelser')));
  if (!corrections.success) return refuse({ kind: 'damaged', detail: 'the corrections were changed' });
  return accept({
    fileName: textOf(form, 'namn').slice(0, 200),
    document: document.value,
    previous: previous?.value ?? null,
    corrections: corrections.output,
  });
}

export async function carry(opened: Opened): Promise<Carried> {
  const { fileName, corrections } = opened;
  return {
    fileName,
    corrections,
    document: await keepDocument(opened.document),
    previous: opened.previous ? await keepDocument(opened.previous) : null,
  };
}

export async function reviewOf(opened: Opened): Promise<Result<ReviewShown, CannotReview>> {
  const { document, previous, corrections } = opened;
  return reviewInThread({ document, previous, corrections });
}

export type Typed = { readonly corrections: readonly Correction[]; readonly wrong: Readonly<Record<string, string>> };

/** Fields `cell-t4-0-1` that say something else than the table does; those that are no number come back. */
export function typedCorrections(form: FormData, shown: ReviewShown): Typed {
  const corrections: Correction[] = [];
  const wrong: Record<string, string> = {};
  for (const [name, value] of form) {
    const place = /^cell-(t\d+)-(\d+)-(\d+)$/.exec(name);
    if (!place || typeof value !== 'string') continue;
    const [, table = '', row, column] = place;
    const cell = shown.tables.find(({ id }) => id === table)?.rows[Number(row)]?.cells[Number(column)];
    if (!cell) continue;
    const number = isBlankCell(value) ? null : readPrintedNumber(value);
    if (number === null && !isBlankCell(value)) wrong[name] = value;
    else if ((number?.value ?? null) !== cell.value) {
      corrections.push({ table, row: Number(row), column: Number(column), value: number?.value ?? null });
    }
  }
  return { corrections, wrong };
}

/** The later correction of a cell is the one that counts. */
export function joined(before: readonly Correction[], now: readonly Correction[]): Correction[] {
  const key = (one: Correction): string => `${one.table}.${one.row}.${one.column}`;
  return [...new Map([...before, ...now].map((one) => [key(one), one])).values()];
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text === '' ? '[]' : text);
  } catch {
    return null;
  }
}
