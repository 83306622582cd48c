import { readAuditYear, saveControlPlan } from '#decisions/server';
import { dayInSweden } from '#kernel';
import { alone } from '../../../alone.server.ts';
import { isAccessRefusal, sessionOr, stopAt, valueOr } from '../../../answer.ts';
import { sentGrid } from '../../../sent-grid.server.ts';
import { chosenYear } from '../../../years.ts';
import { refusalText } from '../../refusals.ts';
import { texts } from '../../texts.ts';
import { checkColumns, checkRows } from '../grids.ts';

async function read(locals: App.Locals, url: URL) {
  const session = sessionOr(locals);
  const year = chosenYear(url.searchParams.get('ar'), dayInSweden(session.clock()));
  return valueOr(await readAuditYear(session, { year }), (refusal: never) => refusal);
}

export async function load({ locals, url }) {
  const words = texts[locals.language];
  const { checks, year } = await read(locals, url);
  return {
    year,
    columns: checkColumns(words),
    rows: checkRows(checks),
    breadcrumbs: [
      { address: '/moten', label: words.name },
      { address: `/moten/revision?ar=${year}`, label: words.audit.heading(year) },
    ],
  };
}

export const actions = {
  default: ({ locals, request, url }) =>
    alone({ locals, request }, async (form) => {
      const { language } = locals;
      const words = texts[language];
      const { checks, year } = await read(locals, url);
      const saved = new Map(checks.map(({ risk }, place) => [String(place), risk]));
      const sent = sentGrid(form, {
        grid: 'kontroll',
        columns: checkColumns(words),
        language,
        saved,
        current: checkRows(checks),
      });
      if (!sent.isReady) return sent.answer;
      const rows = sent.rows.map(({ values }) => ({
        risk: values.risk ?? '',
        check: values.kontroll ?? '',
        responsible: values.vem ?? '',
        dueOn: values.senast,
        doneOn: values.gjord,
        outcome: values.resultat,
      }));
      const done = await saveControlPlan(sessionOr(locals), { year, checks: rows });
      if (done.ok) return { done: words.audit.grid.saved(done.value.checks) };
      const { refusal } = done;
      if (isAccessRefusal(refusal)) stopAt(refusal);
      return sent.refuse([{ text: refusalText(refusal, language) }]);
    }),
};
