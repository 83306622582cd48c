// The attachments of a mail (MIME, RFC 2045–2047, 2183, 2231), found in the file as it came. Nothing in a mail is trusted: parts,
// depth and sizes have limits, and a name is a name and never a path.
import { decodeWords, fromBase64, fromQuoted } from './mail-words.ts';

export type MailAttachment = {
  /** Its place in the mail, from 1. */
  readonly place: number;
  readonly name: string;
  /** As the mail says; nobody has looked whether it is true. */
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Unpacked only when it is asked for. */
  readonly bytes: () => Uint8Array;
};

const MOST_PARTS = 200;
const MOST_DEPTH = 8;
const MOST_HEAD = 64 * 1024;
const LONGEST_NAME = 150;

/** Empty for what is no mail, or has none. */
export function mailAttachments(bytes: Uint8Array): MailAttachment[] {
  const found: MailAttachment[] = [];
  const budget = { parts: MOST_PARTS };
  // Latin 1 keeps every byte as a letter of its own.
  visit(latin1(bytes), { depth: 0, budget, found });
  return found;
}

type Visit = { readonly depth: number; readonly budget: { parts: number }; readonly found: MailAttachment[] };

function visit(part: string, { depth, budget, found }: Visit): void {
  budget.parts -= 1;
  if (budget.parts < 0 || depth > MOST_DEPTH) return;
  const { fields, body } = split(part);
  const type = field(fields.get('content-type') ?? 'text/plain');
  const disposition = field(fields.get('content-disposition') ?? '');
  if (type.value.startsWith('multipart/')) {
    const boundary = type.parameters.get('boundary');
    if (boundary) for (const one of partsOf(body, boundary)) visit(one, { depth: depth + 1, budget, found });
    return;
  }
  const named = disposition.parameters.get('filename') ?? type.parameters.get('name');
  const isMail = type.value === 'message/rfc822';
  // The text of the mail itself is no attachment; a picture in it has a name.
  if (disposition.value !== 'attachment' && named === undefined && !isMail) return;
  if (depth === 0 && named === undefined && disposition.value !== 'attachment') return;
  const how = (fields.get('content-transfer-encoding') ?? '').trim().toLowerCase();
  const place = found.length + 1;
  found.push({
    place,
    name: plainName(named ?? '') || `bilaga-${place}${isMail ? '.eml' : ''}`,
    mediaType: /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(type.value) ? type.value : 'application/octet-stream',
    sizeBytes: sizeOf(body, how),
    bytes: () => decoded(body, how),
  });
}

