// Refusals as English sentences, for the command line.
import { cannotReadSentence, type CannotReadSheet } from '#exchange/core';
import { unreachable, type Problem } from '#kernel';
import type { CannotSaveEvent } from './event.ts';

export type CannotImportEvents =
  | { readonly kind: 'table'; readonly why: CannotReadSheet }
  | { readonly kind: 'fileHasErrors'; readonly problems: readonly Problem[] }
  | { readonly kind: 'unknownKind'; readonly asked: string };

export function importEventsMessage(refusal: CannotImportEvents): string {
  switch (refusal.kind) {
    case 'table':
      return cannotReadSentence(refusal.why);
    case 'fileHasErrors': {
      const errors = refusal.problems.filter(({ severity }) => severity === 'error');
      const told = errors
        .slice(0, 20)
        .map(({ line, code, message }) => `${line === null ? 'whole list' : `line ${line}`}: ${code}: ${message}`);
      return [`the list has ${errors.length} errors, and nothing was saved:`, ...told].join('\n');
    }
    case 'unknownKind':
      return `there is no kind "${refusal.asked}".`;
    default:
      return unreachable(refusal);
  }
}

export function saveEventMessage(refusal: CannotSaveEvent): string {
  switch (refusal.kind) {
    case 'unknownKind':
      return `there is no kind "${refusal.asked}".`;
    case 'unknownQuestion':
      return `the kind has no question "${refusal.question}".`;
    case 'personalNumber':
      return `the ${refusal.field} holds what looks like a personal identity number.`;
    case 'contactDetails':
      return `the text holds ${refusal.text}; say that it is an office's, or take it out.`;
    case 'noSuchEvent':
      return 'there is no such event.';
    default:
      return unreachable(refusal);
  }
}
