// For tests: a small questionnaire and sheets of answers to it.
import type { Answers, AnswerSheet } from './answers.ts';
import type { Item, Questionnaire } from './questionnaire.ts';

const words = (sv: string): { sv: string } => ({ sv });

export function aQuestionnaire(of: Partial<Questionnaire> = {}): Questionnaire {
  return {
    id: 'prov',
    version: 1,
    title: words('Prov'),
    introduction: words('Svara på frågorna.'),
    respondentGroup: 'endedParticipants',
    languages: [{ code: 'sv', name: 'Svenska' }],
    asksSex: true,
    scales: { six: { from: 1, to: 6, labels: {}, positive: [4, 5, 6], clearlyPositive: [5, 6] } },
    items: [aScaleItem('useful'), aScaleItem('listened'), aScaleItem('clear')],
    measures: [],
    source: 'Prov',
    ...of,
  };
}

export function aScaleItem(id: string, of: Partial<Item> = {}): Item {
  return { id, kind: 'scale', scale: 'six', short: id, text: words(`Fråga ${id}?`), ...of } as Item;
}

export function aSheet(answers: Answers, of: Partial<AnswerSheet> = {}): AnswerSheet {
  return { month: '2024-05', sex: null, programme: 'enter', answers, ...of };
}

/** One sheet for each answer to one item. */
export function sheetsOf(item: string, values: readonly number[], of: Partial<AnswerSheet> = {}): AnswerSheet[] {
  return values.map((value) => aSheet({ [item]: value }, of));
}
