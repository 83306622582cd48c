import { useCase } from '#access/server';
import { positions } from '#finance/core';
import { accept } from '#kernel';
import * as v from 'valibot';
import { saveMappingVersion } from './settings-store.ts';

const Text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const Ranges = v.pipe(
  v.string(),
  v.regex(/^\w+(-\w+)?(,\w+(-\w+)?)*$/, 'are account numbers or ranges, 4611 or 40-49,74'),
);

export const ChartMappingInput = v.object({
  name: Text,
  projectDimension: Text,
  rules: v.array(
    v.object({
      accounts: Ranges,
      objects: v.exactOptional(v.array(v.object({ dimension: Text, range: v.exactOptional(Ranges) }))),
      position: v.picklist(positions),
      row: v.variant('by', [
        v.object({ by: v.literal('text'), label: Text, of: v.exactOptional(Text) }),
        v.object({
          by: v.literal('object'),
          dimension: Text,
          prefix: v.exactOptional(v.pipe(v.string(), v.maxLength(100))),
          labels: v.exactOptional(v.record(v.string(), Text)),
        }),
        v.object({ by: v.literal('account'), labels: v.exactOptional(v.record(v.string(), Text)) }),
      ]),
      order: v.exactOptional(v.pipe(v.number(), v.integer())),
      payer: v.exactOptional(v.picklist(['stat', 'region', 'kommun'])),
      isDepreciation: v.exactOptional(v.boolean()),
      isAudit: v.exactOptional(v.boolean()),
    }),
  ),
});

/** Sets the chart mapping from a year on, as the next version. */
export const saveChartMapping = useCase({
  permission: 'finance.save',
  input: v.object({ year: v.pipe(v.number(), v.integer()), mapping: ChartMappingInput }),
  async run({ tx, actor, now }, { year, mapping }) {
    const version = await saveMappingVersion(tx, year, mapping, { savedAt: now, savedBy: actor.id });
    return accept({ year, version });
  },
  details: ({ value }) => value,
});
