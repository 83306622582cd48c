// The wheel as an iCalendar file (RFC 5545), for the calendar that people already have.
import { addDays, toCompactDate, type Instant } from '#kernel';
import type { Occurrence } from './wheel.ts';

export type CalendarFile = {
  readonly name: string;
  /** Makes the events' ids unique in the world: the organisation number. */
  readonly domain: string;
  readonly madeAt: Instant;
  readonly events: readonly {
    readonly occurrence: Occurrence;
    readonly title: string;
    readonly description: string;
  }[];
};

/** Whole days; a span of days is one event. The same wheel gives the same ids, so a new file replaces the old events. */
export function calendarFile({ name, domain, madeAt, events }: CalendarFile): string {
  const stamp = madeAt.replaceAll(/[-:]|\.\d+/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Stegvis//Arshjul//SV',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap(({ occurrence, title, description }) => [
      'BEGIN:VEVENT',
      `UID:${occurrence.itemId}-${occurrence.year}@${domain}.stegvis`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${toCompactDate(occurrence.from ?? occurrence.due)}`,
      // The end is the first day that does not belong to it.
      `DTEND;VALUE=DATE:${toCompactDate(addDays(occurrence.due, 1))}`,
      `SUMMARY:${escaped(title)}`,
      ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll(/\r\n|\r|\n/g, String.raw`\n`);
}

/** A line has at most 75 octets; what is left goes on after a line break and a space. No letter is cut in two. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (octets + size > 75) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}
