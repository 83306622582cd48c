// Whether a free text seems to hold what it should not: a personal number or somebody's name. A warning, not a judge.

export type TextWarning = { readonly kind: 'personalNumber' | 'name' | 'address'; readonly found: string };

const NUMBER = /(?<!\d)(?:(?:18|19|20)\d{2}|\d{2})(0[1-9]|1[0-2])(\d{2})[-+ ]?\d{4}(?!\d)/g;
/** Two words with capital letters in a row, not after a full stop alone: "Anna Andersson". */
const NAME =
  /(?<![\p{L}])(\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s+\p{Lu}\p{Ll}+(?:sson|dotter|berg|gren|lund|ström|quist|kvist|man|stedt|\p{Ll}+))(?![\p{L}])/gu;
const MAIL = /[\w.+-]+@[\w-]+\.\w+/g;

/** Words that stand with capital letters and name nobody. */
const ORGANISATIONS =
  /^(?:Region|Arbetsförmedlingen|Försäkringskassan|Samordningsförbundet|Kommunen|Södra|Norra|Västra|Östra|Stora|Lilla|Svenska|Vårdcentralen|Socialtjänsten|Psykiatrin|Finsam|Samhall|Enligt|Efter|Vid|Under|Från|Till|Har|Den|Det|Hon|Han|Hen|Vi|Om|På|I|Och)\b/u;

/** What a text seems to hold, each kind with the first that was found. */
export function warningsOf(text: string): TextWarning[] {
  const found: TextWarning[] = [];
  const number = [...text.matchAll(NUMBER)].find(([, , day = '']) => isDayOrCoordination(Number(day)));
  if (number) found.push({ kind: 'personalNumber', found: number[0] });
  const name = [...text.matchAll(NAME)].find(([words]) => !ORGANISATIONS.test(words));
  if (name) found.push({ kind: 'name', found: name[0] });
  const mail = MAIL.exec(text);
  MAIL.lastIndex = 0;
  if (mail) found.push({ kind: 'address', found: mail[0] });
  return found;
}

/** Texts that nobody has said to have read: whoever wrote them is asked once, by the server, script or not. */
export type SeemsPersonal = {
  readonly kind: 'seemsPersonal';
  readonly found: readonly (TextWarning & { readonly field: string })[];
};

/** What the texts seem to hold, by field; null when that is nothing, or when they were read and are right. */
export function seemsPersonal(
  texts: Readonly<Record<string, string | null | undefined>>,
  { areRead }: { readonly areRead: boolean },
): SeemsPersonal | null {
  if (areRead) return null;
  const found = Object.entries(texts).flatMap(([field, text]) =>
    warningsOf(text ?? '').map((warning) => ({ field, ...warning })),
  );
  return found.length === 0 ? null : { kind: 'seemsPersonal', found };
}

/** A samordningsnummer has sixty added to its day. */
function isDayOrCoordination(day: number): boolean {
  return (day >= 1 && day <= 31) || (day >= 61 && day <= 91);
}
