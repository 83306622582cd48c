// The health questionnaire of a participation in the shape of a survey: its words name the programme and the party.
import type { Move } from '#participants/core';
import type { Answers } from './answers.ts';
import { filledIn } from './buttons.ts';
import type { Item, Questionnaire, Words } from './questionnaire.ts';

/** The questionnaire with its places filled in: `{programme}` and `{party}`. */
export function filledQuestionnaire(
  questionnaire: Questionnaire,
  places: { readonly programme: string; readonly party: string },
): Questionnaire {
  const fill = (words: Words): Words =>
    Object.fromEntries(Object.entries(words).map(([code, text]) => [code, filledIn(text, places)]));
  const fillItem = (item: Item): Item => ({
    ...item,
    text: fill(item.text),
    ...(item.hint === undefined ? {} : { hint: fill(item.hint) }),
  });
  return {
    ...questionnaire,
    title: fill(questionnaire.title),
    introduction: fill(questionnaire.introduction),
    languages: questionnaire.languages.map((language) => ({ ...language, buttons: fill(language.buttons ?? {}) })),
    items: questionnaire.items.map(fillItem),
  };
}

/** What the register keeps of the answers; the line of health in whole steps. */
export function healthOf(answers: Answers): { readonly vas: number | null; readonly qualityOfLife: Move | null } {
  const { health, qualityOfLife } = answers;
  const move = (['better', 'same', 'worse'] as const).find((one) => one === qualityOfLife);
  return { vas: typeof health === 'number' ? Math.round(health) : null, qualityOfLife: move ?? null };
}
