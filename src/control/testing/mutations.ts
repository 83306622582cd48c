// Faults of the pen, one at a time: a digit, a sign, two columns exchanged, a word.
import type { Block, PrintedFixture, Random, Row } from './printed-fixture.ts';

export const mutationKinds = ['one digit', 'one sign', 'one swapped column', 'one wrong word'] as const;
export type MutationKind = (typeof mutationKinds)[number];

export type Mutation = { readonly kind: MutationKind; readonly fixture: PrintedFixture; readonly what: string };

type Spot = { readonly block: number; readonly row: number; readonly cell: number; readonly value: number };

export function mutate(fixture: PrintedFixture, kind: MutationKind, random: Random): Mutation {
  switch (kind) {
    case 'one digit': {
      const spot = pick(
        spotsOf(fixture, (value) => value !== 0),
        random,
      );
      const digits = String(Math.abs(spot.value));
      const place = random(digits.length);
      const old = Number(digits[place]);
      // The first digit stays above nought, so that the number keeps its length.
      const choices = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter(
        (digit) => digit !== old && !(place === 0 && digit === 0),
      );
      const value = Number(digits.slice(0, place) + String(pick(choices, random)) + digits.slice(place + 1));
      return changed(fixture, kind, spot, Math.sign(spot.value) * value);
    }
    case 'one sign': {
      const spot = pick(
        spotsOf(fixture, (value) => Math.abs(value) >= 50),
        random,
      );
      return changed(fixture, kind, spot, -spot.value);
    }
    case 'one swapped column': {
      const rows = fixture.blocks.flatMap((block, index) =>
        block.kind === 'table'
          ? block.rows.flatMap((row, place) => {
              const numbers = row.flatMap((cell, column) => (typeof cell === 'number' && column > 0 ? [column] : []));
              const pairs = numbers
                .slice(1)
                .flatMap((column, step) =>
                  row[column] !== row[numbers[step] ?? 0] ? [[numbers[step] ?? 0, column] as const] : [],
                );
              return pairs.map((pair) => ({ block: index, row: place, pair }));
            })
          : [],
      );
      const { block, row, pair } = pick(rows, random);
      const [a, b] = pair;
      const next = withRow(
        fixture,
        { block, row },
        (cells) =>
          cells.map((cell, index) =>
            index === a ? (cells[b] ?? null) : index === b ? (cells[a] ?? null) : cell,
          ) as unknown as Row,
      );
      return { kind, fixture: next, what: whereIs(fixture, { block, row }) };
    }
    case 'one wrong word': {
      const texts = fixture.blocks.flatMap((block, index) =>
        block.kind === 'text' && /(?<!\d)\d{1,3}(?!\d)/.test(block.text) ? [index] : [],
      );
      const index = pick(texts, random);
      const block = fixture.blocks[index] as Extract<Block, { kind: 'text' }>;
      // A year is a word of another kind.
      const numbers = [...block.text.matchAll(/(?<!\d)(?<!\d )\d{1,3}(?: \d{3})*(?!\d)/g)];
      const number = pick(numbers, random);
      const value = Number(number[0].replaceAll(' ', ''));
      const wrong = String(value + 1 + random(5)).replaceAll(/(?<=\d)(?=(\d{3})+$)/g, ' ');
      const text = block.text.slice(0, number.index) + wrong + block.text.slice(number.index + number[0].length);
      const blocks = fixture.blocks.map((one, place) => (place === index ? { ...block, text } : one));
      return { kind, fixture: { ...fixture, blocks }, what: `${block.text.slice(0, 60)}: ${number[0]} → ${wrong}` };
    }
  }
}

function spotsOf(fixture: PrintedFixture, wants: (value: number) => boolean): Spot[] {
  return fixture.blocks.flatMap((block, index) =>
    block.kind === 'table'
      ? block.rows.flatMap((row, place) =>
          row.flatMap((cell, column) =>
            typeof cell === 'number' && wants(cell) ? [{ block: index, row: place, cell: column, value: cell }] : [],
          ),
        )
      : [],
  );
}

function changed(fixture: PrintedFixture, kind: MutationKind, spot: Spot, value: number): Mutation {
  const next = withRow(
    fixture,
    spot,
    (cells) => cells.map((cell, index) => (index === spot.cell ? value : cell)) as unknown as Row,
  );
  return { kind, fixture: next, what: `${whereIs(fixture, spot)}: ${spot.value} → ${value}` };
}

function withRow(
  fixture: PrintedFixture,
  at: { block: number; row: number },
  change: (row: Row) => Row,
): PrintedFixture {
  const blocks = fixture.blocks.map((block, index): Block =>
    index === at.block && block.kind === 'table'
      ? { ...block, rows: block.rows.map((row, place) => (place === at.row ? change(row) : row)) }
      : block,
  );
  return { ...fixture, blocks };
}

function whereIs(fixture: PrintedFixture, at: { block: number; row: number }): string {
  const block = fixture.blocks[at.block];
  const heading = fixture.blocks.slice(0, at.block).findLast((one) => one.kind === 'heading');
  return `${heading?.kind === 'heading' ? heading.text : ''} › ${block?.kind === 'table' ? (block.rows[at.row]?.[0] ?? '') : ''}`;
}

function pick<T>(all: readonly T[], random: Random): T {
  const one = all[random(all.length)];
  if (one === undefined) throw new Error('Broken promise: there is something to pick from');
  return one;
}
