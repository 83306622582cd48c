// What a dropped mail (.eml, RFC 5322) says of itself: sender, subject, day. Its body stays in the file; attachments are read there.
import { fromCompactDate, type IsoDate } from '#kernel';
import { decodeWords } from './mail-words.ts';

export type MailHead = {
  readonly from: string | null;
  readonly subject: string | null;
  readonly datedOn: IsoDate | null;
};

const HEAD_BYTES = 64 * 1024;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Null when the bytes do not begin like a mail. */
export function readMailHead(bytes: Uint8Array): MailHead | null {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, HEAD_BYTES)).replace(/^\uFEFF/, '');
  const [head = ''] = text.split(/\r?\n\r?\n/, 1);
  const fields = new Map<string, string>();
  for (const line of head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const found = /^([!-9;-~]+):\s*(.*)$/.exec(line);
    if (!found) return null;
    const name = (found[1] ?? '').toLowerCase();
    if (!fields.has(name)) fields.set(name, found[2] ?? '');
  }
  if (!fields.has('from') && !fields.has('received')) return null;
  const subject = decodeWords(fields.get('subject') ?? '').trim();
  return {
    from: senderOf(fields.get('from') ?? ''),
    subject: subject || null,
    datedOn: dayOf(fields.get('date') ?? ''),
  };
}

/** The name where there is one, else the address. */
function senderOf(field: string): string | null {
  const found = /^(.*?)<([^<>]*)>\s*$/.exec(field);
  const name = decodeWords((found ? (found[1] ?? '') : field).trim().replaceAll(/^"|"$/g, '')).trim();
  return name || found?.[2]?.trim() || null;
}

/** `Tue, 3 Mar 2026 09:12:00 +0100`: the day as the sender wrote it. */
function dayOf(field: string): IsoDate | null {
  const found = /(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4})/.exec(field);
  const month = months.indexOf((found?.[2] ?? '').toLowerCase()) + 1;
  if (!found || month === 0) return null;
  return fromCompactDate(`${found[3]}${String(month).padStart(2, '0')}${(found[1] ?? '').padStart(2, '0')}`);
}
