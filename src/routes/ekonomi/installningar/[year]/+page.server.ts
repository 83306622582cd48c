import { error, fail } from '@sveltejs/kit';
import type { GridError } from '#design/ui';
import { listLedgerYears, readStatements, saveFinanceSetting } from '#finance/server';
import { alone, isOvertaken } from '../../../alone.server.ts';
import { mayDo, sessionOr, stopAt, valueOr } from '../../../answer.ts';
import { yearParameter } from '../../latest-year.server.ts';
import { texts } from '../../texts.ts';
import { workTexts } from '../../work-texts.ts';
import { fieldsOf, partColumns, readFields, stepColumns, type SettingFields } from './setting-form.server.ts';

export async function load({ locals, params }) {
  const session = sessionOr(locals);
  const year = yearParameter(params.year);
  const { setting, statements } = valueOr(await readStatements(session, { year }), () => error(404));
  const years = valueOr(await listLedgerYears(session, {}), (refusal: never) => refusal);
  const words = workTexts[locals.language].settings;
  return {
    year,
    years,
    maySave: mayDo(session, 'finance.save'),
    fields: fieldsOf(setting, statements.notes),
    olderGuidelines: Math.max(0, setting.capitalGuidelines.length - 1),
    stepColumns: stepColumns(words),
    partColumns: partColumns(words),
    breadcrumbs: [{ address: '/ekonomi', label: texts[locals.language].heading }],
  };
}

type Answer = {
  readonly fields: SettingFields;
  readonly errors: readonly GridError[];
  readonly isSaved: boolean;
  readonly isOvertaken?: true;
};

export const actions = {
  default: ({ locals, params, request }) =>
    alone({ locals, request }, async (form) => {
      const session = sessionOr(locals);
      const { language } = locals;
      const year = yearParameter(params.year);
      const { setting, statements } = valueOr(await readStatements(session, { year }), () => error(404));
      const words = workTexts[language].settings;
      const read = readFields(form, { before: setting, notes: statements.notes, words, language });
      if (isOvertaken(form, fieldsOf(setting, statements.notes))) {
        const { fields } = read;
        return fail(409, { fields, errors: [], isSaved: false, isOvertaken: true } satisfies Answer as Answer);
      }
      if (!read.isReady) {
        const answer: Answer = { fields: read.fields, errors: read.errors, isSaved: false };
        return read.errors.length === 0 ? answer : fail(422, answer);
      }
      const saved = await saveFinanceSetting(session, {
        year,
        setting: {
          ...read.setting,
          capitalGuidelines: read.setting.capitalGuidelines.map((one) => ({
            ...one,
            steps: one.steps.map((step) => ({ ...step, limit: { ...step.limit } })),
          })),
          costSplit: read.setting.costSplit && {
            ...read.setting.costSplit,
            nettedIncome: [...read.setting.costSplit.nettedIncome],
            parts: read.setting.costSplit.parts.map((part) => ({ ...part })),
          },
        },
      });
      if (!saved.ok) return stopAt(saved.refusal);
      const done: Answer = { fields: read.fields, errors: [], isSaved: true };
      return done;
    }),
};
