import {
  gridColumns,
  gridRow,
  percentCell,
  textCell,
  writeNumber,
  type GridRow,
  type TableModel,
} from '#design/core';
import { memberKinds, memberShares, type Member } from '#organisation/core';
import type { IsoDate } from '#kernel';
import type { texts } from '../texts.ts';

export type Words = (typeof texts)['sv'];

export function memberColumns({ members: { columns, kinds } }: Words) {
  return gridColumns([
    { id: 'medlem', label: columns.name, kind: 'text', isRequired: true, size: 24, alsoCalled: ['namn', 'part'] },
    {
      id: 'slag',
      label: columns.kind,
      kind: 'choice',
      isRequired: true,
      alsoCalled: ['typ'],
      options: memberKinds.map((value) => ({ value, label: kinds[value] })),
    },
    { id: 'del', label: columns.share, kind: 'percent', size: 8, alsoCalled: ['andel', 'andel (%)', 'del'] },
    { id: 'motpart', label: columns.counterparty, kind: 'text', size: 8, alsoCalled: ['motpart'] },
    { id: 'fran', label: columns.from, kind: 'date', alsoCalled: ['från'] },
    { id: 'till', label: columns.to, kind: 'date', alsoCalled: ['till'] },
  ]);
}

export function memberRows(members: readonly Member[]): GridRow[] {
  return members.map((member) =>
    gridRow(member.slug, {
      medlem: member.name,
      slag: member.kind,
      del: percentText(member.shareOfKommunQuarter),
      motpart: member.counterpartyObject,
      fran: member.validFrom,
      till: member.validTo,
    }),
  );
}

/** 0.073 is `7,3`. */
export function percentText(share: number | null): string | null {
  return share === null ? null : String(Number((share * 100).toPrecision(12))).replace('.', ',');
}

/** What part each member pays, with its sum. */
export function keyTable(given: { members: readonly Member[]; day: IsoDate; words: Words }): TableModel {
  const words = given.words.members;
  const shares = memberShares(given.members, given.day);
  const isWhole = shares.every(({ share }) => share !== null);
  const sum = shares.reduce((total, { share }) => total + (share ?? 0), 0);
  return {
    id: 'nyckel',
    caption: words.keyCaption,
    labelHeading: words.keyMember,
    columns: [
      { id: 'kind', label: words.columns.kind, kind: 'text' },
      { id: 'share', label: words.keyShare, kind: 'percent' },
    ],
    rows: [
      ...shares.map(({ member, share }) => ({
        id: member.slug,
        label: member.name,
        role: 'row' as const,
        cells: [
          textCell(words.kinds[member.kind]),
          member.kind === 'arbetsformedlingen' ? textCell(words.viaState) : percentCell(share, { decimals: 2 }),
        ],
      })),
      ...(isWhole && shares.length > 0
        ? [
            {
              id: 'sum',
              label: words.total,
              role: 'total' as const,
              cells: [textCell(''), percentCell(sum, { decimals: 2 })],
            },
          ]
        : []),
    ],
  };
}

export function membersTable(members: readonly Member[], words: Words): TableModel {
  const { columns, kinds, caption } = words.members;
  return {
    id: 'medlemmar',
    caption,
    labelHeading: columns.name,
    columns: [
      { id: 'kind', label: columns.kind, kind: 'text' },
      { id: 'share', label: columns.share, kind: 'text' },
      { id: 'counterparty', label: columns.counterparty, kind: 'text' },
      { id: 'from', label: columns.from, kind: 'date' },
      { id: 'to', label: columns.to, kind: 'date' },
    ],
    rows: members.map((member) => ({
      id: member.slug,
      label: member.name,
      role: 'row',
      cells: [
        kinds[member.kind],
        percentText(member.shareOfKommunQuarter) ?? '',
        member.counterpartyObject ?? '',
        member.validFrom ?? '',
        member.validTo ?? '',
      ].map((cell) => textCell(cell)),
    })),
  };
}

export function sumText(sum: number): string {
  return `${writeNumber(sum * 100, 2)} %`;
}
