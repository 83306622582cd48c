import { deadlineOf, isLate, lexHellerNumber, lexHellerTypes, type LexHellerReport } from '#collaboration/core';
import { readLexHeller, readLexHellerLink, renewLexHellerLink } from '#collaboration/server';
import { textCell, type TableModel } from '#design/core';
import { mayDo, sessionOr, valueOr } from '../answer.ts';
import { texts } from './texts.ts';

export async function load({ locals, url }) {
  const session = sessionOr(locals);
  const { language } = locals;
  const words = texts[language];
  const { columns } = words;
  const mayManage = mayDo(session, 'lexHeller.manage');
  const { reports, today } = valueOr(await readLexHeller(session, {}), (refusal: never) => refusal);
  const link = mayManage ? valueOr(await readLexHellerLink(session, {}), (refusal: never) => refusal).link : null;
  const years = [...new Set(reports.map(({ year }) => year))].toSorted((a, b) => b - a);
  const asked = Number(url.searchParams.get('ar'));
  const year = years.includes(asked) ? asked : null;
  const shown = reports.filter((one) => year === null || one.year === year);
  const typeName = (report: LexHellerReport): string =>
    lexHellerTypes.find(({ id }) => id === report.type)?.[language] ?? report.type;
  const table: TableModel = {
    id: 'anmalningar',
    caption: words.table,
    labelHeading: columns.number,
    columns: [
      { id: 'received', label: columns.received, kind: 'date' },
      { id: 'type', label: columns.type, kind: 'text' },
      { id: 'kommun', label: columns.kommun, kind: 'text' },
      { id: 'concerned', label: columns.concerned, kind: 'text' },
      { id: 'state', label: columns.state, kind: 'text' },
      { id: 'deadline', label: columns.deadline, kind: 'date' },
    ],
    rows: shown.map((report) => ({
      id: report.id,
      label: lexHellerNumber(report),
      address: `/lex-heller/${report.id}`,
      role: 'row' as const,
      cells: [
        textCell(report.receivedOn),
        textCell(typeName(report)),
        textCell(report.kommun),
        textCell(report.concerned.join(', ')),
        textCell(words.states[report.state]),
        textCell(
          report.state === 'received' || report.state === 'completed' ? (deadlineOf(report.raisedOn) ?? '') : '',
        ),
      ],
    })),
  };
  return {
    mayManage,
    table,
    years,
    year,
    late: mayManage ? reports.filter((report) => isLate(report, today)).length : 0,
    unread: mayManage ? reports.filter(({ checkedOn, state }) => checkedOn === null && state !== 'closed').length : 0,
    address: link ? `${url.origin}/avvikelse/${link.token}` : null,
    did: url.searchParams.get('gjort'),
  };
}

export const actions = {
  lank: async ({ locals }) => {
    valueOr(await renewLexHellerLink(sessionOr(locals), {}), (refusal: never) => refusal);
    return { told: texts[locals.language].link.made };
  },
};
