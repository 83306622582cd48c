// Which letters do these bytes stand for, and is it a text at all? Decided by content, never by the file's name.
import type { FileKind } from './sheet.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export type DecodedText = { readonly text: string; readonly encoding: TextEncoding };

/** UTF-8 when the bytes are valid UTF-8, a byte order mark believed, else Windows-1252 (which Excel writes as "CSV"). */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

/** What the bytes are when they are no table in text; null for text. */
export function foreignKind(bytes: Uint8Array): FileKind | null {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  if (start.startsWith('%PDF')) return 'pdf';
  if (start.startsWith('PK\u0003\u0004') || start.startsWith('PK\u0005\u0006')) return zipKind(bytes);
  if (start.startsWith('\u00D0\u00CF\u0011\u00E0')) return 'xls';
  if (isUtf16(bytes)) return null;
  if (bytes.subarray(0, 4096).includes(0)) return 'binary';
  const text = decodeText(bytes.subarray(0, 200)).text.trimStart();
  if (/^#(?:FLAGGA|PROGRAM|FORMAT|SIETYP)\b/i.test(text)) return 'sie';
  if (/^[[{]/.test(text)) return 'json';
  return /^<[!?a-z]/i.test(text) ? 'markup' : null;
}

function encodingOf(bytes: Uint8Array): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** Office files are zip archives; the names inside tell which. Names stand in plain text at both ends. */
function zipKind(bytes: Uint8Array): FileKind {
  const ends = [bytes.subarray(0, 65_536), bytes.subarray(-65_536)]
    .map((part) => new TextDecoder('latin1').decode(part))
    .join('');
  if (ends.includes('xl/workbook') || ends.includes('xl/worksheets')) return 'xlsx';
  return ends.includes('word/document') ? 'docx' : 'zip';
}
