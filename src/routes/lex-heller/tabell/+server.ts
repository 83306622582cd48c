import { lexHellerActions, lexHellerNumber, lexHellerTypes } from '#collaboration/core';
import { readLexHeller } from '#collaboration/server';
import { textCell } from '#design/core';
import { sessionOr, valueOr } from '../../answer.ts';
import { tableFile } from '../../table-file.server.ts';
import { texts } from '../texts.ts';

/** Without who reported, and without texts that nobody has read. */
export async function GET({ url, locals }) {
  const { language } = locals;
  const words = texts[language];
  const { columns } = words;
  const { reports } = valueOr(await readLexHeller(sessionOr(locals), {}), (refusal: never) => refusal);
  const year = url.searchParams.get('ar');
  const actions: Readonly<Record<string, string>> = lexHellerActions[language];
  const names = [
    'received',
    'organisation',
    'programme',
    'role',
    'kommun',
    'concerned',
    'type',
    'event',
    'consequence',
    'proposal',
    'state',
    'theme',
    'action',
    'responsible',
    'answer',
    'answered',
    'fedBack',
    'published',
  ] as const;
  const rows = reports
    .filter((one) => year === null || String(one.year) === year)
    .map((one) => ({
      id: one.id,
      label: lexHellerNumber(one),
      role: 'row' as const,
      cells: [
        one.receivedOn,
        one.organisation,
        one.programme,
        one.role,
        one.kommun,
        one.concerned.join(', '),
        lexHellerTypes.find(({ id }) => id === one.type)?.[language] ?? one.type,
        one.event || words.unreadText,
        one.consequence,
        one.proposal,
        words.states[one.state],
        one.theme,
        actions[one.action] ?? one.action,
        one.responsible,
        one.answer,
        one.answeredOn ?? '',
        one.fedBackOn ?? '',
        one.isPublished ? words.yes : words.no,
      ].map((text) => textCell(text)),
    }));
  const table = {
    id: 'anmalningar',
    caption: words.heading,
    labelHeading: columns.number,
    columns: names.map((id) => ({ id, label: columns[id], kind: 'text' as const })),
    rows,
  };
  return tableFile({ url, locals }, { name: `${words.heading} ${year ?? ''}`, tables: [table] });
}
