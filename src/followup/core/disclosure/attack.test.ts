import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarYear } from '#kernel';
import { aCountedParticipation } from '../counting/a-participation.ts';
import { ageBandsOf } from '../counting/age-bands.ts';
import { countParticipations, type CountingRules } from '../counting/count-participations.ts';
import type { CountedParticipation } from '../counting/counted-participation.ts';
import { aPackage } from '../a-package.ts';
import type { FollowUpPackage, PackageCount } from '../package.ts';
import type { StepState } from '../step-moves.ts';
import { REFERRERS, SEXES, type Dimensions, type Measure } from '../vocabulary.ts';
import { knownOfPackage, nameOf, placeHidden, valuesOfPackage, type Known } from './attacker.testing.ts';
import { forThePublic } from './for-the-public.ts';
import { keyOfCount, tableOfCount } from './link-counts.ts';
import { isOpen, limitOf, PROPOSED_POLICY } from './policy.ts';
import { coarserRules } from './preview.ts';
import { dividesOtherwise, isBySexIn, reasonsMergedIn, suppressCounts } from './suppress-counts.ts';

const rules: CountingRules = {
  period: calendarYear(2024),
  ageBands: ageBandsOf('16-29,30-49,50-64') ?? [],
  unit: 'participation',
};

/** People as they are: a few common referrers and reasons, many rare ones. */
const skewed = <T>(values: readonly T[]): fc.Arbitrary<T> =>
  fc.integer({ min: 0, max: values.length ** 3 - 1 }).map((at) => values[Math.floor(Math.cbrt(at))] ?? values[0]!);

const person: fc.Arbitrary<CountedParticipation> = fc
  .record({
    sex: skewed([...SEXES].toReversed()),
    birthYear: skewed([1950, 1970, 1985, 2000]),
    municipality: skewed(['Habo', 'Mullsjö', 'Vaggeryd', 'Jönköping']),
    referrer: skewed([...REFERRERS].toReversed()),
    month: fc.integer({ min: -12, max: 11 }),
    exitMonth: fc.option(fc.integer({ min: 0, max: 11 })),
    exitReason: skewed([
      'other',
      'studies',
      'workSubsidised',
      'workUnsubsidised',
      'continuedRehabilitation',
      'illness',
    ] as const),
    workAbilityAtExit: fc.boolean(),
    before: skewed(['INGEN', 'AKTSTOD', 'SJUKP', 'FORS'] as const),
    health: skewed([null, 'worse', 'same', 'better'] as const),
    qualityOfLife: skewed([null, 'same', 'worse', 'better'] as const),
    after: skewed(['OKAND', 'INGEN', 'SJUKP', 'STUDIE', 'ARBETE'] as const),
  })
  .map(({ month, exitMonth, before, after, exitReason, ...rest }) => {
    const enrolledOn = monthDay(month, 5);
    const hasLeft = exitMonth !== null && exitMonth > month;
    return aCountedParticipation({
      ...rest,
      referredOn: null,
      enrolledOn,
      exitedOn: hasLeft ? monthDay(exitMonth, 20) : null,
      exitReason: hasLeft ? exitReason : null,
      incomeSupportStart: [{ kind: before, extent: 100 }],
      incomeSupportEnd: hasLeft ? [{ kind: after, extent: 100 }] : null,
    });
  });

const group = fc.array(person, { minLength: 12, maxLength: 160 });
/** Fewer tables, for the programs over two packages are large. */
const smallGroup = fc.array(
  person.map((one) => ({ ...one, municipality: 'Habo', incomeSupportStart: [], incomeSupportEnd: [] })),
  { minLength: 12, maxLength: 40 },
);

