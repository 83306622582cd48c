// Results counted in another tool, as a table: one row an item, group and sex. The national indicator survey stays in its
// owner's tool; this is how its figures come in.
import * as v from 'valibot';
import { readSwedishNumber } from '#design/core';
import { cannotReadSentence, type CannotReadSheet, type SheetRow, type SheetRows } from '#exchange/core';
import {
  accept,
  figureId,
  hasErrors,
  isIsoDate,
  refuse,
  slug,
  unreachable,
  type Figure,
  type IsoDate,
  type Problem,
  type Result,
} from '#kernel';
import { least, USUAL_FEWEST, visibilityOf, type Visibility } from './disclosure.ts';
import { RESPONDENT_GROUPS, type RespondentGroup } from './questionnaire.ts';
import type { ValueElsewhere } from './tables.ts';

export type Aggregate = {
  readonly instrument: string;
  readonly level: 'own' | 'national';
  readonly respondentGroup: RespondentGroup;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Slug; null for the association or the country as a whole. */
  readonly programme: string | null;
  readonly item: string;
  readonly sex: 'female' | 'male' | null;
  readonly label: string;
  readonly n: number | null;
  readonly offered: number | null;
  readonly positive: number | null;
  readonly clearlyPositive: number | null;
  readonly mean: number | null;
  readonly distribution: readonly number[] | null;
  readonly source: string;
  /** Counted by the store: grows with every correction. */
  readonly version?: number | undefined;
};

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300));
const day = v.pipe(
  v.string(),
  v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
);
const share = v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1, 'a share lies between 0 and 1')));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const AggregateInput = v.pipe(
  v.object({
    instrument: text,
    level: v.picklist(['own', 'national']),
    respondentGroup: v.picklist(RESPONDENT_GROUPS),
    from: day,
    to: day,
    programme: v.nullable(text),
    item: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'an item is letters, digits, . - and _')),
    sex: v.nullable(v.picklist(['female', 'male'])),
    label: text,
    n: v.nullable(count),
    offered: v.nullable(v.pipe(count, v.minValue(1))),
    positive: share,
    clearlyPositive: share,
    mean: v.nullable(v.number()),
    distribution: v.nullable(v.array(count)),
    source: text,
  }),
  v.check(({ from, to }) => from <= to, 'a period ends on or after the day it starts'),
  v.check(({ n, offered }) => n === null || offered === null || n <= offered, 'no more answer than are asked'),
  v.check(
    ({ positive, clearlyPositive }) => positive === null || clearlyPositive === null || clearlyPositive <= positive,
    'what is clearly positive is positive',
  ),
  v.check(
    ({ n, distribution }) => n === null || distribution === null || sum(distribution) === n,
    'the distribution has as many answers as n',
  ),
);

export type CannotReadAggregates =
  | { readonly kind: 'table'; readonly why: CannotReadSheet }
  | { readonly kind: 'columnMissing'; readonly missing: readonly string[] }
  | { readonly kind: 'noRows' }
  | { readonly kind: 'fileHasErrors'; readonly problems: readonly Problem[] }
  | { readonly kind: 'unknownProgramme'; readonly programme: string; readonly known: readonly string[] };

const COLUMNS = {
  instrument: ['instrument', 'verktyg'],
  level: ['level', 'nivå'],
  respondentGroup: ['respondentgroup', 'respondentgrupp'],
  from: ['from', 'från'],
  to: ['to', 'till'],
  programme: ['programme', 'insats'],
  item: ['item', 'fråga'],
  label: ['label', 'benämning'],
  sex: ['sex', 'kön'],
  n: ['n', 'svar'],
  offered: ['offered', 'tillfrågade'],
  positive: ['positive', 'positiva'],
  clearlyPositive: ['clearlypositive', 'klart positiva'],
  mean: ['mean', 'medelvärde'],
  distribution: ['distribution', 'fördelning'],
  source: ['source', 'källa'],
} as const;
type Column = keyof typeof COLUMNS;
const REQUIRED: readonly Column[] = [
  'instrument',
  'level',
  'respondentGroup',
  'from',
  'to',
  'item',
  'label',
  'source',
];

export const aggregateHeadings: readonly string[] = Object.values(COLUMNS).flat();

