// Files that are refused as a whole: what they are instead, and the sentence that says so.
import { unreachable } from '#kernel';

/** What the first bytes say a file is, when it is not SIE. */
export type OtherFormat =
  'pdf' | 'zip' | 'gzip' | 'oldOffice' | 'image' | 'rtf' | 'html' | 'xml' | 'utf16' | 'binary' | 'text';

export type CannotReadSie =
  | { readonly kind: 'empty' }
  | { readonly kind: 'notSie'; readonly looksLike: OtherFormat }
  | { readonly kind: 'sie5' }
  | { readonly kind: 'truncated'; readonly startLine: number; readonly lastLine: number }
  | { readonly kind: 'tooLarge'; readonly bytes: number; readonly mostBytes: number };

/** One English sentence, for the command line. */
export function refusalMessage(refusal: CannotReadSie): string {
  switch (refusal.kind) {
    case 'empty':
      return 'The file is empty; export it again from the ledger system.';
    case 'notSie':
      return `The file is not a SIE file: it looks like ${ENGLISH[refusal.looksLike]}. Export type 4E (.se) from the ledger system.`;
    case 'sie5':
      return 'The file is SIE 5 (XML), which Stegvis does not read; export SIE 4E (.se) from the ledger system.';
    case 'truncated':
      return `The file is cut off: the checksum that begins at line ${refusal.startLine} never ends (last line ${refusal.lastLine}). Export or copy it again.`;
    case 'tooLarge':
      return `The file is ${megabytes(refusal.bytes)} MB and at most ${megabytes(refusal.mostBytes)} MB is read; export one fiscal year and one company only.`;
    default:
      return unreachable(refusal);
  }
}

/** One Swedish sentence, for the application. */
export function refusalText(refusal: CannotReadSie): string {
  switch (refusal.kind) {
    case 'empty':
      return 'Filen är tom. Exportera den igen från ekonomisystemet.';
    case 'notSie':
      return `Filen är inte en SIE-fil, den ser ut att vara ${SWEDISH[refusal.looksLike]}. Exportera typ 4E (.se) från ekonomisystemet.`;
    case 'sie5':
      return 'Filen är SIE 5 (XML), som Stegvis inte läser. Exportera SIE 4E (.se) från ekonomisystemet i stället.';
    case 'truncated':
      return `Filen är avklippt: kontrollsumman som börjar på rad ${refusal.startLine} avslutas aldrig (sista raden är ${refusal.lastLine}). Exportera eller kopiera filen igen.`;
    case 'tooLarge':
      return `Filen är ${megabytes(refusal.bytes)} MB och högst ${megabytes(refusal.mostBytes)} MB kan läsas. Exportera bara ett räkenskapsår och ett bolag.`;
    default:
      return unreachable(refusal);
  }
}

const ENGLISH: Readonly<Record<OtherFormat, string>> = {
  pdf: 'a PDF document',
  zip: 'a ZIP archive or an Excel or Word document',
  gzip: 'a compressed file (gzip)',
  oldOffice: 'an older Excel or Word document',
  image: 'a picture',
  rtf: 'an RTF document',
  html: 'a web page',
  xml: 'XML of another kind',
  utf16: 'text in UTF-16, which SIE does not allow',
  binary: 'binary data',
  text: 'another kind of text',
};

const SWEDISH: Readonly<Record<OtherFormat, string>> = {
  pdf: 'ett PDF-dokument',
  zip: 'ett ZIP-arkiv eller ett Excel- eller Word-dokument',
  gzip: 'en komprimerad fil (gzip)',
  oldOffice: 'ett äldre Excel- eller Word-dokument',
  image: 'en bild',
  rtf: 'ett RTF-dokument',
  html: 'en webbsida',
  xml: 'XML av annat slag',
  utf16: 'text i UTF-16, som SIE inte tillåter',
  binary: 'binära data',
  text: 'text av annat slag',
};

/** At least 1, so that a small limit does not read as none. */
function megabytes(bytes: number): number {
  return Math.max(1, Math.round(bytes / 1_000_000));
}
