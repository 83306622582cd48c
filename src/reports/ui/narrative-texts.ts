// What an author reads when a text cannot be linked: what is wrong, and what was perhaps meant.
import type { NarrativeProblem, NarrativeProblemCode } from '#reports/core';

const texts: Readonly<Record<NarrativeProblemCode, (quoted: string) => string>> = {
  'unknown-figure': (quoted) => `Rapporten har inget tal som heter ${quoted}.`,
  'period-not-in-report': (quoted) => `Talet ${quoted} gäller en period som rapporten inte visar.`,
  'unit-does-not-fit': (quoted) => `Talet ${quoted} går inte att skriva på det sättet.`,
  'unknown-format': (quoted) => `Skrivsättet ${quoted} finns inte.`,
  'unclosed-figure': (quoted) => `Ett länkat tal avslutas inte: ${quoted}. Det ska sluta med }}.`,
  'malformed-figure': (quoted) => `${quoted} är inte ett länkat tal. Det skrivs {{ namn | skrivsätt }}.`,
  'unsupported-markdown': (quoted) =>
    `${quoted} kan inte visas i rapporten. Använd stycken, underrubriker och listor.`,
  'unsafe-link': (quoted) =>
    `Länken ${quoted} får inte stå i rapporten. Länka till webben, en e-postadress eller ett avsnitt.`,
  'unknown-insert': (quoted) => `Avsnittet har ingen tabell och inget diagram som heter ${quoted}.`,
  'misplaced-insert': (quoted) => `${quoted} måste stå ensamt i ett stycke, och bara på ett ställe i rapporten.`,
  'no-section': (quoted) => `Texten hör inte till något avsnitt i rapporten (${quoted}) och visas därför inte.`,
  'letter-without-font': (quoted) =>
    `Tecknet ${quoted} finns inte i rapportens typsnitt. I PDF-filen blir det en ruta; skriv på ett annat sätt.`,
};

/** One Swedish sentence with its line, and what was perhaps meant. */
export function narrativeProblemText({ code, quoted, line, suggestions }: NarrativeProblem): string {
  const meant = suggestions.length > 0 ? ` Menade du ${suggestions.join(' eller ')}?` : '';
  return `Rad ${line}: ${texts[code](quoted)}${meant}`;
}
