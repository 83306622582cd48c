// The way through a questionnaire, one screen after the other. All that was answered so far comes with each request from
// the respondent's own page; nothing is kept on the way.
import {
  askedItems,
  readAnswer,
  screensOf,
  type Answers,
  type AnswerValue,
  type CannotRead,
  type Layout,
  type Sex,
} from './answers.ts';
import type { Item, Questionnaire } from './questionnaire.ts';

/** What the page sent, by item id; `sex` beside them. */
export type Typed = Readonly<Record<string, readonly string[]>>;

export type Screen = {
  /** `start`, `sex`, or the id of its first item. */
  readonly id: string;
  readonly items: readonly Item[];
  readonly asksSex: boolean;
};

export type AnswerFault = { readonly item: string; readonly why: CannotRead };

export type ReadTyped = {
  readonly answers: Answers;
  readonly sex: Sex | null;
  readonly faults: readonly AnswerFault[];
};

/** Every answer that was typed, and what of it cannot be read. */
export function readTyped(questionnaire: Questionnaire, typed: Typed): ReadTyped {
  const answers: Record<string, AnswerValue> = {};
  const faults: AnswerFault[] = [];
  for (const item of questionnaire.items) {
    const read = readAnswer(questionnaire, item, typed[item.id] ?? []);
    if (!read.ok) faults.push({ item: item.id, why: read.refusal });
    else if (read.value !== null) answers[item.id] = read.value;
  }
  const sex = typed['sex']?.[0];
  return { answers, sex: sex === 'female' || sex === 'male' ? sex : null, faults };
}

/** The screens as they are asked after these answers. Background comes last: whoever gives up has answered the rest. */
export function screensAfter(questionnaire: Questionnaire, layout: Layout, answers: Answers): Screen[] {
  const asked = new Set(askedItems(questionnaire, answers).map(({ id }) => id));
  const withItems = screensOf(questionnaire, layout)
    .map((items) => items.filter(({ id }) => asked.has(id)))
    .filter((items) => items.length > 0)
    .map((items): Screen => ({ id: items[0]?.id ?? '', items, asksSex: false }));
  if (layout === 'one') {
    const sex: Screen[] = questionnaire.asksSex ? [{ id: 'sex', items: [], asksSex: true }] : [];
    return [{ id: 'start', items: [], asksSex: false }, ...withItems, ...sex];
  }
  return withItems.map((screen, index) =>
    index === withItems.length - 1 ? { ...screen, asksSex: questionnaire.asksSex } : screen,
  );
}

export type Move = 'stay' | 'next' | 'back' | 'send';

export type Position = {
  readonly screen: Screen;
  /** Among the screens with questions, from 1; 0 for the start. */
  readonly number: number;
  readonly of: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Of the shown screen. */
  readonly faults: readonly AnswerFault[];
  /** Everything was gone through without a fault: it may be sent. */
  readonly isSent: boolean;
};

/** Where the respondent stands after a button. A fault on the screen keeps her there, unless she goes back. */
export function moveOn(
  questionnaire: Questionnaire,
  of: { readonly layout: Layout; readonly at: string | null; readonly move: Move; readonly typed: Typed },
): Position {
  const { answers, faults } = readTyped(questionnaire, of.typed);
  const screens = screensAfter(questionnaire, of.layout, answers);
  const found = screens.findIndex(({ id, items }) => id === of.at || items.some((item) => item.id === of.at));
  const here = Math.max(found, 0);
  const isOn = (index: number): boolean =>
    faults.some((fault) => screens[index]?.items.some(({ id }) => id === fault.item));
  const faulty = screens.findIndex((_, index) => isOn(index));
  if (of.move === 'back') return positionAt(screens, Math.max(here - 1, 0));
  // An answer on what was the last screen may have brought another question.
  const isOnward = of.move === 'next' || (of.move === 'send' && here < screens.length - 1);
  if (isOnward && !isOn(here)) return positionAt(screens, Math.min(here + 1, screens.length - 1));
  if (of.move === 'send' && faulty < 0) return { ...positionAt(screens, screens.length - 1), isSent: true };
  const shown = of.move === 'send' && !isOn(here) ? faulty : here;
  const told =
    of.move === 'stay' ? [] : faults.filter(({ item }) => screens[shown]?.items.some(({ id }) => id === item));
  return { ...positionAt(screens, shown), faults: told };
}

function positionAt(screens: readonly Screen[], index: number): Position {
  const screen = screens[index] ?? { id: 'start', items: [], asksSex: false };
  const starts = screens[0]?.id === 'start' ? 1 : 0;
  return {
    screen,
    number: index + 1 - starts,
    of: screens.length - starts,
    isFirst: index === 0,
    isLast: index === screens.length - 1,
    faults: [],
    isSent: false,
  };
}
