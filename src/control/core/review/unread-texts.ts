// What could not be read of a report, said in both languages. Names of tables and rows are the report's own.
import { inBoth } from '#design/core';
import type { Unread } from './review-types.ts';

const texts = inBoth(
  {
    page: (page: number) => `sidan ${page}`,
    line: (line: number | null) => `rad ${line}`,
    table: (title: string, place: string) => `Tabellen "${title}" (${place})`,
    noText: (page: number) => `Sidan ${page} har ingen text som går att läsa; den kan vara en bild.`,
    noYear: 'Dokumentet säger inte vilket år det gäller, så inga tabeller kunde jämföras.',
    nothingBefore: 'Föregående års rapport: inga tabeller kunde läsas i den.',
    unknown: (name: string) => `${name}: vad tabellen visar kunde inte avgöras, så den är inte kontrollerad.`,
    cells: (name: string, count: number, example: string, row: string) =>
      `${name}: ${count === 1 ? 'en cell' : `${count} celler`} kunde inte läsas som tal, till exempel "${example}" på raden ${row}.`,
    heading: (heading: string, place: string) =>
      `Rubriken "${heading}" (${place}): tabellen under den kunde inte läsas.`,
  },
  {
    page: (page) => `page ${page}`,
    line: (line) => `line ${line}`,
    table: (title, place) => `The table "${title}" (${place})`,
    noText: (page) => `Page ${page} has no text that can be read; it may be a picture.`,
    noYear: 'The document does not say its year, so no tables could be compared.',
    nothingBefore: 'The report of the year before: no tables could be read in it.',
    unknown: (name) => `${name}: what the table shows could not be told, so it is not checked.`,
    cells: (name, count, example, row) =>
      `${name}: ${count === 1 ? 'one cell' : `${count} cells`} could not be read as a number, for example "${example}" in the row ${row}.`,
    heading: (heading, place) => `The heading "${heading}" (${place}): the table under it could not be read.`,
  },
);
export type UnreadWords = (typeof texts)['sv'];

type Place = Pick<Unread, 'page' | 'line'>;

/** Something that could not be read, at its place. */
export function unreadAt(place: Place, say: (words: UnreadWords) => string): Unread {
  const { page, line } = place;
  return { page, line, what: say(texts.sv), whatEnglish: say(texts.en) };
}

export const nowhere: Place = { page: null, line: null };

export function placeIn({ page, line }: Place, words: UnreadWords): string {
  return page === null ? words.line(line) : words.page(page);
}