describe('nothing hidden can be worked out', () => {
  test('within one package, whoever the participants are', () => {
    fc.assert(
      fc.property(group, (rows) => {
        const published = suppressCounts({ rows, rules, policy: PROPOSED_POLICY, earlier: [] });
        const placed = placeHidden(valuesOfPackage(published), knownOfPackage(published), 1);
        const tight = placed.filter(({ least, most }) => most - least < 5 - 1e-6);
        expect(tight).toEqual([]);
        expect(published.exposed).toEqual([]);
      }),
      { numRuns: 6 },
    );
  });

  test("within the demo's packages", () => {
    const file = readFileSync(new URL('../../../../demo/participants-2024.csv', import.meta.url), 'utf8');
    for (const programme of ['Enter', 'FIA']) {
      const rows = participantsOf(file, programme);
      const published = suppressCounts({ rows, rules, policy: PROPOSED_POLICY, earlier: [] });
      const placed = placeHidden(valuesOfPackage(published), knownOfPackage(published), 1);
      expect(placed.length).toBeGreaterThan(20);
      expect(placed.filter(({ least, most }) => most - least < 5 - 1e-6)).toEqual([]);
    }
  });

  test('a decision to print as counted tells every count but those of health', () => {
    const left = {
      ...aCountedParticipation({ exitedOn: '2024-06-01', exitReason: 'illness' }),
      health: 'worse',
    } as const;
    const policy = { ...PROPOSED_POLICY, isAsCounted: true, decidedOn: '2025-01-20' } as const;
    const published = suppressCounts({ rows: [left], rules, policy, earlier: [] });
    const one = published.measures.find(({ dimensions }) => dimensions.exitReason === 'illness');
    expect(one?.count).toBe(1);
    expect(published.measures.filter(({ measure }) => measure === 'healthCompared')).toEqual([]);
    expect(published.leftOut).toContain('healthCompared change');
  });

  test('every small count is hidden or its table is not there, and what is shown is right', () => {
    fc.assert(
      fc.property(group, (rows) => {
        const exact = countParticipations(rows, rules);
        const published = suppressCounts({ rows, rules, policy: PROPOSED_POLICY, earlier: [] });
        const counts = new Map(exact.measures.map((cell) => [nameOf(cell.measure, cell.dimensions), cell.count]));
        for (const cell of published.measures) {
          const truth = counts.get(nameOf(cell.measure, cell.dimensions)) ?? 0;
          if (cell.count !== null) expect(cell.count).toBe(truth);
          const limit = limitOf(PROPOSED_POLICY, cell);
          if (truth > 0 && truth < limit) expect(cell).toMatchObject({ count: null, suppressed: true });
          if (truth === 0) expect(cell.count).toBe(0);
        }
      }),
      { numRuns: 8 },
    );
  });

  test('a year does not give away what eleven months of it hid, nor the month between', () => {
    fc.assert(
      fc.property(smallGroup, (rows) => {
        const eleven = { ...rules, period: { from: '2024-01-01', to: '2024-11-30' } };
        const first = suppressCounts({ rows, rules: eleven, policy: PROPOSED_POLICY, earlier: [] });
        const then = { period: eleven.period, measures: first.measures, stepMoves: first.stepMoves };
        const second = suppressCounts({ rows, rules, policy: PROPOSED_POLICY, earlier: [then] });
        const over = bothShow(first, second).flatMap((name): Known[] => {
          if (!/^(?:new|exited)\b/.test(name)) return [];
          return [
            {
              terms: [
                [1, `a ${name}`],
                [-1, `b ${name}`],
              ],
              sign: '<=',
            },
          ];
        });
        const since = bothShow(first, second).flatMap((name) => sameStart(name, ['a ', 'b '], [first, second]));
        expect(tightOf([first, second], [...over, ...since], second.exposed)).toEqual([]);
        const shown = new Map(first.measures.map((cell) => [nameOf(cell.measure, cell.dimensions), cell.count]));
        for (const cell of second.measures) {
          const before = shown.get(nameOf(cell.measure, cell.dimensions)) ?? null;
          if (before === null || cell.count === null || !/^(?:new|exited)$/.test(cell.measure)) continue;
          const december = cell.count - before;
          const isLimited = limitOf(PROPOSED_POLICY, cell) > 0 && cell.dimensions.supportAfter === undefined;
          if (!isLimited || cell.dimensions.supportBefore !== undefined) continue;
          const isTold = second.exposed.some((key) => key.startsWith(`${keyOfCount(cell)} @`));
          expect(december >= 1 && december < 5 && !isTold, nameOf(cell.measure, cell.dimensions)).toBe(false);
        }
      }),
      { numRuns: 2 },
    );
  });

  test('one year after another does not either: who stayed is who came and did not leave', () => {
    fc.assert(
      fc.property(smallGroup, (rows) => {
        const before = { ...rules, period: calendarYear(2023) };
        const first = suppressCounts({ rows, rules: before, policy: PROPOSED_POLICY, earlier: [] });
        const then = { period: before.period, measures: first.measures, stepMoves: first.stepMoves };
        const second = suppressCounts({ rows, rules, policy: PROPOSED_POLICY, earlier: [then] });
        const stayed = whoStayed(first, second);
        expect(tightOf([first, second], stayed, second.exposed)).toEqual([]);
      }),
      { numRuns: 2 },
    );
  });

  test.each(['sexesTogether', 'reasonsMerged', 'reasonsAndSexes'] as const)(
    'coarser tables after finer ones of the year before do not either: %s',
    (choice) => {
      fc.assert(
        fc.property(smallGroup, (rows) => {
          const before = { ...rules, period: calendarYear(2023) };
          const first = suppressCounts({ rows, rules: before, policy: PROPOSED_POLICY, earlier: [] });
          const then = { period: before.period, measures: first.measures, stepMoves: first.stepMoves };
          const coarse = coarserRules(rules, choice);
          expect(dividesOtherwise([then], coarse)).toBe(false);
          const second = suppressCounts({ rows, rules: coarse, policy: PROPOSED_POLICY, earlier: [then] });
          const areMerged = reasonsMergedIn(second);
          if (areMerged !== null) expect(areMerged).toBe(choice !== 'sexesTogether');
          if (choice !== 'reasonsMerged') expect(isBySexIn(second)).toBe(false);
          expect(tightOf([first, second], whoStayed(first, second), second.exposed)).toEqual([]);
        }),
        { numRuns: 2 },
      );
    },
  );

  test('coarser tables of the same year do not give away what finer ones hid', () => {
    fc.assert(
      fc.property(group, (rows) => {
        const first = suppressCounts({ rows, rules, policy: PROPOSED_POLICY, earlier: [] });
        const then = { period: rules.period, measures: first.measures, stepMoves: first.stepMoves };
        expect(dividesOtherwise([then], { ...rules, mergesReasons: true })).toBe(reasonsMergedIn(first) !== null);
        const coarse = { ...rules, isBySex: false };
        const second = suppressCounts({ rows, rules: coarse, policy: PROPOSED_POLICY, earlier: [then] });
        const same = bothShow(first, second).map((name): Known => ({
          terms: [
            [1, `a ${name}`],
            [-1, `b ${name}`],
          ],
          sign: '=',
        }));
        // What the first one shows is known, whether the second hides it or not.
        const shown = new Set(
          valuesOfPackage(first, 'b ')
            .entries()
            .flatMap(([name, value]) => (value === null ? [] : [name])),
        );
        const tight = tightOf([first, second], same, second.exposed).filter(({ name }) => !shown.has(name));
        expect(tight).toEqual([]);
      }),
      { numRuns: 2 },
    );
  });

  test('a correction keeps hidden what was hidden, and shows no small change', () => {
    fc.assert(
      fc.property(
        group,
        fc.array(person, { minLength: 1, maxLength: 4 }),
        fc.nat({ max: 3 }),
        (rows, added, removed) => {
          const first = suppressCounts({ rows, rules, policy: PROPOSED_POLICY, earlier: [] });
          const then = { period: rules.period, measures: first.measures, stepMoves: first.stepMoves };
          const later = [...rows.slice(removed), ...added];
          const second = suppressCounts({ rows: later, rules, policy: PROPOSED_POLICY, earlier: [then] });
          const was = new Map(first.measures.map((cell) => [nameOf(cell.measure, cell.dimensions), cell]));
          for (const cell of second.measures) {
            const before = was.get(nameOf(cell.measure, cell.dimensions));
            if (before?.suppressed) expect(cell.suppressed).toBe(true);
            if (!before || before.count === null || cell.count === null || limitOf(PROPOSED_POLICY, cell) === 0)
              continue;
            const change = Math.abs(cell.count - before.count);
            expect(change === 0 || change >= 5 || cell.count === 0, nameOf(cell.measure, cell.dimensions)).toBe(true);
          }
          const placed = placeHidden(valuesOfPackage(second), knownOfPackage(second), 0);
          expect(
            placed.filter(({ name, least, most }) => most - least < 5 - 1e-6 && !isExposed(name, second)),
          ).toEqual([]);
        },
      ),
      { numRuns: 2 },
    );
  });
});

