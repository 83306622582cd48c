// What PostgreSQL's values become, set once. Connections run in UTC with ISO dates, so moments end in +00.
import pg from 'pg';
import { assert, type Instant, type IsoDate } from '#kernel';

const { builtins } = pg.types;

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [builtins.INT8]: parseBigint,
  [builtins.DATE]: (text): IsoDate => text,
  // Exact decimals stay text: a float would not be.
  [builtins.NUMERIC]: (text) => text,
  [builtins.TIMESTAMPTZ]: parseInstant,
};

/** For `pg`'s `types` option: ours first, then the driver's own. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    const own = format === 'binary' ? undefined : parsers[oid];
    return own ?? pg.types.getTypeParser(oid, format);
  },
};

/** Amounts in öre fit a number with room to spare; what does not is a broken promise, never a rounded value. */
function parseBigint(text: string): number {
  const number = Number(text);
  assert(Number.isSafeInteger(number), `the whole number ${text} fits a number`);
  return number;
}

/** `2026-11-22 11:30:16.1234+00` → `2026-11-22T11:30:16.123Z`. */
function parseInstant(text: string): Instant {
  const parts = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d+))?\+00$/.exec(text);
  assert(parts, `the moment ${text} is in UTC`);
  return `${parts[1]}T${parts[2]}.${(parts[3] ?? '').slice(0, 3).padEnd(3, '0')}Z`;
}
