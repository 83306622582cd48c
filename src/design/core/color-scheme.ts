// How pages are lit: as the reader's machine says until she chooses.

export const colorSchemes = ['auto', 'light', 'dark'] as const;

export type ColorScheme = (typeof colorSchemes)[number];

/** The choice of a cookie or a form field; the machine's own for anything else. */
export function colorSchemeOf(outside: unknown): ColorScheme {
  return colorSchemes.find((scheme) => scheme === outside) ?? 'auto';
}