describe('what is printed shows no more than the public may see', () => {
  /** As the party hands it over: everything as it was counted, or under a lower limit than the public's. */
  const received = (rows: readonly CountedParticipation[], of: CountingRules, limit: number) => {
    const policy = { ...PROPOSED_POLICY, limit, isAsCounted: limit === 0 };
    const { measures, stepMoves } = suppressCounts({ rows, rules: of, policy, earlier: [] });
    return aPackage({ ...of.period, measures, stepMoves });
  };
  const limit = fc.constantFrom(0, 3);

  test('of a package that was made under a lower limit, or none', () => {
    fc.assert(
      fc.property(group, limit, (rows, own) => {
        const one = received(rows, rules, own);
        const printed = forThePublic(one, { policy: PROPOSED_POLICY, earlier: [] });
        const given = new Map(one.measures.map((cell) => [nameOf(cell.measure, cell.dimensions), cell.count]));
        for (const cell of printed.measures) {
          const was = given.get(nameOf(cell.measure, cell.dimensions)) ?? null;
          if (cell.count !== null) expect(cell.count).toBe(was);
          if (was === null || (was > 0 && was < limitOf(PROPOSED_POLICY, cell))) {
            expect(cell).toMatchObject({ count: null, suppressed: true });
          }
          if (isOpen(cell.measure, cell.dimensions) || was === 0) expect(cell.count).toBe(was);
        }
        const out = asOut(printed, countParticipations(rows, rules).measures);
        const placed = placeHidden(valuesOfPackage(out), knownOfPackage(out), 1);
        expect(placed.filter(({ least, most }) => most - least < 5 - 1e-6)).toEqual([]);
      }),
      { numRuns: 6 },
    );
  });

  test('of a year after eleven months of it, and of one year after another', () => {
    const eleven = { ...rules, period: { from: '2024-01-01', to: '2024-11-30' } };
    const before = { ...rules, period: calendarYear(2023) };
    fc.assert(
      fc.property(smallGroup, limit, fc.constantFrom(eleven, before), (rows, own, earlierRules) => {
        const first = forThePublic(received(rows, earlierRules, own), { policy: PROPOSED_POLICY, earlier: [] });
        const then = { period: earlierRules.period, measures: first.measures, stepMoves: first.stepMoves ?? [] };
        const second = forThePublic(received(rows, rules, own), { policy: PROPOSED_POLICY, earlier: [then] });
        const all = [earlierRules, rules].map((one) => countParticipations(rows, one).measures);
        const both = [asOut(first, all[0] ?? []), asOut(second, all[1] ?? [])] as const;
        const over =
          earlierRules === before
            ? whoStayed(...both)
            : bothShow(...both).flatMap((name): Known[] => [
                ...sameStart(name, ['a ', 'b '], both),
                ...(/^(?:new|exited)\b/.test(name)
                  ? [
                      {
                        terms: [
                          [1, `a ${name}`],
                          [-1, `b ${name}`],
                        ],
                        sign: '<=',
                      } as const,
                    ]
                  : []),
              ]);
        expect(tightOf(both, over, [])).toEqual([]);
      }),
      { numRuns: 4 },
    );
  });

  test('of a correction: what was hidden stays so, and no small change can be read', () => {
    fc.assert(
      fc.property(group, fc.array(person, { minLength: 1, maxLength: 3 }), (rows, added) => {
        const first = forThePublic(received(rows, rules, 0), { policy: PROPOSED_POLICY, earlier: [] });
        const then = { period: rules.period, measures: first.measures, stepMoves: first.stepMoves ?? [] };
        const second = forThePublic(received([...rows, ...added], rules, 0), {
          policy: PROPOSED_POLICY,
          earlier: [then],
        });
        const was = new Map(first.measures.map((cell) => [nameOf(cell.measure, cell.dimensions), cell]));
        for (const cell of second.measures) {
          const old = was.get(nameOf(cell.measure, cell.dimensions));
          if (old?.suppressed) expect(cell.suppressed).toBe(true);
          if (!old || old.count === null || cell.count === null || limitOf(PROPOSED_POLICY, cell) === 0) continue;
          const change = Math.abs(cell.count - old.count);
          expect(change === 0 || change >= 5 || cell.count === 0, nameOf(cell.measure, cell.dimensions)).toBe(true);
        }
      }),
      { numRuns: 2 },
    );
  });

  const cell = (measure: Measure, dimensions: Dimensions, count: number | null): PackageCount => ({
    measure,
    dimensions,
    count,
  });

  test('typed tables that do not add up are hidden by what they say', () => {
    const one = aPackage({
      measures: [
        cell('participants', {}, 20),
        cell('exited', {}, 9),
        cell('exited', { exitReason: 'work' }, 2),
        cell('exited', { exitReason: 'studies' }, 6),
        cell('new', {}, null),
        cell('participants', { referrer: 'kommun' }, 3),
        cell('participants', { referrer: 'region' }, 30),
      ],
    });
    const printed = forThePublic(one, { policy: PROPOSED_POLICY, earlier: [] });
    expect(printed.measures.map(({ count, suppressed }) => (suppressed ? 'hidden' : count))).toEqual([
      20,
      9,
      'hidden',
      6,
      null,
      'hidden',
      30,
    ]);
  });

  test('a small reason takes another with it, since what is left of all who left would tell it', () => {
    const reasons = { work: 2, studies: 6, continuedRehabilitation: 8, illness: 0, other: 7 };
    const one = aPackage({
      measures: [
        cell('exited', {}, 23),
        ...Object.entries(reasons).map(([exitReason, count]) => cell('exited', { exitReason }, count)),
      ],
    });
    const printed = forThePublic(one, { policy: PROPOSED_POLICY, earlier: [] });
    const hidden = printed.measures.filter(({ suppressed }) => suppressed);
    expect(hidden.map(({ dimensions }) => dimensions.exitReason)).toEqual(['work', 'studies']);
    // Under the board's decision to print it as it was counted, and with nothing but open counts, nothing changes.
    const decided = { ...PROPOSED_POLICY, isAsCounted: true, decidedOn: '2025-01-15', reference: '§ 7' };
    expect(forThePublic(one, { policy: decided, earlier: [] }).measures).toEqual(one.measures);
    const open = aPackage({ measures: [cell('participants', {}, 3), cell('participants', { sex: 'male' }, 1)] });
    expect(forThePublic(open, { policy: PROPOSED_POLICY, earlier: [] })).toEqual(open);
  });

  test('a package that contradicts itself where it is hidden shows its open counts alone', () => {
    const hidden = (exitReason: string): PackageCount => ({
      measure: 'exited',
      dimensions: { exitReason },
      count: null,
      suppressed: true,
    });
    const one = aPackage({
      measures: [
        cell('exited', {}, 4),
        cell('exited', { exitReason: 'studies' }, 6),
        hidden('work'),
        hidden('other'),
      ],
    });
    const printed = forThePublic(one, { policy: PROPOSED_POLICY, earlier: [] });
    expect(printed.measures).toEqual([cell('exited', {}, 4)]);
  });
});

