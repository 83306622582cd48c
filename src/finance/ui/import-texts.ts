// What the office reads when a ledger comes in or cannot: what happened, why, what to do.
import type { CannotImportBudget, CannotImportEntered } from '#finance/core';
import { sieProblemText, sieProblemTexts, sieRefusalText, type CannotImport, type SieProblem } from '#finance/core';
import { inBoth, type Language } from '#design/core';
import type { CannotReadSheet, FileKind } from '#exchange/core';
import { unreachable, type Problem } from '#kernel';
import * as english from './refusals-in-english.ts';

/** One or two sentences; nothing was changed. */
export function importRefusalText(refusal: CannotImport, language: Language): string {
  return refusals[language].ledger(refusal);
}

/** Why a budget or a list of entered figures could not come in. */
export function tableRefusalText(refusal: CannotImportBudget | CannotImportEntered, language: Language): string {
  return refusals[language].table(refusal);
}

function ledgerRefusal(refusal: CannotImport): string {
  switch (refusal.kind) {
    case 'empty':
    case 'notSie':
    case 'sie5':
    case 'truncated':
    case 'tooLarge':
      return sieRefusalText(refusal);
    case 'onlyVouchers':
      return 'Filen är SIE 4I, som bara har verifikationer och inga saldon. Exportera typ 4E ur ekonomisystemet.';
    case 'noFiscalYear':
      return 'Filen säger inte vilket räkenskapsår den gäller. Exportera den igen som typ 4E ur ekonomisystemet.';
    case 'columnMissing':
      return refusal.column === 'konto'
        ? 'Tabellen saknar en kolumn för konto. Döp kolumnen till ”Konto” och läs in den igen.'
        : 'Tabellen saknar en kolumn för förändring eller utgående balans. Lägg till en av dem och läs in den igen.';
    case 'noRows':
      return 'Tabellen har ingen rad med ett kontonummer. Kontrollera att rätt blad står först i filen.';
    case 'table':
      return sheetRefusalText(refusal.why);
    case 'yearMissing':
      return 'En saldolista säger inte vilket år den gäller. Skriv året under Saldolista och läs in den igen.';
    case 'noOpeningBalances':
      return `Ingående balanser för ${refusal.year} saknas: filen har inga, den har inte heller året före, och ${refusal.year - 1} är inte inläst. Läs in ${refusal.year - 1} först, eller välj under Fler val att förbundet började ${refusal.year}.`;
    case 'otherAssociation':
      return `Filen hör till ${refusal.name ?? 'en annan organisation'} (${refusal.found}), inte till det här förbundet (${refusal.own}).`;
    case 'sameFile':
      return `Den här filen är redan inläst, som ${refusal.year} version ${refusal.version}. Välj Ersätt under Fler val om den ändå ska läsas in igen.`;
    case 'yearLoaded':
      return `${refusal.year} är redan inläst (version ${refusal.version}). Välj Ersätt under Fler val om den nya filen ska gälla; den gamla sparas som version.`;
    case 'fileHasErrors':
      return 'Filen har fel som står nedan. Rätta dem i ekonomisystemet och exportera igen, eller välj under Fler val att läsa in den som den är.';
    default:
      return unreachable(refusal);
  }
}

function tableRefusal(refusal: CannotImportBudget | CannotImportEntered): string {
  switch (refusal.kind) {
    case 'columnMissing':
      return `Tabellen saknar en kolumn som behövs. Den har kolumnerna ${refusal.header.join(', ')}.`;
    case 'noRows':
      return 'Tabellen har ingen rad med belopp. Kontrollera att rätt blad står först i filen.';
    case 'table':
      return sheetRefusalText(refusal.why);
    case 'notJson':
      return 'Filen är inte giltig JSON. Spara om den ur det program som gjorde den.';
    case 'fileHasErrors':
      return 'Tabellen har fel som står nedan. Rätta dem och läs in den igen; inget är sparat.';
    default:
      return unreachable(refusal);
  }
}

