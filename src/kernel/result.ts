/** The outcome of a decision: a value, or a refusal with the facts its reader needs. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: E };

export function accept<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

export function refuse<const E>(refusal: E): Result<never, E> {
  return { ok: false, refusal };
}