type Out = Pick<ReturnType<typeof suppressCounts>, 'measures' | 'stepMoves' | 'leftOut' | 'exposed'>;

/** `all`: every count there is; tables that are not printed are left out. */
function asOut({ measures, stepMoves = [] }: FollowUpPackage, all: readonly PackageCount[]): Out {
  const there = new Set(measures.map(tableOfCount));
  const leftOut = [...new Set(all.map(tableOfCount))].filter((table) => !there.has(table));
  return { measures, stepMoves, leftOut, exposed: [] };
}

function bothShow(first: Out, second: Out): string[] {
  const names = new Set(first.measures.map((cell) => nameOf(cell.measure, cell.dimensions)));
  return second.measures.map((cell) => nameOf(cell.measure, cell.dimensions)).filter((name) => names.has(name));
}

/** Who is there as the second year begins is who was there in the first and did not leave. */
function whoStayed(first: Out, second: Out): Known[] {
  return bothShow(first, second).flatMap((name): Known[] => {
    const rest = name.replace(/^participants/, '');
    if (!name.startsWith('participants') || !hasAll(second, [`new${rest}`]) || !hasAll(first, [`exited${rest}`]))
      return [];
    return [
      {
        terms: [
          [1, `a ${name}`],
          [-1, `a exited${rest}`],
          [-1, `b ${name}`],
          [1, `b new${rest}`],
        ],
        sign: '=',
      },
    ];
  });
}

