/**
 * `NNNNNN-NNNN` out of the forms that programs write: without hyphen, with spaces, with a century before it (twelve
 * digits). null when the text is no organisation number.
 */
export function normaliseOrgNumber(text: string): string | null {
  const parts = /^(?:16|18|19|20)?(\d{6})[-+]?(\d{4})$/.exec(text.replaceAll(/\s/g, ''));
  return parts ? `${parts[1]}-${parts[2]}` : null;
}
