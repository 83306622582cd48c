// How often one address on the network has asked for links that open nothing.

const WINDOW_MILLISECONDS = 5 * 60_000;
const MOST_FAILURES = 30;
const MOST_ADDRESSES = 10_000;

type Failures = { readonly since: number; readonly count: number };

/** Counts failures only: a team that writes a report saves many times a minute. */
export function countAttempts(limit = MOST_FAILURES) {
  const byAddress = new Map<string, Failures>();
  const current = (address: string, now: number): Failures => {
    const known = byAddress.get(address);
    return known && now - known.since < WINDOW_MILLISECONDS ? known : { since: now, count: 0 };
  };
  return {
    isTooMany: (address: string, now: number): boolean => current(address, now).count >= limit,
    failed(address: string, now: number): void {
      const { since, count } = current(address, now);
      // The oldest goes first, so that many addresses cannot fill the memory.
      byAddress.delete(address);
      byAddress.set(address, { since, count: count + 1 });
      const [oldest] = byAddress.keys();
      if (byAddress.size > MOST_ADDRESSES && oldest !== undefined) byAddress.delete(oldest);
    },
  };
}

export const attempts = countAttempts();