function hasAll({ measures }: Out, names: readonly string[]): boolean {
  const own = new Set(measures.map((cell) => nameOf(cell.measure, cell.dimensions)));
  return names.every((name) => own.has(name));
}

/** Periods that begin on one day begin with the same people. */
function sameStart(name: string, [a, b]: readonly [string, string], [first, second]: readonly [Out, Out]): Known[] {
  if (!name.startsWith('participants')) return [];
  const came = name.replace(/^participants/, 'new');
  if (!hasAll(first, [came]) || !hasAll(second, [came])) return [];
  return [
    {
      terms: [
        [1, a + name],
        [-1, a + came],
        [-1, b + name],
        [1, b + came],
      ],
      sign: '=',
    },
  ];
}

function tightOf([first, second]: readonly [Out, Out], more: readonly Known[], exposed: readonly string[]) {
  const values = new Map([...valuesOfPackage(first, 'a '), ...valuesOfPackage(second, 'b ')]);
  const known = [...knownOfPackage(first, 'a '), ...knownOfPackage(second, 'b '), ...more];
  return placeHidden(values, known, 1).filter(
    ({ name, least, most }) => most - least < 5 - 1e-6 && !exposed.some((key) => isSameCount(key, name)),
  );
}

function isExposed(name: string, { exposed }: Out): boolean {
  return exposed.some((key) => isSameCount(key, name));
}

