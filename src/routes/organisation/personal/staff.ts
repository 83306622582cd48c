import { countCell, gridColumns, gridRow, textCell, type GridRow, type TableModel } from '#design/core';
import type { StaffPost } from '#organisation/core';
import { percentText } from '../medlemmar/members.ts';
import type { texts } from '../texts.ts';

type Words = (typeof texts)['sv'];

export function staffColumns({ staff: { columns } }: Words) {
  return gridColumns([
    { id: 'roll', label: columns.role, kind: 'text', isRequired: true, alsoCalled: ['tjänst', 'befattning'] },
    { id: 'arbetsgivare', label: columns.employer, kind: 'text', isRequired: true },
    {
      id: 'heltider',
      label: columns.fullTime,
      kind: 'number',
      size: 6,
      alsoCalled: ['tjänstgöringsgrad', 'omfattning'],
    },
    { id: 'delas', label: columns.sharedWith, kind: 'text' },
    { id: 'del', label: columns.ownShare, kind: 'percent', size: 6 },
    { id: 'fran', label: columns.from, kind: 'date', alsoCalled: ['från'] },
    { id: 'till', label: columns.to, kind: 'date', alsoCalled: ['till'] },
    { id: 'anmarkning', label: columns.note, kind: 'text', maxLength: 4000 },
  ]);
}

export function staffRows(posts: readonly StaffPost[]): GridRow[] {
  return posts.map((post, place) =>
    gridRow(String(place), {
      roll: post.role,
      arbetsgivare: post.employer,
      heltider: post.shareOfFullTime,
      delas: post.sharedWith,
      del: percentText(post.ownShare),
      fran: post.validFrom,
      till: post.validTo,
      anmarkning: post.note,
    }),
  );
}

export function staffTable(posts: readonly StaffPost[], words: Words): TableModel {
  const { columns, caption } = words.staff;
  return {
    id: 'tjanster',
    caption,
    labelHeading: columns.role,
    columns: [
      { id: 'employer', label: columns.employer, kind: 'text' },
      { id: 'fullTime', label: columns.fullTime, kind: 'count' },
      { id: 'sharedWith', label: columns.sharedWith, kind: 'text' },
      { id: 'ownShare', label: columns.ownShare, kind: 'text' },
      { id: 'from', label: columns.from, kind: 'date' },
      { id: 'to', label: columns.to, kind: 'date' },
      { id: 'note', label: columns.note, kind: 'text' },
    ],
    rows: posts.map((post, place) => ({
      id: String(place),
      label: post.role,
      role: 'row',
      cells: [
        textCell(post.employer),
        post.shareOfFullTime === null ? textCell('') : countCell(post.shareOfFullTime),
        ...[post.sharedWith, percentText(post.ownShare), post.validFrom, post.validTo, post.note].map((cell) =>
          textCell(cell ?? ''),
        ),
      ],
    })),
  };
}
