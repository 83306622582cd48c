// A screen as it is shown: all words in one language, everything that was answered on other screens carried along.
import type { AnswerFault, Position, Typed } from './answering.ts';
import type { CannotRead } from './answers.ts';
import { buttonWords, filledIn, type ButtonWords } from './buttons.ts';
import { said, scaleOf, stepsOf, type Item, type Questionnaire, type SurveyLanguage } from './questionnaire.ts';

export type QuestionOption = { readonly value: string; readonly label: string; readonly isChosen: boolean };

export type QuestionView = {
  readonly id: string;
  readonly name: string;
  readonly control: 'radios' | 'boxes' | 'number' | 'text';
  readonly legend: string;
  readonly hint: string | null;
  readonly error: string | null;
  readonly options: readonly QuestionOption[];
  /** For `number` and `text`. */
  readonly value: string;
};

export type ScreenView = {
  readonly title: string;
  /** On the first screen. */
  readonly introduction: string | null;
  readonly language: { readonly code: string; readonly lang: string; readonly direction: 'ltr' | 'rtl' };
  readonly languages: readonly {
    readonly code: string;
    readonly name: string;
    readonly lang: string;
    readonly direction: 'ltr' | 'rtl';
  }[];
  readonly screen: string;
  readonly progress: { readonly text: string; readonly share: number } | null;
  readonly questions: readonly QuestionView[];
  /** Answers of other screens. */
  readonly carried: readonly { readonly name: string; readonly value: string }[];
  readonly faults: readonly { readonly fieldId: string; readonly text: string }[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** The first screen has nothing but the introduction. */
  readonly isStart: boolean;
  readonly words: ButtonWords;
};

const FIELD = 'svar.';

export function fieldOf(item: string): string {
  return `${FIELD}${item}`;
}

/** The answers that a form sent. */
export function typedOf(questionnaire: Questionnaire, all: (name: string) => readonly string[]): Typed {
  const ids = [...questionnaire.items.map(({ id }) => id), 'sex'];
  return Object.fromEntries(
    ids.map((id) => [id, all(fieldOf(id))] as const).filter(([, values]) => values.length > 0),
  );
}

export function languageIn(questionnaire: Questionnaire, code: string | null): SurveyLanguage {
  const { languages } = questionnaire;
  return languages.find((one) => one.code === code) ?? languages[0] ?? { code: 'sv', name: 'Svenska' };
}

export function screenView(
  questionnaire: Questionnaire,
  of: { readonly position: Position; readonly typed: Typed; readonly language: string | null },
): ScreenView {
  const { position, typed } = of;
  const { screen } = position;
  const language = languageIn(questionnaire, of.language);
  const words = buttonWords(language);
  const place = { questionnaire, typed, language: language.code, words, faults: position.faults };
  const questions = screen.items.map((item) => questionOf(item, place));
  if (screen.asksSex) questions.push(sexQuestion(typed, words));
  const shown = new Set(questions.map(({ name }) => name));
  const form = screen.items.length > 1 ? words.part : words.progress;
  return {
    title: said(questionnaire.title, language.code),
    introduction: position.isFirst ? said(questionnaire.introduction, language.code) : null,
    language: facts(language),
    languages: questionnaire.languages.map((one) => ({ ...facts(one), name: one.name })),
    screen: screen.id,
    progress:
      position.number > 0 && position.of > 1
        ? {
            text: filledIn(form, { n: position.number, all: position.of }),
            share: position.number / position.of,
          }
        : null,
    questions,
    carried: Object.entries(typed)
      .filter(([id]) => !shown.has(fieldOf(id)))
      .flatMap(([id, values]) => values.map((value) => ({ name: fieldOf(id), value }))),
    faults: questions.flatMap(({ id, error }) => (error === null ? [] : [{ fieldId: id, text: error }])),
    isFirst: position.isFirst,
    isLast: position.isLast,
    isStart: questions.length === 0,
    words,
  };
}

function facts({ code, lang, direction }: SurveyLanguage) {
  return { code, lang: lang ?? code, direction: direction ?? 'ltr' } as const;
}

type Place = {
  readonly questionnaire: Questionnaire;
  readonly typed: Typed;
  readonly language: string;
  readonly words: ButtonWords;
  readonly faults: readonly AnswerFault[];
};

function questionOf(item: Item, place: Place): QuestionView {
  const { language, words } = place;
  const given = place.typed[item.id] ?? [];
  const fault = place.faults.find((one) => one.item === item.id);
  const own = item.hint ? said(item.hint, language) : null;
  const base = {
    id: `fraga-${item.id}`,
    name: fieldOf(item.id),
    legend: said(item.text, language),
    error: fault ? words[faultWord[fault.why]] : null,
    options: [],
    value: given[0] ?? '',
  };
  const hintWith = (ours: string): string => (own === null ? ours : `${own} ${ours}`);
  const radios = (options: readonly (readonly [string, string])[]): QuestionView => ({
    ...base,
    control: 'radios',
    hint: own,
    options: [...options, ['', words.noAnswer] as const].map(([value, label]) => ({
      value,
      label,
      isChosen: given.length > 0 && given[0] === value,
    })),
  });
  switch (item.kind) {
    case 'scale':
      return radios(stepLabels(item.scale, place).map(([step, label]) => [String(step), label]));
    case 'yesNo':
      return radios([
        ['1', words.yes],
        ['0', words.no],
      ]);
    case 'single':
      return radios(item.options.map(({ id, label }) => [id, said(label, language)]));
    case 'multiple':
      return {
        ...base,
        control: 'boxes',
        hint: hintWith(words.mayChooseSeveral),
        options: item.options.map(({ id, label }) => ({
          value: id,
          label: said(label, language),
          isChosen: given.includes(id),
        })),
      };
    case 'vas': {
      const ends = { lowest: said(item.lowest, language), highest: said(item.highest, language) };
      return { ...base, control: 'number', hint: hintWith(filledIn(words.wholeLine, ends)) };
    }
    case 'number':
      return { ...base, control: 'number', hint: own ?? words.number };
    case 'text':
      return { ...base, control: 'text', hint: hintWith(words.mayWrite) };
  }
}

const faultWord = {
  notAnAnswer: 'notAnAnswer',
  outOfRange: 'outOfRange',
  tooLong: 'tooLong',
} as const satisfies Record<CannotRead, keyof ButtonWords>;

/** A step with words shows them; where only the ends have words the number stands beside them. */
function stepLabels(name: string, { questionnaire, language }: Place): [number, string][] {
  const scale = scaleOf(questionnaire, { kind: 'scale', scale: name, id: '', short: '', text: {} });
  const steps = stepsOf(scale);
  const isWorded = steps.every((step) => scale.labels[String(step)]);
  return steps.map((step) => {
    const label = scale.labels[String(step)];
    if (!label) return [step, String(step)];
    return [step, isWorded ? said(label, language) : `${step} – ${said(label, language)}`];
  });
}

function sexQuestion(typed: Typed, words: ButtonWords): QuestionView {
  const given = typed['sex'] ?? [];
  const options = [
    ['female', words.female],
    ['male', words.male],
    ['', words.noAnswer],
  ] as const;
  return {
    id: 'fraga-sex',
    name: fieldOf('sex'),
    control: 'radios',
    legend: words.sex,
    hint: words.sexHint,
    error: null,
    options: options.map(([value, label]) => ({ value, label, isChosen: given.length > 0 && given[0] === value })),
    value: '',
  };
}
