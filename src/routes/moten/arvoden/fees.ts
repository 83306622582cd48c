import { attendanceOf, type Body, type Fee, type HeldMeeting } from '#decisions/core';
import { countCell, oreCell, percentCell, textCell, type TableModel, type TableRow } from '#design/core';
import { calendarYear } from '#kernel';
import type { BoardTexts } from '../texts.ts';

type Names = readonly { readonly slug: string; readonly name: string }[];

export function attendanceTable(
  held: readonly HeldMeeting[],
  of: { year: number; members: Names; words: BoardTexts },
): TableModel {
  const { words, year, members } = of;
  const period = calendarYear(year);
  const bodies = [...new Map(held.map(({ body }): [string, Body] => [body.id, body])).values()];
  const row = (
    id: string,
    label: string,
    role: TableRow['role'],
    counted: ReturnType<typeof attendanceOf>,
  ): TableRow => ({
    id,
    label,
    role,
    cells: [
      countCell(counted.meetings),
      countCell(counted.filled),
      countCell(counted.seats),
      percentCell(counted.seats === 0 ? null : counted.filled / counted.seats),
    ],
  });
  return {
    id: 'narvaro',
    caption: words.fees.attendance(year),
    labelHeading: words.fees.body,
    columns: [
      { id: 'meetings', label: words.fees.meetings, kind: 'count' },
      { id: 'filled', label: words.fees.filled, kind: 'count' },
      { id: 'seats', label: words.fees.seats, kind: 'count' },
      { id: 'share', label: words.fees.share, kind: 'percent' },
    ],
    rows: bodies.flatMap((body) => {
      const own = held.filter((one) => one.body.id === body.id);
      return [
        row(body.id, body.name, 'subtotal', attendanceOf(own, { period })),
        ...members
          .map(({ slug, name }) => ({ slug, name, counted: attendanceOf(own, { period, member: slug }) }))
          .filter(({ counted }) => counted.seats > 0)
          .map(({ slug, name, counted }) => row(`${body.id}.${slug}`, name, 'row', counted)),
      ];
    }),
  };
}

export function feesTable(fees: readonly Fee[], of: { year: number; members: Names; words: BoardTexts }): TableModel {
  const { words, year, members } = of;
  return {
    id: 'arvoden',
    caption: words.fees.list(year),
    labelHeading: words.fees.name,
    columns: [
      { id: 'role', label: words.fees.role, kind: 'text' },
      { id: 'member', label: words.fees.member, kind: 'text' },
      { id: 'meetings', label: words.fees.meetings, kind: 'count' },
      { id: 'amount', label: words.fees.amount, kind: 'amount' },
    ],
    rows: [
      ...fees.map(({ name, role, appointedBy, meetings, amountOre }, index): TableRow => ({
        id: String(index),
        label: name,
        role: 'row',
        cells: [
          textCell(words.roles[role as keyof typeof words.roles]),
          textCell(members.find(({ slug }) => slug === appointedBy)?.name ?? ''),
          countCell(meetings),
          oreCell(amountOre),
        ],
      })),
      {
        id: 'total',
        label: words.fees.total,
        role: 'total',
        cells: [
          textCell(''),
          textCell(''),
          countCell(fees.reduce((sum, { meetings }) => sum + meetings, 0)),
          oreCell(fees.reduce((sum, { amountOre }) => sum + amountOre, 0)),
        ],
      },
    ],
  };
}
