import { dayInSweden } from '#kernel';
import { kommunShares, missingKinds, type CannotSaveOrganisation } from '#organisation/core';
import { changeMembers, readOrganisation } from '#organisation/server';
import { alone } from '../../alone.server.ts';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../../answer.ts';
import { sentGrid } from '../../sent-grid.server.ts';
import { texts } from '../texts.ts';
import { keyTable, memberColumns, memberRows, membersTable, sumText, type Words } from './members.ts';

const grid = 'medlemmar';

export async function load({ locals }) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const { members } = valueOr(await readOrganisation(session, {}), (refusal: never) => refusal);
  const day = dayInSweden(session.clock());
  return {
    maySave: mayDo(session, 'organisation.save'),
    columns: memberColumns(words),
    rows: memberRows(members),
    table: membersTable(members, words),
    key: keyTable({ members, day, words }),
    missingKinds: missingKinds(members),
    missingShares: kommunShares(members, day).missing,
    breadcrumbs: [{ address: '/organisation', label: words.heading }],
  };
}

export const actions = {
  default: ({ locals, request }) =>
    alone({ locals, request }, async (form) => {
      const session = sessionOr(locals);
      const words = texts[locals.language];
      const before = valueOr(await readOrganisation(session, {}), (refusal: never) => refusal);
      const saved = new Map(before.members.map(({ slug, name }) => [slug, name]));
      const columns = memberColumns(words);
      const current = memberRows(before.members);
      const sent = sentGrid(form, { grid, columns, language: locals.language, saved, current });
      if (!sent.isReady) return sent.answer;
      const members = sent.rows.map(({ key, values }) => ({
        slug: key !== null && saved.has(key) ? key : null,
        name: values.medlem ?? '',
        kind: (values.slag ?? 'kommun') as (typeof before.members)[number]['kind'],
        shareOfKommunQuarter: values.del,
        counterpartyObject: values.motpart,
        validFrom: values.fran,
        validTo: values.till,
      }));
      const tooMuch = members.findIndex(({ shareOfKommunQuarter }) => (shareOfKommunQuarter ?? 0) > 1);
      if (tooMuch >= 0) return sent.refuse([{ row: tooMuch, column: 'del', text: words.staff.faults.tooMuch }]);
      const changed = await changeMembers(session, { members });
      if (changed.ok) return { done: words.members.done(changed.value.members) };
      if (isAccessRefusal(changed.refusal)) stopAt(changed.refusal);
      return sent.refuse([faultOf(changed.refusal, { words, names: saved, slugs: members.map(({ slug }) => slug) })]);
    }),
};

type Context = {
  readonly words: Words;
  readonly names: ReadonlyMap<string, string>;
  readonly slugs: (string | null)[];
};

function faultOf(refusal: CannotSaveOrganisation, { words, names, slugs }: Context) {
  const { faults } = words.members;
  const rowOf = (slug: string): { row: number } | object => {
    const row = slugs.indexOf(slug);
    return row < 0 ? {} : { row };
  };
  switch (refusal.kind) {
    case 'memberTwice':
      return { ...rowOf(refusal.slug), column: 'medlem', text: faults.memberTwice };
    case 'counterpartyTwice':
      return {
        ...rowOf(refusal.members[1] ?? ''),
        column: 'motpart',
        text: faults.counterpartyTwice(refusal.counterpartyObject),
      };
    case 'memberNeverValid':
      return { ...rowOf(refusal.slug), column: 'till', text: faults.memberNeverValid };
    case 'noSuchDay':
      return { ...rowOf(refusal.slug), column: 'fran', text: faults.noSuchDay };
    case 'shareOfOther':
      return { ...rowOf(refusal.slug), column: 'del', text: faults.shareOfOther };
    case 'hasMandates':
      return { text: faults.hasMandates(names.get(refusal.member) ?? refusal.member) };
    case 'unknownAppointer':
      return { text: faults.hasMandates(names.get(refusal.appointedBy) ?? refusal.appointedBy) };
    case 'sharesDiffer':
      return { text: faults.sharesDiffer(sumText(refusal.sum)) };
  }
}
