// A year of events as one object: what `./stegvis events figures --json` prints and the page shows.
import { calendarYear } from '#kernel';
import { ATTENDANCE_GOAL, type Heads } from './event.ts';
import type { EventRegister } from './figures.ts';
import { eventsIn, highestOf, judgementsOf, tallyOf, type Tally } from './tally.ts';

type Share = { readonly part: number; readonly whole: number; readonly share: number };
export type KindSummary = {
  readonly kind: string;
  readonly name: string;
  readonly events: number;
  readonly participants: Heads;
  readonly cases: number | null;
  readonly costOre: number | null;
  readonly attendance: (Share & { readonly goal: number }) | null;
  /** Highest marks of all the kind's questions. */
  readonly highest: Share | null;
  readonly questions: readonly {
    readonly question: string;
    readonly name: string;
    readonly events: number;
    readonly answers: number | null;
    readonly mean: number | null;
    readonly highest: Share | null;
  }[];
};
export type EventSummary = {
  readonly year: number;
  readonly total: Omit<KindSummary, 'kind' | 'name' | 'highest' | 'questions'>;
  readonly training: {
    readonly events: number;
    readonly women: number;
    readonly men: number;
    readonly others: number;
  };
  readonly kinds: readonly KindSummary[];
};

export function summaryOf({ kinds, events }: EventRegister, year: number): EventSummary {
  const held = eventsIn(events, calendarYear(year));
  const trainingKinds = kinds.filter(({ group }) => group === 'training').map(({ id }) => id);
  const training = tallyOf(held.filter(({ kind }) => trainingKinds.includes(kind)));
  return {
    year,
    total: countsOf(tallyOf(held)),
    training: {
      events: training.events,
      women: training.heads.women,
      men: training.heads.men,
      others: training.heads.others,
    },
    kinds: kinds.flatMap((kind) => {
      const own = held.filter((event) => event.kind === kind.id);
      if (own.length === 0) return [];
      const judgements = judgementsOf(own, kind);
      return [
        {
          kind: kind.id,
          name: kind.name.sv,
          ...countsOf(tallyOf(own)),
          highest: shareOf(highestOf(judgements)),
          questions: judgements.map(({ question, events: judged, answers, mean, highest }) => ({
            question,
            name: kind.questions.find(({ id }) => id === question)?.sv ?? question,
            events: judged,
            answers,
            mean,
            highest: shareOf(highest),
          })),
        },
      ];
    }),
  };
}

function countsOf({ events, heads, cases, costOre, attendance }: Tally): EventSummary['total'] {
  const share = shareOf(attendance);
  return { events, participants: heads, cases, costOre, attendance: share && { ...share, goal: ATTENDANCE_GOAL } };
}

function shareOf(of: { readonly part: number; readonly whole: number }): Share | null {
  return of.whole === 0 ? null : { ...of, share: of.part / of.whole };
}
