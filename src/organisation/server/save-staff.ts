import { useCase } from '#access/server';
import { accept, isIsoDate } from '#kernel';
import { checkStaff } from '#organisation/core';
import * as v from 'valibot';
import { replaceStaff } from './organisation-store.ts';

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const day = v.nullable(
  v.pipe(
    v.string(),
    v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
  ),
);

/** Puts posts in place of the ones there were. */
export const saveStaff = useCase({
  permission: 'organisation.save',
  action: 'organisation.staff',
  input: v.object({
    posts: v.pipe(
      v.array(
        v.object({
          role: text,
          employer: text,
          shareOfFullTime: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(50))),
          sharedWith: v.nullable(text),
          ownShare: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
          validFrom: day,
          validTo: day,
          note: v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(4_000))),
        }),
      ),
      v.maxLength(500),
    ),
  }),
  async run({ tx }, { posts }) {
    const checked = checkStaff(posts);
    if (!checked.ok) return checked;
    await replaceStaff(tx, posts);
    return accept({ posts: posts.length });
  },
  details: ({ value }) => value,
});
