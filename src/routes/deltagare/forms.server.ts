// What the forms of the register share: reading fields, saying what was refused, and warning of personal data in free text.
import type { FieldError } from '#design/ui';
import { AUTHORITIES, type Authority, type IncomeSupportKind, type SeemsPersonal } from '#participants/core';
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
  has(name: string): boolean {
    return this.#data.has(name);
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
  /** Answers to a programme's own questions, by their id; an empty one takes an answer away in a correction. */
  answers({ withEmpty = false } = {}): Record<string, string> {
    const names = [...this.#data.keys()].filter(
      (name) => name.startsWith('fraga-') && (withEmpty || this.text(name) !== ''),
    );
    return Object.fromEntries(names.map((name) => [name.slice('fraga-'.length), this.text(name, 500)]));
  }
  /** Whoever wrote the texts was told what they seem to hold, and says that they are right. */
  get textsAreRead(): boolean {
    return this.isChecked('last');
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
  if (isAboutTexts(refusal)) {
    const warnings = refusal.found.map(({ kind, found }) => words.warning.sentence(words.warning.found[kind], found));
    return fail(422, { errors: [], typed: form.typed(), warnings });
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
function isAboutTexts(refusal: { readonly kind: string }): refusal is SeemsPersonal {
  return refusal.kind === 'seemsPersonal';
}

/** Where the fields of the start of a participation stand. */
export const startPlaces: Places = {
  on: { fieldId: 'datum', say: 'day' },
  enrolledOn: { fieldId: 'datum', say: 'day' },
  education: { fieldId: 'utbildning', say: 'choose' },
  occupation: { fieldId: 'sysselsattning', say: 'choose' },
  incomeSupport: { fieldId: 'forsorjning', say: 'number' },
  supportDuration: { fieldId: 'tid', say: 'choose' },
  legalBasis: { fieldId: 'grund', say: 'choose' },
  consentOn: { fieldId: 'samtycke', say: 'day' },
  consentVersion: { fieldId: 'samtyckesversion', say: 'consent' },
  sharedWith: { fieldId: 'delas', say: 'choose' },
  '': { fieldId: 'samtycke', say: 'consent' },
};

export function startOf(form: SentForm) {
  return {
    education: form.text('utbildning') as 'unknown',
    occupation: form.orNull('sysselsattning') as 'studies' | null,
    incomeSupport: form.incomes('forsorjning'),
    supportDuration: form.orNull('tid'),
    needsFrom: form.authorities('behov'),
    legalBasis: form.text('grund') as 'consent',
    consentOn: form.orNull('samtycke'),
    consentVersion: form.orNull('samtyckesversion'),
    sharedWith: form.authorities('delas'),
    answers: form.answers(),
  };
}

/** Where the fields of the end of a participation stand. */
export const endPlaces: Places = {
  on: { fieldId: 'datum', say: 'day' },
  exitedOn: { fieldId: 'datum', say: 'day' },
  reason: { fieldId: 'orsak', say: 'choose' },
  code: { fieldId: 'precision', say: 'code' },
  subsidyLevel: { fieldId: 'grad', say: 'number' },
  occupationExtent: { fieldId: 'omfattning', say: 'number' },
  incomeSupport: { fieldId: 'forsorjning', say: 'number' },
};

export function endOf(form: SentForm) {
  const level = form.number('grad');
  return {
    reason: form.text('orsak') as 'other',
    code: form.orNull('precision') as 'pension' | null,
    subsidyKind: form.orNull('subvention') as 'osa' | null,
    subsidyLevel: level === null ? null : level / 100,
    continuedWhere: form.orNull('var'),
    workAbility: form.yesNo('formaga'),
    occupation: form.orNull('sysselsattning') as 'studies' | null,
    occupationExtent: form.number('omfattning'),
    incomeSupport: form.incomes('forsorjning'),
    strengthenedCooperation: form.yesNo('forstarkt'),
    track: form.orNull('spar') as '1' | null,
    answers: form.answers(),
  };
}

export function personOf(form: SentForm) {
  return {
    sex: form.text('kon') as 'female',
    birthYear: form.number('fodelsear'),
    municipality: form.orNull('kommun'),
    isProtected: form.isChecked('skyddad'),
    identityNumber: form.orNull('nummer'),
    workingName: form.orNull('namn'),
  };
}

/** A protected identity keeps nothing that tells who or where. */
export function personFaults(form: SentForm, words: Words): FieldError[] {
  const hasIdentity = ['nummer', 'namn', 'kommun'].find((name) => form.text(name) !== '');
  return [
    ...(form.text('kon') === '' ? [{ fieldId: 'kon', text: words.input.choose }] : []),
    ...(form.isChecked('skyddad') && hasIdentity ? [{ fieldId: hasIdentity, text: words.input.protectedKeeps }] : []),
  ];
}
