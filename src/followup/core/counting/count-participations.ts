// Counting: which participations belong to a measure, and every table that is made of them.
import type { Period } from '#kernel';
import type { PackageCount } from '../package.ts';
import type { StepMove } from '../step-moves.ts';
import {
  EDUCATIONS,
  EXIT_REASONS,
  HEALTH_MEASURES,
  MEASURES,
  REFERRERS,
  SEXES,
  UNKNOWN,
  type DimensionName,
  type Dimensions,
  type ExitReason,
  type Measure,
} from '../vocabulary.ts';
import { ageBandOf, type AgeBands } from './age-bands.ts';
import type { CountedParticipation } from './counted-participation.ts';
import { countStepMoves, primaryState } from './count-step-moves.ts';
import { isQueued, nearestRank, overlaps, waitsOf, type Waiting } from './waiting.ts';

export type CountingRules = {
  readonly period: Period;
  readonly ageBands: AgeBands;
  readonly unit: 'participation' | 'person';
  /** Work with its kinds as one reason, and own request, back to the referrer and other as another. */
  readonly mergesReasons?: boolean;
  /** Tables by sex and something else; the sexes alone are always counted. */
  readonly isBySex?: boolean;
};

export type Counted = {
  readonly measures: readonly PackageCount[];
  readonly stepMoves: readonly StepMove[];
  readonly waiting: Waiting;
};

/**
 * Counts the participations of one programme, or of several of one party space as if they were one. A person who is counted
 * once is counted with her latest participation among those that the measure holds.
 */
export function countParticipations(all: readonly CountedParticipation[], rules: CountingRules): Counted {
  const groupOf = groupsOf(all, rules);
  const waits = waitsOf(groupOf('new'));
  return {
    measures: MEASURES.flatMap((measure) => tablesFor(measure, groupOf(measure), rules)),
    stepMoves: countStepMoves(groupOf('exited')),
    waiting: {
      medianDays: nearestRank(waits, 0.5),
      p90Days: nearestRank(waits, 0.9),
      now: groupOf('queue').length,
    },
  };
}

/** The tables of some measures alone. */
export function countMeasures(
  all: readonly CountedParticipation[],
  rules: CountingRules,
  measures: readonly Measure[],
): PackageCount[] {
  const groupOf = groupsOf(all, rules);
  return measures.flatMap((measure) => tablesFor(measure, groupOf(measure), rules));
}

function tablesFor(measure: Measure, group: readonly CountedParticipation[], rules: CountingRules): PackageCount[] {
  const columnOf = memoized((name: DimensionName) =>
    group.map((one) => (name === 'change' ? (changeOf(one, measure) ?? UNKNOWN) : valueOf(one, name, rules))),
  );
  return tablesOf(measure, rules).flatMap((names) => countTable(group, { measure, names, rules, columnOf }));
}

/** Whether a participation took place in the period: enrolled by its end, and not exited before its start. */
export function isInPeriod(one: CountedParticipation, period: Period): boolean {
  return (
    isCounted(one) &&
    one.enrolledOn !== null &&
    one.enrolledOn <= period.to &&
    (one.exitedOn === null || one.exitedOn >= period.from)
  );
}

/** How many are enrolled when a day begins: came before it, and did not leave before it. */
export function isOngoingAtStartOf(one: CountedParticipation, day: string): boolean {
  return (
    isCounted(one) &&
    one.enrolledOn !== null &&
    one.enrolledOn < day &&
    (one.exitedOn === null || one.exitedOn >= day)
  );
}

/** The divisions in which a measure is counted; the empty one is the total. */
export function tablesOf(
  measure: Measure,
  { isBySex = true }: Pick<CountingRules, 'isBySex'> = {},
): readonly (readonly DimensionName[])[] {
  if (measure === 'enrolledSinceStart' || measure === 'exitedSinceStart') return [[], ['sex']];
  // Few answer both times, and divided by sex nearly every count would be hidden.
  if (HEALTH_MEASURES.includes(measure)) return [[], ['change']];
  const own = OWN_DIMENSIONS[measure];
  const single: readonly DimensionName[] = [...COMMON_DIMENSIONS, ...own];
  const support: readonly (readonly DimensionName[])[] =
    measure === 'exited' ? [['supportBefore', 'supportAfter']] : [];
  return [
    [],
    ['sex'],
    ...single.flatMap((name) => (isBySex ? [[name], ['sex', name] as const] : [[name]])),
    ...support,
  ];
}

