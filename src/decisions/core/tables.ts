import { dateCell, emptyCell, textCell, type TableModel } from '#design/core';
import type { IsoDate } from '#kernel';
import type { Occurrence } from './wheel.ts';

export type WheelTableWords = {
  readonly caption: string;
  readonly item: string;
  readonly from: string;
  readonly due: string;
  readonly responsible: string;
  readonly state: string;
  readonly doneOn: string;
  readonly law: string;
};

/** The wheel of a year as a table, for Excel and CSV. */
export function wheelTable(
  rows: readonly {
    readonly occurrence: Occurrence;
    readonly title: string;
    readonly who: string;
    readonly state: string;
  }[],
  words: WheelTableWords,
): TableModel {
  const day = (date: IsoDate | null) => (date === null ? emptyCell() : dateCell(date));
  return {
    id: 'wheel',
    caption: words.caption,
    labelHeading: words.item,
    columns: [
      { id: 'from', label: words.from, kind: 'date' },
      { id: 'due', label: words.due, kind: 'date' },
      { id: 'responsible', label: words.responsible, kind: 'text' },
      { id: 'state', label: words.state, kind: 'text' },
      { id: 'doneOn', label: words.doneOn, kind: 'date' },
      { id: 'law', label: words.law, kind: 'text' },
    ],
    rows: rows.map(({ occurrence, title, who, state }) => ({
      id: occurrence.itemId,
      label: title,
      role: 'row',
      cells: [
        day(occurrence.from),
        day(occurrence.due),
        textCell(who),
        textCell(state),
        day(occurrence.doneOn),
        occurrence.law === null ? emptyCell() : textCell(occurrence.law),
      ],
    })),
    remarks: [],
  };
}
