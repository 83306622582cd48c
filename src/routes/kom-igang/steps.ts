// A step as the page shows it: what is said of it and where it is done.
import type { FirstHour, FirstHourFacts, FirstHourStep, StepState } from '#reports/core';
import { texts as organisation } from '../organisation/texts.ts';
import { formatKronor, type Language } from '#design/core';
import { roundToKronor } from '#kernel';
import { texts } from './texts.ts';

export type ShownStep = {
  readonly id: FirstHourStep;
  readonly state: StepState;
  readonly heading: string;
  readonly sentence: string;
  readonly action: { readonly address: string; readonly label: string } | null;
};

export function shownSteps(hour: FirstHour & { readonly facts: FirstHourFacts }, language: Language): ShownStep[] {
  return hour.steps.map(({ id, state }) => {
    const { heading, action } = texts[language].steps[id];
    const address = addressOf(id, hour.facts);
    return {
      id,
      state,
      heading,
      sentence: sentenceOf(hour, { id, state, language }),
      action: state === 'waiting' ? null : { address, label: action },
    };
  });
}

function addressOf(id: FirstHourStep, { year, fitYear }: FirstHourFacts): string {
  const addresses = {
    members: '/organisation/medlemmar',
    ledger: '/ekonomi/las-in',
    mapping: `/ekonomi/kontoplan/${fitYear}`,
    programmes: `/insatser?ar=${year}`,
    budget: `/ekonomi/budget/${year}/ny`,
    counts: `/uppfoljning?ar=${year}`,
    goals: `/mal?ar=${year}`,
    draft: `/rapporter/${year}`,
  } satisfies Record<FirstHourStep, string>;
  return addresses[id];
}

type Of = { readonly id: FirstHourStep; readonly state: StepState; readonly language: Language };

function sentenceOf(hour: FirstHour & { readonly facts: FirstHourFacts }, { id, state, language }: Of): string {
  const { steps: words } = texts[language];
  const { facts } = hour;
  const isDone = state === 'done';
  switch (id) {
    case 'members':
      return isDone ? words.members.done : membersSentence(hour, language);
    case 'ledger':
      return isDone ? words.ledger.done(facts.year) : words.ledger.todo;
    case 'mapping':
      if (state === 'waiting') return words.mapping.waiting;
      return isDone ? words.mapping.done : mappingSentence(facts, language);
    case 'programmes':
      return isDone ? words.programmes.done(facts.programmes) : words.programmes.todo;
    case 'budget':
      return isDone ? words.budget.done(facts.year) : words.budget.todo;
    case 'counts':
      if (state === 'waiting') return words.counts.waiting;
      return isDone ? words.counts.done : words.counts.todo(facts.counted.reported, facts.counted.of);
    case 'goals':
      return isDone ? words.goals.done(facts.goals) : words.goals.todo;
    case 'draft':
      if (state === 'waiting') return words.draft.waiting;
      return isDone ? words.draft.done(facts.writtenSections) : words.draft.todo;
  }
}

function mappingSentence({ unmapped, printedDifferenceOre }: FirstHourFacts, language: Language): string {
  const { mapping: words } = texts[language].steps;
  if (unmapped > 0) return words.todo(unmapped);
  if (printedDifferenceOre === null) return words.unprinted;
  return words.differs(formatKronor(roundToKronor(printedDifferenceOre)));
}

function membersSentence(
  { facts, missingKinds, missingShares }: FirstHour & { readonly facts: FirstHourFacts },
  language: Language,
): string {
  const { members: words } = texts[language].steps;
  if (facts.members.length === 0) return words.todo;
  if (missingKinds.length > 0) {
    const { kinds } = organisation[language].members;
    return words.missingKinds(missingKinds.map((kind) => kinds[kind]).join(', '));
  }
  return missingShares.length > 0 ? words.missingShares(missingShares.join(', ')) : words.todo;
}
