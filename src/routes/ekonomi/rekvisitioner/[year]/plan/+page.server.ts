import { redirect } from '@sveltejs/kit';
import { gridRow, type GridColumn } from '#design/core';
import { claimRhythms, type ClaimPlan } from '#finance/core';
import { saveClaimPlans } from '#finance/server';
import { alone } from '../../../../alone.server.ts';
import { isAccessRefusal, stopAt } from '../../../../answer.ts';
import { sentGrid } from '../../../../sent-grid.server.ts';
import { amountText } from '../../../amount-text.ts';
import { texts as finance } from '../../../texts.ts';
import type { ClaimTexts } from '../../texts.ts';
import { readClaimsPage } from '../claims-page.server.ts';

const grid = 'plan';

export async function load({ locals, params }) {
  const { year, claims, words } = await readClaimsPage(locals, params);
  return {
    year,
    columns: columnsOf(claims, words),
    rows: planRows(claims),
    breadcrumbs: [
      { address: '/ekonomi', label: finance[locals.language].heading },
      { address: `/ekonomi/rekvisitioner/${year}`, label: words.heading(year) },
    ],
  };
}

export const actions = {
  default: ({ locals, params, request }) =>
    alone({ locals, request }, async (form) => {
      const { session, year, claims, words } = await readClaimsPage(locals, params);
      const sent = sentGrid(form, {
        grid,
        columns: columnsOf(claims, words),
        language: locals.language,
        current: planRows(claims),
      });
      if (!sent.isReady) return sent.answer;
      const plans = sent.rows.map(({ values }): ClaimPlan => ({
        programme: values.insats ?? '',
        member: values.part ?? '',
        monthlyOre: values.belopp ?? 0,
        rhythm: claimRhythms.find((one) => String(one) === values.takt) ?? 3,
        from: values.fran ?? 1,
        to: values.till ?? 12,
      }));
      const isMonth = (month: number): boolean => month >= 1 && month <= 12;
      const faults = plans.flatMap(({ monthlyOre, from, to }, row) => [
        ...(monthlyOre > 0 ? [] : [{ row, column: 'belopp', text: words.edit.positive }]),
        ...(isMonth(from) ? [] : [{ row, column: 'fran', text: words.edit.month }]),
        ...(isMonth(to) ? [] : [{ row, column: 'till', text: words.edit.month }]),
        ...(isMonth(from) && isMonth(to) && from > to ? [{ row, column: 'till', text: words.edit.turned }] : []),
      ]);
      if (faults.length > 0) return sent.refuse(faults);
      const saved = await saveClaimPlans(session, { year, plans });
      if (saved.ok) redirect(303, `/ekonomi/rekvisitioner/${year}?sparad=plan`);
      if (isAccessRefusal(saved.refusal)) stopAt(saved.refusal);
      return sent.refuse([{ text: words.errors.programme }]);
    }),
};

function planRows({ plans }: Pick<Known, 'plans'>) {
  return plans.map(({ programme, member, monthlyOre, rhythm, from, to }) =>
    gridRow(null, {
      insats: programme,
      part: member,
      belopp: amountText(monthlyOre),
      takt: String(rhythm),
      fran: from,
      till: to,
    }),
  );
}

type Known = Awaited<ReturnType<typeof readClaimsPage>>['claims'];

function columnsOf({ programmes, members }: Known, { edit, received }: ClaimTexts) {
  const named = (all: readonly { slug: string; name: string }[]) =>
    all.map(({ slug, name }) => ({ value: slug, label: name, alsoCalled: [slug] }));
  return [
    { id: 'insats', label: received.programme, kind: 'choice', isRequired: true, options: named(programmes) },
    { id: 'part', label: received.member, kind: 'choice', isRequired: true, options: named(members) },
    { id: 'belopp', label: edit.monthly, kind: 'money', isRequired: true },
    {
      id: 'takt',
      label: edit.rhythm,
      kind: 'choice',
      isRequired: true,
      options: claimRhythms.map((one) => ({ value: String(one), label: edit.rhythms[`${one}`] })),
    },
    { id: 'fran', label: edit.from, kind: 'integer', size: 4 },
    { id: 'till', label: edit.to, kind: 'integer', size: 4 },
  ] as const satisfies readonly GridColumn[];
}
