import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aPackage } from './a-package.ts';
import { readCount, readOrImplied } from './counts.ts';
import type { PackageCount } from './package.ts';
import type { Dimensions, Measure } from './vocabulary.ts';

type Case = {
  name: string;
  counts: (Omit<PackageCount, 'dimensions'> & { dimensions?: Dimensions })[];
  ask: { measure: Measure; dimensions?: Dimensions };
  expected: number | null | 'hidden' | 'nothing';
};

const cases = parse(readFileSync(new URL('counting.cases.yaml', import.meta.url), 'utf8')) as Case[];

test.each(cases)('$name', ({ counts, ask, expected }) => {
  const one = aPackage({ measures: counts.map((cell) => ({ dimensions: {}, ...cell })) });
  const read = readCount(one, ask.measure, ask.dimensions);
  const seen = read === null ? 'nothing' : read.isSuppressed ? 'hidden' : read.count;
  expect(seen).toBe(expected);
});

test('whatever the parts by sex and age, both margins and the total are their sums', () => {
  const count = fc.nat({ max: 500 });
  fc.assert(
    fc.property(fc.array(fc.tuple(count, count), { minLength: 1, maxLength: 6 }), (bands) => {
      const measures = bands.flatMap(([women, men], index) => {
        const ageBand = `${20 + index * 10}-${29 + index * 10}`;
        return [
          { measure: 'participants' as const, dimensions: { sex: 'female', ageBand }, count: women },
          { measure: 'participants' as const, dimensions: { sex: 'male', ageBand }, count: men },
        ];
      });
      const one = aPackage({ measures });
      const women = readCount(one, 'participants', { sex: 'female' })?.count ?? -1;
      const men = readCount(one, 'participants', { sex: 'male' })?.count ?? -1;
      const byAge = bands.map((_, index) => {
        const ageBand = `${20 + index * 10}-${29 + index * 10}`;
        return readCount(one, 'participants', { ageBand })?.count ?? -1;
      });
      const total = bands.reduce((sum, [a, b]) => sum + a + b, 0);
      expect(women + men).toBe(total);
      expect(byAge.reduce((sum, part) => sum + part, 0)).toBe(total);
      expect(readCount(one, 'participants')?.count).toBe(total);
    }),
  );
});

test('a part of nothing is zero, but a part of something unreported stays unknown', () => {
  const nobodyLeft = aPackage({ measures: [{ measure: 'exited', dimensions: {}, count: 0 }] });
  const someLeft = aPackage({ measures: [{ measure: 'exited', dimensions: {}, count: 3 }] });
  const cell = { measure: 'exited', dimensions: { exitReason: 'work' } } as const;
  expect(readOrImplied(nobodyLeft, cell)?.count).toBe(0);
  expect(readOrImplied(someLeft, cell)).toBeNull();
});