const levels: Readonly<Record<string, string>> = {
  egen: 'own',
  eget: 'own',
  nationell: 'national',
  riket: 'national',
};
const sexes: Readonly<Record<string, string>> = { kvinna: 'female', kvinnor: 'female', man: 'male', män: 'male' };
const groups: Readonly<Record<string, RespondentGroup>> = {
  'pågående deltagare': 'ongoingParticipants',
  'avslutade deltagare': 'endedParticipants',
  insatspersonal: 'staff',
  personal: 'staff',
  chefer: 'managers',
  styrelse: 'board',
  remittenter: 'referrers',
};

/** Problems: `not-a-number`, `bad-row` (errors). A blank cell is not reported. */
export function readAggregateSheet(sheet: SheetRows): Result<readonly Aggregate[], CannotReadAggregates> {
  const columns = new Map<Column, string>();
  for (const [name, named] of Object.entries(COLUMNS) as [Column, readonly string[]][]) {
    const heading = sheet.header.find((head) => named.includes(head.trim().toLowerCase()));
    if (heading !== undefined) columns.set(name, heading);
  }
  const missing = REQUIRED.filter((name) => !columns.has(name));
  if (missing.length > 0) return refuse({ kind: 'columnMissing', missing });
  const problems: Problem[] = [];
  const rows = sheet.rows.flatMap((row) => readRow(row, columns, problems));
  if (hasErrors(problems)) return refuse({ kind: 'fileHasErrors', problems });
  return rows.length === 0 ? refuse({ kind: 'noRows' }) : accept(rows);
}

function readRow(row: SheetRow, columns: ReadonlyMap<Column, string>, problems: Problem[]): Aggregate[] {
  const cell = (name: Column): string => String(row.cells[columns.get(name) ?? ''] ?? '').trim();
  const fail = (code: string, message: string): void => {
    problems.push({ severity: 'error', code, line: row.line, message });
  };
  const number = (name: Column): number | null => {
    const raw = row.cells[columns.get(name) ?? ''] ?? null;
    if (raw === null || raw === '') return null;
    const value = typeof raw === 'number' ? raw : numberIn(raw);
    if (value === null) fail('not-a-number', `"${cell(name)}" is not a number.`);
    return value;
  };
  const word = (name: Column): string => cell(name).toLowerCase();
  const distribution = cell('distribution');
  const parsed = v.safeParse(AggregateInput, {
    instrument: cell('instrument'),
    level: levels[word('level')] ?? word('level'),
    respondentGroup: groups[word('respondentGroup')] ?? cell('respondentGroup'),
    from: cell('from'),
    to: cell('to'),
    programme: slug(cell('programme')) || null,
    item: cell('item'),
    sex: cell('sex') === '' ? null : (sexes[word('sex')] ?? word('sex')),
    label: cell('label'),
    n: number('n'),
    offered: number('offered'),
    positive: number('positive'),
    clearlyPositive: number('clearlyPositive'),
    mean: number('mean'),
    distribution:
      distribution === '' ? null : distribution.split('|').map((part) => Number(part.trim() || Number.NaN)),
    source: cell('source'),
  });
  if (parsed.success) return [parsed.output];
  for (const issue of parsed.issues) fail('bad-row', `${v.getDotPath(issue) ?? 'The row'}: ${issue.message}.`);
  return [];
}

/** `74 %` is a share of 0.74. */
function numberIn(written: string): number | null {
  const isPercent = written.trim().endsWith('%');
  const value = readSwedishNumber(written.replace(/\s*%$/, ''));
  return value !== null && isPercent ? value / 100 : value;
}

export function aggregateKey(one: Aggregate): string {
  const { instrument, level, respondentGroup, from, to, programme, item, sex } = one;
  return JSON.stringify([instrument, level, respondentGroup, from, to, programme, item, sex]);
}

/** What a round may be held against: the country's newest value of each item that was measured by its end. */
export function valuesElsewhere(all: readonly Aggregate[], until: IsoDate): ValueElsewhere[] {
  const national = all
    .filter((one) => one.level === 'national' && one.sex === null && one.programme === null && one.from <= until)
    .toSorted((a, b) => (a.to < b.to ? 1 : -1));
  const newest = new Map<string, Aggregate>();
  for (const one of national) if (!newest.has(one.item)) newest.set(one.item, one);
  return [...newest.values()].map(({ item, n, positive, clearlyPositive, source, from, to }) => ({
    item,
    n,
    positive,
    clearlyPositive,
    source: `${source} (${from}–${to})`,
  }));
}

