// The language of the page, set once by the layout. Changing it loads the page anew, so parts read it when they are made.
import { getContext, setContext } from 'svelte';
import type { InBoth, Language } from '#design/core';

const key = Symbol('language');

export function setLanguage(language: Language): void {
  setContext(key, language);
}

export function currentLanguage(): Language {
  return getContext<Language | undefined>(key) ?? 'sv';
}

/** The texts in the page's language; called when a component is made. */
export function wordsOf<T>(texts: InBoth<T>): T {
  return texts[currentLanguage()];
}
