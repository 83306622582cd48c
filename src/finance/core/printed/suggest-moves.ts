// Which accounts to move so that printed and computed rows meet. A suggestion always makes its row 0 and the total smaller.
import { slug, sumOre, type Ore } from '#kernel';
import type { Ledger } from '../ledger/ledger.ts';
import type { ChartMapping, Position } from '../mapping/chart-mapping.ts';
import { accountLines, type AccountLine } from './account-lines.ts';
import { comparePrinted, type ComparedRow } from './compare-printed.ts';
import { placeLines, type Placement, type RowTarget } from './place-lines.ts';
import { isRow, oreOfUnit, positionOfPart, type PrintedStatement } from './printed-row.ts';

export type Move = {
  /** The row that becomes 0. */
  readonly row: string;
  readonly label: string;
  readonly target: RowTarget;
  /** Keys of the lines, in the order of the ledger. */
  readonly lines: readonly string[];
  readonly amountOre: Ore;
};

const mostMoves = 60;
const mostCandidates = 700;

/** Moves that can be made one after another, the surest first: fewest parts, nearest class, most rows mended. */
export function suggestMoves(ledger: Ledger, mapping: ChartMapping, printed: PrintedStatement): readonly Move[] {
  const moves: Move[] = [];
  let board = setUp(ledger, mapping, printed);
  while (moves.length < mostMoves) {
    const move = bestMove(board);
    if (!move) break;
    moves.push(move.move);
    board = afterMove(board, move);
  }
  return moves;
}

export const placementsOf = (moves: readonly Move[]): Placement[] =>
  moves.flatMap(({ lines, target }) => lines.map((line) => ({ line, target })));

/** The mapping when every suggestion is taken. */
export function withMoves(ledger: Ledger, mapping: ChartMapping, moves: readonly Move[]): ChartMapping {
  return placeLines(mapping, ledger, placementsOf(moves));
}

/** What is left to explain: for each place the debit amount it lacks (plus) or has too much of (minus). */
type Board = {
  readonly rows: readonly OpenRow[];
  readonly lines: readonly PlacedLine[];
  readonly toleranceOre: Ore;
};
type OpenRow = {
  readonly id: string;
  readonly label: string;
  readonly target: RowTarget;
  /** Where its lines stand: a key of `placeOf`. */
  readonly place: string;
  readonly lacksOre: Ore;
};
type PlacedLine = {
  readonly line: AccountLine;
  /** A printed row, an unprinted row, a whole position, or nowhere. */
  readonly place: string;
  readonly side: 'result' | 'balance' | null;
};

const creditPositions: ReadonlySet<Position> = new Set([
  'operatingIncome',
  'financialIncome',
  'equity',
  'provisions',
  'longTermLiabilities',
  'currentLiabilities',
]);
const resultSide = /^(operating|financial)/;
const debit = (position: Position, amountOre: Ore): Ore =>
  creditPositions.has(position) ? 0 - amountOre : amountOre;
const sideOf = (position: Position): 'result' | 'balance' => (resultSide.test(position) ? 'result' : 'balance');
const nowhere = 'nowhere';

function setUp(ledger: Ledger, mapping: ChartMapping, printed: PrintedStatement): Board {
  const { rows } = comparePrinted(ledger, mapping, printed);
  const detailed = new Set(rows.flatMap(({ part }) => (isRow(part) ? [positionOfPart(part)] : [])));
  const rowPlace = (position: Position, label: string): string =>
    detailed.has(position) ? `${position} ${slug(label)}` : position;
  const open = rows.flatMap((row): OpenRow[] => {
    const position = positionOfPart(row.part);
    const isOpen = row.role === 'counted' || row.role === 'unprinted';
    if (!isOpen || position === null || position === 'equity') return [];
    const { id, label } = row;
    const place = isRow(row.part) ? rowPlace(position, label) : position;
    return [{ id, label, target: targetOf(row, position), place, lacksOre: debit(position, row.differenceOre) }];
  });
  const places = new Set(open.map(({ place }) => place));
  const lines = accountLines(ledger, mapping)
    .filter(({ amountOre }) => amountOre !== 0)
    .map((line): PlacedLine => {
      if (line.row === null) return { line, place: nowhere, side: null };
      const { position, label, of } = line.row;
      const whole = of === null ? null : rowPlace(position, of);
      const own = rowPlace(position, label);
      const place = whole !== null && !places.has(own) && places.has(whole) ? whole : own;
      return { line, place, side: sideOf(position) };
    });
  const nowhereOre = sumOre(lines.filter(({ place }) => place === nowhere).map(({ line }) => line.amountOre));
  const left: OpenRow = {
    id: nowhere,
    label: '',
    target: { position: 'closing', row: { by: 'account' } },
    place: nowhere,
    lacksOre: 0 - nowhereOre,
  };
  return { rows: [...open, left], lines, toleranceOre: 1.5 * oreOfUnit[printed.unit] };
}

