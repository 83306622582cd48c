// An Excel register made before: rows become matters and records, with every problem by its row.
import { readTextCell, type ReadSheet } from '#exchange/core';
import { accept, isIsoDate, refuse, type IsoDate, type Result } from '#kernel';
import { parseNumber, type Direction } from './matter.ts';

export type RegisterRow = {
  readonly year: number;
  readonly matter: number;
  readonly record: number;
  readonly matterTitle: string;
  readonly title: string;
  readonly direction: Direction;
  readonly datedOn: IsoDate;
  readonly counterpart: string | null;
  readonly secrecyMark: string | null;
};

export type RegisterFault = {
  readonly line: number;
  readonly kind: 'number' | 'title' | 'date' | 'direction' | 'twice';
  readonly text: string;
};
export type CannotReadRegister =
  | { readonly kind: 'noSuchColumns'; readonly missing: readonly ('number' | 'title' | 'date')[] }
  | { readonly kind: 'faults'; readonly faults: readonly RegisterFault[] };

const headings = {
  number: /^(dnr|diarienummer|diarienr|ärendenummer|ärende ?nr|handlingsnummer|nummer)\.?$/i,
  record: /^(handling|handling ?nr|handlingsnr|löpnummer|aktbilaga|nr)\.?$/i,
  matterTitle: /^(ärende|ärendemening|ärenderubrik)$/i,
  title: /^(rubrik|titel|handlingen|beskrivning|innehåll|rör|vad handlingen rör|handlingsbeskrivning)$/i,
  date: /^(datum|registrerad|inkom|inkommen|upprättad|inkom\/upprättad|dag|reg\.? ?datum)$/i,
  direction: /^(riktning|in\/ut|in\/ut\/upprättad|typ|i\/u)$/i,
  counterpart: /^(avsändare|mottagare|avsändare\/mottagare|från\/till|part|motpart)$/i,
  secrecy: /^(sekretess|sekretessmarkering|osl)$/i,
} as const;

export const registerHeadings = [
  'diarienummer',
  'dnr',
  'rubrik',
  'titel',
  'ärende',
  'datum',
  'avsändare',
  'mottagare',
  'riktning',
];

export function readRegister(sheet: ReadSheet): Result<RegisterRow[], CannotReadRegister> {
  const columnOf = (pattern: RegExp): string | null =>
    sheet.header.find((heading) => pattern.test(heading.trim())) ?? null;
  const at = Object.fromEntries(Object.entries(headings).map(([key, pattern]) => [key, columnOf(pattern)])) as Record<
    keyof typeof headings,
    string | null
  >;
  const missing = (['number', 'title', 'date'] as const).filter(
    (key) => at[key] === null && !(key === 'title' && at.matterTitle !== null),
  );
  if (missing.length > 0) return refuse({ kind: 'noSuchColumns', missing });

  const faults: RegisterFault[] = [];
  const rows: RegisterRow[] = [];
  const seen = new Set<string>();
  const last = new Map<string, number>();
  for (const row of sheet.rows) {
    const cell = (key: keyof typeof headings): string => {
      const heading = at[key];
      return heading === null ? '' : (readTextCell(row.cells[heading] ?? null) ?? '');
    };
    const { line } = row;
    const number = parseNumber(cell('number'));
    if (!number) {
      faults.push({ line, kind: 'number', text: cell('number') });
      continue;
    }
    const matterKey = `${number.year}:${number.matter}`;
    const typed = /^\d{1,5}$/.test(cell('record')) ? Number(cell('record')) : null;
    const record = number.record ?? typed ?? (last.get(matterKey) ?? 0) + 1;
    last.set(matterKey, Math.max(last.get(matterKey) ?? 0, record));
    const title = cell('title') || cell('matterTitle');
    const datedOn = dayOf(cell('date'));
    const direction = directionOf(cell('direction'));
    if (title === '') faults.push({ line, kind: 'title', text: '' });
    if (datedOn === null) faults.push({ line, kind: 'date', text: cell('date') });
    if (direction === null) faults.push({ line, kind: 'direction', text: cell('direction') });
    const key = `${matterKey}/${record}`;
    if (seen.has(key)) faults.push({ line, kind: 'twice', text: cell('number') });
    seen.add(key);
    if (title === '' || datedOn === null || direction === null) continue;
    rows.push({
      year: number.year,
      matter: number.matter,
      record,
      matterTitle: (cell('matterTitle') || title).slice(0, 300),
      title: title.slice(0, 300),
      direction,
      datedOn,
      counterpart: cell('counterpart').slice(0, 300) || null,
      secrecyMark: secrecyOf(cell('secrecy')),
    });
  }
  return faults.length > 0 ? refuse({ kind: 'faults', faults }) : accept(rows);
}

/** `2025-03-04`, `2025-03-04 00:00`, `20250304`, `4/3 2025`. */
function dayOf(text: string): IsoDate | null {
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})\b/.exec(text);
  const short = /^(\d{1,2})[/.](\d{1,2})[ .-](\d{4})$/.exec(text);
  const two = (part: string | undefined): string => (part ?? '').padStart(2, '0');
  const day = iso ? `${iso[1]}-${iso[2]}-${iso[3]}` : short ? `${short[3]}-${two(short[2])}-${two(short[1])}` : '';
  return isIsoDate(day) ? day : null;
}

/** Nothing said: made by the association itself. */
function directionOf(text: string): Direction | null {
  if (/^(in|i|ink|inkommande|inkommen|mottagen)\b/i.test(text)) return 'in';
  if (/^(ut|u|utg|utgående|expedierad|skickad)\b/i.test(text)) return 'out';
  if (/^(egen|upprättad|upp|internt?|own)\b/i.test(text)) return 'own';
  return text === '' ? 'own' : null;
}

function secrecyOf(text: string): string | null {
  return text === '' || /^(nej|-|–|ingen|0)$/i.test(text)
    ? null
    : /^(ja|x|j|1)$/i.test(text)
      ? 'Sekretess'
      : text.slice(0, 100);
}