function sheetRefusalText(refusal: CannotReadSheet): string {
  switch (refusal.kind) {
    case 'empty':
      return 'Filen är tom. Exportera den igen.';
    case 'wrongType':
      return `Filen är ${fileKinds[refusal.found]}. En saldolista läses in som Excelfil (.xlsx) eller CSV.`;
    case 'tooLarge':
      return 'Tabellen är för stor för att läsas in. Dela upp den eller exportera ett år i taget.';
    case 'damaged':
      return 'Excelfilen är skadad och går inte att läsa. Spara om den i Excel och läs in den igen.';
    case 'noTable':
      return 'Ingen tabell med rubriker hittades i filen. Den behöver en rubrikrad och minst två kolumner.';
    default:
      return unreachable(refusal);
  }
}

const fileKinds: Readonly<Record<FileKind, string>> = {
  pdf: 'en PDF',
  xls: 'en äldre Excelfil (.xls) eller en Excelfil med lösenord',
  docx: 'ett Worddokument',
  zip: 'ett zip-arkiv',
  xlsx: 'en Excelfil',
  sie: 'en SIE-fil',
  json: 'JSON',
  markup: 'en webbsida eller XML',
  binary: 'ingen textfil',
};

const refusals = inBoth({ ledger: ledgerRefusal, table: tableRefusal }, english);

/** Problems of trial balances, tables and opening balances; those of SIE have their own texts with their facts. */
export const tableProblemTexts: Readonly<Record<string, string>> = {
  'not-an-amount': 'Cellen är inte ett belopp. Raden läses inte in.',
  'row-does-not-add-up': 'Ingående balans plus förändring är inte lika med utgående balans.',
  'no-account': 'Raden har belopp men inget kontonummer. Den läses inte in.',
  'does-not-balance': 'Debet och kredit är inte lika stora i saldolistan.',
  'opening-differs-from-closing': 'Ingående balans skiljer sig från utgående balans året före.',
  'no-label': 'Raden har ett belopp men ingen benämning.',
  'unknown-unit': 'Enheten är okänd. Skriv kr, tkr, percent eller count.',
  'not-a-number': 'Cellen är inte ett tal.',
  'unknown-kind': 'Slaget är okänt. Skriv intäkt, kostnad, finansiell intäkt eller finansiell kostnad.',
  'no-key': 'Raden saknar nyckel.',
  'not-a-year': 'Året är inte fyra siffror.',
  'opening-without-result':
    'Ingående balans saknar resultatet för året före, som ekonomisystemet inte har fört till eget kapital. Det är tillagt här.',
  'opening-does-not-balance': 'Ingående balanser går inte jämnt ut: debet och kredit är inte lika stora.',
  'file-budget-not-used': 'Filen har en budget, men den budget som redan är beslutad och sparad gäller.',
  'next-year-opened-before':
    'Året efter öppnades med den tidigare versionen av det här året. Läs in även det året igen.',
  'csv-encoding-assumed': 'Filens teckenkodning är antagen. Kontrollera att å, ä och ö är rätt.',
  'csv-quote-not-closed': 'Ett citattecken i filen avslutas aldrig.',
  'csv-too-many-cells': 'Raden har fler celler än rubrikraden.',
  'sheet-unnamed-column': 'En kolumn saknar rubrik och läses inte in.',
  'sheet-repeated-heading': 'Två kolumner har samma rubrik. Den första gäller.',
  'xlsx-formula-without-result':
    'En formel saknar uträknat värde. Öppna filen i Excel, spara den och läs in den igen.',
  'xlsx-cell-error': 'En cell visar ett fel i Excel.',
  'xlsx-cell-unreadable': 'En cell kunde inte läsas.',
  'xlsx-sheet-passed-over': 'Filen har fler blad. Bara det första med en tabell läses in.',
};

/** One sentence for a problem of an import, whichever reader found it. A problem carries its own English one. */
export function importProblemText(problem: Problem, language: Language): string {
  if (language === 'en') return problem.message;
  if (isSieProblem(problem)) return sieProblemText(problem);
  return tableProblemTexts[problem.code] ?? `Något i filen kunde inte tolkas (${problem.code}).`;
}

function isSieProblem(problem: Problem): problem is SieProblem {
  return problem.code in sieProblemTexts && 'facts' in problem;
}

export const severityWords = inBoth(
  { error: 'Fel', warning: 'Varning', info: 'Upplysning' },
  { error: 'Error', warning: 'Warning', info: 'Information' },
);
