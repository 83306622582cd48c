// The template with the right columns and an example row.
import { textCell } from '#design/core';
import { importTemplate } from '#participants/core';
import { tableFile } from '../../../table-file.server.ts';
import { texts } from '../texts.ts';

export function GET(event) {
  const { header, rows } = importTemplate({ hasExample: true });
  const [first = '', ...others] = header;
  const table = {
    id: 'mall',
    caption: texts[event.locals.language].template,
    labelHeading: first,
    columns: others.map((column) => ({ id: column, label: column, kind: 'text' as const })),
    rows: rows.map(([label, ...cells], index) => ({
      id: String(index),
      label: String(label ?? ''),
      role: 'row' as const,
      cells: cells.map((cell) => textCell(String(cell ?? ''))),
    })),
  };
  return tableFile(event, { name: 'mall-deltaganden', tables: [table] });
}
