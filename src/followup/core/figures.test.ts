import { parseFigureId } from '#kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aPackage } from './a-package.ts';
import { figuresOf } from './figures.ts';
import type { FollowUpPackage, PackageCount } from './package.ts';

const cell = (measure: PackageCount['measure'], count: number | null, dimensions = {}): PackageCount => ({
  measure,
  dimensions,
  count,
});

function valueOf(packages: FollowUpPackage[], id: string): number | null | undefined {
  return figuresOf(packages).find((figure) => figure.id === id)?.value;
}

const verkstan = aPackage({
  measures: [
    cell('participants', 7, { sex: 'female' }),
    cell('participants', 5, { sex: 'male' }),
    cell('new', 4),
    cell('exited', 3),
    cell('exited', 2, { exitReason: 'work' }),
    cell('exited', 1, { exitReason: 'illness' }),
  ],
});
const stegen = aPackage({ programme: 'stegen', measures: [cell('participants', 20)] });

test('a programme has its total, its sexes and its exit reasons', () => {
  expect(valueOf([verkstan], 'followUp.participants@2024{programme=verkstan}')).toBe(12);
  expect(valueOf([verkstan], 'followUp.participants@2024{programme=verkstan,sex=female}')).toBe(7);
  expect(valueOf([verkstan], 'followUp.exited@2024{exitReason=work,programme=verkstan}')).toBe(2);
});

test('a total over programmes says who did not report', () => {
  const figures = figuresOf([verkstan, stegen], { stegen: 'Stegen' });
  expect(figures.find(({ id }) => id === 'followUp.participants@2024')?.value).toBe(32);
  const exited = figures.find(({ id }) => id === 'followUp.exited@2024');
  expect(exited?.value).toBe(3);
  expect(exited?.source.description).toContain('Inte redovisat av Stegen');
});

test('what a programme did not report is a figure without a number, never 0', () => {
  expect(valueOf([stegen], 'followUp.exited@2024{programme=stegen}')).toBeNull();
});

test('an own period keeps its own totals', () => {
  const other = aPackage({ from: '2023-12-01', to: '2024-11-30', measures: [cell('participants', 90)] });
  const packages = [verkstan, other];
  expect(valueOf(packages, 'followUp.participants@2024')).toBe(12);
  expect(valueOf(packages, 'followUp.participants@2023-12-01..2024-11-30')).toBe(90);
});

test('only the latest version counts, and totals grow a version with each correction', () => {
  const corrected = { ...verkstan, version: 2, measures: [cell('participants', 15)] };
  const figures = figuresOf([verkstan, corrected, stegen]);
  const total = figures.find(({ id }) => id === 'followUp.participants@2024');
  expect(total).toMatchObject({ value: 35, version: 2 });
  expect(figures.filter(({ id }) => id === 'followUp.participants@2024{programme=verkstan}')).toHaveLength(1);
});

test('a hidden count has no number, and hides the total it is part of', () => {
  const hidden = aPackage({ programme: 'liten', measures: [{ ...cell('participants', null), suppressed: true }] });
  const figures = figuresOf([verkstan, hidden]);
  for (const id of ['followUp.participants@2024{programme=liten}', 'followUp.participants@2024']) {
    expect(figures.find((figure) => figure.id === id)).toMatchObject({ value: null, disclosure: 'suppressed' });
  }
});

test('persons and participations are never added', () => {
  const persons = { ...stegen, countingUnit: 'person' as const };
  expect(valueOf([verkstan, persons], 'followUp.participants@2024')).toBeUndefined();
});

test('a decision to print as it is shows on the figure', () => {
  const decision = { decidedOn: '2025-01-10', reference: '§ 4', text: 'Trycks som de är.' };
  const [figure] = figuresOf([{ ...stegen, decision }]);
  expect(figure?.disclosure).toBe('decided');
});

test('every figure has an id that can be read back, and stands once', () => {
  const ids = figuresOf([verkstan, stegen]).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(parseFigureId(id)).not.toBeNull();
});

test('a total is the sum of the figures it names, whatever was counted', () => {
  const counts = fc.record({ women: fc.nat(90), men: fc.nat(90), exited: fc.option(fc.nat(50)) });
  fc.assert(
    fc.property(fc.array(counts, { minLength: 1, maxLength: 7 }), (rows) => {
      const packages = rows.map((row, index) =>
        aPackage({
          programme: `insats-${index}`,
          measures: [
            cell('participants', row.women, { sex: 'female' }),
            cell('participants', row.men, { sex: 'male' }),
            ...(row.exited === null ? [] : [cell('exited', row.exited)]),
          ],
        }),
      );
      const figures = figuresOf(packages);
      const byId = new Map(figures.map((figure) => [figure.id, figure]));
      for (const total of figures.filter(({ source }) => source.from)) {
        const parts = total.source.from?.map((id) => byId.get(id)?.value ?? 0) ?? [];
        expect(total.value).toBe(parts.reduce((sum, part) => sum + part, 0));
      }
      const women = byId.get('followUp.participants@2024{sex=female}')?.value ?? 0;
      const men = byId.get('followUp.participants@2024{sex=male}')?.value ?? 0;
      expect(women + men).toBe(byId.get('followUp.participants@2024')?.value);
    }),
  );
});
