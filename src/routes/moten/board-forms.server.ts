// What the pages of the board, the register and the audit share: fields read, refusals as sentences, what was typed kept.
import { fail } from '@sveltejs/kit';
import type { AccessRefusal } from '#access/core';
import type { BoardRefusal } from '#decisions/core';
import type { Language } from '#design/core';
import type { FieldError } from '#design/ui';
import { isIsoDate, type Result } from '#kernel';
import { isAccessRefusal, stopAt } from '../answer.ts';
import { refusalText, refusalTexts, type FieldId } from './refusals.ts';

export type BoardAnswer = {
  readonly done?: string;
  readonly refused?: string;
  readonly errors?: readonly FieldError[];
  /** What was typed, by field, so that nothing is written twice. */
  readonly typed?: Readonly<Record<string, string>>;
  /** Which form of the page it was. */
  readonly of?: string;
};

export type SentForm = {
  readonly form: FormData;
  readonly text: (name: string) => string;
  readonly textOrNull: (name: string) => string | null;
  /** A day, or null when the field is empty; what is no day comes as it was typed, so that the schema refuses it. */
  readonly dayOrNull: (name: string) => string | null;
  readonly has: (name: string) => boolean;
  readonly typed: Readonly<Record<string, string>>;
};

export async function readForm(request: Request): Promise<SentForm> {
  const form = await request.formData();
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
  };
  const textOrNull = (name: string): string | null => text(name) || null;
  const typed = Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  return { form, text, textOrNull, dayOrNull: textOrNull, has: (name) => form.has(name), typed };
}

/** The file of a field; null when none was chosen. */
export async function fileOf(form: FormData, name = 'fil'): Promise<{ name: string; bytes: Uint8Array } | null> {
  const file = form.get(name);
  if (!(file instanceof File) || file.name === '') return null;
  return { name: file.name.slice(-200), bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** The field of a path in the schema: `heldOn` is `dag` on the page. */
export type FieldsOf = Readonly<Record<string, FieldId>>;

export function answerOf<T>(
  done: Result<T, BoardRefusal | AccessRefusal>,
  of: {
    readonly language: Language;
    readonly sent: Pick<SentForm, 'typed'>;
    readonly done: string | ((value: T) => string);
    readonly fields?: FieldsOf;
    readonly form?: string;
  },
) {
  const whose = of.form === undefined ? {} : { of: of.form };
  if (done.ok)
    return { done: typeof of.done === 'string' ? of.done : of.done(done.value), ...whose } satisfies BoardAnswer;
  const { refusal } = done;
  const words = refusalTexts[of.language];
  if (refusal.kind === 'denied') return stopAt(refusal);
  if (!isAccessRefusal(refusal)) {
    const answer: BoardAnswer = { refused: refusalText(refusal, of.language), typed: of.sent.typed, ...whose };
    return fail(409, answer);
  }
  const known = refusal.issues.flatMap(({ path }): FieldError[] => {
    const fieldId = of.fields?.[path.split('.')[0] ?? ''];
    return fieldId ? [{ fieldId, text: words.fields[fieldId] }] : [];
  });
  const errors = known.filter((one, index) => known.findIndex(({ fieldId }) => fieldId === one.fieldId) === index);
  const answer: BoardAnswer = {
    ...(errors.length > 0 ? { errors } : { refused: words.invalid }),
    typed: of.sent.typed,
    ...whose,
  };
  return fail(422, answer);
}

/** A fault that the page finds before it asks. */
export function faultAt(
  fieldId: FieldId,
  of: { readonly language: Language; readonly sent: Pick<SentForm, 'typed'>; readonly form?: string },
) {
  const answer: BoardAnswer = {
    errors: [{ fieldId, text: refusalTexts[of.language].fields[fieldId] }],
    typed: of.sent.typed,
    ...(of.form === undefined ? {} : { of: of.form }),
  };
  return fail(422, answer);
}

export const isDay = (text: string): boolean => isIsoDate(text);

/** A file of the association's to whoever may read it: shown when it is a PDF or a picture, else saved; nothing in it runs. */
export function fileResponse(file: {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}): Response {
  const isPdf = file.mediaType === 'application/pdf';
  const isShown = isPdf || /^image\/(png|jpeg)$/.test(file.mediaType);
  const plain = file.name.replaceAll(/[^\w. -]/g, '_');
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      // A browser shows no PDF in a sandbox; its own viewer is one.
      ...(isPdf ? {} : { 'content-security-policy': "sandbox; default-src 'none'" }),
    },
  });
}

export function pdfResponse(bytes: Uint8Array, name: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${name}"` },
  });
}
