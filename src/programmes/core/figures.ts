// The numbers that programmes publish: granted money, planned places, and how many there are.
import { calendarYear, figureId, type Figure } from '#kernel';
import { runsIn, yearOfProgramme, type Programme } from './programme.ts';

/** Figures of one calendar year; `granted` in öre, null where no source gives it. */
export function programmeFigures(programmes: readonly Programme[], year: number): Figure[] {
  const running = programmes.filter((programme) => runsIn(programme, year));
  return [
    ...running.flatMap((programme) => figuresOfProgramme(programme, year)),
    countFigure({
      name: 'programmes.individual',
      label: 'Individinriktade insatser',
      year,
      counted: running.filter(isIndividual),
    }),
    countFigure({
      name: 'programmes.structural',
      label: 'Strukturövergripande insatser',
      year,
      counted: running.filter((programme) => !isIndividual(programme)),
    }),
    countFigure({
      name: 'programmes.withEqualityRoutine',
      label: 'Individinriktade insatser med en rutin för jämställdhetsarbetet',
      year,
      counted: running.filter((one) => isIndividual(one) && yearOfProgramme(one, year)?.hasEqualityRoutine === true),
    }),
  ];
}

function isIndividual(programme: Programme): boolean {
  return programme.orientation === 'individual';
}

function figuresOfProgramme(programme: Programme, year: number): Figure[] {
  const entry = yearOfProgramme(programme, year);
  const source = entry?.source ?? 'Inget beslut är inskrivet för året.';
  const shared = {
    period: calendarYear(year),
    source: { kind: 'entered', description: source },
    version: programme.version ?? 1,
    disclosure: 'open',
  } as const;
  const key = { period: shared.period, dimensions: { programme: programme.slug } };
  return [
    {
      ...shared,
      id: figureId({ ...key, name: 'programmes.granted' }),
      label: `Beviljade medel till ${programme.name}`,
      value: entry?.grantedOre ?? null,
      unit: 'ore',
    },
    {
      ...shared,
      id: figureId({ ...key, name: 'programmes.plannedParticipants' }),
      label: `Planerat antal deltagare i ${programme.name}`,
      value: entry?.plannedParticipants ?? null,
      unit: 'count',
      countingUnit: 'participation',
    },
  ];
}

function countFigure(row: { name: string; label: string; year: number; counted: readonly Programme[] }): Figure {
  const names = row.counted.map(({ name }) => name).join(', ');
  return {
    id: figureId({ name: row.name, period: calendarYear(row.year) }),
    label: row.label,
    value: row.counted.length,
    unit: 'count',
    period: calendarYear(row.year),
    source: {
      kind: 'entered',
      description: names === '' ? 'Ingen insats uppfyller villkoret.' : `Räknat ur insatsregistret: ${names}.`,
    },
    version: 1,
    disclosure: 'open',
  };
}
