// Who is due for disposal, as the page and its file show it: pseudonyms and days.
import { textCell, type Language, type TableModel } from '#design/core';
import type { Retention } from '#participants/server';
import { texts } from './texts.ts';

export function dueTable(due: Retention['due'], language: Language): TableModel {
  const words = texts[language];
  return {
    id: 'gallring',
    caption: words.caption,
    labelHeading: words.participant,
    columns: [
      { id: 'avslut', label: words.ended, kind: 'text' },
      { id: 'fran', label: words.due, kind: 'text' },
    ],
    rows: due.map(({ participantId, pseudonym, endedOn, dueOn }) => ({
      id: participantId,
      label: pseudonym,
      role: 'row',
      cells: [textCell(endedOn), textCell(dueOn)],
    })),
  };
}