function split(part: string): { readonly fields: ReadonlyMap<string, string>; readonly body: string } {
  const end = /\r?\n\r?\n/.exec(
    part.startsWith('\n') || part.startsWith('\r\n') ? `\n${part}` : part.slice(0, MOST_HEAD),
  );
  const isEmptyHead = part.startsWith('\n') || part.startsWith('\r\n');
  if (isEmptyHead || !end) return { fields: new Map(), body: isEmptyHead ? part.replace(/^\r?\n/, '') : part };
  const fields = new Map<string, string>();
  for (const line of part
    .slice(0, end.index)
    .replaceAll(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return { fields, body: part.slice(end.index + end[0].length) };
}

/** `attachment; filename="a.pdf"; size=1`: the value, and its parameters as text. */
function field(text: string): { readonly value: string; readonly parameters: ReadonlyMap<string, string> } {
  const [value = ''] = text.split(';', 1);
  const raw = new Map<string, string>();
  for (const found of text.matchAll(/;\s*([^\s=;"]{1,60})\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/g)) {
    const name = (found[1] ?? '').toLowerCase();
    if (!raw.has(name))
      raw.set(name, found[2] === undefined ? (found[3] ?? '').trim() : found[2].replaceAll(/\\(.)/g, '$1'));
  }
  const parameters = new Map<string, string>();
  for (const name of new Set([...raw.keys()].map((key) => key.replace(/\*.*$/, '')))) {
    const whole = joined(raw, name);
    if (whole !== undefined) parameters.set(name, whole);
  }
  return { value: value.trim().toLowerCase(), parameters };
}

/** A parameter in one piece, in numbered pieces, or with its letters as percent signs (RFC 2231). */
function joined(raw: ReadonlyMap<string, string>, name: string): string | undefined {
  const extended = raw.get(`${name}*`);
  if (extended !== undefined) return fromPercent(extended);
  const plain = raw.get(name);
  if (plain !== undefined) return decodeWords(asUtf8(plain));
  const pieces: { readonly text: string; readonly isExtended: boolean }[] = [];
  for (let index = 0; index < 50; index += 1) {
    const text = raw.get(`${name}*${index}*`) ?? raw.get(`${name}*${index}`);
    if (text === undefined) break;
    pieces.push({ text, isExtended: raw.has(`${name}*${index}*`) });
  }
  if (pieces.length === 0) return undefined;
  const whole = pieces.map(({ text }) => text).join('');
  return pieces[0]?.isExtended ? fromPercent(whole) : decodeWords(asUtf8(whole));
}

function fromPercent(text: string): string {
  const found = /^([^']*)'[^']*'([^]*)$/.exec(text);
  const [charset, letters] = found ? [found[1] ?? '', found[2] ?? ''] : ['utf-8', text];
  const parts = letters.match(/%[0-9a-fA-F]{2}|[^]/g) ?? [];
  const bytes = Uint8Array.from(parts, (one) => (one.length === 3 ? parseInt(one.slice(1), 16) : one.charCodeAt(0)));
  try {
    return new TextDecoder(charset || 'utf-8').decode(bytes);
  } catch {
    return letters;
  }
}

/** Some programs write UTF-8 as it is. */
function asUtf8(text: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
  } catch {
    return text;
  }
}

/** The last part of what may be a path, without signs that steer a screen or a file system. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replaceAll(/[\p{Cc}\p{Cf}"*:<>?|]/gu, '')
    .replace(/^\.+/, '')
    .trim();
  if (plain.length <= LONGEST_NAME) return plain;
  const ending = /\.[\w-]{1,10}$/.exec(plain)?.[0] ?? '';
  return plain.slice(0, LONGEST_NAME - ending.length) + ending;
}

function partsOf(body: string, boundary: string): string[] {
  const parts: string[] = [];
  const mark = `--${boundary}`;
  let start = -1;
  let from = 0;
  while (parts.length < MOST_PARTS) {
    const at = body.indexOf(mark, from);
    if (at < 0) break;
    from = at + mark.length;
    // A boundary stands first on its line, and alone.
    if (at > 0 && body[at - 1] !== '\n') continue;
    const after = /^(--)?[ \t]*(?:\r?\n|$)/.exec(body.slice(from, from + 100));
    if (!after) continue;
    if (start >= 0) parts.push(body.slice(start, at).replace(/\r?\n$/, ''));
    start = from + after[0].length;
    if (after[1]) return parts;
  }
  // A mail that was cut off: what there is of the last part.
  if (start >= 0 && start < body.length && parts.length < MOST_PARTS) parts.push(body.slice(start));
  return parts;
}

function sizeOf(body: string, how: string): number {
  if (how !== 'base64') return decoded(body, how).length;
  let letters = 0;
  for (let index = 0; index < body.length; index += 1) if (isBase64(body.charCodeAt(index))) letters += 1;
  return Math.floor((letters * 3) / 4);
}

function isBase64(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    code === 43 ||
    code === 47
  );
}

function decoded(body: string, how: string): Uint8Array {
  if (how === 'base64') {
    const letters = body.replaceAll(/[^A-Za-z0-9+/]/g, '');
    // One letter alone says no byte.
    return fromBase64(letters.length % 4 === 1 ? letters.slice(0, -1) : letters);
  }
  if (how === 'quoted-printable') return fromQuoted(body.replaceAll(/=[ \t]*\r?\n/g, ''));
  return Uint8Array.from(body, (letter) => letter.charCodeAt(0));
}

function latin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  const step = 32_768;
  for (let at = 0; at < bytes.length; at += step) parts.push(String.fromCharCode(...bytes.subarray(at, at + step)));
  return parts.join('');
}
