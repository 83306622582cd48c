// Shared work of a year: small tables with a form each, their figures, and the spread of a profiling.
import * as v from 'valibot';
import { figureId, isIsoDate, slug, type Figure, type Period } from '#kernel';

const text = v.pipe(v.string(), v.trim(), v.maxLength(300));
const needed = v.pipe(text, v.minLength(1));
const count = v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000_000)));
const step = v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(10)));
const day = v.pipe(
  v.string(),
  v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
);

export const PROFILE_GROUPS = ['board', 'preparatoryGroup', 'office', 'member', 'other'] as const;
export const ROUTINE_ANSWERS = ['yes', 'partly', 'no', 'unanswered'] as const;
export const PUBLISHED_UNITS = ['count', 'share', 'kr', 'score'] as const;

export const sharedWorkForms = {
  /** One respondent's view of one field of tension, now and wanted. */
  profile: v.object({
    poleA: needed,
    poleB: needed,
    group: v.picklist(PROFILE_GROUPS),
    date: v.nullable(day),
    now: step,
    wanted: step,
    comment: text,
  }),
  visits: v.object({
    site: needed,
    month: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(12)),
    visits: count,
    source: needed,
  }),
  esf: v.object({
    project: needed,
    women: count,
    men: count,
    hours: count,
    goalParticipants: count,
    goalHours: count,
    source: text,
  }),
  users: v.object({ organisation: needed, date: v.nullable(day), what: text, participants: count }),
  equality: v.object({ programme: needed, answer: v.picklist(ROUTINE_ANSWERS), comment: text }),
  published: v.object({
    association: needed,
    measure: needed,
    value: v.number(),
    unit: v.picklist(PUBLISHED_UNITS),
    source: text,
  }),
};
export const SHARED_TOPICS = ['profile', 'visits', 'esf', 'users', 'equality', 'published'] as const;
export type SharedTopic = (typeof SHARED_TOPICS)[number];
export type SharedRows = {
  readonly [Topic in SharedTopic]: readonly v.InferOutput<(typeof sharedWorkForms)[Topic]>[];
};

export const noSharedRows: SharedRows = { profile: [], visits: [], esf: [], users: [], equality: [], published: [] };

/** Fewer respondents than this are not told apart. */
export const FEWEST_RESPONDENTS = 3;

export type Spread = { readonly n: number; readonly mean: number; readonly lowest: number; readonly highest: number };
export type ProfileAxis = {
  readonly id: string;
  readonly poleA: string;
  readonly poleB: string;
  /** Null for all groups together. */
  readonly group: (typeof PROFILE_GROUPS)[number] | null;
  readonly n: number;
  /** Null when too few have answered. */
  readonly now: Spread | null;
  readonly wanted: Spread | null;
};

/** Each axis as a whole and by group of respondents; groups of fewer than three are hidden, and so is a rest that small. */
export function profileAxes(rows: SharedRows['profile']): ProfileAxis[] {
  const axes = Map.groupBy(rows, ({ poleA, poleB }) => `${slug(poleA)}--${slug(poleB)}`);
  return [...axes].flatMap(([id, answers]) => {
    const { poleA = '', poleB = '' } = answers[0] ?? {};
    const groups = PROFILE_GROUPS.map((group) => ({
      group,
      own: answers.filter((one) => one.group === group),
    })).filter(({ own }) => own.length > 0);
    const small = groups.filter(({ own }) => own.length < FEWEST_RESPONDENTS);
    // One small group alone could be found as the whole less the others: then the next smallest is hidden with it.
    const rest = groups
      .filter(({ own }) => own.length >= FEWEST_RESPONDENTS)
      .toSorted((a, b) => a.own.length - b.own.length);
    const hidden = new Set(small.map(({ group }) => group));
    const smallAnswers = small.reduce((sum, { own }) => sum + own.length, 0);
    if (small.length > 0 && smallAnswers < FEWEST_RESPONDENTS && rest[0]) hidden.add(rest[0].group);
    const axis = (group: ProfileAxis['group'], own: SharedRows['profile'], isHidden: boolean): ProfileAxis => ({
      id,
      poleA,
      poleB,
      group,
      n: own.length,
      now: isHidden ? null : spreadOf(own.map(({ now }) => now)),
      wanted: isHidden ? null : spreadOf(own.map(({ wanted }) => wanted)),
    });
    return [axis(null, answers, false), ...groups.map(({ group, own }) => axis(group, own, hidden.has(group)))];
  });
}

function spreadOf(values: readonly (number | null)[]): Spread | null {
  const told = values.filter((value) => value !== null);
  if (told.length < FEWEST_RESPONDENTS) return null;
  return {
    n: told.length,
    mean: told.reduce((sum, one) => sum + one, 0) / told.length,
    lowest: Math.min(...told),
    highest: Math.max(...told),
  };
}

