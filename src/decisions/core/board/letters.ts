// Letters of the board: to each member's registrar when minutes are to be announced, and with the notice of a meeting.
import { formatDate } from '#design/core';
import { appealEnds, removalFrom } from './deadlines.ts';
import type { Meeting } from './meeting.ts';

export type BoardLetter = { readonly subject: string; readonly text: string };

export type Announced = Pick<Meeting, 'heldOn' | 'approvedOn' | 'announcedOn'> & {
  readonly body: string;
  readonly association: string;
  readonly paragraphs: string;
  readonly minutesPlace: string;
};

/** FinsamL 19 §: announced on the notice board of every member kommun and region. */
export function registrarLetter(
  of: Announced & { readonly announcedOn: string; readonly approvedOn: string },
): BoardLetter {
  const { association, body, heldOn, approvedOn, announcedOn, paragraphs, minutesPlace } = of;
  return {
    subject: `Anslag: justerat protokoll, ${association}, ${formatDate(heldOn)}`,
    text: `Hej!

Sätt upp det här anslaget på er anslagstavla. Enligt 19 § lagen (2003:1210) om finansiell samordning ska justeringen tillkännages hos varje kommun och region som är medlem.

Organ: ${association}, ${body.toLocaleLowerCase('sv')}
Mötesdag: ${formatDate(heldOn)}
Paragrafer: ${paragraphs}
Justerat: ${formatDate(approvedOn)}
Anslaget sätts upp: ${formatDate(announcedOn)}
Sista dag att överklaga: ${formatDate(appealEnds(announcedOn))}
Anslaget tas ned tidigast: ${formatDate(removalFrom(announcedOn))}
Protokollet förvaras: ${minutesPlace}

Svara gärna med dagen när anslaget sattes upp, och hör av er igen när det har tagits ned.

${association}
`,
  };
}

/** "§§ 12–18" */
export function paragraphSpan(paragraphs: readonly (number | null)[]): string {
  const known = paragraphs.filter((one) => one !== null).toSorted((a, b) => a - b);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return '–';
  return first === last ? `§ ${first}` : `§§ ${first}–${last}`;
}
