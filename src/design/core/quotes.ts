// A sentence of ours with words of others in it, apart: a screen marks the language of what it quotes.

export type Part = { readonly text: string; readonly isQuote: boolean };

/** The longest quote at each place; every letter of the sentence is in exactly one part. */
export function partsWithQuotes(sentence: string, quotes: readonly string[]): readonly Part[] {
  const wanted = quotes.filter((quote) => quote !== '').toSorted((a, b) => b.length - a.length);
  const [quote, ...rest] = wanted;
  if (quote === undefined) return sentence === '' ? [] : [{ text: sentence, isQuote: false }];
  return sentence
    .split(quote)
    .flatMap((between, index) => [
      ...(index > 0 ? [{ text: quote, isQuote: true }] : []),
      ...partsWithQuotes(between, rest),
    ]);
}
