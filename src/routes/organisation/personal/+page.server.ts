import { formatsIn } from '#design/core';
import { fullTimeOn } from '#organisation/core';
import { readStaff, saveStaff } from '#organisation/server';
import { alone } from '../../alone.server.ts';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../../answer.ts';
import { sentGrid } from '../../sent-grid.server.ts';
import { texts } from '../texts.ts';
import { staffColumns, staffRows, staffTable } from './staff.ts';

export async function load({ locals }) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const { today, posts } = valueOr(await readStaff(session, {}), (refusal: never) => refusal);
  const total = fullTimeOn(posts, today);
  return {
    maySave: mayDo(session, 'organisation.save'),
    columns: staffColumns(words),
    rows: staffRows(posts),
    table: staffTable(posts, words),
    total: total === null || posts.length === 0 ? null : formatsIn(locals.language).count(total),
    breadcrumbs: [{ address: '/organisation', label: words.heading }],
  };
}

export const actions = {
  default: ({ locals, request }) =>
    alone({ locals, request }, async (form) => {
      const session = sessionOr(locals);
      const words = texts[locals.language];
      const before = valueOr(await readStaff(session, {}), (refusal: never) => refusal);
      const saved = new Map(before.posts.map(({ role, employer }, place) => [String(place), `${role}, ${employer}`]));
      const columns = staffColumns(words);
      const sent = sentGrid(form, {
        grid: 'tjanster',
        columns,
        language: locals.language,
        saved,
        current: staffRows(before.posts),
      });
      if (!sent.isReady) return sent.answer;
      const posts = sent.rows.map(({ values }) => ({
        role: values.roll ?? '',
        employer: values.arbetsgivare ?? '',
        shareOfFullTime: values.heltider,
        sharedWith: values.delas,
        ownShare: values.del,
        validFrom: values.fran,
        validTo: values.till,
        note: values.anmarkning,
      }));
      const faults = posts.flatMap(({ ownShare, shareOfFullTime }, row) => [
        ...((ownShare ?? 0) > 1 ? [{ row, column: 'del', text: words.staff.faults.tooMuch }] : []),
        ...((shareOfFullTime ?? 0) > 50 ? [{ row, column: 'heltider', text: words.staff.faults.tooManyPosts }] : []),
      ]);
      if (faults.length > 0) return sent.refuse(faults);
      const done = await saveStaff(session, { posts });
      if (done.ok) return { done: words.staff.done(done.value.posts) };
      if (isAccessRefusal(done.refusal)) stopAt(done.refusal);
      const { kind, row } = done.refusal;
      const column = { ownShareMissing: 'del', sharedWithMissing: 'delas', endsBeforeStart: 'till' }[kind];
      return sent.refuse([{ row, column, text: words.staff.faults[kind] }]);
    }),
};
