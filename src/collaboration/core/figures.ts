// The numbers that the register of events publishes, for a year and its first half.
import { calendarYear, figureId, isSamePeriod, type Figure, type FigureUnit, type Period } from '#kernel';
import type { CollaborationEvent } from './event.ts';
import type { Kind } from './kind.ts';
import { eventsIn, highestOf, judgementsOf, tallyOf } from './tally.ts';

export type EventRegister = { readonly kinds: readonly Kind[]; readonly events: readonly CollaborationEvent[] };

/** The year, and the first half of it for the half-year report; and what else a report tells of. */
export function reportedPeriods(year: number, also: readonly Period[] = []): Period[] {
  const usual = [calendarYear(year), { from: `${year}-01-01`, to: `${year}-06-30` }];
  return [...usual, ...also.filter((one) => !usual.some((known) => isSamePeriod(known, one)))];
}

export function eventFigures(
  { kinds, events }: EventRegister,
  year: number,
  periods: readonly Period[] = reportedPeriods(year),
): Figure[] {
  return periods.flatMap((period) => {
    const held = eventsIn(events, period);
    if (held.length === 0) return [];
    const each = kinds.flatMap((kind) => {
      const own = held.filter((event) => event.kind === kind.id);
      return own.length === 0 ? [] : figuresOfKind(own, kind, period);
    });
    const training = kinds.filter(({ group }) => group === 'training').map(({ id }) => id);
    const trained = held.filter(({ kind }) => training.includes(kind));
    return [
      ...each,
      ...countsOf(held, { of: 'alla slag', dimensions: {}, period, address: addressOf(period) }),
      ...(trained.length === 0 ? [] : trainingFigures(trained, period)),
    ];
  });
}

type Place = {
  readonly of: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly period: Period;
  readonly address: string;
};

function addressOf({ from }: Period, kind?: string): string {
  return `/veckan?ar=${from.slice(0, 4)}${kind === undefined ? '' : `&slag=${kind}`}`;
}

function figuresOfKind(events: readonly CollaborationEvent[], kind: Kind, period: Period): Figure[] {
  const place = { of: kind.plural.sv, dimensions: { kind: kind.id }, period, address: addressOf(period, kind.id) };
  const judgements = judgementsOf(events, kind);
  const highest = highestOf(judgements);
  return [
    ...countsOf(events, place),
    ...judgements.flatMap(({ question, mean, answers, highest: own }) => {
      const words = kind.questions.find(({ id }) => id === question)?.sv ?? question;
      const at = { ...place, dimensions: { ...place.dimensions, question } };
      return [
        ...(answers === null
          ? []
          : [
              figure(events, at, {
                name: 'answers',
                label: `Svar, ${words}`,
                value: answers,
                unit: 'count',
                countingUnit: 'answer',
              }),
            ]),
        figure(events, at, { name: 'mean', label: `Medel av 6, ${words}`, value: mean, unit: 'score' }),
        ...share(events, at, { name: 'highest', label: `Högsta omdöme, ${words}`, of: own }),
      ];
    }),
    ...share(events, place, { name: 'highest', label: 'Högsta omdöme', of: highest }),
  ];
}

function countsOf(events: readonly CollaborationEvent[], place: Place): Figure[] {
  const { heads, cases, costOre, attendance, events: count } = tallyOf(events);
  const sex = (name: string): Place => ({ ...place, dimensions: { ...place.dimensions, sex: name } });
  const person = { name: 'participants', unit: 'count', countingUnit: 'participation' } as const;
  return [
    figure(events, place, {
      name: 'events',
      label: 'Antal tillfällen',
      value: count,
      unit: 'count',
      countingUnit: 'event',
    }),
    ...(heads.all === 0
      ? []
      : [
          figure(events, place, { ...person, label: 'Deltagare', value: heads.all }),
          figure(events, sex('female'), { ...person, label: 'Deltagare, kvinnor', value: heads.women }),
          figure(events, sex('male'), { ...person, label: 'Deltagare, män', value: heads.men }),
        ]),
    ...(cases === null
      ? []
      : [figure(events, place, { name: 'cases', label: 'Individärenden', value: cases, unit: 'count' })]),
    ...(costOre === null
      ? []
      : [figure(events, place, { name: 'cost', label: 'Kostnad', value: costOre, unit: 'ore' })]),
    ...share(events, place, { name: 'attendance', label: 'Väntade parter som kom', of: attendance }),
  ];
}

function trainingFigures(events: readonly CollaborationEvent[], period: Period): Figure[] {
  const { heads } = tallyOf(events);
  const place = { of: 'kompetensutveckling', dimensions: {}, period, address: addressOf(period) };
  const at = (sex: string): Place => ({ ...place, dimensions: { sex } });
  const shared = { unit: 'count', countingUnit: 'participation' } as const;
  return [
    figure(events, place, {
      name: 'trainings',
      label: 'Tillfällen',
      value: events.length,
      unit: 'count',
      countingUnit: 'event',
    }),
    figure(events, place, { ...shared, name: 'trained', label: 'Deltagare', value: heads.all }),
    figure(events, at('female'), { ...shared, name: 'trained', label: 'Deltagare, kvinnor', value: heads.women }),
    figure(events, at('male'), { ...shared, name: 'trained', label: 'Deltagare, män', value: heads.men }),
  ];
}

function share(
  events: readonly CollaborationEvent[],
  place: Place,
  one: {
    readonly name: string;
    readonly label: string;
    readonly of: { readonly part: number; readonly whole: number };
  },
): Figure[] {
  const { name, label, of } = one;
  if (of.whole === 0) return [];
  return [{ ...figure(events, place, { name, label, value: of.part / of.whole, unit: 'share' }), of }];
}

function figure(
  events: readonly CollaborationEvent[],
  { of, dimensions, period, address }: Place,
  one: {
    readonly name: string;
    readonly label: string;
    readonly value: number | null;
    readonly unit: FigureUnit;
    readonly countingUnit?: NonNullable<Figure['countingUnit']>;
  },
): Figure {
  const { name, label, ...rest } = one;
  return {
    ...rest,
    id: figureId({ name: `collaboration.${name}`, period, dimensions }),
    label: `${label}, ${of}`,
    period,
    source: { kind: 'entered', description: `Räknat ur ${events.length} registrerade tillfällen.`, address },
    // Grows with every registration and every change of one.
    version: events.reduce((sum, event) => sum + event.version, 0),
    disclosure: 'open',
  };
}