/** Figures of one year; visits by month also for its first half. */
export function sharedWorkFigures(rows: SharedRows, year: number): Figure[] {
  const whole: Period = { from: `${year}-01-01`, to: `${year}-12-31` };
  const half: Period = { from: `${year}-01-01`, to: `${year}-06-30` };
  const figure = (
    name: string,
    label: string,
    value: number,
    more: {
      readonly dimensions?: Readonly<Record<string, string>>;
      readonly period?: Period;
      readonly unit?: 'count' | 'score';
      readonly person?: true;
    } = {},
  ): Figure => ({
    id: figureId({ name: `collaboration.${name}`, period: more.period ?? whole, dimensions: more.dimensions ?? {} }),
    label,
    value,
    unit: more.unit ?? 'count',
    ...(more.person ? { countingUnit: 'person' as const } : {}),
    period: more.period ?? whole,
    source: {
      kind: 'entered',
      description: 'Inskrivet under Veckan, Gemensamt arbete.',
      address: `/veckan/arbete?ar=${year}`,
    },
    version: 1,
    disclosure: 'open',
  });
  const sum = (values: readonly (number | null)[]): number | null => {
    const told = values.filter((value) => value !== null);
    return told.length === 0 ? null : told.reduce((total, one) => total + one, 0);
  };
  const told = (value: number | null, make: (value: number) => Figure): Figure[] =>
    value === null ? [] : [make(value)];
  const visits = [whole, half].flatMap((period) => {
    const own = rows.visits.filter(({ month }) => period === whole || month <= 6);
    return [
      ...told(sum(own.map((one) => one.visits)), (value) =>
        figure('visits', 'Besök på webbsidor', value, { period }),
      ),
      ...[...Map.groupBy(own, ({ site }) => slug(site))].flatMap(([site, of]) =>
        told(sum(of.map((one) => one.visits)), (value) =>
          figure('visits', `Besök, ${of[0]?.site ?? site}`, value, { period, dimensions: { site } }),
        ),
      ),
    ];
  });
  const { esf } = rows;
  const heads = (of: SharedRows['esf']): number | null => sum(of.flatMap(({ women, men }) => [women, men]));
  const equality = rows.equality.filter(({ answer }) => answer !== 'unanswered');
  return [
    ...visits,
    ...told(heads(esf), (value) =>
      figure('esfParticipants', 'Unika deltagare i ESF-projekt', value, { person: true }),
    ),
    ...told(sum(esf.map(({ women }) => women)), (value) =>
      figure('esfParticipants', 'Unika deltagare i ESF-projekt, kvinnor', value, {
        person: true,
        dimensions: { sex: 'female' },
      }),
    ),
    ...told(sum(esf.map(({ men }) => men)), (value) =>
      figure('esfParticipants', 'Unika deltagare i ESF-projekt, män', value, {
        person: true,
        dimensions: { sex: 'male' },
      }),
    ),
    ...told(sum(esf.map(({ goalParticipants }) => goalParticipants)), (value) =>
      figure('esfGoal', 'Mål för unika deltagare i ESF-projekt', value),
    ),
    ...told(sum(esf.map(({ hours }) => hours)), (value) => figure('esfHours', 'Deltagartimmar i ESF-projekt', value)),
    ...(rows.users.length === 0
      ? []
      : [figure('userCooperations', 'Samverkan med brukarorganisationer', rows.users.length)]),
    ...(equality.length === 0
      ? []
      : [
          figure('equalityAsked', 'Insatser som svarat om rutin för jämställdhetsarbetet', equality.length),
          figure(
            'equalityRoutines',
            'Insatser med rutin för jämställdhetsarbetet',
            equality.filter(({ answer }) => answer === 'yes').length,
          ),
        ]),
    ...profileAxes(rows.profile)
      .filter(({ group }) => group === null)
      .flatMap(({ id, poleA, poleB, now, wanted }) => [
        ...(now
          ? [
              figure('profileNow', `Nuläge av 10, ${poleA} – ${poleB}`, now.mean, {
                unit: 'score',
                dimensions: { axis: id },
              }),
            ]
          : []),
        ...(wanted
          ? [
              figure('profileWanted', `Önskat läge av 10, ${poleA} – ${poleB}`, wanted.mean, {
                unit: 'score',
                dimensions: { axis: id },
              }),
            ]
          : []),
      ]),
  ];
}

/** Figures of another association's report, sent as JSON: `{ association, source?, figures: [{ measure, value, unit }] }`. */
export function readPublished(json: string): SharedRows['published'] | null {
  const Sent = v.object({
    association: needed,
    source: v.optional(text, ''),
    figures: v.pipe(
      v.array(v.object({ measure: needed, value: v.number(), unit: v.picklist(PUBLISHED_UNITS) })),
      v.maxLength(200),
    ),
  });
  let sent: unknown;
  try {
    sent = JSON.parse(json);
  } catch {
    return null;
  }
  const parsed = v.safeParse(v.union([Sent, v.array(Sent)]), sent);
  if (!parsed.success) return null;
  const all = Array.isArray(parsed.output) ? parsed.output : [parsed.output];
  return all.flatMap(({ association, source, figures }) =>
    figures.map((figure) => ({ association, source: source || 'JSON', ...figure })),
  );
}
