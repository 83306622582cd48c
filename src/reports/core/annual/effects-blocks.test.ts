import { expect, test } from 'vitest';
import { effectsFigures, effectsOfPeriods } from '#effects/core';
import { shippedLaw } from '#effects/server';
import type { FollowUpPackage } from '#followup/core';
import { effectsBlocks } from './effects-blocks.ts';

const of = (count: number, to = '2024-12-31') => {
  const one: FollowUpPackage = {
    association: '222000-0000',
    programme: 'enter',
    from: '2024-01-01',
    to,
    version: 1,
    countingUnit: 'person',
    definitions: [],
    source: 'x',
    decision: null,
    correctionReason: null,
    measures: [],
    stepMoves: [
      { from: 'FORS', to: 'ARBETE', count },
      { from: 'FORS', to: 'FORS', count: 8 },
    ],
  };
  const effects = effectsOfPeriods([one], shippedLaw());
  const head = {
    year: 2024,
    kind: 'annual' as const,
    at: null,
    registerNumber: null,
    datedOn: '2025-03-31',
    signers: null,
  };
  return { blocks: effectsBlocks({ effects, head }), figures: effectsFigures(effects, { enter: 'Enter' }) };
};

test('a sentence and a table quote figures that exist, each with its own number', () => {
  const { blocks, figures } = of(12);
  const [paragraph, table] = blocks;
  const cells = table?.kind === 'table' ? table.table.rows.flatMap((row) => row.cells) : [];
  const inlines = paragraph?.kind === 'paragraph' ? paragraph.inlines : [];
  const quoted = [
    ...inlines.flatMap((one) => (one.kind === 'figure' ? [one.figureId] : [])),
    ...cells.map((cell) => cell.figureId),
  ];
  expect(quoted).toHaveLength(10);
  for (const cell of cells) {
    const figure = figures.find(({ id }) => id === cell.figureId);
    expect(cell.value).toBe(Math.round((figure?.value ?? Number.NaN) / 100));
  }
  expect(inlines.map(({ text }) => text).join('')).toMatch(
    /^Av 20 deltagare .* bytte 12 försörjning\. .* 2025–2026\.$/,
  );
  expect(new Set(quoted).size).toBe(10);
});

test('says that equalisation is not set and that the group is small', () => {
  const table = of(12).blocks[1];
  const remarks = table?.kind === 'table' ? (table.table.remarks ?? []).join(' ') : '';
  expect(remarks).toContain('inte samhällsekonomiska');
  expect(remarks).toContain('inte fastställt');
  expect(remarks).toContain('För liten grupp');
});

test('a group too small has no figure and no words', () => {
  expect(of(4)).toEqual({ blocks: [], figures: [] });
});

test('a period of another year is not in the report', () => {
  expect(of(12, '2025-12-31').blocks).toEqual([]);
});
