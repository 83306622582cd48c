import { useCase } from '#access/server';
import { withTypedCounts, type CannotReceivePackage } from '#followup/core';
import { accept, isIsoDate, refuse, type Problem } from '#kernel';
import * as v from 'valibot';
import { findLatestPackage } from './package-store.ts';
import { orgNumberOf, receivePackage } from './receive-package.ts';

const Text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000));
const Day = v.pipe(
  v.string(),
  v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
);

/** `row` is the place among the rows, from 0. */
export type CannotSaveTypedCounts = { readonly row: number } & (CannotReceivePackage | { readonly kind: 'noCounts' });

export type SavedTypedCounts = {
  readonly saved: readonly { readonly programme: string; readonly version: number }[];
  readonly unchanged: number;
  readonly problems: readonly (Problem & { readonly programme: string })[];
};

/**
 * Counts of several programmes over one period, all or none: what is new becomes version 1, what differs becomes a
 * correction with `reason`, what is the same is passed over. Counts that the table does not show stay.
 */
export const saveTypedCounts = useCase({
  permission: 'followup.save',
  action: 'followup.type',
  input: v.object({
    period: v.pipe(
      v.object({ from: Day, to: Day }),
      v.check(({ from, to }) => from <= to, 'a period ends on or after the day it starts'),
    ),
    source: Text,
    reason: v.nullable(Text),
    rows: v.array(
      v.object({
        programme: v.string(),
        counts: v.record(v.string(), v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0)))),
      }),
    ),
  }),
  async run(context, { period, source, reason, rows }) {
    const { tx, space } = context;
    const association = await orgNumberOf(tx, space.id);
    const saved: { programme: string; version: number }[] = [];
    const problems: (Problem & { programme: string })[] = [];
    for (const [row, { programme, counts }] of rows.entries()) {
      const latest = await findLatestPackage(tx, { programme, ...period });
      const measures = withTypedCounts(latest, counts);
      if (measures.length === 0) return refuse<CannotSaveTypedCounts>({ kind: 'noCounts', row });
      const base = latest ?? {
        association,
        programme,
        ...period,
        countingUnit: 'participation' as const,
        definitions: [],
        source,
        decision: null,
      };
      const isSame = latest !== null && sameMeasures(latest.measures, measures);
      if (isSame) continue;
      const received = await receivePackage(context, {
        ...base,
        measures,
        source,
        version: (latest?.version ?? 0) + 1,
        correctionReason: latest === null ? null : reason,
      });
      if (!received.ok) return refuse<CannotSaveTypedCounts>({ ...received.refusal, row });
      saved.push({ programme, version: received.value.version });
      problems.push(...received.value.problems.map((problem) => ({ ...problem, programme })));
    }
    return accept({ saved, unchanged: rows.length - saved.length, problems } satisfies SavedTypedCounts);
  },
  details: ({ value, command }) => ({
    ...command.period,
    saved: value.saved.length,
    corrections: value.saved.filter(({ version }) => version > 1).length,
  }),
});

function sameMeasures(a: readonly object[], b: readonly object[]): boolean {
  const texts = (measures: readonly object[]): string =>
    measures
      .map((cell) => JSON.stringify(sorted(cell)))
      .toSorted()
      .join();
  return texts(a) === texts(b);
}

function sorted(cell: object): [string, unknown][] {
  return Object.entries(cell)
    .filter(([, value]) => value !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
}
