// The flow between programmes: one person, her participations in order, and the days between them.
import { daysBetween, type IsoDate } from '#kernel';

export type FlowStay = {
  /** The pseudonym, joined records being one person. */
  readonly person: string;
  readonly programme: string;
  readonly enrolledOn: IsoDate;
  readonly exitedOn: IsoDate | null;
};

export type FlowLink = {
  readonly from: string;
  readonly to: string;
  /** Persons, each counted once a link. */
  readonly persons: number;
  /** Days from one exit to the next enrolment, nearest rank; negative where they overlap. */
  readonly medianGapDays: number;
};

export type Flow = {
  readonly programmes: readonly { readonly programme: string; readonly persons: number }[];
  readonly links: readonly FlowLink[];
  readonly persons: number;
  /** Persons with more than one participation. */
  readonly moved: number;
};

/** One exit and what came next. A participation that goes on leads nowhere yet. */
export function flowOf(stays: readonly FlowStay[]): Flow {
  const byPerson = Map.groupBy(stays, ({ person }) => person);
  const links = new Map<string, { from: string; to: string; persons: Set<string>; gaps: number[] }>();
  for (const [person, own] of byPerson) {
    const sorted = own.toSorted((a, b) => (a.enrolledOn < b.enrolledOn ? -1 : 1));
    for (const [index, stay] of sorted.entries()) {
      const next = sorted[index + 1];
      if (!next || stay.exitedOn === null) continue;
      const key = JSON.stringify([stay.programme, next.programme]);
      const link = links.get(key) ?? { from: stay.programme, to: next.programme, persons: new Set(), gaps: [] };
      link.persons.add(person);
      link.gaps.push(daysBetween({ from: stay.exitedOn, to: next.enrolledOn }));
      links.set(key, link);
    }
  }
  const byProgramme = Map.groupBy(stays, ({ programme }) => programme);
  return {
    programmes: [...byProgramme]
      .map(([programme, own]) => ({ programme, persons: new Set(own.map(({ person }) => person)).size }))
      .toSorted((a, b) => (a.programme < b.programme ? -1 : 1)),
    links: [...links.values()]
      .map(({ from, to, persons, gaps }) => ({ from, to, persons: persons.size, medianGapDays: median(gaps) }))
      .toSorted((a, b) => b.persons - a.persons || (a.from + a.to < b.from + b.to ? -1 : 1)),
    persons: byPerson.size,
    moved: [...byPerson.values()].filter((own) => own.length > 1).length,
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
}