const COMMON_DIMENSIONS = ['ageBand', 'referrer', 'municipality'] as const;
const OWN_DIMENSIONS: Readonly<Record<Measure, readonly DimensionName[]>> = {
  participants: ['education', 'supportDuration'],
  new: [],
  exited: ['exitReason', 'supportBefore', 'supportAfter', 'track'],
  exitedWithWorkAbility: [],
  toWorkOrStudies: [],
  inPlacement: [],
  queue: [],
  enrolledSinceStart: [],
  exitedSinceStart: [],
  healthCompared: ['change'],
  qualityOfLifeCompared: ['change'],
  healthOrQualityCompared: ['change'],
};

const WORK_OR_STUDIES: readonly unknown[] = ['workUnsubsidised', 'workSubsidised', 'studies'];

function isCounted(one: CountedParticipation): boolean {
  return one.exitReason !== 'misregistration';
}

/** Who belongs to a measure. Parts are taken from the exits that are counted, so that they never exceed them. */
function groupsOf(
  all: readonly CountedParticipation[],
  rules: CountingRules,
): (measure: Measure) => readonly CountedParticipation[] {
  const { period } = rules;
  const once = (chosen: readonly CountedParticipation[]): readonly CountedParticipation[] =>
    rules.unit === 'person' ? latestOfEach(chosen) : chosen;
  const hasCome = (one: CountedParticipation): boolean =>
    isCounted(one) && one.enrolledOn !== null && one.enrolledOn <= period.to;
  const hasLeft = (one: CountedParticipation): boolean =>
    hasCome(one) && one.exitedOn !== null && one.exitedOn <= period.to;
  const groupOf = memoized((measure: Measure): readonly CountedParticipation[] => {
    switch (measure) {
      case 'participants':
        return once(all.filter((one) => isInPeriod(one, period)));
      case 'new':
        return once(all.filter((one) => hasCome(one) && (one.enrolledOn ?? '') >= period.from));
      case 'exited':
        return once(all.filter((one) => hasLeft(one) && (one.exitedOn ?? '') >= period.from));
      case 'exitedWithWorkAbility':
        return groupOf('exited').filter(({ workAbilityAtExit }) => workAbilityAtExit === true);
      case 'toWorkOrStudies':
        return groupOf('exited').filter(({ exitReason }) => WORK_OR_STUDIES.includes(exitReason));
      case 'inPlacement':
        return once(
          all.filter((one) => one.placements.some((open) => overlaps(open, period)) && isInPeriod(one, period)),
        );
      case 'queue':
        return once(all.filter((one) => isQueued(one, period.to)));
      case 'enrolledSinceStart':
        return once(all.filter(hasCome));
      case 'exitedSinceStart':
        return once(all.filter(hasLeft));
      case 'healthCompared':
      case 'qualityOfLifeCompared':
      case 'healthOrQualityCompared':
        return groupOf('exited').filter((one) => changeOf(one, measure) !== null);
    }
  });
  return groupOf;
}

function memoized<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const before = made.get(key);
    if (before !== undefined) return before;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

/** Better when any of the two is; the one that is known decides when the other is not. */
function changeOf({ health = null, qualityOfLife = null }: CountedParticipation, measure: Measure): string | null {
  if (measure === 'healthCompared') return health;
  if (measure === 'qualityOfLifeCompared') return qualityOfLife;
  if (health === null && qualityOfLife === null) return null;
  return health === 'better' || qualityOfLife === 'better' ? 'better' : 'notBetter';
}

function changesOf(measure: Measure): readonly string[] {
  return measure === 'healthOrQualityCompared' ? ['better', 'notBetter'] : ['better', 'same', 'worse'];
}

function latestOfEach(chosen: readonly CountedParticipation[]): CountedParticipation[] {
  const latest = new Map<string, CountedParticipation>();
  for (const one of chosen) {
    const before = latest.get(one.person);
    if (!before || orderOf(before) <= orderOf(one)) latest.set(one.person, one);
  }
  return [...latest.values()];
}

/** By enrolment, then exit; who goes on comes after who has left, and programmes in the order of their names. */
function orderOf({ enrolledOn, exitedOn, referredOn, programme }: CountedParticipation): string {
  return [enrolledOn ?? referredOn ?? '', exitedOn ?? '9999-12-31', programme].join(' ');
}

type Table = {
  readonly measure: Measure;
  readonly names: readonly DimensionName[];
  readonly rules: CountingRules;
  /** The group's values of a dimension, in its order: each is asked for in two tables and worked out once. */
  readonly columnOf: (name: DimensionName) => readonly string[];
};

