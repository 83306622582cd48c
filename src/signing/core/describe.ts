// English sentences for the command line.
import { cannotReadDocumentSentence } from '#exchange/core';
import { unreachable } from '#kernel';
import type { PageDifference } from './compare-files.ts';
import type { VersionOf } from './documents.ts';
import type { CannotBringBack, CannotPublish, CannotRecord, CannotTakeOut } from './signing.ts';
import type { Verdict } from './verdict.ts';

export function documentWords(of: VersionOf): string {
  return of.kind === 'minutes'
    ? `the minutes of ${of.body} on ${of.heldOn}, version ${of.version}`
    : `the ${of.kind === 'annual' ? 'annual' : 'half-year'} report of ${of.year}, version ${of.version}`;
}

export function differenceSentence(one: PageDifference): string {
  switch (one.kind) {
    case 'pageGone':
      return `page ${one.page} of the document is gone (“${one.was}”)`;
    case 'pageAdded':
      return `page ${one.filePage} of the file was put in among the document's pages (“${one.is}”)`;
    case 'painted':
      return `page ${one.page}: pictures or surfaces are not those of the document (${one.was} painted, now ${one.is})`;
    case 'covered':
      return `page ${one.page}: something was put on top of the page (${one.is})`;
    case 'changed':
      if (one.was === '') return `page ${one.page}: “${one.is}” was put in`;
      return one.is === ''
        ? `page ${one.page}: “${one.was}” is gone`
        : `page ${one.page}: “${one.was}” is now “${one.is}”`;
    default:
      return unreachable(one.kind);
  }
}

export function bringBackRefusalMessage(refusal: CannotBringBack): string {
  switch (refusal.kind) {
    case 'notLocked':
      return `there is no locked ${refusal.version === null ? 'document' : `version ${refusal.version}`} to hold it to; a report is locked with ./stegvis report lock, minutes are taken out on the page of the meeting.`;
    case 'cannotRead':
      return `the file cannot be read: ${cannotReadDocumentSentence(refusal.why)}`;
    case 'notSigned':
      return 'this is the locked file itself, without any signature; bring back the file that the signing service gives.';
    case 'ofOther':
      return `this is ${documentWords(refusal.of)}, not the one that was asked for.`;
    case 'changedSince':
      return CHANGED_SINCE;
    case 'different': {
      const [first] = refusal.differences;
      return `the file is not the locked document: ${differencesWords(refusal.count)}, the first: ${first ? differenceSentence(first) : ''}. Nothing was saved.`;
    }
  }
}

function differencesWords(count: number): string {
  return count === 1 ? '1 difference' : `${count} differences`;
}

const CHANGED_SINCE =
  'the minutes were changed after they were taken out to be signed; take them out again and let them be signed again.';

export function takeOutRefusalMessage({ why }: CannotTakeOut): string {
  return `the minutes cannot be signed yet: ${why.kind}.`;
}

export function recordRefusalMessage(refusal: CannotRecord | CannotPublish): string {
  switch (refusal.kind) {
    case 'noSuchCopy':
      return 'there is no such signed file.';
    case 'changedSince':
      return CHANGED_SINCE;
    case 'notApprovable':
      return `the minutes cannot be approved: ${refusal.why.kind}.`;
    case 'signersMissing':
      return 'nobody is said to have signed: --signer "NAME;ROLE;2025-03-14T10:12".';
    case 'impossibleDay':
      return `${refusal.name} cannot have signed on ${refusal.signedAt}: it is before the document was locked, or has not been yet.`;
    case 'signedTwice':
      return `${refusal.name} stands twice in the same role.`;
  }
}

export function verdictSentence(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'locked':
      return `This is the locked file of ${documentWords(verdict.of)}, byte by byte.${newer(verdict.newerVersion)}`;
    case 'signed':
      return `This is the signed file of ${documentWords(verdict.of)}, byte by byte as it was brought back.${newer(verdict.newerVersion)}`;
    case 'sameText':
      return `Text and figures are those of ${documentWords(verdict.of)}, but this is not the published file.${newer(verdict.newerVersion)}`;
    case 'changed': {
      const [first] = verdict.differences;
      return `This is not the published document: it resembles ${documentWords(verdict.of)}, with ${differencesWords(verdict.count)}. First: ${first ? differenceSentence(first) : ''}.`;
    }
    case 'unknown':
      return 'This is no document that was published here.';
    case 'cannotRead':
      return `The file cannot be read: ${cannotReadDocumentSentence(verdict.why)}`;
    default:
      return unreachable(verdict);
  }
}

function newer(version: number | null): string {
  return version === null ? '' : ` It was replaced by version ${version}, so it no longer holds.`;
}
