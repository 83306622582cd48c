// From the outcome of a use case to a page or an error page. Texts stand with the error page.
import { error, redirect } from '@sveltejs/kit';
import { isAllowed, type AccessRefusal, type Permission } from '#access/core';
import type { Session } from '#access/server';
import type { Result } from '#kernel';

/** The session of a page that needs a space; the gate lets nobody here without one. */
export function sessionOr(locals: App.Locals): Session {
  return locals.session ?? redirect(303, '/ingen-roll');
}

/** The value; a denied reader and an address that makes no sense get their error page, the rest is the caller's. */
export function valueOr<T, E extends { readonly kind: string }>(
  result: Result<T, E | AccessRefusal>,
  otherwise: (refusal: E) => never,
): T {
  if (result.ok) return result.value;
  const { refusal } = result;
  if (!isAccessRefusal(refusal)) return otherwise(refusal);
  if (refusal.kind === 'invalidInput') error(404);
  return error(403, { message: '', needsSecondFactor: refusal.needs === 'secondFactor' });
}

export function isAccessRefusal(refusal: { readonly kind: string }): refusal is AccessRefusal {
  return refusal.kind === 'denied' || refusal.kind === 'invalidInput';
}

/** Whether the page shows what changes something; the use case asks again. */
export function mayDo({ roles, space }: Pick<Session, 'roles' | 'space'>, permission: Permission): boolean {
  return isAllowed({ permission, roles, spaceKind: space.kind });
}

/** The error page for who may not do it, and for what no form of ours sends. */
export function stopAt({ kind }: AccessRefusal): never {
  return error(kind === 'denied' ? 403 : 422);
}
