import { amountText, gridColumns, gridRow, type GridRow } from '#design/core';
import type { Member } from '#organisation/core';
import type { IsoDate } from '#kernel';
import { phaseOn, yearOfProgramme, type Programme } from '#programmes/core';
import type { texts } from './texts.ts';

export type Words = (typeof texts)['sv'];

/** Whether it is closed, and in words what a reader should know of its end; null for one that runs as it did. */
export function toldOf(
  programme: Pick<Programme, 'from' | 'to' | 'ending'>,
  today: IsoDate,
  { phase: words }: Words,
): { readonly isClosed: boolean; readonly told: string | null } {
  const { to, ending } = programme;
  const phase = phaseOn(programme, today);
  const isClosed = phase === 'closed';
  if (isClosed && to !== null) return { isClosed, told: words.closed(to) };
  if (!ending || to === null) return { isClosed, told: null };
  const stop = phase === 'stopped' && ending.intakeStopsOn !== null ? words.stopped(ending.intakeStopsOn) : null;
  return { isClosed, told: [words.closing(to), stop].filter((part) => part !== null).join(', ') };
}

export function programmeColumns({ columns, orientations, functions }: Words, members: readonly Member[]) {
  const options = <Code extends string>(labels: Readonly<Record<Code, string>>) =>
    (Object.entries(labels) as [Code, string][]).map(([value, label]) => ({ value, label }));
  return gridColumns([
    {
      id: 'insats',
      label: columns.name,
      kind: 'text',
      isRequired: true,
      size: 22,
      alsoCalled: ['namn', 'projekt', 'verksamhet'],
    },
    {
      id: 'beviljat',
      label: columns.granted,
      kind: 'money',
      alsoCalled: ['beviljat', 'beviljade medel', 'budget', 'belopp'],
    },
    {
      id: 'platser',
      label: columns.planned,
      kind: 'integer',
      size: 6,
      alsoCalled: ['antal platser', 'planerade deltagare'],
    },
    {
      id: 'kod',
      label: columns.ledgerObject,
      kind: 'text',
      size: 8,
      alsoCalled: ['kod', 'projektnummer', 'projektnr', 'objekt'],
    },
    {
      id: 'inriktning',
      label: columns.orientation,
      kind: 'choice',
      alsoCalled: ['slag', 'typ'],
      options: options(orientations),
    },
    { id: 'funktion', label: columns.functionType, kind: 'choice', options: options(functions) },
    {
      id: 'agare',
      label: columns.owner,
      kind: 'choice',
      alsoCalled: ['ägare', 'ansvarig part', 'huvudman'],
      options: members.map(({ slug, name }) => ({ value: slug, label: name })),
    },
    { id: 'fran', label: columns.from, kind: 'date', alsoCalled: ['från', 'start'] },
    { id: 'till', label: columns.to, kind: 'date', alsoCalled: ['till', 'slut'] },
    { id: 'malgrupp', label: columns.targetGroup, kind: 'prose' },
  ]);
}

export function programmeRows(programmes: readonly Programme[], year: number): GridRow[] {
  return programmes.map((programme) => {
    const of = yearOfProgramme(programme, year);
    return gridRow(programme.slug, {
      insats: programme.name,
      beviljat: amountText(of?.grantedOre ?? null),
      platser: of?.plannedParticipants ?? null,
      kod: programme.ledgerObject,
      inriktning: programme.orientation,
      funktion: programme.functionType,
      agare: programme.owner,
      malgrupp: programme.targetGroup,
      fran: programme.from,
      till: programme.to,
    });
  });
}
