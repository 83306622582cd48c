// The deck of a member consultation as a document: one chapter an association, the owners' standpoints, what changed.
import {
  amountCell,
  countCell,
  formatCount,
  formatDate,
  hiddenCell,
  notReportedCell,
  writeNumber,
  type Cell,
  type TableModel,
} from '#design/core';
import { roundToKronor, yearOf, type IsoDate } from '#kernel';
import type { Block, ReportDocument, Section } from '../report-document.ts';
import {
  CONSULTATION_MEASURES,
  sumShown,
  type ConsultationChange,
  type ConsultationMeasure,
  type ConsultationPart,
  type ConsultationRow,
  type Shown,
} from './part.ts';

export type Standpoint = {
  readonly id: string;
  readonly owner: string;
  readonly text: string;
  /** What was done about it; empty until it is told. */
  readonly outcome: string;
};

export type Consultation = {
  readonly title: string;
  readonly heldOn: IsoDate;
  readonly year: number;
  readonly introduction: string;
};

export type ConsultationToShow = {
  readonly consultation: Consultation;
  readonly host: { readonly name: string; readonly orgNumber: string };
  readonly parts: readonly ConsultationPart[];
  readonly standpoints: readonly Standpoint[];
  /** Of the consultation before, with what came of them. */
  readonly earlier: { readonly heldOn: IsoDate; readonly standpoints: readonly Standpoint[] } | null;
  /** Of the own numbers, once the year is locked. */
  readonly changes: readonly ConsultationChange[];
};

export const MEASURE_HEADINGS = {
  costOre: 'Kostnad (kr)',
  fullTimePosts: 'Heltidstjänster',
  participants: 'Deltagare',
  exited: 'Avslutade',
  effectOre: 'Effekt på två år (kr)',
} satisfies Record<ConsultationMeasure, string>;

export function composeConsultation(shown: ConsultationToShow): ReportDocument {
  const { consultation, host } = shown;
  const sections = [
    introduction(shown),
    ...shown.parts.map((part, place) => chapterOf(part, place + 1)),
    ...(shown.earlier && shown.earlier.standpoints.length > 0 ? [earlierStandpoints(shown.earlier)] : []),
    ...(shown.standpoints.length > 0 ? [standpoints(shown.standpoints)] : []),
    ...(shown.changes.length > 0 ? [changes(shown.changes, consultation)] : []),
  ];
  return {
    kind: 'memberConsultation',
    title: consultation.title,
    year: yearOf(consultation.heldOn),
    association: host,
    registerNumber: null,
    vision: null,
    datedOn: consultation.heldOn,
    sections,
    figures: [],
  };
}

function introduction({ consultation, parts }: ConsultationToShow): Section {
  const { year, heldOn } = consultation;
  const preliminary = parts.filter(({ isPreliminary }) => isPreliminary);
  const said = consultation.introduction.split(/\n{2,}/).filter((text) => text.trim() !== '');
  return section({ id: 'consultation.introduction', number: null, heading: 'Inledning' }, [
    paragraph(`Medlemssamråd ${formatDate(heldOn)} om verksamhetsåret ${year}.`),
    ...said.map(paragraph),
    {
      kind: 'summaryBox',
      heading: preliminary.length > 0 ? 'Preliminära siffror' : 'Siffrorna är fastställda',
      items: parts.map(({ association, isPreliminary, takenOn }) => ({
        label: association.name,
        text: isPreliminary ? `preliminärt, ${formatDate(takenOn, 'table')}` : 'årsredovisningen är låst',
      })),
    },
  ]);
}

function chapterOf(part: ConsultationPart, number: number): Section {
  const { association, isPreliminary, takenOn } = part;
  return section(
    { id: `consultation.part.${association.orgNumber}`, number: String(number), heading: association.name },
    [
      paragraph(
        isPreliminary
          ? `PRELIMINÄRT: årsredovisningen är inte låst. Siffrorna är tagna ${formatDate(takenOn)} och kan ändras.`
          : 'Siffrorna är de som står i den låsta årsredovisningen.',
      ),
      { kind: 'table', table: partTable(part) },
    ],
  );
}

