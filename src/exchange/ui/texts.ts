// What a person reads when a file could not be taken in.
import type { CannotReadSheet, FileKind } from '#exchange/core';

/** Swedish: what happened, why, and what to do. */
export function cannotReadText(refusal: CannotReadSheet): string {
  return REFUSALS[refusal.kind](refusal as never);
}

const REFUSALS: {
  readonly [Kind in CannotReadSheet['kind']]: (refusal: Extract<CannotReadSheet, { kind: Kind }>) => string;
} = {
  empty: () => 'Filen är tom. Välj en fil som innehåller en tabell.',
  wrongType: ({ found }) =>
    `Filen är ${FOUND[found]} och kan inte läsas som tabell. Spara tabellen som Excel (.xlsx) eller CSV och försök igen.`,
  tooLarge: ({ what, limit }) =>
    `Filen är för stor: högst ${LIMITS[what](limit)} kan läsas. Ta bort det som inte hör till tabellen och försök igen.`,
  damaged: () => 'Filen är skadad och går inte att öppna. Öppna den i Excel, spara den på nytt och försök igen.',
  noTable: () => 'Ingen tabell hittades i filen. Tabellen behöver en rad med rubriker och minst två kolumner.',
};

const FOUND: Readonly<Record<FileKind, string>> = {
  pdf: 'en PDF',
  xls: 'en äldre Excelfil (.xls) eller en fil med lösenord',
  docx: 'ett Worddokument',
  zip: 'ett zip-arkiv',
  xlsx: 'en arbetsbok',
  sie: 'en SIE-fil',
  json: 'en JSON-fil',
  markup: 'en webbsida eller XML-fil',
  binary: 'ingen textfil',
};

const LIMITS: Readonly<Record<Extract<CannotReadSheet, { kind: 'tooLarge' }>['what'], (limit: number) => string>> = {
  bytes: (limit) => `${Math.floor(limit / 1_000_000)} MB`,
  rows: (limit) => `${limit} rader`,
  columns: (limit) => `${limit} kolumner`,
};

/** Swedish text of a problem's code; the line stands beside it on screen. */
export function sheetProblemText(code: string): string | null {
  return PROBLEMS[code] ?? null;
}

const PROBLEMS: Readonly<Record<string, string>> = {
  'csv-encoding-assumed': 'Filen lästes som Windows-text (Windows-1252). Kontrollera att å, ä och ö ser rätt ut.',
  'csv-quote-not-closed': 'Ett citattecken saknar sitt par. Rätta raden och läs in filen igen.',
  'csv-too-many-cells': 'Raden har fler celler än rubrikraden. Kanske finns ett skiljetecken inne i en text.',
  'sheet-unnamed-column': 'En kolumn har värden men ingen rubrik.',
  'sheet-repeated-heading': 'Samma rubrik står mer än en gång. Den senare kolumnen fick ett nummer efter sig.',
  'xlsx-cell-error': 'En cell visar ett formelfel. Rätta formeln och läs in filen igen.',
  'xlsx-formula-without-result':
    'En formel saknar sparat resultat. Öppna filen i Excel, spara den och läs in den igen.',
  'xlsx-cell-unreadable': 'En cell kunde inte läsas.',
  'xlsx-sheet-passed-over': 'Ett blad utan tabell lästes inte.',
};
