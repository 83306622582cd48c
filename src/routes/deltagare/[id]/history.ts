// What a line of the history changed: each field before and after, in the reader's words.
import type { ReadParticipation } from '#participants/server';
import type { RegisterLabels } from '../labels.ts';
import type { Words } from '../texts.ts';
import { describeItem } from './describe-item.ts';
import type { texts } from './texts.ts';

type Line = ReadParticipation['history'][number];
type Said = {
  readonly say: RegisterLabels;
  readonly words: Words;
  readonly own: (typeof texts)['sv']['correct'];
  readonly date: (day: string) => string;
  readonly answeredBy: Readonly<Record<'participant' | 'staff', string>>;
  readonly questions: readonly { readonly id: string; readonly text: string }[];
};
export type DescribedChange = { readonly label: string; readonly before: string; readonly after: string };

/** Of names and numbers only that they were changed. */
const UNTOLD = ['identityNumber', 'workingName'];

export function describeChanges({ changes, note, toState, kind }: Line, said: Said): DescribedChange[] {
  const isStep = toState !== null && kind !== 'import';
  const { say, own } = said;
  const fields = Object.entries(changes).flatMap(([field, { before, after }]): DescribedChange[] => {
    const label = say.fields[field];
    if (label === undefined) return [];
    // What a step fills in stands among the facts.
    if (isStep && isEmpty(before)) return [];
    if (UNTOLD.includes(field)) return [{ label, before: '', after: own.changed }];
    return [{ label, before: valueWords(field, before, said), after: valueWords(field, after, said) }];
  });
  if (!note) return fields;
  const noteWords = (item: NonNullable<Line['note']>['before']): string =>
    [said.date(item.from) + (item.to ? `–${said.date(item.to)}` : ''), describeItem(item, said), item.text ?? '']
      .filter((part) => part !== '')
      .join(', ');
  return [
    {
      label: say.items[note.before.kind],
      before: noteWords(note.before),
      after: note.after ? noteWords(note.after) : own.removed,
    },
  ];
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

function valueWords(field: string, value: unknown, said: Said): string {
  const { say, words, own, date } = said;
  if (value === null || value === undefined || value === '') return own.empty;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (field === 'subsidyLevel') return `${Math.round(Number(value) * 100)} %`;
  if (field === 'answers') {
    const answers = Object.entries(value as Record<string, string>).map(([id, answer]) => {
      const question = said.questions.find((one) => one.id === id)?.text ?? id;
      return `${question}: ${answer === 'yes' ? words.yes : answer === 'no' ? words.no : answer}`;
    });
    return answers.join(', ') || own.empty;
  }
  if (Array.isArray(value)) {
    const list = (value as unknown[]).map((one) => {
      if (typeof one === 'string') return known(field, one, say) ?? one;
      const { kind, extent } = one as { kind: keyof typeof say.incomes; extent: number | null };
      return `${say.incomes[kind]}${extent === null ? '' : ` ${extent} %`}`;
    });
    return list.join(', ') || words.one.none;
  }
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return known(field, text, say) ?? (/^\d{4}-\d{2}-\d{2}$/.test(text) ? date(text) : text);
}

function known(field: string, code: string, say: RegisterLabels): string | undefined {
  const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    state: say.states,
    referrer: say.referrers,
    declineReason: say.declines,
    education: say.educations,
    occupationStart: say.occupations,
    occupationEnd: say.occupations,
    supportDuration: say.durations,
    needsFrom: say.authorities,
    sharedWith: say.authorities,
    legalBasis: say.bases,
    overrides: say.checks,
    exitReason: say.exitReasons,
    exitCode: say.exitCodes,
    subsidyKind: say.subsidies,
    track: say.tracks,
    sex: say.sexes,
  };
  return lists[field]?.[code];
}
