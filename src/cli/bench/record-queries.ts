// What a page asks the database: the statements of one request, heard where they are sent.
import pg from 'pg';

export type RecordedQuery = { readonly text: string; readonly values: readonly unknown[] };

/** Runs with an ear at every connection of this process. */
export async function recordQueries(run: () => Promise<unknown>): Promise<readonly RecordedQuery[]> {
  const heard: RecordedQuery[] = [];
  const prototype = pg.Client.prototype as { query: (this: unknown, ...given: unknown[]) => unknown };
  const { query } = prototype;
  prototype.query = function listened(this: unknown, ...given: unknown[]): unknown {
    const [first, values] = given;
    if (typeof first === 'string') heard.push({ text: first, values: Array.isArray(values) ? values : [] });
    else if (isStatement(first)) heard.push({ text: first.text, values: first.values ?? [] });
    return query.apply(this, given);
  };
  try {
    await run();
  } finally {
    prototype.query = query;
  }
  return heard;
}

function isStatement(given: unknown): given is { text: string; values?: readonly unknown[] } {
  return typeof given === 'object' && given !== null && 'text' in given && typeof given.text === 'string';
}
