// Whatever JSON a file holds, reading it gives a report or one sentence, never a crash.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { controlReport } from '../control-report.ts';
import { isObject } from './json-shape.ts';
import { readPrintedReport } from './printed-report.ts';

const report = JSON.parse(
  readFileSync(new URL('../../../../demo/printed/figures-2024.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;

/** What is wrong with the answer; nothing when it is a report or a sentence with a place. */
function faultsOf(json: unknown): string[] {
  const read = readPrintedReport(json);
  if (!read.ok) return read.refusal.path.startsWith('$') && read.refusal.problem !== '' ? [] : ['no sentence'];
  return controlReport(read.value.report).flatMap((finding) =>
    Number.isNaN(finding.left) || Number.isNaN(finding.right) || /undefined|NaN|\[object/.test(finding.message)
      ? [finding.message]
      : [],
  );
}

it('reads or refuses any part replaced by any JSON', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(report)), fc.jsonValue({ maxDepth: 4 }), (key, value) => {
      expect(faultsOf({ ...report, [key]: value })).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

it('refuses a number that no report could print, whose sums would be none', () => {
  expect(readPrintedReport({ ...report, note5Liabilities: { Leverantörsskulder: -1.8e302 } })).toMatchObject({
    ok: false,
  });
});

it('reads or refuses any row, group or count replaced by any JSON', () => {
  const places = Object.entries(report).flatMap(([key, part]) =>
    isObject(part) ? Object.keys(part).map((row) => [key, row] as const) : [],
  );
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 3 }), ([key, row], value) => {
      expect(faultsOf({ ...report, [key]: { ...(report[key] as object), [row]: value } })).toEqual([]);
    }),
    { numRuns: 80 },
  );
});

it('reads a report whose parts are taken away one by one', () => {
  for (const key of Object.keys(report)) {
    const rest = Object.fromEntries(Object.entries(report).filter(([other]) => other !== key));
    expect(readPrintedReport(rest).ok).toBe(true);
  }
});
