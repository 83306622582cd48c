import { applicationLabels } from '#decisions/core';
import { readApplications } from '#decisions/server';
import { amountCell, emptyCell, textCell, type TableModel } from '#design/core';
import { roundToKronor } from '#kernel';
import { mayDo, sessionOr, valueOr } from '../answer.ts';
import { texts } from './texts.ts';

export async function load({ locals }) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const labels = applicationLabels[locals.language];
  const applications = valueOr(await readApplications(session, {}), (refusal: never) => refusal);
  const table: TableModel = {
    id: 'ansokningar',
    caption: words.table.caption,
    labelHeading: words.table.name,
    columns: [
      { id: 'open', label: words.table.state, kind: 'text' },
      { id: 'members', label: words.table.members, kind: 'text' },
      { id: 'years', label: words.table.years, kind: 'text' },
      { id: 'applied', label: words.table.applied, kind: 'amount' },
      { id: 'granted', label: words.table.granted, kind: 'amount' },
    ],
    rows: applications.map(({ id, name, state, members, years, appliedOre, grantedOre }) => ({
      id,
      label: name,
      address: `/ansokningar/${id}`,
      role: 'row',
      cells: [
        textCell(labels.states[state]),
        textCell(members.join(', ')),
        textCell(years.length > 1 ? `${years[0] ?? ''}–${years.at(-1) ?? ''}` : String(years[0] ?? '')),
        amountCell(roundToKronor(appliedOre)),
        grantedOre === null ? emptyCell() : amountCell(roundToKronor(grantedOre)),
      ],
    })),
  };
  return { table, mayManage: mayDo(session, 'application.manage'), width: 'full' };
}
