import { fail } from '@sveltejs/kit';
import { formatAmount, readSwedishAmount } from '#design/core';
import type { FieldError } from '#design/ui';
import { agreedKey } from '#finance/core';
import { saveEntered } from '#finance/server';
import type { Ore } from '#kernel';
import { splitBySharingKey } from '#organisation/core';
import { alone, isOvertaken } from '../../../alone.server.ts';
import { isAccessRefusal, stopAt } from '../../../answer.ts';
import { texts } from '../../texts.ts';
import { readContributionsPage } from './contributions-page.server.ts';

export async function load({ locals, params }) {
  const page = await readContributionsPage(locals, params);
  const { rows } = page.contributions;
  return {
    year: page.year,
    years: page.years,
    maySave: page.maySave,
    heading: page.words.heading(page.year),
    tables: page.tables,
    hasMembers: page.members.length > 0,
    ...agreedIn(rows),
    breadcrumbs: [{ address: '/ekonomi', label: texts[locals.language].heading }],
  };
}

type Row = Awaited<ReturnType<typeof readContributionsPage>>['contributions']['rows'][number];

/** What the members have agreed to, as the fields show it. */
function agreedIn(rows: readonly Row[]) {
  return {
    members: rows.flatMap(({ member, name, agreedOre }) =>
      member === null ? [] : [{ slug: member, name, agreed: agreedOre === null ? '' : formatAmount(agreedOre) }],
    ),
    source: rows.find(({ agreedSource }) => agreedSource !== null)?.agreedSource ?? '',
  };
}

type Answer = {
  readonly errors: readonly FieldError[];
  readonly amounts: Readonly<Record<string, string>>;
  readonly source: string;
  readonly total: string;
  readonly isSaved: boolean;
  readonly isOvertaken?: true;
};

export const actions = {
  /** Fills the fields; nothing is saved. */
  fordela: async ({ locals, params, request }) => {
    const { members, contributions, words } = await readContributionsPage(locals, params);
    const form = await request.formData();
    const total = String(form.get('summa') ?? '').trim();
    const answer = { amounts: {}, source: '', total, errors: [], isSaved: false };
    const read = readSwedishAmount(total);
    const parts = read.ok && read.value >= 0 ? splitBySharingKey(members, read.value) : null;
    if (parts) {
      const source = contributions.rows.find(({ agreedSource }) => agreedSource !== null)?.agreedSource ?? '';
      const amounts = Object.fromEntries(parts.map(({ slug, amountOre }) => [slug, formatAmount(amountOre)]));
      return { ...answer, amounts, source } satisfies Answer as Answer;
    }
    const why = read.ok ? words.form.errors.noShares : words.form.errors.total;
    return fail(422, { ...answer, errors: [{ fieldId: 'summa', text: why }] } satisfies Answer as Answer);
  },

  spara: ({ locals, params, request }) =>
    alone({ locals, request }, async (form) => {
      const { session, year, contributions, words } = await readContributionsPage(locals, params);
      const text = (name: string): string => String(form.get(name) ?? '').trim();
      const paying = contributions.rows.flatMap(({ member, name }) =>
        member === null ? [] : [{ slug: member, name }],
      );
      const amounts = Object.fromEntries(paying.map(({ slug }) => [slug, text(`bidrag-${slug}`)]));
      const answer = { amounts, source: text('kalla'), total: '', errors: [], isSaved: false };
      if (isOvertaken(form, agreedIn(contributions.rows))) {
        return fail(409, { ...answer, isOvertaken: true } satisfies Answer as Answer);
      }
      const read = paying.map((member) => ({ ...member, ore: oreOf(amounts[member.slug] ?? '') }));
      const errors = [
        ...read
          .filter(({ ore }) => ore === undefined)
          .map(({ slug, name }) => ({ fieldId: `bidrag-${slug}`, text: words.form.errors.amount(name) })),
        ...(answer.source === '' || answer.source.length > 500
          ? [{ fieldId: 'kalla', text: words.form.errors.source }]
          : []),
      ];
      if (errors.length > 0) return fail(422, { ...answer, errors } satisfies Answer as Answer);
      const known = new Set(
        contributions.rows.filter(({ agreedOre }) => agreedOre !== null).map(({ member }) => member),
      );
      const figures = read
        // What never was entered and still is empty says nothing.
        .filter(({ slug, ore }) => ore !== null || known.has(slug))
        .map(({ slug, ore }) => ({
          key: agreedKey(slug),
          year,
          label: null,
          value: ore === null || ore === undefined ? null : ore / 100,
          unit: 'kr' as const,
          source: answer.source,
          budgetRow: null,
        }));
      const saved = await saveEntered(session, { figures });
      if (!saved.ok && isAccessRefusal(saved.refusal)) stopAt(saved.refusal);
      const done: Answer = { ...answer, isSaved: true };
      return done;
    }),
};

/** Null for an empty field, undefined for what is no amount. */
function oreOf(text: string): Ore | null | undefined {
  if (text === '') return null;
  const read = readSwedishAmount(text);
  return read.ok && read.value >= 0 ? read.value : undefined;
}
