import { fail } from '@sveltejs/kit';
import { textCell, type TableModel } from '#design/core';
import { goalKey } from '#goals/core';
import { carryGoals, readPlan, savePlan, type OperatingPlan } from '#goals/server';
import { dayInSweden } from '#kernel';
import { readProgrammes } from '#programmes/server';
import { alone, isOvertaken } from '../../alone.server.ts';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../../answer.ts';
import { decidedItems, sentDecision } from '../../decision-field.server.ts';
import { chosenYear } from '../../years.ts';
import { texts as goalTexts } from '../texts.ts';
import { texts } from './texts.ts';

export async function load({ locals, url }) {
  const session = sessionOr(locals);
  const { language } = locals;
  const words = texts[language];
  const year = chosenYear(url.searchParams.get('ar'), dayInSweden(session.clock()));
  const { plan, summary, commitments } = valueOr(await readPlan(session, { year }), (refusal: never) => refusal);
  const programmes = valueOr(await readProgrammes(session, {}), (refusal: never) => refusal);
  const { columns } = words;
  const table: TableModel = {
    id: 'plan',
    caption: words.caption(year),
    labelHeading: columns.text,
    columns: (['programme', 'explained', 'assessment', 'assessedBy', 'comment'] as const).map((id) => ({
      id,
      label: columns[id],
      kind: 'text',
    })),
    rows: commitments.map(({ goal, explained, sources }) => ({
      id: goalKey(goal),
      label: goal.text,
      role: 'row',
      cells: [
        textCell(programmes.find(({ slug }) => slug === goal.programme)?.name ?? words.association),
        textCell([explained[language], ...sources[language]].join(' ')),
        textCell(goalTexts[language].assessments[goal.assessment]),
        textCell(goal.assessedBy ? words.assessors[goal.assessedBy] : ''),
        textCell(goal.comment),
      ],
    })),
  };
  return {
    year,
    plan,
    saved: fieldsOf(plan),
    decision:
      plan?.reference && plan.decidedOn
        ? { item: plan.item, reference: plan.reference, decidedOn: plan.decidedOn }
        : null,
    decidedItems: mayDo(session, 'goals.save') ? await decidedItems(session) : [],
    summary: summary[language],
    table,
    maySave: mayDo(session, 'goals.save'),
    width: 'full',
  };
}

function fieldsOf(plan: OperatingPlan | null) {
  return {
    introduction: plan?.introduction ?? '',
    item: plan?.item ?? '',
    reference: plan?.reference ?? '',
    decidedOn: plan?.decidedOn ?? '',
  };
}

export const actions = {
  spara: ({ locals, request, url }) =>
    alone({ locals, request }, async (form) => {
      const session = sessionOr(locals);
      const year = chosenYear(url.searchParams.get('ar'), dayInSweden(session.clock()));
      const { plan } = valueOr(await readPlan(session, { year }), (refusal: never) => refusal);
      const text = (name: string): string => String(form.get(name) ?? '').trim();
      const { language } = locals;
      const {
        decision,
        typed: beslut,
        errors,
      } = await sentDecision(form, {
        id: 'paragraf',
        session,
        language,
        isOptional: true,
      });
      if (isOvertaken(form, fieldsOf(plan))) {
        return fail(409, { errors: [], typed: { inledning: text('inledning'), beslut }, isOvertaken: true });
      }
      if (errors.length > 0) return fail(422, { errors, typed: { inledning: text('inledning'), beslut } });
      const done = await savePlan(session, {
        year,
        introduction: text('inledning'),
        reference: decision?.reference ?? null,
        item: decision?.item ?? null,
        decidedOn: decision?.decidedOn ?? null,
      });
      if (!done.ok) stopAt(done.refusal);
      return { isSaved: true };
    }),
  'ta-med': async ({ locals, url }) => {
    const session = sessionOr(locals);
    const year = chosenYear(url.searchParams.get('ar'), dayInSweden(session.clock()));
    const done = await carryGoals(session, { year });
    if (done.ok) return { carried: done.value };
    if (isAccessRefusal(done.refusal)) stopAt(done.refusal);
    return fail(409, {});
  },
};