function countTable(
  group: readonly CountedParticipation[],
  { measure, names, rules, columnOf }: Table,
): PackageCount[] {
  if (isEmptyKind(group, { measure, names })) return [];
  const columns = names.map(columnOf);
  const [first = group.map(() => ''), second] = columns;
  const counts = new Map<string, number>();
  first.forEach((value, at) => {
    const key = second ? `${value}\n${second[at] ?? ''}` : value;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  const axes = names.map((name, index) =>
    name === 'change' ? changesOf(measure) : axisOf(name, new Set(columns[index]), rules),
  );
  const isJoint = names[0] === 'supportBefore' && names.length === 2;
  return combinations(axes)
    .filter((values) => !isJoint || counts.has(keyOf(values)))
    .map((values) => ({
      measure,
      dimensions: Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])) as Dimensions,
      count: counts.get(keyOf(values)) ?? 0,
    }));
}

function keyOf(values: readonly string[]): string {
  return values.join('\n');
}

/** Nobody has a track, or nobody's education is noted: then the programme does not count it, and there is no table. */
function isEmptyKind(group: readonly CountedParticipation[], table: Pick<Table, 'measure' | 'names'>): boolean {
  const noted = (['education', 'supportDuration', 'track'] as const).filter((name) => table.names.includes(name));
  if (noted.some((name) => group.every((one) => one[name] === null))) return true;
  // A programme that does not ask about health says nothing of it, not even that nobody answered.
  if (HEALTH_MEASURES.includes(table.measure)) return group.length === 0;
  return table.names.length > 0 && MAY_BE_ABSENT.includes(table.measure) && group.length === 0;
}

/** Measures that many programmes never have: of nobody, there is a total and no table. */
const MAY_BE_ABSENT: readonly Measure[] = ['exitedWithWorkAbility', 'inPlacement', 'queue'];

function valueOf(one: CountedParticipation, name: Exclude<DimensionName, 'change'>, rules: CountingRules): string {
  const { ageBands, period } = rules;
  switch (name) {
    case 'sex':
      return one.sex;
    case 'ageBand':
      // Who waits has no year of enrolment yet, and is as old as at the period's end.
      return ageBandOf({ birthYear: one.birthYear, enrolledOn: one.enrolledOn ?? period.to }, ageBands);
    case 'referrer':
      return one.referrer ?? 'other';
    case 'exitReason':
      return reasonOf(one, rules);
    case 'municipality':
      return one.municipality ?? UNKNOWN;
    case 'education':
      return one.education ?? UNKNOWN;
    case 'supportDuration':
      return one.supportDuration ?? UNKNOWN;
    case 'track':
      return one.track ?? UNKNOWN;
    case 'supportBefore':
      return primaryState(one.incomeSupportStart);
    case 'supportAfter':
      return primaryState(one.incomeSupportEnd);
  }
}

function reasonOf({ exitReason }: CountedParticipation, { mergesReasons = false }: CountingRules): string {
  if (exitReason === null) return 'other';
  return mergesReasons ? (MERGED_REASONS[exitReason] ?? exitReason) : exitReason;
}

const MERGED_REASONS: Readonly<Partial<Record<string, ExitReason>>> = {
  workUnsubsidised: 'work',
  workSubsidised: 'work',
  ownRequest: 'other',
  backToReferrer: 'other',
};

/** Values in the order they are shown: all of a closed list, bands as set, else those that stand there. */
function axisOf(name: DimensionName, found: ReadonlySet<string>, rules: CountingRules): readonly string[] {
  const { ageBands, mergesReasons = false } = rules;
  switch (name) {
    case 'sex':
      return SEXES;
    case 'ageBand':
      return [...ageBands.map((band) => band.name), ...(found.has('other') ? ['other'] : [])];
    case 'referrer':
      return REFERRERS;
    case 'exitReason':
      return EXIT_REASONS.filter((reason) =>
        mergesReasons ? MERGED_REASONS[reason] === undefined : reason !== 'work',
      );
    case 'education':
      return EDUCATIONS;
    default:
      return [...found].toSorted((a, b) => a.localeCompare(b, 'sv', { numeric: true }));
  }
}

function combinations(axes: readonly (readonly string[])[]): string[][] {
  return axes.reduce<string[][]>(
    (all, axis) => all.flatMap((values) => axis.map((value) => [...values, value])),
    [[]],
  );
}