function targetOf({ part, label }: ComparedRow, position: Position): RowTarget {
  return { position, row: isRow(part) ? { by: 'text', label } : { by: 'account' } };
}

type Group = {
  readonly keys: readonly string[];
  readonly place: string;
  readonly amountOre: Ore;
  /** How sure: a whole row or one account is surer than a loose set. */
  readonly weight: number;
  readonly prefix: string;
};
type Found = { readonly move: Move; readonly groups: readonly Group[]; readonly to: OpenRow; readonly score: number };

function bestMove(board: Board): Found | null {
  const groups = groupsOf(board);
  let best: Found | null = null;
  for (const row of board.rows) {
    if (row.place === nowhere || Math.abs(row.lacksOre) < board.toleranceOre || row.id.includes(' ')) continue;
    for (const found of waysTo(board, row, groups)) if (!best || found.score < best.score) best = found;
  }
  return best;
}

/** Single lines, whole rows and account classes within a row, each as one thing that can be moved. */
function groupsOf({ lines }: Board): readonly Group[] {
  const made = new Map<string, Group>();
  const add = (members: readonly PlacedLine[], weight: number, prefix: string): void => {
    const [first] = members;
    if (!first) return;
    const keys = members.map(({ line }) => line.key);
    const id = keys.join('|');
    const known = made.get(id);
    if (known && known.weight <= weight) return;
    const amountOre = sumOre(members.map(({ line }) => line.amountOre));
    if (amountOre !== 0) made.set(id, { keys, place: first.place, amountOre, weight, prefix });
  };
  const byPlace = Map.groupBy(lines, ({ place }) => place);
  for (const members of byPlace.values()) {
    if (members[0]?.place !== nowhere) add(members, 1, commonPrefix(members));
    for (const length of [2, 3]) {
      const classes = Map.groupBy(members, ({ line }) => line.account.slice(0, length));
      for (const [prefix, ofClass] of classes) if (ofClass.length > 1) add(ofClass, 3, prefix);
    }
    for (const [account, ofAccount] of Map.groupBy(members, ({ line }) => line.account)) {
      if (ofAccount.length > 1) add(ofAccount, 2, account);
    }
    for (const member of members) add([member], 1, member.line.account);
  }
  return [...made.values()].slice(0, mostCandidates);
}

