// Documents of the board: notice, minutes, extract of the register. Set as letters, read well aloud, kept as PDF/UA.
import {
  disposableFrom,
  MASK,
  matterNumber,
  paragraphSpan,
  quorumOf,
  recordNumber,
  type Attendance,
  type Direction,
  type Disposal,
  type KeptMinutes,
  type ListedRecord,
  type Minutes,
} from '#decisions/core';
import { formatDate, textCell, type TableModel, type TableRow } from '#design/core';
import type { IsoDate } from '#kernel';
import type { Block, Inline, ReportDocument, Section } from '../report-document.ts';

export const attendanceRoles: Readonly<Record<Attendance['role'], string>> = {
  chair: 'Ordförande',
  viceChair: 'Vice ordförande',
  boardMember: 'Ledamot',
  deputy: 'Ersättare',
  other: 'Övrig',
};
const presenceWords: Readonly<Record<Attendance['presence'], string>> = {
  present: 'På plats',
  distance: 'På distans',
  absent: 'Frånvaro',
};

export const directionWords: Readonly<Record<Direction, string>> = {
  in: 'In',
  out: 'Ut',
  own: 'Egen',
};
export const disposalWords: Readonly<Record<Disposal, string>> = {
  kept: 'Bevaras',
  twoYears: 'Gallras efter två år',
  sevenYears: 'Gallras efter sju år',
  whenNotNeeded: 'Gallras vid inaktualitet',
};

/** The notice of a meeting; its documents follow it in the same file. */
export function composeNotice(
  minutes: Minutes,
  of: {
    readonly files: readonly { readonly itemId: string; readonly title: string; readonly isSetIn: boolean }[];
    readonly recipients: readonly string[];
    readonly deputies: readonly string[];
  },
): ReportDocument {
  const { meeting, items } = minutes;
  const setIn = of.files.filter(({ isSetIn }) => isSetIn);
  const facts = [
    ['Dag', formatDate(meeting.heldOn)],
    ['Tid', `Klockan ${meeting.startsAt}`],
    ['Plats', meeting.location],
    ...(meeting.mayBeDistant ? [['På distans', 'Går bra']] : []),
    ...(meeting.isPublic ? [['Allmänheten', 'Får lyssna']] : []),
  ];
  const agenda = items.map((item, index): Section => {
    const files = of.files.filter(({ itemId }) => itemId === item.id);
    const documents = files.map((file): Inline[] => {
      const place = setIn.indexOf(file);
      return [
        {
          kind: 'text',
          text: place < 0 ? `${file.title} (öppnas på mötets sida)` : `Bilaga ${place + 1}. ${file.title}`,
        },
      ];
    });
    return section(`item.${index + 1}`, {
      number: String(index + 1),
      heading: item.title,
      level: 2,
      blocks: [
        ...(item.registerNumber ? [paragraph([plain(`Dnr ${item.registerNumber}`)])] : []),
        ...paragraphs(item.background),
        ...(item.proposal && item.kind === 'decision' ? labelled('Förslag till beslut', item.proposal) : []),
        ...(documents.length > 0 ? [{ kind: 'list', isOrdered: false, items: documents } as const] : []),
      ],
    });
  });
  return letter(minutes, {
    title: `Kallelse, ${bodyWords(minutes)} ${formatDate(meeting.heldOn)}`,
    datedOn: meeting.calledOn ?? meeting.heldOn,
    sections: [
      section('facts', { heading: 'Möte', blocks: [factBox('När och var', facts)] }),
      section('agenda', { heading: 'Dagordning', blocks: [] }),
      ...agenda,
      section('recipients', {
        heading: 'Kallade',
        blocks: [
          ...(of.recipients.length > 0
            ? labelled('Ledamöter', of.recipients.join(', '))
            : [paragraph([plain('Ingen är antecknad.')])]),
          ...(of.deputies.length > 0 ? labelled('Ersättare', of.deputies.join(', ')) : []),
          paragraph([plain('Kan du inte komma? Säg till kansliet, så kallas en ersättare.')]),
        ],
      }),
    ],
  });
}

