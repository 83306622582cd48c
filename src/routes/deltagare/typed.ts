// What was typed into a refused form, to show again; or what is saved, in a form that corrects it.
import { errorOf, type FieldError } from '#design/ui';

export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** One field as it was typed; what stands there otherwise when nothing was sent. */
export function was(typed: Typed | null | undefined, name: string, otherwise = ''): string {
  if (!typed) return otherwise;
  const value = typed[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

/** The boxes that were ticked. */
export function ticked(typed: Typed | null | undefined, name: string, otherwise: readonly string[] = []): string[] {
  if (!typed) return [...otherwise];
  const value = typed[name] ?? [];
  return typeof value === 'string' ? [value] : [...value];
}

/** What an action of the register answers with. */
export type Answered =
  | {
      readonly errors?: readonly FieldError[];
      readonly typed?: Typed | null;
      readonly warnings?: readonly string[];
    }
  | null
  | undefined;

/** Fields by their id: what was typed, else what is saved, and what is wrong with it. */
export type Fields = {
  (id: string, otherwise?: string): { id: string; value: string; error: string | undefined };
  readonly typed: Typed | null;
};

export function fieldsOf(form: Answered, saved: Typed | null = null): Fields {
  const typed = form?.typed ?? saved;
  return Object.assign(
    (id: string, otherwise = '') => ({ id, value: was(typed, id, otherwise), error: errorOf(form?.errors, id) }),
    { typed },
  );
}
