import { readAuditYear, saveAuditors } from '#decisions/server';
import { dayInSweden, yearOf } from '#kernel';
import { alone } from '../../../alone.server.ts';
import { isAccessRefusal, sessionOr, stopAt, valueOr } from '../../../answer.ts';
import { sentGrid } from '../../../sent-grid.server.ts';
import { refusalText } from '../../refusals.ts';
import { texts } from '../../texts.ts';
import { auditorColumns, auditorRows } from '../grids.ts';

async function read(locals: App.Locals) {
  const session = sessionOr(locals);
  return valueOr(
    await readAuditYear(session, { year: yearOf(dayInSweden(session.clock())) }),
    (refusal: never) => refusal,
  );
}

export async function load({ locals }) {
  const words = texts[locals.language];
  const { auditors, members, year } = await read(locals);
  return {
    columns: auditorColumns(words, members),
    rows: auditorRows(auditors),
    breadcrumbs: [
      { address: '/moten', label: words.name },
      { address: '/moten/revision', label: words.audit.heading(year) },
    ],
  };
}

export const actions = {
  default: ({ locals, request }) =>
    alone({ locals, request }, async (form) => {
      const { language } = locals;
      const words = texts[language];
      const { auditors, members } = await read(locals);
      const saved = new Map(auditors.map(({ name }, place) => [String(place), name]));
      const sent = sentGrid(form, {
        grid: 'revisorer',
        columns: auditorColumns(words, members),
        language,
        saved,
        current: auditorRows(auditors),
      });
      if (!sent.isReady) return sent.answer;
      const rows = sent.rows.map(({ values }) => ({
        name: values.namn ?? '',
        firm: values.byra,
        member: values.medlem ?? '',
        validFrom: values.fran,
        validTo: values.till,
      }));
      const done = await saveAuditors(sessionOr(locals), { auditors: rows });
      if (done.ok) return { done: words.audit.grid.saved(done.value.auditors) };
      const { refusal } = done;
      if (isAccessRefusal(refusal)) stopAt(refusal);
      const at =
        'row' in refusal ? { row: refusal.row, column: refusal.kind === 'endsBeforeStart' ? 'till' : 'medlem' } : {};
      return sent.refuse([{ ...at, text: refusalText(refusal, language) }]);
    }),
};
