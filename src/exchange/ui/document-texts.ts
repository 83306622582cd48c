// What a person reads when a report could not be read: what happened, why, and what to do.
import { inBoth, type Language } from '#design/core';
import type { CannotReadDocument } from '#exchange/core';

export function cannotReadDocumentText(refusal: CannotReadDocument, language: Language): string {
  const words = texts[language];
  switch (refusal.kind) {
    case 'tooLarge':
      return words.tooLarge(words.limits[refusal.what](inLargeUnits(refusal)));
    case 'wrongType':
      return words.wrongType(words.found[refusal.found as keyof typeof words.found] ?? words.otherKind);
    case 'tooSlow':
      return words.tooSlow(refusal.seconds);
    default:
      return words[refusal.kind];
  }
}

/** Bytes are told in megabytes. */
function inLargeUnits({ what, limit }: Extract<CannotReadDocument, { kind: 'tooLarge' }>): number {
  return what === 'pages' || what === 'words' ? limit : Math.floor(limit / 1_000_000);
}

const texts = inBoth(
  {
    empty: 'Filen är tom. Välj en fil med text.',
    tooLarge: (limit: string) =>
      `Filen är för stor: högst ${limit} kan läsas. Dela upp rapporten eller spara den utan bilder och försök igen.`,
    encrypted: 'Filen är skyddad med lösenord. Spara den utan lösenord och försök igen.',
    scanned:
      'Filen innehåller bara bilder av sidor, så det finns ingen text att läsa. Rapporten är troligen inskannad. Be om filen som rapporten skrevs ut från, eller spara om den som PDF från Word.',
    wrongType: (found: string) =>
      `Filen är ${found}. Rapporten kan läsas som PDF, Word (.docx), webbsida (.html) eller text (.txt).`,
    damaged:
      'Filen är skadad och går inte att läsa. Öppna den i programmet som den skrevs i, spara den på nytt och försök igen.',
    tooSlow: (seconds: number) =>
      `Filen gick inte att läsa på ${seconds} sekunder, så läsningen avbröts. Spara rapporten på nytt som PDF och försök igen.`,
    tooMuchMemory:
      'Filen kräver mer minne än en rapport gör, så läsningen avbröts. Spara rapporten på nytt som PDF utan stora bilder och försök igen.',
    busy: 'Många filer läses just nu. Vänta en stund och försök igen.',
    limits: {
      bytes: (limit: number) => `${limit} MB`,
      unpacked: (limit: number) => `${limit} MB uppackat`,
      pages: (limit: number) => `${limit} sidor`,
      words: (limit: number) => `${limit} ord`,
    },
    found: {
      xls: 'en äldre Word- eller Excelfil (.doc, .xls)',
      xlsx: 'en arbetsbok i Excel',
      zip: 'ett zip-arkiv utan dokument',
      sie: 'en SIE-fil',
      json: 'en JSON-fil',
      binary: 'inget dokument',
    },
    otherKind: 'av ett annat slag',
  },
  {
    empty: 'The file is empty. Choose a file with text.',
    tooLarge: (limit) =>
      `The file is too large: at most ${limit} can be read. Divide the report or save it without pictures and try again.`,
    encrypted: 'The file is protected by a password. Save it without one and try again.',
    scanned:
      'The file holds only pictures of pages, so there is no text to read. The report has probably been scanned. Ask for the file that the report was printed from, or save it as PDF from Word.',
    wrongType: (found) =>
      `The file is ${found}. The report can be read as PDF, Word (.docx), a web page (.html) or text (.txt).`,
    damaged:
      'The file is damaged and cannot be read. Open it in the program that it was written in, save it again and try again.',
    tooSlow: (seconds) =>
      `The file could not be read in ${seconds} seconds, so the reading was stopped. Save the report as PDF again and try again.`,
    tooMuchMemory:
      'The file needs more memory than a report does, so the reading was stopped. Save the report as PDF again without large pictures and try again.',
    busy: 'Many files are being read just now. Wait a while and try again.',
    limits: {
      bytes: (limit) => `${limit} MB`,
      unpacked: (limit) => `${limit} MB unpacked`,
      pages: (limit) => `${limit} pages`,
      words: (limit) => `${limit} words`,
    },
    found: {
      xls: 'an older Word or Excel file (.doc, .xls)',
      xlsx: 'an Excel workbook',
      zip: 'a zip archive without a document',
      sie: 'a SIE file',
      json: 'a JSON file',
      binary: 'not a document',
    },
    otherKind: 'of another kind',
  },
);
