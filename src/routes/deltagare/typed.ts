// What was typed into a refused form, to show again.
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
