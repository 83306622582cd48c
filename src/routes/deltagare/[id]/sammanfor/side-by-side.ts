// Two persons as the columns of one table, and what they differ in.
import { textCell, type TableModel } from '#design/core';
import type { Compared, ComparedRecord } from '#participants/server';
import type { RegisterLabels } from '../../labels.ts';
import type { Words } from '../../texts.ts';
import type { texts } from '../texts.ts';

type Said = {
  readonly say: RegisterLabels;
  readonly words: Words;
  readonly own: (typeof texts)['sv']['join'];
  readonly nameOf: (programme: string) => string;
  readonly date: (day: string) => string;
};

export function besideEachOther({ own, other }: Compared, { say, words, own: join, nameOf, date }: Said) {
  const unknown = words.one.unknown;
  const of = (records: readonly ComparedRecord[], read: (one: ComparedRecord) => string | null): string =>
    [...new Set(records.map((one) => read(one) ?? unknown))].join(', ');
  const facts: readonly { id: string; label: string; read: (one: ComparedRecord) => string | null }[] = [
    { id: 'namn', label: words.referral.name, read: ({ workingName }) => workingName },
    { id: 'kon', label: words.referral.sex, read: ({ sex }) => say.sexes[sex] },
    {
      id: 'fodelsear',
      label: words.referral.birthYear,
      read: ({ birthYear }) => (birthYear === null ? null : String(birthYear)),
    },
    { id: 'kommun', label: words.referral.municipality, read: ({ municipality }) => municipality },
  ];
  const stays = (records: readonly ComparedRecord[]): string =>
    records
      .flatMap(({ participations }) => participations)
      .map((row) => {
        const from = date(row.enrolledOn ?? row.referredOn ?? row.registeredOn);
        return `${nameOf(row.programme)} ${from}–${row.exitedOn === null ? '' : date(row.exitedOn)}`;
      })
      .join(', ') || join.none;
  const row = (id: string, label: string, left: string, right: string) => ({
    id,
    label,
    role: 'row' as const,
    cells: [textCell(left), textCell(right)],
  });
  const table: TableModel = {
    id: 'jamfor',
    caption: join.beside,
    labelHeading: words.one.facts,
    columns: [
      { id: 'den-har', label: join.this, kind: 'text' },
      { id: 'den-andra', label: join.that, kind: 'text' },
    ],
    rows: [
      row(
        'pseudonym',
        words.search,
        of(own, ({ pseudonym }) => pseudonym),
        of(other, ({ pseudonym }) => pseudonym),
      ),
      ...facts.map(({ id, label, read }) => row(id, label, of(own, read), of(other, read))),
      row('deltaganden', join.participations, stays(own), stays(other)),
    ],
  };
  const differs = facts
    .filter(({ id }) => id === 'kon' || id === 'fodelsear')
    .filter(({ read }) =>
      own.some((a) => other.some((b) => read(a) !== null && read(b) !== null && read(a) !== read(b))),
    )
    .map(({ label }) => label.toLowerCase());
  const withdrawn = (records: readonly ComparedRecord[]): boolean =>
    records.some(({ consentWithdrawnOn }) => consentWithdrawnOn !== null);
  return {
    other: other[0]?.id ?? '',
    table,
    warnings: [
      ...(differs.length > 0 ? [join.differs(differs.join(', '))] : []),
      ...(withdrawn(own) === withdrawn(other) ? [] : [join.consentDiffers]),
    ],
  };
}
