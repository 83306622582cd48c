// What the forms of the register share: reading fields, saying what was refused, and warning of personal data in free text.
import type { FieldError } from '#design/ui';
import type { Result } from '#kernel';
import { AUTHORITIES, warningsOf, type Authority, type IncomeSupportKind } from '#participants/core';
import { fail } from '@sveltejs/kit';
import { isAccessRefusal, stopAt } from '../answer.ts';
import { texts, type Words } from './texts.ts';

export type Language = App.Locals['language'];
export const wordsIn = (language: Language): Words => texts[language];

/** A sent form: texts trimmed and cut, so that no field can be endless. */
export class SentForm {
  readonly #data: FormData;
  constructor(data: FormData) {
    this.#data = data;
  }
  text(name: string, most = 4_000): string {
    const value = this.#data.get(name);
    return typeof value === 'string' ? value.trim().slice(0, most) : '';
  }
  /** Null for an empty field. */
  orNull(name: string): string | null {
    return this.text(name) || null;
  }
  /** A whole number; NaN for what is none, so that the schema refuses it. */
  number(name: string): number | null {
    const text = this.text(name, 20).replace(/\s*%$/, '');
    if (text === '') return null;
    return /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
  }
  yesNo(name: string): boolean | null {
    const text = this.text(name);
    return text === 'ja' ? true : text === 'nej' ? false : null;
  }
  isChecked(name: string): boolean {
    return this.#data.get(name) !== null;
  }
  all(name: string): string[] {
    return this.#data.getAll(name).flatMap((one) => (typeof one === 'string' ? [one] : []));
  }
  authorities(name: string): Authority[] {
    return this.all(name).filter((one): one is Authority => one in AUTHORITIES);
  }
  /** Three places for support; null when nothing was said, empty when there is none. */
  incomes(name: string): { kind: IncomeSupportKind; extent: number | null }[] | null {
    const list = [1, 2, 3].flatMap((n) => {
      const kind = this.text(`${name}-${n}`);
      return kind === '' ? [] : [{ kind: kind as IncomeSupportKind, extent: this.number(`${name}-${n}-omfattning`) }];
    });
    return list.length > 0 ? list : this.isChecked(`${name}-ingen`) ? [] : null;
  }
  /** Everything as it was typed, to show again; lists as they stand. */
  typed(): Record<string, string | string[]> {
    const typed: Record<string, string | string[]> = {};
    for (const name of new Set(this.#data.keys())) {
      const values = this.all(name).map((one) => one.slice(0, 4_000));
      typed[name] = values.length > 1 ? values : (values[0] ?? '');
    }
    return typed;
  }
}

export async function sentForm(request: Request): Promise<SentForm> {
  return new SentForm(await request.formData());
}

/** Where a path of a schema stands in the form, with what is wrong with it. */
export type Places = Readonly<Record<string, { readonly fieldId: string; readonly say: keyof Words['input'] }>>;

type Refusal = {
  readonly kind: string;
  readonly issues?: readonly { readonly path: string; readonly message: string }[];
};

/** The answer to a form that was refused: faults at their fields, everything typed kept. */
export function refused(
  refusal: Refusal,
  about: {
    readonly form: SentForm;
    readonly words: Words;
    readonly places: Places;
    /** The field of a refusal that concerns one. */
    readonly fieldOf?: Readonly<Record<string, string>>;
    readonly fallback: string;
  },
) {
  const { form, words, places, fieldOf = {}, fallback } = about;
  if (refusal.kind === 'denied') stopAt(refusal as never);
  if (isAccessRefusal(refusal)) {
    const faults = (refusal.issues ?? []).map(({ path }): FieldError => {
      const place = places[path] ?? places[path.split('.')[0] ?? ''] ?? { fieldId: fallback, say: 'needed' as const };
      return { fieldId: place.fieldId, text: words.input[place.say] };
    });
    const errors = faults.filter(
      ({ fieldId }, index) => faults.findIndex((one) => one.fieldId === fieldId) === index,
    );
    return fail(422, { errors, typed: form.typed(), warnings: [] });
  }
  const text = words.faults[refusal.kind] ?? words.faults['other'] ?? '';
  const errors = [{ fieldId: fieldOf[refusal.kind] ?? fallback, text }];
  return fail(422, { errors, typed: form.typed(), warnings: [] });
}

/** Faults found before the use case was asked. */
export function faulty(form: SentForm, errors: readonly FieldError[]) {
  return fail(422, { errors: [...errors], typed: form.typed(), warnings: [] });
}

/** A text that seems to hold personal data is sent back once; whoever has read it may keep it. */
export function warned(form: SentForm, fields: readonly string[], words: Words) {
  if (form.isChecked('last')) return null;
  const warnings = fields.flatMap((name) =>
    warningsOf(form.text(name)).map(({ kind, found }) => words.warning.sentence(words.warning.found[kind], found)),
  );
  return warnings.length === 0 ? null : fail(422, { errors: [], typed: form.typed(), warnings });
}

/** The value, or the page's answer to the refusal. */
export function isRefused<T, E>(result: Result<T, E>): result is { readonly ok: false; readonly refusal: E } {
  return !result.ok;
}