/**
 * What of each result may be shown, in their order. The country's may; of our own the number of answers decides, and none may
 * come out as the whole less others that are shown: programmes less than the association, women and men than all.
 */
export function visibilityOfAggregates(all: readonly Aggregate[]): Visibility[] {
  const states = new Map(
    all.map(
      (one) => [one, one.level === 'national' ? 'shown' : visibilityOf(one.n ?? USUAL_FEWEST, USUAL_FEWEST)] as const,
    ),
  );
  const own = all.filter(({ level }) => level === 'own');
  const isAlike = (a: Aggregate, b: Aggregate): boolean =>
    aggregateKey({ ...a, programme: null, sex: null }) === aggregateKey({ ...b, programme: null, sex: null });
  const lower = (one: Aggregate): void => {
    states.set(one, least(states.get(one) ?? 'suppressed', 'tooFew'));
  };
  const isShown = (one: Aggregate): boolean => states.get(one) === 'shown';
  /** What is left of a whole when its shown parts are taken away is somebody, but too few. */
  const leavesFew = (whole: Aggregate, parts: readonly Aggregate[]): boolean => {
    if (whole.n === null || parts.some(({ n }) => n === null)) return false;
    const left = parts.reduce((rest, { n }) => rest - (n ?? 0), whole.n);
    return left > 0 && left < USUAL_FEWEST;
  };
  for (const whole of own.filter(({ sex }) => sex === null)) {
    const bySex = own.filter((one) => one.sex !== null && one.programme === whole.programme && isAlike(one, whole));
    if (bySex.some((one) => !isShown(one)) || leavesFew(whole, bySex)) bySex.forEach(lower);
  }
  for (const whole of own.filter(({ programme }) => programme === null)) {
    const parts = own.filter((one) => one.programme !== null && one.sex === whole.sex && isAlike(one, whole));
    const shown = parts.filter(isShown);
    if (shown.length > 0 && leavesFew(whole, shown))
      own.filter((one) => one.programme === null && isAlike(one, whole)).forEach(lower);
  }
  return all.map((one) => states.get(one) ?? 'suppressed');
}

/**
 * `surveys.elsewhere.clearlyPositive@PERIOD{group=…,instrument=nns,item=…,level=own}`. The rule of small numbers holds for
 * our own results there as for results here.
 */
export function aggregateFigures(all: readonly Aggregate[]): Figure[] {
  const visibilities = visibilityOfAggregates(all);
  return all.flatMap((one, at) => {
    const { instrument, level, respondentGroup, from, to, programme, item, sex, label, n, source, version = 1 } = one;
    const visibility = visibilities[at] ?? 'suppressed';
    const period = { from, to };
    const figure = (name: string, unit: Figure['unit'], value: number | null): Figure[] => {
      const isShown = visibility === 'shown' || (visibility === 'tooFew' && name === 'answers');
      if (value === null) return [];
      return [
        {
          id: figureId({
            name: `surveys.elsewhere.${name}`,
            period,
            dimensions: {
              group: respondentGroup,
              instrument,
              item,
              level,
              ...(programme === null ? {} : { programme }),
              ...(sex === null ? {} : { sex }),
            },
          }),
          label: `${label}${level === 'national' ? ', riket' : ''}`,
          value: isShown ? value : null,
          unit,
          period,
          countingUnit: 'answer',
          source: { kind: 'surveys', description: source, address: '/enkater/andras' },
          version,
          disclosure: isShown ? 'open' : 'suppressed',
        },
      ];
    };
    return [
      ...figure('answers', 'count', n),
      ...figure('positive', 'share', one.positive),
      ...figure('clearlyPositive', 'share', one.clearlyPositive),
      ...figure('mean', 'score', one.mean),
    ];
  });
}

/** One English sentence for the command line. */
export function aggregatesRefusalMessage(refusal: CannotReadAggregates): string {
  switch (refusal.kind) {
    case 'table':
      return cannotReadSentence(refusal.why);
    case 'columnMissing':
      return `the file has no column ${refusal.missing.join(', ')}.`;
    case 'noRows':
      return 'there is not one row in the file.';
    case 'unknownProgramme':
      return `there is no programme "${refusal.programme}"; there is ${refusal.known.join(', ')}.`;
    case 'fileHasErrors': {
      const [first] = refusal.problems;
      return `line ${first?.line}: ${first?.message ?? ''} Nothing was saved.`;
    }
    default:
      return unreachable(refusal);
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, one) => total + one, 0);
}
