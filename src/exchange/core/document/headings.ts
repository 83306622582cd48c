// What stands over the columns of a table: years, days, "Utfall jan-dec 2020", "Budget", "Avvikelse", "Kvinnor", "Not".
import type { Word } from './document.ts';

const DAY = /^(?:19|20)\d\d-\d\d-\d\d$/;
const SLASH_DAY = /^\d{1,2}[/.]\d{1,2}[-/. ](?:(?:19|20)\d\d|\d\d)$/;
const YEAR = /^(?:19|20)\d\d$/;
const STARTER =
  /^(utfall|ack\.?|ackumulerat|budget(erat)?|aktuell|bokslut|prognos|helårsprognos|avvikelse|avvik\.?|differens|diff\.?|beviljat|årsbudget|redovisat|förbrukat|kvar|innevarande|föregående|helår)$/i;
const COUNTED =
  /^(kvinnor|kvinna|män|man|totalt|total|summa|antal|alla|nya|varav|avslutade|avslut|arbete|studier|arb\.rehab|rehab|sjukdom|annat|övrigt|deltagare|inskrivna|pågående|flickor|pojkar|ålder|%|andel|procent|tjänster|kostnad)$/i;

export function isYearOrDay(text: string): boolean {
  const bare = text.replace(/^\(?/, '').replace(/[):*.,]*$/, '');
  return DAY.test(bare) || YEAR.test(bare) || SLASH_DAY.test(bare);
}

export function isNoteHeading(text: string): boolean {
  return /^not(er)?\.?$/i.test(text.trim());
}

/** How many of the words speak of columns. */
export function headingWords(words: readonly Word[]): number {
  return words.filter(({ text }) => isYearOrDay(text) || STARTER.test(clean(text)) || isNoteHeading(text)).length;
}

/** A row of years and other headings, and no amounts. */
export function isHeadingLine(words: readonly Word[]): boolean {
  const strong = headingWords(words);
  const counted = words.filter(({ text }) => COUNTED.test(clean(text))).length;
  const others = words.length - strong - counted;
  if (/[.!?]$/.test(words.at(-1)?.text ?? '') && others > 1) return false;
  return (strong >= 1 && others <= strong + counted + 6 && others <= 10) || (counted >= 3 && others <= counted + 2);
}

function clean(text: string): string {
  return text.replaceAll(/[()*:,]/g, '');
}

export type LexedHeadings = {
  /** Words before the first heading of a column. */
  readonly corner: string;
  readonly columns: readonly string[];
  readonly hasNote: boolean;
};

/** Headings in running order, where no place on the page tells them apart. */
export function lexHeadings(words: readonly Word[], options: { readonly joinsDays: boolean }): LexedHeadings {
  const corner: string[] = [];
  const columns: string[][] = [];
  let hasNote = false;
  let isOpen = false;
  let isDeviation = false;
  for (const word of words) {
    const text = word.text;
    const bare = clean(text);
    if (isNoteHeading(text)) {
      // "Not 3. Verksamhet" is a title, "Not" over a column of numbers is not.
      hasNote = true;
      isOpen = false;
      continue;
    }
    const last = columns.at(-1);
    if (isYearOrDay(text)) {
      const joins =
        isOpen &&
        last &&
        !last.some((one) => isYearOrDay(one)) &&
        !word.isApart &&
        (options.joinsDays || YEAR.test(bare));
      if (joins) last.push(text);
      else columns.push([text]);
      isOpen = false;
      isDeviation = false;
      continue;
    }
    // "Avvikelse utfall – budget", "Aktuell budget" and "Bokslut helår 2019" are one heading each.
    const isLower = /^\p{Ll}/u.test(bare);
    const isLinked = /^([-–—]|mot|från|jämfört|och)$/i.test(last?.at(-1) ?? '');
    const isSecond =
      (isDeviation && (isLinked || isLower)) ||
      (isOpen && isLower) ||
      (last?.length === 1 && /^(aktuell|årets|helårs|ack\.?|innevarande|föregående)$/i.test(last[0] ?? ''));
    if ((STARTER.test(bare) && !isSecond) || (COUNTED.test(bare) && !isOpenPair(last, bare) && !isOpen)) {
      columns.push([text]);
      isOpen = STARTER.test(bare);
      isDeviation = /^(avvik|diff)/i.test(bare);
    } else if (COUNTED.test(bare) && !isOpenPair(last, bare) && columns.length > 0 && !isDeviation) {
      columns.push([text]);
      isOpen = false;
    } else if (last) last.push(text);
    else corner.push(text);
  }
  return { corner: corner.join(' '), columns: columns.map((column) => column.join(' ')), hasNote };
}

/** "Varav nya", "Annat skäl", "Antal deltagare" are one heading. */
function isOpenPair(last: readonly string[] | undefined, bare: string): boolean {
  if (last?.length !== 1) return false;
  const first = last[0] ?? '';
  return /^(varav|antal|andel)$/i.test(first) || (/^nya$/i.test(bare) && /^varav$/i.test(first));
}
