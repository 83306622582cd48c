// What a person reads when a table could not be taken in: what happened, why, and what to do.
import { inBoth, type Language } from '#design/core';
import type { CannotReadSheet, FileKind } from '#exchange/core';

export function cannotReadText(refusal: CannotReadSheet, language: Language): string {
  const words = texts[language];
  switch (refusal.kind) {
    case 'wrongType':
      return words.wrongType(words.found[refusal.found]);
    case 'tooLarge': {
      const { what, limit } = refusal;
      return words.tooLarge(what === 'bytes' ? `${Math.floor(limit / 1_000_000)} MB` : words.limits[what](limit));
    }
    default:
      return words[refusal.kind];
  }
}

const texts = inBoth(
  {
    empty: 'Filen är tom. Välj en fil som innehåller en tabell.',
    wrongType: (found: string) =>
      `Filen är ${found} och kan inte läsas som tabell. Spara tabellen som Excel (.xlsx) eller CSV och försök igen.`,
    tooLarge: (limit: string) =>
      `Filen är för stor: högst ${limit} kan läsas. Ta bort det som inte hör till tabellen och försök igen.`,
    damaged: 'Filen är skadad och går inte att öppna. Öppna den i Excel, spara den på nytt och försök igen.',
    noTable: 'Ingen tabell hittades i filen. Tabellen behöver en rad med rubriker och minst två kolumner.',
    found: {
      pdf: 'en PDF',
      xls: 'en äldre Excelfil (.xls) eller en fil med lösenord',
      docx: 'ett Worddokument',
      zip: 'ett zip-arkiv',
      xlsx: 'en arbetsbok',
      sie: 'en SIE-fil',
      json: 'en JSON-fil',
      markup: 'en webbsida eller XML-fil',
      binary: 'ingen textfil',
    } satisfies Record<FileKind, string>,
    limits: { rows: (limit: number) => `${limit} rader`, columns: (limit: number) => `${limit} kolumner` },
  },
  {
    empty: 'The file is empty. Choose a file that holds a table.',
    wrongType: (found) =>
      `The file is ${found} and cannot be read as a table. Save the table as Excel (.xlsx) or CSV and try again.`,
    tooLarge: (limit) =>
      `The file is too large: at most ${limit} can be read. Remove what is not part of the table and try again.`,
    damaged: 'The file is damaged and cannot be opened. Open it in Excel, save it again and try again.',
    noTable: 'No table was found in the file. The table needs a row of headings and at least two columns.',
    found: {
      pdf: 'a PDF',
      xls: 'an older Excel file (.xls) or a file with a password',
      docx: 'a Word document',
      zip: 'a zip archive',
      xlsx: 'a workbook',
      sie: 'a SIE file',
      json: 'a JSON file',
      markup: 'a web page or an XML file',
      binary: 'not a text file',
    },
    limits: { rows: (limit) => `${limit} rows`, columns: (limit) => `${limit} columns` },
  },
);