/** The minutes as they were approved, or as they are so far; corrections stand last and change nothing above. */
export function composeMinutes(
  minutes: Minutes,
  of: {
    readonly corrections: readonly Pick<KeptMinutes, 'version' | 'correction' | 'madeAt'>[];
    readonly printedOn: IsoDate;
    /** Those who approve sign this very file: the day is that of the last of them. */
    readonly isToBeSigned?: boolean;
  },
): ReportDocument {
  const { meeting, items, attendance } = minutes;
  const span = paragraphSpan(items.map(({ paragraph: number }) => number));
  const isApproved = meeting.approvedOn !== null;
  const unapprovedWords = of.isToBeSigned ? 'Den dag då den sista av justerarna skriver under' : 'Inte justerat';
  const facts = [
    ['Dag', formatDate(meeting.heldOn)],
    ['Tid', meeting.endsAt === null ? `Klockan ${meeting.startsAt}` : `${meeting.startsAt}–${meeting.endsAt}`],
    ['Plats', meeting.location],
    ['Paragrafer', span],
    ['Ordförande', meeting.chair ?? '–'],
    ['Sekreterare', meeting.secretary ?? '–'],
    ['Justerare', meeting.approvers.join(', ') || '–'],
    ['Justerat', isApproved ? formatDate(meeting.approvedOn) : unapprovedWords],
  ];
  const signers = [
    { role: 'Sekreterare', member: meeting.secretary ?? '' },
    { role: 'Ordförande', member: meeting.chair ?? '' },
    ...meeting.approvers.filter((name) => name !== meeting.chair).map((member) => ({ role: 'Justerare', member })),
  ].filter(({ member }) => member !== '');
  return letter(minutes, {
    title: `Protokoll, ${bodyWords(minutes)} ${formatDate(meeting.heldOn)}${isApproved || of.isToBeSigned ? '' : ' (ej justerat)'}`,
    datedOn: meeting.approvedOn ?? of.printedOn,
    sections: [
      section('facts', { heading: 'Möte', blocks: [factBox('När, var och vilka', facts)] }),
      section('attendance', { heading: 'Närvaro', blocks: attendanceBlocks(minutes) }),
      section('decisions', { heading: 'Ärenden', blocks: [] }),
      ...items.map((item): Section => {
        const { isMet, serving, seats } = quorumOf(attendance, item.conflicts);
        return section(`item.${item.id}`, {
          number: item.paragraph === null ? null : `§ ${item.paragraph}`,
          heading: item.title,
          level: 2,
          blocks: [
            ...(item.registerNumber ? [paragraph([plain(`Dnr ${item.registerNumber}`)])] : []),
            ...paragraphs(item.background),
            ...(item.conflicts.length > 0
              ? labelled(
                  'Jäv',
                  `${item.conflicts.join(', ')} deltog inte i handläggningen på grund av jäv. ${serving} av ${seats} platser deltog i beslutet.`,
                )
              : []),
            ...(item.motions ? labelled('Yrkanden och propositionsordning', item.motions) : []),
            ...(item.vote ? labelled('Omröstning', item.vote) : []),
            ...(item.outcome ? labelled(item.kind === 'information' ? 'Antecknat' : 'Beslut', item.outcome) : []),
            ...item.reservations.flatMap(({ name, text }) => labelled(`Reservation, ${name}`, text)),
            ...(isMet || attendance.length === 0
              ? []
              : labelled('Beslutförhet', 'Färre än hälften av platserna deltog.')),
          ],
        });
      }),
      ...(of.corrections.length > 0
        ? [
            section('corrections', {
              heading: 'Rättelser',
              blocks: of.corrections.flatMap(({ version, correction, madeAt }) =>
                labelled(`Rättelse ${version - 1}, ${formatDate(madeAt.slice(0, 10))}`, correction ?? ''),
              ),
            }),
          ]
        : []),
      section('signatures', {
        heading: 'Underskrifter',
        blocks: [
          signers.length > 0
            ? {
                kind: 'signatures',
                statement: 'Protokollet justeras av dem som skriver under här.',
                rows: signers.map(({ role, member }) => ({ role, member })),
              }
            : paragraph([plain('Ordförande, sekreterare och justerare är inte antecknade.')]),
        ],
      }),
    ],
  });
}

function attendanceBlocks({ attendance }: Minutes): Block[] {
  if (attendance.length === 0) return [paragraph([plain('Närvaron är inte antecknad.')])];
  const { serving, seats } = quorumOf(attendance);
  const ordinary = attendance.filter(({ role }) => role !== 'other');
  const others = attendance.filter(({ role }) => role === 'other');
  const table: TableModel = {
    id: 'minutes.attendance',
    caption: 'Ledamöter och ersättare',
    labelHeading: 'Namn',
    columns: ['Uppdrag', 'Utsedd av', 'Närvaro', 'Tjänstgör'].map((label) => ({
      id: label,
      label,
      kind: 'text' as const,
    })),
    rows: ordinary.map((one, index): TableRow => ({
      id: String(index),
      label: one.name,
      role: 'row',
      cells: [
        textCell(attendanceRoles[one.role]),
        textCell(one.memberName ?? ''),
        textCell(presenceWords[one.presence]),
        textCell(servingText(one)),
      ],
    })),
  };
  return [
    { kind: 'table', table },
    paragraph([plain(`${serving} av ${seats} platser är företrädda.`)]),
    ...(others.length > 0 ? labelled('Övriga närvarande', others.map(({ name }) => name).join(', ')) : []),
  ];
}

