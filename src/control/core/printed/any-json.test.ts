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

function outcomeOf(json: unknown): 'read' | 'refused' {
  const read = readPrintedReport(json);
  if (!read.ok) {
    expect(read.refusal.path.startsWith('$')).toBe(true);
    expect(read.refusal.problem).not.toBe('');
    return 'refused';
  }
  for (const finding of controlReport(read.value.report)) {
    expect(Number.isNaN(finding.left) || Number.isNaN(finding.right)).toBe(false);
    expect(finding.message).not.toMatch(/undefined|NaN|\[object/);
  }
  return 'read';
}

it('reads or refuses any part replaced by any JSON', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(report)), fc.jsonValue({ maxDepth: 4 }), (key, value) => {
      outcomeOf({ ...report, [key]: value });
    }),
    { numRuns: 60 },
  );
});

it('reads or refuses any row, group or count replaced by any JSON', () => {
  const places = Object.entries(report).flatMap(([key, part]) =>
    isObject(part) ? Object.keys(part).map((row) => [key, row] as const) : [],
  );
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 3 }), ([key, row], value) => {
      outcomeOf({ ...report, [key]: { ...(report[key] as object), [row]: value } });
    }),
    { numRuns: 80 },
  );
});

it('reads a report whose parts are taken away one by one', () => {
  for (const key of Object.keys(report)) {
    const rest = Object.fromEntries(Object.entries(report).filter(([other]) => other !== key));
    expect(outcomeOf(rest)).toBe('read');
  }
});
