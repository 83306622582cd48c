import { isIsoDate } from '#kernel';
import * as v from 'valibot';

export const day = v.pipe(
  v.string(),
  v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
);
export const id = v.pipe(v.string(), v.uuid());
export const noticeDays = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60));
export const shortOrNull = v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300)));
export const email = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(200),
  v.regex(/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/),
);