/** The register as a list; of masked records nothing hidden comes here. */
export function registerTable(records: readonly ListedRecord[], of: { readonly caption: string }): TableModel {
  return {
    id: 'register',
    caption: of.caption,
    labelHeading: 'Dnr',
    columns: [
      { id: 'day', label: 'Datum', kind: 'date' },
      { id: 'direction', label: 'Riktning', kind: 'text' },
      { id: 'counterpart', label: 'Avsändare eller mottagare', kind: 'text' },
      { id: 'matter', label: 'Ärende', kind: 'text' },
      { id: 'title', label: 'Handling', kind: 'text' },
      { id: 'disposal', label: 'Gallring', kind: 'text' },
    ],
    rows: records.map(({ matter, ...record }) => ({
      id: record.id,
      label: recordNumber(matter, record),
      role: 'row' as const,
      cells: [
        textCell(record.datedOn),
        textCell(directionWords[record.direction]),
        textCell(record.counterpart ?? ''),
        textCell(matter.title),
        textCell(record.title),
        textCell(disposalWords[record.disposal] + suffix(disposableFrom(record, matter.closedOn))),
      ],
    })),
  };
}

const suffix = (day: IsoDate | null): string => (day === null ? '' : ` (från ${day})`);

/** What is handed out to whoever asks for the register. */
export function composeRegisterExtract(
  records: readonly ListedRecord[],
  of: {
    readonly association: string;
    readonly orgNumber: string;
    readonly year: number | null;
    readonly printedOn: IsoDate;
  },
): ReportDocument {
  const table = registerTable(records, { caption: 'Handlingar' });
  const narrow: TableModel = {
    ...table,
    columns: table.columns.slice(0, 5),
    rows: table.rows.map((row) => ({ ...row, cells: row.cells.slice(0, 5) })),
  };
  const matters = new Set(records.map(({ matter }) => matterNumber(matter))).size;
  return letter(of, {
    title: of.year === null ? 'Utdrag ur diariet' : `Utdrag ur diariet ${of.year}`,
    datedOn: of.printedOn,
    sections: [
      section('register', {
        heading: 'Handlingar',
        blocks: [
          paragraph([
            plain(
              `${records.length} handlingar i ${matters} ärenden, den ${formatDate(of.printedOn)}. Namn på enskilda och uppgifter som är sekretessmarkerade är utelämnade (5 kap. 2 § offentlighets- och sekretesslagen). ”${MASK}” betyder att uppgiften är märkt; om den kan lämnas ut prövas när någon begär den.`,
            ),
          ]),
          records.length > 0 ? { kind: 'table', table: narrow } : paragraph([plain('Diariet är tomt.')]),
        ],
      }),
    ],
  });
}

function bodyWords({ meeting }: Minutes): string {
  return meeting.body.name.toLocaleLowerCase('sv');
}

function letter(
  of: { readonly association: string; readonly orgNumber: string },
  document: { readonly title: string; readonly datedOn: IsoDate; readonly sections: readonly Section[] },
): ReportDocument {
  return {
    kind: 'board',
    year: Number(document.datedOn.slice(0, 4)),
    association: { name: of.association, orgNumber: of.orgNumber },
    registerNumber: null,
    vision: null,
    figures: [],
    ...document,
  };
}

function section(
  id: string,
  of: {
    readonly number?: string | null;
    readonly heading: string;
    readonly level?: 1 | 2;
    readonly blocks: readonly Block[];
  },
): Section {
  return {
    id: `board.${id}`,
    number: of.number ?? null,
    heading: of.heading,
    level: of.level ?? 1,
    startsNewPage: false,
    blocks: of.blocks,
  };
}

function factBox(heading: string, facts: readonly (readonly string[])[]): Block {
  return { kind: 'summaryBox', heading, items: facts.map(([label = '', text = '']) => ({ label, text })) };
}

const plain = (text: string): Inline => ({ kind: 'text', text });
const paragraph = (inlines: readonly Inline[]): Block => ({ kind: 'paragraph', inlines });

/** Blank lines part paragraphs; a line break alone is kept as one too, as people write lists in boxes. */
function paragraphs(text: string | null): Block[] {
  return (text ?? '')
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => paragraph([plain(line)]));
}

function labelled(label: string, text: string): Block[] {
  const [first = '', ...rest] = text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean);
  return [
    paragraph([{ kind: 'text', text: `${label}. `, isStrong: true }, plain(first)]),
    ...rest.map((line) => paragraph([plain(line)])),
  ];
}

function servingText({ serves, replaces, outOfOrder }: Attendance): string {
  if (!serves) return 'Nej';
  const whom = replaces === null ? 'Ja' : `Ja, för ${replaces}`;
  return outOfOrder ? `${whom} (utanför ordningen: ${outOfOrder})` : whom;
}
