// The action of a form that saves a whole, as if nobody else were there.
import { asIfAlone } from '#access/server';
import { fieldsMark } from '#design/core';
import { sessionOr } from './answer.ts';

type Event = { readonly locals: App.Locals; readonly request: Request };

/**
 * Reads the form and runs the action. What the action reads through `locals` still holds when what it saves is committed: when
 * somebody else has saved in between, nothing is kept and the action runs again.
 */
export async function alone<T>({ locals, request }: Event, act: (form: FormData) => Promise<T>): Promise<T> {
  const form = await request.formData();
  return asIfAlone(sessionOr(locals), (session) => {
    locals.session = session;
    return act(form);
  });
}

/** The hidden field that tells which saved fields a form began with. */
export const SEEN = 'sett';

/** Whether somebody else has saved since the form was shown; `saved` is made as the page makes it. */
export function isOvertaken(form: FormData, saved: Readonly<Record<string, unknown>>): boolean {
  const seen = form.get(SEEN);
  return typeof seen === 'string' && seen !== '' && seen !== fieldsMark(saved);
}
