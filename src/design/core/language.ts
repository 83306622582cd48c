// Texts in two languages. Swedish comes first; its shape is the shape of English, so that no text can be missing.

export type Language = 'sv' | 'en';

export const languages: readonly Language[] = ['sv', 'en'];

/** A text, a text made from arguments, or a group of them. */
type Text = string | ((...facts: never) => string);
export type Texts = { readonly [key: string]: Text | readonly string[] | Texts };

/** The same keys and arguments, with any words. */
export type SameTexts<T> = {
  readonly [Key in keyof T]: T[Key] extends string
    ? string
    : T[Key] extends (...facts: infer Facts) => string
      ? (...facts: Facts) => string
      : T[Key] extends readonly string[]
        ? readonly string[]
        : SameTexts<T[Key]>;
};

export type InBoth<T> = Readonly<Record<Language, T>>;

/** What a screen says, in Swedish and in English; a key that one of them lacks does not compile. */
export function inBoth<const T extends Texts>(sv: T, en: SameTexts<T>): InBoth<SameTexts<T>> {
  return { sv: sv as unknown as SameTexts<T>, en };
}

/** The language of a cookie or a form field; Swedish for anything else. */
export function languageOf(outside: unknown): Language {
  return outside === 'en' ? 'en' : 'sv';
}
