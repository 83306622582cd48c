import { unreachable } from '#kernel';
import type { AnswerFault } from './answering.ts';
import { answerFileMessage, type CannotReadAnswers } from './answer-file.ts';

export type CannotFindRound = {
  readonly kind: 'noSuchRound';
  readonly round: string;
  readonly known: readonly string[];
};

export type CannotFindQuestionnaire = {
  readonly kind: 'noSuchQuestionnaire';
  readonly questionnaire: string;
  readonly known: readonly string[];
};

export type CannotImportAnswers =
  | CannotReadAnswers
  | CannotFindQuestionnaire
  | { readonly kind: 'unknownProgramme'; readonly programme: string; readonly known: readonly string[] }
  | { readonly kind: 'otherQuestionnaire'; readonly round: string; readonly asks: string }
  | { readonly kind: 'roundIsOpen'; readonly round: string }
  | { readonly kind: 'answersAreThere'; readonly round: string; readonly programme: string; readonly n: number }
  | { readonly kind: 'changesTooFew'; readonly round: string; readonly fewest: number }
  | { readonly kind: 'moreThanOffered'; readonly answers: number; readonly offered: number };

export type CannotSaveQuestionnaire =
  | { readonly kind: 'notYaml'; readonly detail: string }
  | { readonly kind: 'faults'; readonly faults: readonly string[] }
  | { readonly kind: 'versionTaken'; readonly questionnaire: string; readonly version: number };

export type CannotReadResults =
  CannotFindRound | { readonly kind: 'notInRound'; readonly programme: string; readonly known: readonly string[] };

/** One English sentence for the command line. */
export function surveysRefusalMessage(
  refusal: CannotImportAnswers | CannotSaveQuestionnaire | CannotReadResults | CannotOpenRound | CannotMakeCodes,
): string {
  switch (refusal.kind) {
    case 'noSuchRound':
      return `there is no round "${refusal.round}"; ${thereAre(refusal.known)}.`;
    case 'noSuchQuestionnaire':
      return `there is no questionnaire "${refusal.questionnaire}"; ${thereAre(refusal.known)}.`;
    case 'notInRound':
      return `the round did not ask "${refusal.programme}"; ${thereAre(refusal.known)}.`;
    case 'unknownProgramme':
      return `there is no programme "${refusal.programme}"; ${thereAre(refusal.known)}. --create-programmes makes it.`;
    case 'roundExists':
      return `there is a round "${refusal.round}" already; name another.`;
    case 'roundIsClosed':
      return `the round ${refusal.round} is closed.`;
    case 'tooManyCodes':
      return `at most ${refusal.most} codes are made at a time.`;
    case 'otherQuestionnaire':
      return `the round ${refusal.round} asks the questionnaire ${refusal.asks}; name another round.`;
    case 'roundIsOpen':
      return `the round ${refusal.round} is still being answered; close it first, or name another round.`;
    case 'answersAreThere':
      return `the round ${refusal.round} has ${refusal.n} answers from ${refusal.programme} already; --replace puts these in their place.`;
    case 'changesTooFew':
      return `the file differs from the answers of ${refusal.round} in fewer than ${refusal.fewest} answers to a question; whoever has seen both results could work them out. Nothing was changed.`;
    case 'moreThanOffered':
      return `the file has ${refusal.answers} answers, but only ${refusal.offered} were asked (--offered).`;
    case 'notYaml':
      return `the file is no YAML (${refusal.detail}).`;
    case 'faults':
      return `${refusal.faults.slice(0, 5).join('; ')}${refusal.faults.length > 5 ? ` and ${refusal.faults.length - 5} more` : ''}.`;
    case 'versionTaken':
      return `version ${refusal.version} of ${refusal.questionnaire} is there with other content; give the file the next version.`;
    case 'table':
    case 'columnMissing':
    case 'columnUnknown':
    case 'columnTwice':
    case 'noAnswers':
    case 'fileHasErrors':
      return answerFileMessage(refusal);
    default:
      return unreachable(refusal);
  }
}

function thereAre(known: readonly string[]): string {
  return known.length === 0 ? 'there is none' : `there is ${known.join(', ')}`;
}

export type CannotOpenRound =
  | CannotFindQuestionnaire
  | { readonly kind: 'roundExists'; readonly round: string }
  | { readonly kind: 'unknownProgramme'; readonly programme: string; readonly known: readonly string[] };

export type CannotMakeCodes =
  | CannotFindRound
  | { readonly kind: 'roundIsClosed'; readonly round: string }
  | { readonly kind: 'notInRound'; readonly programme: string; readonly known: readonly string[] }
  | { readonly kind: 'tooManyCodes'; readonly most: number };

/** What a respondent can meet. */
export type CannotAnswer =
  /** Wrong, used already, or of a round that is closed: a code that is gone tells no more. */
  | { readonly kind: 'noSuchCode' }
  | { readonly kind: 'nothingAnswered' }
  | { readonly kind: 'faults'; readonly faults: readonly AnswerFault[] };
