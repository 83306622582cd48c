// How a result came about and where it stands against the goal, in words: "62 av 80 = 78 %, mål 75 %: nått". The judgement is
// another thing, and a person's.
import { formatsIn, type Language } from '#design/core';
import { roundToKronor, type Figure } from '#kernel';
import { resultOf, type Goal } from './goal.ts';

export type Reached = 'reached' | 'notReached' | 'unmeasured' | 'byHand';

/** Whether the result reaches the threshold, or stays within it; compared in whole numbers where they are known, never as printed. */
export function reachedOf(goal: Goal): Reached {
  const { unit, threshold, part, n, isAtMost = false } = goal;
  const result = resultOf(goal);
  if (unit === undefined || threshold === undefined) return 'byHand';
  if (result === null) return 'unmeasured';
  const isWhole = unit === 'share' && part !== undefined && n !== undefined && n > 0;
  const [reached, wanted] = isWhole ? [part, threshold * n] : [result, threshold];
  // Larger numbers have larger steps between the ones a computer knows.
  const nearly = 1e-12 * Math.max(1, Math.abs(wanted));
  return (isAtMost ? reached <= wanted + nearly : reached >= wanted - nearly) ? 'reached' : 'notReached';
}

const words = {
  sv: {
    of: 'av',
    shared: 'delat på',
    goal: 'mål',
    atMost: 'mål högst',
    reached: 'nått',
    notReached: 'inte nått',
    unmeasured: 'inget utfall än',
    byHand: 'Bedöms för hand.',
    clearlyPositive: 'Andelen som svarade klart positivt.',
    positive: 'Andelen som svarade positivt.',
    mean: 'Medelvärdet av svaren.',
  },
  en: {
    of: 'of',
    shared: 'divided by',
    goal: 'goal',
    atMost: 'goal at most',
    reached: 'reached',
    notReached: 'not reached',
    unmeasured: 'no result yet',
    byHand: 'Judged by hand.',
    clearlyPositive: 'The share that answered clearly positively.',
    positive: 'The share that answered positively.',
    mean: 'The mean of the answers.',
  },
} as const;

/** One sentence of result, threshold and scale rule; the parts that are known. */
export function explainGoal(goal: Goal, language: Language = 'sv'): string {
  const said = words[language];
  const rule = goal.survey ? [said[goal.survey.measure]] : [];
  const reached = reachedOf(goal);
  const result = resultText(goal, language);
  if (reached === 'byHand') return [result === null ? said.byHand : `${result}. ${said.byHand}`, ...rule].join(' ');
  const threshold = numberText(goal, goal.threshold ?? 0, language);
  const start = result === null ? '' : `${result}, `;
  return [`${start}${goal.isAtMost ? said.atMost : said.goal} ${threshold}: ${said[reached]}.`, ...rule]
    .join(' ')
    .replace(/^./, (first) => first.toUpperCase());
}

function resultText(goal: Goal, language: Language): string | null {
  const result = resultOf(goal);
  if (result === null) return null;
  const text = numberText(goal, result, language);
  const { unit, part, n } = goal;
  if (part === undefined || !n) return text;
  const formats = formatsIn(language);
  const kronor = (ore: number): string => formats.kronor(roundToKronor(ore));
  if (unit === 'ore') return `${kronor(part)} ${words[language].shared} ${formats.count(n)} = ${text}`;
  if (unit !== 'share') return text;
  const isMoney = goal.measuredBy?.[0]?.unit === 'ore';
  const write = isMoney ? kronor : formats.count;
  return `${write(part)} ${words[language].of} ${write(n)} = ${text}`;
}

/** Where the result came from: each figure with its number and its source; empty for what was typed or asked in a survey. */
export function sourcesOf(goal: Goal, language: Language = 'sv'): string[] {
  const formats = formatsIn(language);
  const write = ({ unit, value }: Figure): string => {
    if (value === null) return formats.count(null);
    if (unit === 'ore') return formats.kronor(roundToKronor(value));
    if (unit === 'share') return formats.percent(value, 1);
    return unit === 'score' ? formats.score(value) : formats.count(value);
  };
  return (goal.measuredBy ?? []).map((figure) => {
    const { label, period, source } = figure;
    return `${label} ${formats.period(period)}: ${write(figure)} (${source.description.replace(/\.$/, '')})`;
  });
}

/** With a decimal where the whole per cent would hide on which side of the goal it lies: 74,6 % of 75 %. */
function numberText({ unit, threshold }: Goal, value: number, language: Language): string {
  const formats = formatsIn(language);
  if (unit === 'count') return formats.count(value);
  if (unit === 'ore') return formats.kronor(roundToKronor(value));
  if (unit === 'score') return formats.score(value);
  const whole = Math.round(value * 100);
  const hides = threshold !== undefined && value !== threshold && whole === Math.round(threshold * 100);
  const isWhole = Math.abs(value * 100 - whole) < 1e-9;
  return formats.percent(value, hides && !isWhole ? 1 : 0);
}

/** "Av 13 åtaganden är 7 uppfyllda …": counted from the same list as the table, so that they cannot differ. */
export function summariseGoals(goals: readonly Goal[], language: Language = 'sv'): string {
  const count = (wanted: readonly Goal['assessment'][]): number =>
    goals.filter(({ assessment }) => wanted.includes(assessment)).length;
  const kinds = [
    { count: count(['fulfilled']), sv: ['uppfyllt', 'uppfyllda'], en: ['met', 'met'] },
    {
      count: count(['partlyFulfilled']),
      sv: ['delvis uppfyllt', 'delvis uppfyllda'],
      en: ['partly met', 'partly met'],
    },
    { count: count(['notFulfilled']), sv: ['ej uppfyllt', 'ej uppfyllda'], en: ['not met', 'not met'] },
    { count: count(['notAssessed']), sv: ['ej bedömt', 'ej bedömda'], en: ['not assessed', 'not assessed'] },
  ].filter((kind) => kind.count > 0);
  if (goals.length === 0) return '';
  const parts = kinds.map((kind) => `${kind.count} ${kind[language][kind.count === 1 ? 0 : 1] ?? ''}`);
  const last = parts.at(-1) ?? '';
  const and = language === 'sv' ? 'och' : 'and';
  const list = parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} ${and} ${last}`;
  if (language === 'en') return `Of ${goals.length} commitments, ${list}.`;
  return `Av ${goals.length} ${goals.length === 1 ? 'åtagande' : 'åtaganden'} är ${list}.`;
}
