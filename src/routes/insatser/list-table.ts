import { amountText, countCell, readSwedishNumber, textCell, type TableModel } from '#design/core';
import type { IsoDate } from '#kernel';
import type { Member } from '#organisation/core';
import { yearOfProgramme, type Programme } from '#programmes/core';
import { toldOf, type Words } from './programmes.ts';

/** The list of a year, to read and to take along. */
export function programmesTable(given: {
  readonly programmes: readonly Programme[];
  readonly members: readonly Member[];
  readonly year: number;
  readonly words: Words;
  readonly today: IsoDate;
}): TableModel {
  const { programmes, members, year, words, today } = given;
  const { columns, orientations, functions } = words;
  return {
    id: 'insatser',
    caption: words.caption(year),
    labelHeading: columns.name,
    columns: [
      { id: 'granted', label: columns.granted, kind: 'amount' },
      { id: 'planned', label: columns.planned, kind: 'count' },
      { id: 'code', label: columns.ledgerObject, kind: 'text' },
      { id: 'orientation', label: columns.orientation, kind: 'text' },
      { id: 'function', label: columns.functionType, kind: 'text' },
      { id: 'owner', label: columns.owner, kind: 'text' },
      { id: 'targetGroup', label: columns.targetGroup, kind: 'text' },
      { id: 'from', label: columns.from, kind: 'date' },
      { id: 'to', label: columns.to, kind: 'date' },
      { id: 'state', label: columns.state, kind: 'text' },
    ],
    rows: programmes.map((programme) => {
      const of = yearOfProgramme(programme, year);
      const granted = amountText(of?.grantedOre ?? null) ?? '';
      return {
        id: programme.slug,
        label: programme.name,
        role: 'row',
        cells: [
          { value: readSwedishNumber(granted), text: granted },
          of?.plannedParticipants === undefined ? textCell('') : countCell(of.plannedParticipants),
          textCell(programme.ledgerObject ?? ''),
          textCell(orientations[programme.orientation]),
          textCell(programme.functionType === null ? '' : functions[programme.functionType]),
          textCell(members.find(({ slug }) => slug === programme.owner)?.name ?? programme.owner ?? ''),
          textCell(programme.targetGroup),
          textCell(programme.from ?? ''),
          textCell(programme.to ?? ''),
          textCell(toldOf(programme, today, words).told ?? ''),
        ],
      };
    }),
  };
}
