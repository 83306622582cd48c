import { gridColumns, gridRow, textCell, type GridRow, type TableModel } from '#design/core';
import { boardRoles, type Mandate, type Member } from '#organisation/core';
import type { texts } from '../texts.ts';

type Words = (typeof texts)['sv'];

export function mandateColumns({ board: { columns, roles } }: Words, members: readonly Member[]) {
  return gridColumns([
    { id: 'namn', label: columns.name, kind: 'text', size: 24 },
    {
      id: 'uppdrag',
      label: columns.role,
      kind: 'choice',
      isRequired: true,
      alsoCalled: ['roll'],
      options: boardRoles.map((value) => ({ value, label: roles[value] })),
    },
    {
      id: 'utsedd',
      label: columns.appointedBy,
      kind: 'choice',
      isRequired: true,
      alsoCalled: ['medlem', 'part', 'representerar'],
      options: members.map(({ slug, name }) => ({ value: slug, label: name })),
    },
    { id: 'fran', label: columns.from, kind: 'date', alsoCalled: ['från'] },
    { id: 'till', label: columns.to, kind: 'date', alsoCalled: ['till'] },
  ]);
}

export function mandateRows(mandates: readonly Mandate[]): GridRow[] {
  return mandates.map(({ name, role, appointedBy, validFrom, validTo }, place) =>
    gridRow(String(place), { namn: name, uppdrag: role, utsedd: appointedBy, fran: validFrom, till: validTo }),
  );
}

export function whoIs(
  { name, role, appointedBy }: Mandate,
  given: { words: Words; members: readonly Member[] },
): string {
  const member = given.members.find(({ slug }) => slug === appointedBy)?.name ?? appointedBy;
  return [name, given.words.board.roles[role], member].filter((part) => part !== null).join(', ');
}

export function mandatesTable(given: {
  mandates: readonly Mandate[];
  members: readonly Member[];
  words: Words;
}): TableModel {
  const { columns, roles, caption } = given.words.board;
  return {
    id: 'mandat',
    caption,
    labelHeading: columns.name,
    columns: [
      { id: 'role', label: columns.role, kind: 'text' },
      { id: 'appointedBy', label: columns.appointedBy, kind: 'text' },
      { id: 'from', label: columns.from, kind: 'date' },
      { id: 'to', label: columns.to, kind: 'date' },
    ],
    rows: given.mandates.map(({ name, role, appointedBy, validFrom, validTo }, place) => ({
      id: String(place),
      label: name ?? '–',
      role: 'row',
      cells: [
        roles[role],
        given.members.find(({ slug }) => slug === appointedBy)?.name ?? appointedBy,
        validFrom ?? '',
        validTo ?? '',
      ].map((cell) => textCell(cell)),
    })),
  };
}
