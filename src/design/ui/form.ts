// What fields and forms share: faults that lead to their fields, and how a field is described to a screen reader.

export type FieldError = { readonly fieldId: string; readonly text: string };

/** The fault of one field, as its `error`. */
export function errorOf(errors: readonly FieldError[] | undefined, fieldId: string): string | undefined {
  return errors?.find((one) => one.fieldId === fieldId)?.text;
}

/** For `aria-describedby`: the hint and the error that stand with the field. */
export function describedBy(of: {
  id: string;
  hint?: string | undefined;
  error?: string | undefined;
}): string | undefined {
  const ids = [of.hint ? `${of.id}-hint` : '', of.error ? `${of.id}-error` : ''].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}
