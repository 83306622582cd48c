import {
  countCell,
  formatsIn,
  gridColumns,
  gridRow,
  hiddenCell,
  textCell,
  type GridRow,
  type Language,
  type TableModel,
} from '#design/core';
import {
  healthTable,
  periodOf,
  readCount,
  typedCounts,
  TYPED_COLUMNS,
  type FollowUpPackage,
  type Measure,
} from '#followup/core';
import type { Period, Problem } from '#kernel';
import type { Programme } from '#programmes/core';
import { healthWords } from './health-words.ts';
import type { texts } from './texts.ts';

export type Words = (typeof texts)['sv'];

/** Headings of printed tables that mean the same. */
const alsoCalled: Readonly<Record<string, readonly string[]>> = {
  kvinnor: ['antal kvinnor'],
  man: ['antal män'],
  nya: ['nya', 'nya deltagare'],
  avslutade: ['avslut', 'antal avslutade'],
  'arbete-utan': ['arbete utan subvention', 'osubventionerat arbete'],
  'arbete-med': ['arbete med subvention', 'subventionerat arbete'],
  arbete: ['arbete', 'till arbete'],
  studier: ['till studier'],
  rehab: ['arb.rehab', 'fortsatt rehabilitering', 'arbetslivsinriktad rehabilitering'],
  begaran: ['på egen begäran'],
  ater: ['åter remittent'],
  annat: ['annat', 'övrigt'],
  ko: ['kö', 'i kö'],
};

export function countColumns({ columns }: Words, programmes: readonly Programme[]) {
  return gridColumns([
    {
      id: 'insats',
      label: columns.programme,
      kind: 'choice',
      isRequired: true,
      options: programmes.map(({ slug, name, fullName }) => ({
        value: slug,
        label: name,
        ...(fullName === undefined ? {} : { alsoCalled: [fullName] }),
      })),
    },
    ...TYPED_COLUMNS.map(({ id }) => ({
      id,
      label: columns[id as keyof typeof columns],
      kind: 'integer' as const,
      size: 5,
      alsoCalled: alsoCalled[id] ?? [],
    })),
  ]);
}

/** A row for each programme that ran, with the counts of its newest version. */
export function countRows(programmes: readonly Programme[], packages: readonly FollowUpPackage[]): GridRow[] {
  return programmes.map(({ slug }) => {
    const one = packages.find(({ programme }) => programme === slug);
    return gridRow(slug, { insats: slug, ...(one ? typedCounts(one) : {}) });
  });
}

/** Every version of every package, newest period last. */
export function versionsTable(given: {
  readonly packages: readonly FollowUpPackage[];
  readonly programmes: readonly Programme[];
  readonly year: number;
  readonly words: Words;
  readonly language: Language;
}): TableModel {
  const { packages, programmes, year, words, language } = given;
  const { listColumns: columns } = words;
  const cell = (one: FollowUpPackage, measure: Measure) => {
    const read = readCount(one, measure);
    return read?.isSuppressed ? hiddenCell() : countCell(read?.count ?? null);
  };
  return {
    id: 'versioner',
    caption: words.listCaption(year),
    labelHeading: columns.programme,
    columns: [
      { id: 'period', label: columns.period, kind: 'text' },
      { id: 'version', label: columns.version, kind: 'count' },
      { id: 'participants', label: columns.participants, kind: 'count' },
      { id: 'exited', label: columns.exited, kind: 'count' },
      { id: 'source', label: columns.source, kind: 'text' },
      { id: 'reason', label: columns.reason, kind: 'text' },
    ],
    rows: packages.map((one) => ({
      id: `${one.programme}-${one.from}-${one.to}-${one.version}`,
      label: programmes.find(({ slug }) => slug === one.programme)?.name ?? one.programme,
      role: 'row',
      cells: [
        textCell(formatsIn(language).period(periodOf(one))),
        countCell(one.version),
        cell(one, 'participants'),
        cell(one, 'exited'),
        textCell(one.source),
        textCell(one.correctionReason ?? ''),
      ],
    })),
  };
}

/** Health and quality of life of those who left, by the packages that ask; null when none does. */
export function yearHealth(given: {
  readonly packages: readonly FollowUpPackage[];
  readonly programmes: readonly Programme[];
  readonly period: Period;
  readonly language: Language;
}): TableModel | null {
  const { packages, programmes, period, language } = given;
  return healthTable(packages, {
    period,
    names: Object.fromEntries(programmes.map(({ slug, name }) => [slug, name])),
    words: healthWords[language],
    periodText: formatsIn(language).period(period),
  });
}

export function problemText({ code }: Problem, { problems }: Words): string {
  switch (code) {
    case 'parts-differ':
      return problems.parts;
    case 'more-than-whole':
      return problems.more;
    case 'coarse-and-fine-reason':
      return problems.mixed;
    default:
      return problems.other;
  }
}

export function touches(one: FollowUpPackage, period: Period): boolean {
  return one.from <= period.to && one.to >= period.from;
}
