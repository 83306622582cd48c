import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnKind, TableModel } from '#design/core';
import { columnWidths, estimatedLines, isDense } from './column-widths.ts';

const kinds: readonly ColumnKind[] = ['amount', 'count', 'percent', 'text', 'date', 'reference'];

const aTable = (
  columns: readonly { label: string; kind: ColumnKind; text: string }[],
  label = 'Rad',
): TableModel => ({
  id: 'sample',
  caption: 'Tabell',
  labelHeading: 'Belopp i kr',
  columns: columns.map((column, index) => ({ id: String(index), label: column.label, kind: column.kind })),
  rows: [{ id: 'a', label, role: 'row', cells: columns.map(({ text }) => ({ value: null, text })) }],
});

const aColumn = fc.record({
  label: fc.stringMatching(/^[A-Za-zåäö ]{1,30}$/),
  kind: fc.constantFrom(...kinds),
  text: fc.stringMatching(/^[\d ,a-z]{0,40}$/),
});

describe('column widths', () => {
  it('fill the width exactly and leave no column without room', () => {
    fc.assert(
      fc.property(
        fc.array(aColumn, { minLength: 1, maxLength: 12 }),
        fc.string({ maxLength: 90 }),
        (columns, label) => {
          const widths = columnWidths(aTable(columns, label), 160);
          expect(widths).toHaveLength(columns.length + 1);
          expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(160, 6);
          for (const width of widths) expect(width).toBeGreaterThan(3);
        },
      ),
    );
  });

  it('are alike in statements with alike columns, so that the eye can follow from page to page', () => {
    const amounts = (text: string) => ({ label: '2024', kind: 'amount' as const, text });
    const [, first] = columnWidths(aTable([amounts('1 234 567'), amounts('9')]), 160);
    const [, second] = columnWidths(aTable([amounts('12'), amounts('9')], 'En annan och längre rad'), 160);
    expect(first).toBe(27);
    expect(second).toBe(27);
  });

  it('give words more room than numbers and a short verdict one line', () => {
    const long = 'Tre utbildningar hölls, varav en digitalt, och deltagarna kom från alla parter.';
    const table = aTable(
      [
        { label: 'Bedömning', kind: 'text', text: 'Går inte att bedöma' },
        { label: 'Kommentar', kind: 'text', text: long },
      ],
      'Minst två gemensamma utbildningar om psykisk ohälsa hålls',
    );
    const [label = 0, verdict = 0, comment = 0] = columnWidths(table, 160);
    expect(verdict).toBeGreaterThan(30);
    expect(verdict).toBeLessThan(45);
    expect(label).toBeGreaterThan(verdict);
    expect(comment).toBeGreaterThan(verdict);
    expect(estimatedLines(table, [label, verdict, comment])).toBeGreaterThanOrEqual(2);
  });

  it('count a table of seven columns as dense', () => {
    const column = { label: 'Antal', kind: 'count' as const, text: '12' };
    expect(isDense(aTable(Array.from({ length: 6 }, () => column)))).toBe(false);
    expect(isDense(aTable(Array.from({ length: 7 }, () => column)))).toBe(true);
  });
});
