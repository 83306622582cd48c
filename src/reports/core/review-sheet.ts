// The review of a report made elsewhere as a printed sheet for the office or the auditor.
import { countLine, placeWords, type ReviewFinding, type ReviewToShow, rules, understood } from '#control/core';
import { formatCount, textCell, type TableModel } from '#design/core';
import type { IsoDate } from '#kernel';
import type { Block, ReportDocument, Section } from './report-document.ts';

export function composeReviewSheet(
  review: ReviewToShow,
  of: { readonly fileName: string; readonly datedOn: IsoDate },
): ReportDocument {
  return {
    kind: 'controlSheet',
    title: 'Granskning av en rapport',
    year: review.year ?? Number(of.datedOn.slice(0, 4)),
    association: { name: review.association ?? of.fileName, orgNumber: '' },
    registerNumber: null,
    vision: null,
    datedOn: of.datedOn,
    figures: [],
    sections: [
      summary(review, of.fileName),
      findings(
        'fynd',
        { number: '1', heading: 'Fynd', none: 'Inget i det som kunde läsas säger emot något annat.' },
        review.findings,
      ),
      findings(
        'osakra',
        { number: '2', heading: 'Läsningen är osäker', none: 'Ingen läsning är osäker.' },
        review.doubtful,
      ),
      findings(
        'avrundningar',
        { number: '3', heading: 'Avrundningar, inga fel', none: 'Inga avrundningar.' },
        review.roundings,
      ),
      unread(review),
      tables(review),
    ],
  };
}

function summary(review: ReviewToShow, fileName: string): Section {
  const item = (label: string, count: number) => ({ label, text: formatCount(count) });
  return {
    id: 'review.summary',
    number: null,
    heading: 'Sammanfattning',
    level: 1,
    startsNewPage: true,
    blocks: [
      paragraph(`${fileName}: ${countLine(review)}.`),
      {
        kind: 'summaryBox',
        heading: 'Granskningen i siffror',
        items: [
          item('Kontroller', review.checks),
          item('Fynd', review.findings.length),
          item('Osäkra läsningar', review.doubtful.length),
          item('Avrundningar', review.roundings.length),
          item('Gick inte att läsa', review.unread.length),
        ],
      },
      paragraph(
        'Granskningen läser rapporten med dator. Den visar tal som inte går ihop, men inte vilket av dem som är rätt.',
      ),
    ],
  };
}

function findings(
  id: string,
  of: { number: string; heading: string; none: string },
  found: readonly ReviewFinding[],
): Section {
  return {
    id: `review.${id}`,
    number: of.number,
    heading: of.heading,
    level: 1,
    startsNewPage: false,
    blocks:
      found.length === 0
        ? [paragraph(of.none)]
        : [
            {
              kind: 'list',
              isOrdered: true,
              items: found.map((finding) => [
                { kind: 'text', text: `${rules[finding.rule].title}. `, isStrong: true },
                { kind: 'text', text: `${finding.sentence} ` },
                { kind: 'text', text: finding.natureText, isEmphasised: true },
              ]),
            },
          ],
  };
}

function unread(review: ReviewToShow): Section {
  return {
    id: 'review.unread',
    number: '4',
    heading: 'Gick inte att läsa',
    level: 1,
    startsNewPage: false,
    blocks:
      review.unread.length === 0
        ? [paragraph('Allt som liknar en räkning kunde läsas.')]
        : [
            {
              kind: 'list',
              isOrdered: false,
              items: review.unread.map(({ what }) => [{ kind: 'text', text: what }]),
            },
          ],
  };
}

/** Which tables the checks build on: what an auditor asks first. */
function tables(review: ReviewToShow): Section {
  const table: TableModel = {
    id: 'review.tables',
    caption: 'Tabeller som lästes',
    labelHeading: 'Tabell',
    columns: [
      { id: 'place', label: 'Plats', kind: 'text' },
      { id: 'rows', label: 'Rader', kind: 'count' },
      { id: 'columns', label: 'Kolumner', kind: 'text' },
    ],
    rows: understood(review).map((one) => ({
      id: one.id,
      label: one.caption.replace(/ \((?:sidan|rad) \d+\)$/, ''),
      role: 'row' as const,
      cells: [
        textCell(placeWords(one)),
        { value: one.rows.length, text: formatCount(one.rows.length) },
        textCell(one.columns.filter(Boolean).join(', ')),
      ],
    })),
  };
  return {
    id: 'review.read',
    number: '5',
    heading: 'Så lästes rapporten',
    level: 1,
    startsNewPage: false,
    blocks: table.rows.length === 0 ? [paragraph('Ingen tabell kändes igen.')] : [{ kind: 'table', table }],
  };
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', inlines: [{ kind: 'text', text }] };
}
