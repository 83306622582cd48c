// The other side of disclosure control, for tests: reads packages as an outsider would and asks a linear-programming library
// how closely each hidden count can be placed. Shares no code with what hides.
import loadHighs, { type HighsSolution } from 'highs';
import type { PackageCount } from '../package.ts';
import type { StepMove } from '../step-moves.ts';
import type { DimensionName } from '../vocabulary.ts';

export type Published = {
  readonly measures: readonly PackageCount[];
  readonly stepMoves?: readonly StepMove[];
  readonly leftOut?: readonly string[];
};

/** `=`: a whole and its parts; `<=`: the first is no more than the second. */
export type Known = {
  readonly terms: readonly (readonly [times: number, name: string])[];
  readonly sign: '=' | '<=';
};

export type Placed = { readonly name: string; readonly least: number; readonly most: number };

// Its types name the CommonJS form, in which the module itself is the loader.
const highs = await (
  loadHighs as unknown as () => Promise<{ solve(problem: string, options?: { presolve: 'off' }): HighsSolution }>
)();

/** The tightest range of each hidden count. Who knows that zeros are shown knows that a hidden count is at least 1. */
export function placeHidden(
  values: ReadonlyMap<string, number | null>,
  known: readonly Known[],
  least: number,
): Placed[] {
  const hidden = [...values].filter(([, value]) => value === null).map(([name]) => name);
  const names = new Map([...values.keys()].map((name, index) => [name, `x${index}`]));
  const rows = known.flatMap(({ terms, sign }) => {
    const unknown = terms.filter(([, name]) => (values.get(name) ?? null) === null);
    if (unknown.length === 0) return [];
    const shown = terms.reduce((sum, [times, name]) => sum + times * (values.get(name) ?? 0), 0);
    const left = unknown.map(([times, name]) => `${times < 0 ? '-' : '+'} ${Math.abs(times)} ${names.get(name)}`);
    return [`${left.join(' ')} ${sign} ${-shown}`];
  });
  const bounds = hidden.map((name) => ` ${names.get(name)} >= ${least}`).join('\n');
  const solve = (goal: 'Minimize' | 'Maximize', name: string): number => {
    const text = `${goal}\n obj: ${names.get(name)}\nSubject To\n${rows.map((row, at) => ` r${at}: ${row}`).join('\n')}\nBounds\n${bounds}\nEnd`;
    const quick = highs.solve(text);
    // What has no end at all is by presolve sometimes taken for a contradiction.
    const solution = quick.Status === 'Infeasible' ? highs.solve(text, { presolve: 'off' }) : quick;
    if (solution.Status === 'Unbounded') return Infinity;
    if (solution.Status !== 'Optimal')
      throw new Error(`the published counts contradict each other: ${solution.Status}`);
    return solution.ObjectiveValue;
  };
  return hidden.map((name) => ({ name, least: solve('Minimize', name), most: solve('Maximize', name) }));
}

/** What a package says, by name; `prefix` tells packages apart. */
export function valuesOfPackage({ measures, stepMoves = [] }: Published, prefix = ''): Map<string, number | null> {
  return new Map([
    ...measures.map((cell) => [prefix + nameOf(cell.measure, cell.dimensions), cell.count] as const),
    ...stepMoves.map((move, at) => [`${prefix}move ${at} ${move.from}>${move.to}`, move.count] as const),
  ]);
}

/** What everybody knows of one package: parts make wholes, and some measures are parts of others. */
export function knownOfPackage({ measures, stepMoves = [], leftOut = [] }: Published, prefix = ''): Known[] {
  const isLeftOut = (name: string): boolean => leftOut.includes(tableOf(name));
  const present = new Set(measures.map(({ measure, dimensions }) => nameOf(measure, dimensions)));
  const known: Known[] = [];
  const wholes = new Map<string, string[]>();
  for (const { measure, dimensions } of measures) {
    for (const left of Object.keys(dimensions)) {
      const rest = Object.fromEntries(Object.entries(dimensions).filter(([name]) => name !== left));
      const whole = nameOf(measure, rest);
      if (!present.has(whole)) continue;
      const group = `${whole}|${left}`;
      wholes.set(group, [...(wholes.get(group) ?? []), nameOf(measure, dimensions)]);
    }
    const wider = {
      new: 'participants',
      exited: 'participants',
      exitedWithWorkAbility: 'exited',
      toWorkOrStudies: 'exited',
      inPlacement: 'participants',
      healthCompared: 'exited',
      qualityOfLifeCompared: 'exited',
      healthOrQualityCompared: 'exited',
    }[measure as string];
    const other = wider === undefined ? '' : nameOf(wider, dimensions);
    if (present.has(other))
      known.push({
        terms: [
          [1, nameOf(measure, dimensions)],
          [-1, other],
        ],
        sign: '<=',
      });
    if (measure === 'healthOrQualityCompared') {
      // Whoever is in both stands once in the two together, and is better when any of the two is.
      const { change } = dimensions;
      const kinds = change === undefined ? [undefined] : change === 'better' ? ['better'] : ['same', 'worse'];
      const own = nameOf(measure, dimensions);
      const parts = ['healthCompared', 'qualityOfLifeCompared'].map((one) =>
        kinds.map((kind) => nameOf(one, kind === undefined ? {} : { change: kind })),
      );
      // A table that is not there and not said to be left out has nobody in it.
      const isTold = parts.flat().every((name) => present.has(name) || !isLeftOut(name));
      const there = parts.map((names) => names.filter((name) => present.has(name)));
      if (isTold) known.push({ terms: [[1, own], ...there.flat().map((name) => [-1, name] as const)], sign: '<=' });
      for (const names of there) {
        if (change === 'notBetter' || names.length === 0) continue;
        known.push({ terms: [...names.map((name) => [1, name] as const), [-1, own]], sign: '<=' });
      }
    }
    if (measure === 'toWorkOrStudies') {
      const reasons = ['workUnsubsidised', 'workSubsidised', 'studies'].map((exitReason) =>
        nameOf('exited', { ...dimensions, exitReason }),
      );
      if (reasons.every((name) => present.has(name))) {
        known.push({
          terms: [[-1, nameOf(measure, dimensions)], ...reasons.map((name) => [1, name] as const)],
          sign: '=',
        });
      }
    }
  }
  for (const [group, parts] of wholes) {
    known.push({ terms: [[-1, group.split('|')[0] ?? ''], ...parts.map((name) => [1, name] as const)], sign: '=' });
  }
  const moves = new Map<string, string[]>();
  stepMoves.forEach((move, at) => {
    const whole = nameOf('exited', { supportBefore: move.from, supportAfter: move.to });
    if (present.has(whole)) moves.set(whole, [...(moves.get(whole) ?? []), `move ${at} ${move.from}>${move.to}`]);
  });
  for (const [whole, parts] of moves) {
    known.push({ terms: [[-1, whole], ...parts.map((name) => [1, name] as const)], sign: '=' });
  }
  return known.map(({ terms, sign }) => ({
    terms: terms.map(([times, name]) => [times, prefix + name] as const),
    sign,
  }));
}

/** `healthCompared change` of `healthCompared change=better`: as packages name what they leave out. */
function tableOf(name: string): string {
  return name.replaceAll(/=[^ ,]*/g, '');
}

export function nameOf(measure: string, dimensions: Readonly<Partial<Record<DimensionName, string>>>): string {
  const parts = Object.entries(dimensions).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [measure, ...parts.map(([name, value]) => `${name}=${value}`)].join(' ');
}
