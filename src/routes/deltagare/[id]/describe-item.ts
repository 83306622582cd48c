// What a note holds besides its day and its text, in a few words.
import { answeredByOf, type Item } from '#participants/core';
import type { RegisterLabels } from '../labels.ts';
import type { Words } from '../texts.ts';

type Details = Readonly<Record<string, unknown>>;

export function describeItem(
  { details, kind }: Pick<Item, 'details' | 'kind'>,
  {
    say,
    words,
    answeredBy,
  }: {
    readonly say: RegisterLabels;
    readonly words: Words;
    readonly answeredBy: Readonly<Record<'participant' | 'staff', string>>;
  },
): string {
  const labelled = (field: string, list: Readonly<Record<string, string>>): string =>
    list[String(details[field] ?? '')] ?? '';
  const percent = typeof details['extent'] === 'number' ? `${details['extent']} %` : '';
  const parts: Readonly<Record<Item['kind'], readonly string[]>> = {
    activity: [labelled('activity', say.activities), labelled('employerKind', say.employers), percent],
    contact: [partners(details, say)],
    afterCare: [partners(details, say)],
    planGoal: [labelled('state', say.goals)],
    measurement: [String(details['instrument'] ?? ''), answersOf(details)],
    health: [
      details['occasion'] === 'exit' ? words.item.atExit : words.item.atStart,
      typeof details['vas'] === 'number' ? `VAS ${details['vas']}` : '',
      labelled('qualityOfLife', say.moves),
      answeredBy[answeredByOf({ details })],
    ],
    violenceAsked: [],
    sip: [details['exists'] === true ? words.yes : words.no],
    followUp: [
      words.item.monthsOf(Number(details['months'])),
      details['isReached'] === true ? '' : `${words.item.reached}: ${words.no.toLowerCase()}`,
      labelled('occupation', say.occupations),
    ],
  };
  return parts[kind].filter((part) => part !== '').join(', ');
}

function partners(details: Details, say: RegisterLabels): string {
  const list = Array.isArray(details['with']) ? (details['with'] as unknown[]) : [];
  return list.map((code) => say.authorities[code as keyof typeof say.authorities] ?? '').join(', ');
}

function answersOf(details: Details): string {
  const answers = Object.values((details['answers'] ?? {}) as Record<string, number>);
  return answers.length === 0 ? '' : answers.join(' · ');
}
