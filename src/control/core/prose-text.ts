// Prose as one text, with what in it is a linked figure and what somebody typed.
import { type FoundNumber, findNumbers } from '#design/core';
import type { ProseSection } from './report-under-control.ts';

export function textOf(section: ProseSection): string {
  return section.runs.map((run) => run.text).join('');
}

export type LinkedSpan = {
  readonly figureId: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
};

export function linkedSpans(section: ProseSection): LinkedSpan[] {
  const spans: LinkedSpan[] = [];
  let at = 0;
  for (const run of section.runs) {
    if (run.kind === 'figure') {
      spans.push({ figureId: run.figureId, text: run.text, start: at, end: at + run.text.length });
    }
    at += run.text.length;
  }
  return spans;
}

/** Numbers that somebody wrote: those that touch no linked figure. Years are no amounts. */
export function typedNumbers(section: ProseSection): FoundNumber[] {
  const linked = linkedSpans(section);
  return findNumbers(textOf(section)).filter(
    (number) => number.kind !== 'year' && !linked.some((span) => number.start < span.end && span.start < number.end),
  );
}

export type Sentence = { readonly text: string; readonly start: number };

/** Sentences and list items; a full stop inside a number or an abbreviation such as "bl.a." does not end one. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const match of text.matchAll(/[.!?;](?=\s+[\p{Lu}"”(0-9*-])|\n+/gu)) {
    const end = match.index + match[0].length;
    sentences.push({ text: text.slice(start, end), start });
    start = end;
  }
  sentences.push({ text: text.slice(start), start });
  return sentences.filter((sentence) => sentence.text.trim() !== '');
}
