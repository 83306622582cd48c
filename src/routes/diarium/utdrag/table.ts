import { recordNumber, type ListedRecord } from '#decisions/core';
import { textCell, type TableModel } from '#design/core';
import type { RegisterTexts } from '../texts.ts';

export function extractTable(records: readonly ListedRecord[], words: RegisterTexts): TableModel {
  const { columns, caption } = words.extract;
  return {
    id: 'diarium',
    caption,
    labelHeading: columns.number,
    columns: [
      { id: 'day', label: columns.day, kind: 'text' },
      { id: 'direction', label: columns.direction, kind: 'text' },
      { id: 'counterpart', label: columns.counterpart, kind: 'text' },
      { id: 'matter', label: columns.matter, kind: 'text' },
      { id: 'title', label: columns.title, kind: 'text' },
      { id: 'disposal', label: columns.disposal, kind: 'text' },
    ],
    rows: records.map(({ matter, ...record }) => ({
      id: record.id,
      label: recordNumber(matter, record),
      role: 'row',
      cells: [
        record.datedOn,
        words.directions[record.direction],
        record.counterpart ?? '',
        matter.title,
        record.title,
        words.disposals[record.disposal],
      ].map((cell) => textCell(cell)),
    })),
  };
}