/** Our keys and the attacker's names of one count, whatever the order of its dimensions. */
function isSameCount(key: string, name: string): boolean {
  const words = (text: string): string =>
    text
      .split(/[ ,]/)
      .filter((word) => !/^(?:a|b|\d{4}-.*)$/.test(word))
      .toSorted()
      .join(' ');
  return words(key) === words(name);
}

/** Our own file: no quotes, support by its first word. */
function participantsOf(file: string, programme: string): CountedParticipation[] {
  const [header = '', ...lines] = file.trim().split('\n');
  const names = header.split(',');
  const states: Readonly<Record<string, StepState>> = {
    försörjningsstöd: 'FORS',
    sjukpenning: 'SJUKP',
    aktivitetsstöd: 'AKTSTOD',
    aktivitetsersättning: 'AKTERS',
    studiemedel: 'STUDIE',
    arbete: 'ARBETE',
  };
  const support = (text: string): CountedParticipation['incomeSupportStart'] =>
    text === '' ? null : text === 'ingen' ? [] : [{ kind: states[text.split(':')[0] ?? ''] ?? 'OKAND', extent: 100 }];
  return lines.flatMap((line) => {
    const cells = line.split(',');
    const cell = (name: string): string => cells[names.indexOf(name)] ?? '';
    if (cell('programme') !== programme) return [];
    return [
      aCountedParticipation({
        person: cell('pseudonym'),
        sex: cell('sex') === 'kvinna' ? 'female' : 'male',
        birthYear: Number(cell('birth_year')),
        municipality: cell('municipality'),
        referrer: cell('referrer') as (typeof REFERRERS)[number],
        referredOn: cell('referred_on'),
        enrolledOn: cell('enrolled_on'),
        exitedOn: cell('exited_on') || null,
        exitReason: (cell('exit_reason') || null) as CountedParticipation['exitReason'],
        incomeSupportStart: support(cell('income_support_start')),
        incomeSupportEnd: support(cell('income_support_end')),
        workAbilityAtExit: cell('work_ability_at_exit') === 'ja',
      }),
    ];
  });
}

function monthDay(month: number, day: number): string {
  return new Date(Date.UTC(2024, month, day)).toISOString().slice(0, 10);
}
