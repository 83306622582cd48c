// The words behind a number that make it money, a percentage or a large number.

export type NumberUnit = {
  /** As it stands in the text, with the space before it. */
  readonly text: string;
  readonly factor: number;
  /** Absent for a bare multiplier: `2,5 miljoner` of something. */
  readonly kind?: 'percent' | 'money';
};

const FORMS: readonly { readonly form: RegExp; readonly factor: number; readonly kind?: 'percent' | 'money' }[] = [
  { form: /(?:%|procent(?:enheter|enhet|s)?)/iuy, factor: 1, kind: 'percent' },
  { form: /(?:tkr|kkr|t\.?\s?kr|ksek|tusen (?:kronor|kr))/iuy, factor: 1000, kind: 'money' },
  { form: /(?:mnkr|mkr|msek|milj\.? ?(?:kronor|kr)|miljon(?:er)? (?:kronor|kr))/iuy, factor: 1e6, kind: 'money' },
  { form: /(?:mdkr|miljard(?:er)? (?:kronor|kr))/iuy, factor: 1e9, kind: 'money' },
  { form: /(?:kronor|kr|sek)/iuy, factor: 1, kind: 'money' },
  { form: /:-/uy, factor: 1, kind: 'money' },
  { form: /tusen/iuy, factor: 1000 },
  { form: /miljon(?:er)?/iuy, factor: 1e6 },
  { form: /miljard(?:er)?/iuy, factor: 1e9 },
];

/** The unit that begins at a place, with or without one space before it; null when none does. */
export function numberUnit(text: string, at: number): NumberUnit | null {
  const space = /[ \u00A0\u2009\u202F]?/y;
  space.lastIndex = at;
  const gap = space.exec(text)?.[0] ?? '';
  for (const { form, factor, kind } of FORMS) {
    form.lastIndex = at + gap.length;
    const found = form.exec(text)?.[0];
    if (!found || /^[\p{L}\d]/u.test(text.slice(form.lastIndex))) continue;
    return { text: gap + found, factor, ...(kind ? { kind } : {}) };
  }
  return null;
}
