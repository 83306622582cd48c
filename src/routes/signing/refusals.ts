// Why a file was not taken, for who brought it: what is different, and on which page.
import type { Language } from '#design/core';
import { cannotReadDocumentText } from '#exchange/ui';
import type { CannotBringBack, CannotPublish, CannotRecord, PageDifference } from '#signing/core';
import { refusalText as boardRefusalText } from '../moten/refusals.ts';
import { texts } from './texts.ts';

export function bringBackText(
  refusal: CannotBringBack,
  language: Language,
): { readonly sentence: string; readonly differences: readonly string[] } {
  const words = texts[language];
  switch (refusal.kind) {
    case 'notLocked':
      return { sentence: words.notLocked, differences: [] };
    case 'cannotRead':
      return { sentence: cannotReadDocumentText(refusal.why, language), differences: [] };
    case 'notSigned':
      return { sentence: words.notSigned, differences: [] };
    case 'ofOther':
      return { sentence: words.ofOther(words.document(refusal.of)), differences: [] };
    case 'changedSince':
      return { sentence: words.changedSince, differences: [] };
    case 'different':
      return {
        sentence: words.different(refusal.count),
        differences: refusal.differences.map((one) => differenceText(one, language)),
      };
  }
}

export function differenceText(one: PageDifference, language: Language): string {
  const words = texts[language].difference;
  switch (one.kind) {
    case 'pageGone':
      return words.pageGone(one.page ?? 0, one.was);
    case 'pageAdded':
      return words.pageAdded(one.filePage ?? 0, one.is);
    case 'painted':
      return words.painted(one.page ?? 0);
    case 'covered':
      return words.covered(one.page ?? 0);
    case 'changed':
      if (one.was === '') return words.putIn(one.page ?? 0, one.is);
      return one.is === '' ? words.gone(one.page ?? 0, one.was) : words.changed(one.page ?? 0, one.was, one.is);
  }
}

export function recordText(refusal: CannotRecord | CannotPublish, language: Language): string {
  const words = texts[language];
  switch (refusal.kind) {
    case 'noSuchCopy':
      return words.noSuchCopy;
    case 'changedSince':
      return words.changedSince;
    case 'notApprovable':
      return words.notApprovable(boardRefusalText(refusal.why, language));
    case 'signersMissing':
      return words.signersMissing;
    case 'impossibleDay':
      return words.impossibleDay(refusal.name);
    case 'signedTwice':
      return words.signedTwice(refusal.name);
  }
}
