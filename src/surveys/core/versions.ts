// Two versions of a round's answers. Whoever has seen the results of both takes one from the other.
import type { AnswerSheet } from './answers.ts';
import { HARD_FLOOR } from './disclosure.ts';
import { measureUnion } from './measure.ts';
import type { Questionnaire } from './questionnaire.ts';
import { resultsOf, type ItemResults, type RoundGroup } from './results.ts';

export type Version = { readonly groups: readonly RoundGroup[]; readonly sheets: readonly AnswerSheet[] };

export type Versions = {
  readonly questionnaire: Questionnaire;
  readonly fewestShown: number;
  /** Whose answers are changed; those of other programmes are the same in both. */
  readonly programme: string;
  readonly before: Version;
  readonly after: Version;
};

/**
 * Whether the two versions together would tell of fewer answers than a result may: of every item that both show, as many
 * answers as any result has went and came, or none. The item decides: nineteen sheets can hold one new answer to it.
 */
export function changesTooFew({ questionnaire, fewestShown, programme, before, after }: Versions): boolean {
  const fewest = Math.max(fewestShown, HARD_FLOOR);
  const earlier = resultsOf({ questionnaire, fewestShown, ...before });
  const own = ({ sheets }: Version): readonly AnswerSheet[] =>
    sheets.filter((sheet) => sheet.programme === programme);
  return resultsOf({ questionnaire, fewestShown, ...after }).some((now) => {
    const then = earlier.find(({ item }) => item === now.item);
    if (!then || !isSeen(then, programme) || !isSeen(now, programme)) return false;
    const answersIn = (version: Version, sex?: AnswerSheet['sex']): string[] =>
      own(version)
        .filter((sheet) => sex === undefined || sheet.sex === sex)
        .flatMap((sheet) => answerTo(questionnaire, now.item, sheet));
    const isBySex = isSeenBySex(then, programme) && isSeenBySex(now, programme);
    return [undefined, ...(isBySex ? (['female', 'male', null] as const) : [])].some((sex) => {
      const [gone, come] = [answersIn(before, sex), answersIn(after, sex)];
      return [leftOver(gone, come), leftOver(come, gone)].some((count) => count > 0 && count < fewest);
    });
  });
}

function isSeen({ total, programmes }: ItemResults, programme: string): boolean {
  return total.all.visibility === 'shown' || programmes.get(programme)?.all.visibility === 'shown';
}

function isSeenBySex({ total, programmes }: ItemResults, programme: string): boolean {
  return total.bySex !== null || (programmes.get(programme)?.bySex ?? null) !== null;
}

/** What the result of the item or the union measure has of the sheet; nothing when it was not answered. */
function answerTo({ measures }: Questionnaire, id: string, sheet: AnswerSheet): string[] {
  const union = measures.find((one) => one.id === id);
  const value = union ? measureUnion(union, [sheet]).positive?.part : sheet.answers[id];
  return value === undefined ? [] : [JSON.stringify(value)];
}

/** How many of `from` have no equal of their own in `against`. */
function leftOver(from: readonly string[], against: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const one of against) counts.set(one, (counts.get(one) ?? 0) + 1);
  return from.filter((one) => {
    const count = counts.get(one) ?? 0;
    counts.set(one, count - 1);
    return count <= 0;
  }).length;
}
