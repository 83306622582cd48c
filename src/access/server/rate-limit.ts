/** Counts per key within a window; the memory it takes is bounded. One process serves, so its memory is enough. */
export type RateLimit = {
  /** Counts one more; false when it is one too many. */
  readonly take: (key: string, milliseconds: number) => boolean;
};

const MOST_KEYS = 10_000;

export function rateLimit(limit: { readonly most: number; readonly windowMilliseconds: number }): RateLimit {
  const windows = new Map<string, { readonly from: number; count: number }>();
  return {
    take(key, milliseconds) {
      const known = windows.get(key);
      const isOver = !known || milliseconds - known.from >= limit.windowMilliseconds;
      const window = isOver ? { from: milliseconds, count: 0 } : known;
      window.count += 1;
      windows.delete(key);
      windows.set(key, window);
      // The one that was not heard of for longest goes first.
      if (windows.size > MOST_KEYS) windows.delete(windows.keys().next().value ?? '');
      return window.count <= limit.most;
    },
  };
}
