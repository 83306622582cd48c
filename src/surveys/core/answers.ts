// One respondent's answers: how they come in, and which questions she is asked.
import { accept, refuse, type Result } from '#kernel';
import { possibleValues, type Item, type Questionnaire } from './questionnaire.ts';

export type Sex = 'female' | 'male';

/** A step, 0 or 1, a number; the id of an option; several of them; free text. */
export type AnswerValue = number | string | readonly string[];
export type Answers = Readonly<Record<string, AnswerValue>>;

/** One answered questionnaire as it is counted: nothing says whose it is or when in the month it came. */
export type AnswerSheet = {
  /** `YYYY-MM` */
  readonly month: string;
  readonly sex: Sex | null;
  /** Slug of the programme; null for a round without programmes. */
  readonly programme: string | null;
  readonly answers: Answers;
};

/** Longer than anybody writes in a survey, and short enough for a phone. */
export const LONGEST_TEXT = 4_000;

export type CannotRead = 'notAnAnswer' | 'outOfRange' | 'tooLong';

/** What was typed or chosen, as a value; null when it was left empty. */
export function readAnswer(
  questionnaire: Questionnaire,
  item: Item,
  typed: readonly string[],
): Result<AnswerValue | null, CannotRead> {
  const given = typed.map((one) => one.trim()).filter((one) => one !== '');
  const [first] = given;
  if (first === undefined) return accept(null);
  switch (item.kind) {
    case 'scale':
    case 'single': {
      const value = (possibleValues(questionnaire, item) ?? []).find((one) => String(one) === first);
      return value === undefined ? refuse('notAnAnswer') : accept(value);
    }
    case 'yesNo': {
      const value = yesNo[first.toLowerCase()];
      return value === undefined ? refuse('notAnAnswer') : accept(value);
    }
    case 'multiple': {
      const ids = item.options.map(({ id }) => id);
      const chosen = given.flatMap((one) => one.split('|')).map((one) => one.trim());
      return chosen.every((one) => ids.includes(one))
        ? accept(ids.filter((id) => chosen.includes(id)))
        : refuse('notAnAnswer');
    }
    case 'vas':
      return readNumber(first, { min: 0, max: 100 });
    case 'number':
      return readNumber(first, item);
    case 'text':
      return first.length > LONGEST_TEXT ? refuse('tooLong') : accept(withoutIdentityNumbers(first));
  }
}

const yesNo: Readonly<Record<string, 0 | 1>> = { '1': 1, ja: 1, yes: 1, '0': 0, nej: 0, no: 0 };

function readNumber(
  text: string,
  { min, max }: { readonly min?: number | undefined; readonly max?: number | undefined },
): Result<number, CannotRead> {
  if (!/^[+\-−]?\d{1,9}(?:[.,]\d{1,6})?$/.test(text)) return refuse('notAnAnswer');
  const value = Number(text.replace('−', '-').replace(',', '.'));
  if ((min !== undefined && value < min) || (max !== undefined && value > max)) return refuse('outOfRange');
  return accept(value);
}

/** A personal identity number that somebody wrote is never kept. */
export function withoutIdentityNumbers(text: string): string {
  return text.replaceAll(/(?<!\d)(?:\d{2})?\d{6}[-+–\s]?\d{4}(?!\d)/g, '[…]');
}

/** Whether the item is asked, given what was answered before it. */
export function isAsked(item: Item, answers: Answers): boolean {
  if (!item.showIf) return true;
  const value = answers[item.showIf.item];
  if (value === undefined) return false;
  return item.showIf.in.some((one) => (Array.isArray(value) ? value.includes(one) : value === one));
}

export function askedItems({ items }: Pick<Questionnaire, 'items'>, answers: Answers): Item[] {
  const asked: Item[] = [];
  for (const item of items) {
    const depends = item.showIf?.item;
    const isReached = depends === undefined || asked.some(({ id }) => id === depends);
    if (isReached && isAsked(item, answers)) asked.push(item);
  }
  return asked;
}

/** Answers to questions that were asked; an answer left behind by a change of mind is dropped. */
export function answersToAsked(questionnaire: Questionnaire, answers: Answers): Answers {
  const asked = askedItems(questionnaire, answers);
  return Object.fromEntries(
    asked.flatMap(({ id }) => (answers[id] === undefined ? [] : [[id, answers[id]] as const])),
  );
}

/** What is counted of the answers, and the free texts, which are kept apart from them. */
export function partAnswers(
  { items }: Pick<Questionnaire, 'items'>,
  answers: Answers,
): { readonly counted: Answers; readonly texts: readonly { readonly item: string; readonly text: string }[] } {
  const texts = items.flatMap(({ id, kind }) => {
    const text = answers[id];
    return kind === 'text' && typeof text === 'string' ? [{ item: id, text }] : [];
  });
  const isText = (id: string): boolean => texts.some(({ item }) => item === id);
  return { counted: Object.fromEntries(Object.entries(answers).filter(([id]) => !isText(id))), texts };
}

export type Layout = 'one' | 'all';

/**
 * Screens of items in order: one item each, or as many as can be asked together, where a new screen begins before an item
 * that depends on an answer of the same screen.
 */
export function screensOf({ items }: Pick<Questionnaire, 'items'>, layout: Layout): Item[][] {
  if (layout === 'one') return items.map((item) => [item]);
  const screens: Item[][] = [];
  let current: Item[] = [];
  for (const item of items) {
    if (current.some(({ id }) => id === item.showIf?.item)) {
      screens.push(current);
      current = [];
    }
    current.push(item);
  }
  return [...screens, current];
}
