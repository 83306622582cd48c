// What a set of events comes to: how many, who came, and how they were judged.
import { sumOre, type Ore, type Period } from '#kernel';
import { headsOf, type CollaborationEvent, type Heads, type Score } from './event.ts';
import { HIGHEST_MARK, type Kind } from './kind.ts';

export type Tally = {
  readonly events: number;
  readonly heads: Heads;
  /** Null when no event has a number of cases. */
  readonly cases: number | null;
  readonly costOre: Ore | null;
  /** Expected parties that came, of all expected. */
  readonly attendance: { readonly part: number; readonly whole: number };
};

export type Judgement = {
  readonly question: string;
  /** Events that were judged. */
  readonly events: number;
  /** Null where some list states a mean without saying how many answered. */
  readonly answers: number | null;
  /** Of all answers; where somebody's number of answers is not known each event weighs alike. */
  readonly mean: number | null;
  readonly isWeighted: boolean;
  /** Highest marks of the answers whose marks are known one by one. */
  readonly highest: { readonly part: number; readonly whole: number };
};

export function tallyOf(events: readonly CollaborationEvent[]): Tally {
  const cases = events.flatMap((event) => event.cases ?? []);
  const costs = events.flatMap((event) => event.costOre ?? []);
  const expected = events.flatMap(({ parties }) => parties.filter(({ isExpected }) => isExpected));
  return {
    events: events.length,
    heads: headsOf(events.flatMap(({ parties }) => parties)),
    cases: cases.length === 0 ? null : cases.reduce((sum, one) => sum + one, 0),
    costOre: costs.length === 0 ? null : sumOre(costs),
    attendance: { part: expected.filter(({ hasCome }) => hasCome).length, whole: expected.length },
  };
}

/** Every question of a kind that somebody answered. */
export function judgementsOf(events: readonly CollaborationEvent[], kind: Kind): Judgement[] {
  return kind.questions.flatMap(({ id }) => {
    const scores = events.flatMap((event) => event.scores.filter(({ question }) => question === id));
    return scores.length === 0 ? [] : [judgementOf(id, scores)];
  });
}

/** All questions of a kind together: the share of the highest mark. */
export function highestOf(judgements: readonly Judgement[]): { readonly part: number; readonly whole: number } {
  return {
    part: judgements.reduce((sum, { highest }) => sum + highest.part, 0),
    whole: judgements.reduce((sum, { highest }) => sum + highest.whole, 0),
  };
}

function judgementOf(question: string, scores: readonly Score[]): Judgement {
  const each = scores.map((score) => ({ mean: meanOf(score), answers: answersOf(score) }));
  const isWeighted = each.every(({ answers }) => answers !== null);
  const weights = each.map(({ answers }) => (isWeighted ? (answers ?? 1) : 1));
  const total = weights.reduce((sum, one) => sum + one, 0);
  const sum = each.reduce((all, { mean }, index) => all + mean * (weights[index] ?? 1), 0);
  const marks = scores.flatMap((score) => ('marks' in score ? [score.marks] : []));
  return {
    question,
    events: scores.length,
    answers: isWeighted ? total : null,
    mean: sum / total,
    isWeighted,
    highest: {
      part: marks.reduce((all, one) => all + (one[HIGHEST_MARK - 1] ?? 0), 0),
      whole: marks.reduce((all, one) => all + one.reduce((a, b) => a + b, 0), 0),
    },
  };
}

export function answersOf(score: Score): number | null {
  return 'marks' in score ? score.marks.reduce((sum, one) => sum + one, 0) : score.answers;
}

export function meanOf(score: Score): number {
  if (!('marks' in score)) return score.mean;
  const answers = score.marks.reduce((sum, one) => sum + one, 0);
  return score.marks.reduce((sum, one, index) => sum + one * (index + 1), 0) / answers;
}

export function eventsIn(events: readonly CollaborationEvent[], { from, to }: Period): CollaborationEvent[] {
  return events.filter(({ date }) => from <= date && date <= to);
}
