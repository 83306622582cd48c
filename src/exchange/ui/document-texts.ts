// What a person reads when a report could not be read.
import type { CannotReadDocument } from '#exchange/core';

/** Swedish: what happened, why, and what to do. */
export function cannotReadDocumentText(refusal: CannotReadDocument): string {
  switch (refusal.kind) {
    case 'empty':
      return 'Filen är tom. Välj en fil med text.';
    case 'tooLarge':
      return `Filen är för stor: högst ${LIMITS[refusal.what](refusal.limit)} kan läsas. Dela upp rapporten eller spara den utan bilder och försök igen.`;
    case 'encrypted':
      return 'Filen är skyddad med lösenord. Spara den utan lösenord och försök igen.';
    case 'scanned':
      return 'Filen innehåller bara bilder av sidor, så det finns ingen text att läsa. Rapporten är troligen inskannad. Be om filen som rapporten skrevs ut från, eller spara om den som PDF från Word.';
    case 'wrongType':
      return `Filen är ${FOUND[refusal.found] ?? 'av ett annat slag'}. Rapporten kan läsas som PDF, Word (.docx), webbsida (.html) eller text (.txt).`;
    case 'damaged':
      return 'Filen är skadad och går inte att läsa. Öppna den i programmet som den skrevs i, spara den på nytt och försök igen.';
    case 'tooSlow':
      return `Filen gick inte att läsa på ${refusal.seconds} sekunder, så läsningen avbröts. Spara rapporten på nytt som PDF och försök igen.`;
    case 'tooMuchMemory':
      return 'Filen kräver mer minne än en rapport gör, så läsningen avbröts. Spara rapporten på nytt som PDF utan stora bilder och försök igen.';
    case 'busy':
      return 'Många filer läses just nu. Vänta en stund och försök igen.';
  }
}

const LIMITS: Readonly<Record<Extract<CannotReadDocument, { kind: 'tooLarge' }>['what'], (limit: number) => string>> =
  {
    bytes: (limit) => `${Math.floor(limit / 1_000_000)} MB`,
    unpacked: (limit) => `${Math.floor(limit / 1_000_000)} MB uppackat`,
    pages: (limit) => `${limit} sidor`,
    words: (limit) => `${limit} ord`,
  };

const FOUND: Readonly<Record<string, string>> = {
  xls: 'en äldre Word- eller Excelfil (.doc, .xls)',
  xlsx: 'en arbetsbok i Excel',
  zip: 'ett zip-arkiv utan dokument',
  sie: 'en SIE-fil',
  json: 'en JSON-fil',
  binary: 'inget dokument',
};