/** Every programme with what it cost, who worked, who took part and what it is worth; a sum where one can be told. */
export function partTable({ association, rows, year }: ConsultationPart): TableModel {
  const cells = (of: Readonly<Record<ConsultationMeasure, Shown>>) =>
    CONSULTATION_MEASURES.map((measure) => cellOf(measure, of[measure]));
  const total = Object.fromEntries(
    CONSULTATION_MEASURES.map((measure) => [measure, sumShown(rows.map((row: ConsultationRow) => row[measure]))]),
  ) as Record<ConsultationMeasure, Shown>;
  return {
    id: `samrad-${association.orgNumber}`,
    caption: `Insatser ${year}, ${association.name}`,
    labelHeading: 'Insats',
    columns: CONSULTATION_MEASURES.map((id) => ({
      id,
      label: MEASURE_HEADINGS[id],
      kind: id === 'costOre' || id === 'effectOre' ? 'amount' : 'count',
    })),
    rows: [
      ...rows.map((row) => ({ id: row.programme, label: row.name, role: 'row' as const, cells: cells(row) })),
      ...(rows.length > 1 ? [{ id: 'summa', label: 'Summa', role: 'total' as const, cells: cells(total) }] : []),
    ],
    remarks: [
      'Effekten är beräknad av stegförflyttningarna, jämfört med att ingen hade flyttat sig. Den finns bara för insatser som rapporterar dem.',
      'Summan räknar det som är rapporterat. Är något tal dolt är summan också dold.',
    ],
  };
}

function cellOf(measure: ConsultationMeasure, value: Shown): Cell {
  if (value === 'hidden') return hiddenCell();
  if (value === null) return notReportedCell();
  if (measure === 'costOre' || measure === 'effectOre') return amountCell(roundToKronor(value));
  if (measure === 'fullTimePosts') return { value, text: writeNumber(value, Number.isInteger(value) ? 0 : 2) };
  return countCell(value);
}

function earlierStandpoints(earlier: NonNullable<ConsultationToShow['earlier']>): Section {
  return section(
    {
      id: 'consultation.earlier',
      number: null,
      heading: `Så gick det med det som sades ${formatDate(earlier.heldOn)}`,
    },
    [
      {
        kind: 'table',
        table: standpointTable(earlier.standpoints, {
          id: 'tidigare',
          caption: `Ägarnas ställningstaganden ${formatDate(earlier.heldOn)}`,
          withOutcome: true,
        }),
      },
    ],
  );
}

function standpoints(said: readonly Standpoint[]): Section {
  return section({ id: 'consultation.standpoints', number: null, heading: 'Ägarnas ställningstaganden' }, [
    {
      kind: 'table',
      table: standpointTable(said, { id: 'nu', caption: 'Vad ägarna har framfört', withOutcome: false }),
    },
  ]);
}

function standpointTable(
  said: readonly Standpoint[],
  of: { readonly id: string; readonly caption: string; readonly withOutcome: boolean },
): TableModel {
  const text = (words: string): Cell => ({ value: null, text: words });
  return {
    id: `stallningstaganden-${of.id}`,
    caption: of.caption,
    labelHeading: 'Ägare',
    columns: [
      { id: 'text', label: 'Ställningstagande', kind: 'text' },
      ...(of.withOutcome ? [{ id: 'outcome', label: 'Vad som har hänt', kind: 'text' as const }] : []),
    ],
    rows: said.map(({ id, owner, text: words, outcome }) => ({
      id,
      label: owner,
      role: 'row',
      cells: [text(words), ...(of.withOutcome ? [text(outcome === '' ? 'Redovisas senare' : outcome)] : [])],
    })),
  };
}

function changes(changed: readonly ConsultationChange[], { year }: Consultation): Section {
  return section({ id: 'consultation.changes', number: null, heading: 'Ändrat sedan de preliminära siffrorna' }, [
    paragraph(
      `Årsredovisningen ${year} är låst. ${changed.length === 1 ? 'En uppgift' : `${formatCount(changed.length)} uppgifter`} skiljer sig från det som visades.`,
    ),
    { kind: 'table', table: changesTable(changed) },
  ]);
}

export function changesTable(changed: readonly ConsultationChange[]): TableModel {
  const text = (words: string): Cell => ({ value: null, text: words });
  const cell = ({ measure }: ConsultationChange, value: Shown): Cell =>
    measure === null ? text(value === null ? 'stod inte med' : 'stod med') : cellOf(measure, value);
  return {
    id: 'andringar',
    caption: 'Det som har ändrats',
    labelHeading: 'Insats',
    columns: [
      { id: 'measure', label: 'Uppgift', kind: 'text' },
      { id: 'before', label: 'Visades', kind: 'amount' },
      { id: 'after', label: 'Nu', kind: 'amount' },
    ],
    rows: changed.map((change) => ({
      id: `${change.programme}-${change.measure ?? 'rad'}`,
      label: change.name,
      role: 'row',
      cells: [
        text(change.measure === null ? 'Insatsen' : MEASURE_HEADINGS[change.measure]),
        cell(change, change.before),
        cell(change, change.after),
      ],
    })),
  };
}

/** Each association has a page of its own; what is short follows on: the first one after the introduction, and what was said. */
function section(
  of: { readonly id: string; readonly number: string | null; readonly heading: string },
  blocks: readonly Block[],
): Section {
  const isLaterPart = of.number !== null && of.number !== '1';
  return { ...of, level: 1, startsNewPage: isLaterPart || of.id === 'consultation.introduction', blocks };
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', inlines: [{ kind: 'text', text }] };
}
