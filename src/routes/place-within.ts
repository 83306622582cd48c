/** An address of ours to go back to; the overview for anything that leads elsewhere. */
export function placeWithin(outside: unknown, origin: string): string {
  const text = typeof outside === 'string' ? outside : '/';
  if (!text.startsWith('/') || !URL.canParse(text, origin)) return '/';
  const place = new URL(text, origin);
  // `/.//x` is ours, but its path alone would lead to another host.
  return place.origin === origin && !place.pathname.startsWith('//') ? place.pathname + place.search : '/';
}