function commonPrefix(members: readonly PlacedLine[]): string {
  const [first = '', ...rest] = members.map(({ line }) => line.account);
  let length = first.length;
  for (const account of rest) while (!account.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}

function* waysTo(board: Board, row: OpenRow, groups: readonly Group[]): Generator<Found> {
  const lacks = new Map(board.rows.map(({ place, lacksOre }) => [place, lacksOre]));
  const open = groups.filter(({ place }) => place !== row.place);
  const isNear = (ore: Ore): boolean => Math.abs(ore) < board.toleranceOre;
  for (const one of open) {
    if (isNear(row.lacksOre - one.amountOre)) yield* score(row, [one], lacks, board);
  }
  const sorted = open.toSorted((a, b) => a.amountOre - b.amountOre);
  for (const one of open) {
    for (const other of within(sorted, row.lacksOre - one.amountOre, board.toleranceOre)) {
      if (isBefore(one, other) && isDisjoint(one, other)) yield* score(row, [one, other], lacks, board);
    }
  }
  // Three at a time only inside one row: sums of three out of everything meet by chance.
  for (const inside of Map.groupBy(sorted, ({ place }) => place).values()) {
    const few = inside.filter(({ weight }) => weight <= 2).slice(0, 60);
    for (const [index, one] of few.entries()) {
      for (const other of few.slice(index + 1)) {
        for (const third of within(few, row.lacksOre - one.amountOre - other.amountOre, board.toleranceOre)) {
          const isOrdered = isBefore(one, other) && isBefore(other, third);
          if (isOrdered && isDisjoint(one, other) && isDisjoint(one, third) && isDisjoint(other, third)) {
            yield* score(row, [one, other, third], lacks, board);
          }
        }
      }
    }
  }
}

const isBefore = (a: Group, b: Group): boolean => (a.keys[0] ?? '') < (b.keys[0] ?? '');
const isDisjoint = (a: Group, b: Group): boolean => !a.keys.some((key) => b.keys.includes(key));

/** Those whose amount is nearer than the tolerance, in a list sorted by amount. */
function within(sorted: readonly Group[], aroundOre: Ore, toleranceOre: Ore): readonly Group[] {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.amountOre ?? 0) <= aroundOre - toleranceOre) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < sorted.length && (sorted[end]?.amountOre ?? 0) < aroundOre + toleranceOre) end += 1;
  return sorted.slice(low, end);
}

/** A move that takes from a row what belongs there makes nothing better: the total has to fall by the whole row. */
function* score(
  row: OpenRow,
  groups: readonly Group[],
  lacks: ReadonlyMap<string, Ore>,
  board: Board,
): Generator<Found> {
  const taken = Map.groupBy(groups, ({ place }) => place);
  let change = 0;
  let mended = 1;
  for (const [place, from] of taken) {
    const lacksOre = lacks.get(place);
    // A place that is in no comparison (another statement was pasted only) gives freely.
    if (lacksOre === undefined) continue;
    const after = lacksOre + sumOre(from.map(({ amountOre }) => amountOre));
    change += Math.abs(after) - Math.abs(lacksOre);
    if (Math.abs(after) < board.toleranceOre) mended += 1;
  }
  if (change >= Math.abs(row.lacksOre) - board.toleranceOre) return;
  if (change > board.toleranceOre) return;
  const keys = groups.flatMap((group) => group.keys);
  const amountOre = sumOre(groups.map((group) => group.amountOre));
  const sides = board.lines.filter(({ line }) => keys.includes(line.key)).map(({ side }) => side);
  const isOtherSide = sides.some((side) => side !== null && side !== sideOf(row.target.position));
  // Between the statements money moves only when its account had no row.
  if (isOtherSide) return;
  const distance = groups.filter(({ place }) => !place.startsWith(row.target.position)).length;
  const value =
    groups.length * 10 +
    sumOre(groups.map(({ weight }) => weight)) +
    distance * 3 -
    mended * 4 +
    (change > 0 ? 6 : 0);
  const { id, label, target } = row;
  yield { move: { row: id, label, target, lines: keys.toSorted(), amountOre }, groups, to: row, score: value };
}

function afterMove(board: Board, { groups, to }: Found): Board {
  const keys = new Set(groups.flatMap((group) => group.keys));
  const from = Map.groupBy(groups, ({ place }) => place);
  const movedOre = sumOre(groups.map(({ amountOre }) => amountOre));
  return {
    ...board,
    rows: board.rows.map((row) => {
      const given = sumOre((from.get(row.place) ?? []).map(({ amountOre }) => amountOre));
      return { ...row, lacksOre: row.lacksOre + given - (row === to ? movedOre : 0) };
    }),
    lines: board.lines.map((placed) =>
      keys.has(placed.line.key) ? { ...placed, place: to.place, side: sideOf(to.target.position) } : placed,
    ),
  };
}
