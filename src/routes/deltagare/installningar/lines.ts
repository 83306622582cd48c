// Lists that are written a line each in the settings: own questions, intake stops, items of an instrument.
import { isIsoDate, slug } from '#kernel';
import type { Instrument, PartyProgramme } from '#participants/core';

type Question = PartyProgramme['questions'][number];
type Stop = PartyProgramme['intakeStops'][number];
type InstrumentItem = Instrument['items'][number];

const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);

/** Null where a line cannot be read. A question that was there keeps its id, so that its answers stay with it. */
export function readQuestions(text: string, before: readonly Question[]): Question[] | null {
  const questions: Question[] = [];
  for (const line of linesOf(text)) {
    const [, isExit, rest = ''] = /^(avslut:)?\s*(.+)$/i.exec(line) ?? [];
    const [words, list] = splitAtLast(rest, ':');
    const choices =
      list === null
        ? []
        : list
            .split('/')
            .map((one) => one.trim())
            .filter(Boolean);
    if (words === '' || (list !== null && choices.length < 2)) return null;
    const id = before.find((one) => one.text === words)?.id ?? freeId(slug(words).slice(0, 60), questions);
    questions.push({
      id,
      text: words,
      kind: list === null ? 'yesNo' : 'choice',
      choices,
      asked: isExit ? 'exit' : 'start',
    });
  }
  return questions;
}

export function questionLines(questions: readonly Question[]): string {
  return questions
    .map(
      ({ text, choices, asked }) =>
        `${asked === 'exit' ? 'avslut: ' : ''}${text}${choices.length > 0 ? `: ${choices.join(' / ')}` : ''}`,
    )
    .join('\n');
}

export function readStops(text: string): Stop[] | null {
  const stops: Stop[] = [];
  for (const line of linesOf(text)) {
    const [, from = '', to = null, reason = ''] =
      /^(\d{4}-\d{2}-\d{2})\s*(?:[–-]\s*)?(\d{4}-\d{2}-\d{2})?\s+(.+)$/.exec(line) ?? [];
    if (!isIsoDate(from) || (to !== null && (!isIsoDate(to) || to < from)) || reason === '') return null;
    stops.push({ from, to, reason });
  }
  return stops;
}

export function stopLines(stops: readonly Stop[]): string {
  return stops.map(({ from, to, reason }) => [from, to, reason].filter(Boolean).join(' ')).join('\n');
}

export function readItems(text: string): InstrumentItem[] {
  const items: InstrumentItem[] = [];
  for (const line of linesOf(text)) {
    const [, isStaff, words = ''] = /^(handledare:)?\s*(.+)$/i.exec(line) ?? [];
    if (words === '') continue;
    const id = freeId(slug(words).slice(0, 60), items);
    items.push({ id, text: words, answeredBy: isStaff ? 'staff' : 'participant' });
  }
  return items;
}

function splitAtLast(text: string, mark: string): [string, string | null] {
  const at = text.lastIndexOf(mark);
  return at === -1 ? [text.trim(), null] : [text.slice(0, at).trim(), text.slice(at + 1)];
}

function freeId(wanted: string, taken: readonly { readonly id: string }[]): string {
  const base = wanted || 'fraga';
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (taken.every((one) => one.id !== id)) return id;
  }
}
