// Small SIE files for tests: text in, bytes of any of the four encodings and both line ends out.
import type { Result } from '#kernel';
import { CP437_BYTES } from './code-pages.ts';
import { readSie, type ReadSie } from './read-sie.ts';
import type { CannotReadSie } from './refusal.ts';
import type { SieDocument, SieEncoding } from './sie-document.ts';

export const encodings: readonly SieEncoding[] = ['cp437', 'utf-8', 'latin-1', 'ascii'];
export const lineEnds = { LF: '\n', CRLF: '\r\n' } as const;

/** A head without any problem, of a 4I file; ten lines. */
export const HEAD = `#FLAGGA 0
#PROGRAM "Prov" 1.0
#FORMAT PC8
#GEN 20250115 AB
#SIETYP 4
#ORGNR 222000-0000
#FNAMN "Åkeröds samordningsförbund"
#RAR 0 20240101 20241231
#KONTO 1930 "Bank"
#KONTO 3511 "Driftbidrag från staten"
`;
export const HEAD_LINES = 10;

export function bytesOf(text: string, encoding: SieEncoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const letters = Array.from(encoding === 'ascii' ? withoutAccents(text) : text);
  return Uint8Array.from(letters, (letter) => {
    const code = letter.charCodeAt(0);
    return code < 128 || encoding === 'latin-1' ? code : (CP437_BYTES.get(letter) ?? 63);
  });
}

/** What an ASCII file has instead of the Swedish letters. */
export function withoutAccents(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{Mark}/gu, '');
}

export function read(text: string, encoding: SieEncoding = 'utf-8'): ReadSie {
  return accepted(readSie(bytesOf(text, encoding)));
}

export function accepted(outcome: Result<ReadSie, CannotReadSie>): ReadSie {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}

/** `12 voucher-unbalanced`, `- year-missing`: a problem as case tables write it. */
export function problemsOf(document: ReadSie): string[] {
  return document.problems
    .filter(({ code }) => code !== 'encoding-not-pc8')
    .map(({ line, code }) => `${line ?? '-'} ${code}`);
}

/** Everything a file says, as plain data without the places it was said at: what a round trip must keep. */
export function contentOf(document: SieDocument): unknown {
  const {
    encoding: _encoding,
    format: _format,
    ksumma: _ksumma,
    unknownLabels: _unknownLabels,
    vouchers,
    ...rest
  } = document;
  const content = {
    ...rest,
    problems: undefined,
    vouchers: Array.from(vouchers, (voucher) => ({
      ...voucher,
      line: null,
      rows: voucher.rows.map((row) => ({ ...row, line: null })),
    })),
  };
  return JSON.parse(JSON.stringify(content));
}
