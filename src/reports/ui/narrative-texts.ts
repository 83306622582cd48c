// What an author reads when a text cannot be linked: what is wrong, and what was perhaps meant.
import { inBoth, type Language } from '#design/core';
import type { NarrativeProblem } from '#reports/core';

const texts = inBoth(
  {
    row: (line: number, sentence: string) => `Rad ${line}: ${sentence}`,
    meant: (suggestions: readonly string[]) => ` Menade du ${suggestions.join(' eller ')}?`,
    problem: {
      'unknown-figure': (quoted: string) => `Rapporten har inget tal som heter ${quoted}.`,
      'period-not-in-report': (quoted: string) => `Talet ${quoted} gäller en period som rapporten inte visar.`,
      'unit-does-not-fit': (quoted: string) => `Talet ${quoted} går inte att skriva på det sättet.`,
      'unknown-format': (quoted: string) => `Skrivsättet ${quoted} finns inte.`,
      'unclosed-figure': (quoted: string) => `Ett länkat tal avslutas inte: ${quoted}. Det ska sluta med }}.`,
      'malformed-figure': (quoted: string) => `${quoted} är inte ett länkat tal. Det skrivs {{ namn | skrivsätt }}.`,
      'unsupported-markdown': (quoted: string) =>
        `${quoted} kan inte visas i rapporten. Använd stycken, underrubriker och listor.`,
      'unsafe-link': (quoted: string) =>
        `Länken ${quoted} får inte stå i rapporten. Länka till webben, en e-postadress eller ett avsnitt.`,
      'unknown-insert': (quoted: string) => `Avsnittet har ingen tabell och inget diagram som heter ${quoted}.`,
      'misplaced-insert': (quoted: string) =>
        `${quoted} måste stå ensamt i ett stycke, och bara på ett ställe i rapporten.`,
      'no-section': (quoted: string) =>
        `Texten hör inte till något avsnitt i rapporten (${quoted}) och visas därför inte.`,
      'letter-without-font': (quoted: string) =>
        `Tecknet ${quoted} finns inte i rapportens typsnitt. I PDF-filen blir det en ruta; skriv på ett annat sätt.`,
    },
  },
  {
    row: (line, sentence) => `Line ${line}: ${sentence}`,
    meant: (suggestions) => ` Did you mean ${suggestions.join(' or ')}?`,
    problem: {
      'unknown-figure': (quoted) => `The report has no figure called ${quoted}.`,
      'period-not-in-report': (quoted) => `The figure ${quoted} is of a period that the report does not show.`,
      'unit-does-not-fit': (quoted) => `The figure ${quoted} cannot be written that way.`,
      'unknown-format': (quoted) => `There is no way of writing called ${quoted}.`,
      'unclosed-figure': (quoted) => `A linked figure is not closed: ${quoted}. It ends with }}.`,
      'malformed-figure': (quoted) => `${quoted} is no linked figure. It is written {{ name | format }}.`,
      'unsupported-markdown': (quoted) =>
        `${quoted} cannot be shown in the report. Use paragraphs, subheadings and lists.`,
      'unsafe-link': (quoted) =>
        `The link ${quoted} may not stand in the report. Link to the web, a mail address or a section.`,
      'unknown-insert': (quoted) => `The section has no table and no chart called ${quoted}.`,
      'misplaced-insert': (quoted) => `${quoted} stands alone in a paragraph, and in one place of the report only.`,
      'no-section': (quoted) => `The text belongs to no section of the report (${quoted}) and is not shown.`,
      'letter-without-font': (quoted) =>
        `The type of the report lacks the letter ${quoted}. It is a square in the PDF; write it another way.`,
    },
  },
);

/** One sentence with its line, and what was perhaps meant. */
export function narrativeProblemText(
  { code, quoted, line, suggestions }: NarrativeProblem,
  language: Language,
): string {
  const words = texts[language];
  const meant = suggestions.length > 0 ? words.meant(suggestions) : '';
  return words.row(line, `${words.problem[code](quoted)}${meant}`);
}
