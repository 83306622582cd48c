import {
  computeEffects,
  effectsAsJson,
  effectsRefusalMessage,
  FEWEST_MOVED,
  moveHeadings,
  movesRefusalMessage,
  readMoves,
  sensitivityOf,
  simulateEffects,
  type CannotComputeEffects,
  type EffectsInput,
} from '#effects/core';
import { shippedLaw } from '#effects/server';
import { formatKronor, readSwedishNumber } from '#design/core';
import { cannotReadSentence, readTable } from '#exchange/core';
import { roundToKronor, type Result } from '#kernel';
import { CommandFailure, type Command, type Invocation } from '../command.ts';
import { readWholeFile, TABLE_BYTES } from '../read-file.ts';

/** A group too small to be shown ends with 3, so that a program can tell it from bad input. */
const TOO_FEW = 3;
const BAD_INPUT = 2;

export const effectsCommand: Command = {
  name: 'effects',
  summary: 'Computes what the step moves of a group are worth for kommun, region and stat',
  usage: '--moves FILE --from-year Y [--years 2]',
  options: {
    moves: { type: 'string' },
    'from-year': { type: 'string' },
    years: { type: 'string' },
    municipality: { type: 'string' },
    tax: { type: 'string' },
    growth: { type: 'string' },
    assume: { type: 'string', multiple: true },
  },
  help: {
    'moves FILE': `CSV or XLSX with ${moveHeadings.join(', ')}; the first three are needed`,
    'from-year Y': 'the first year after the programme',
    'years N': '1 or 2; default 2',
    'municipality NAME': 'for rows that name none; default the national average',
    'tax RULES': 'statutory (default) or flat',
    'growth METHOD': 'constant (default), geometric or arithmetic: how key figures go on after their last year',
    'assume NAME=VALUE': `a parameter, or model.months; may be given several times. Fewer than ${FEWEST_MOVED} moved people end with ${TOO_FEW}`,
  },
  async run(invocation) {
    const input = await inputOf(invocation);
    const law = shippedLaw();
    const result = orRefused(computeEffects(input, law));
    const json = effectsAsJson({
      result,
      interval: orRefused(simulateEffects(input, law)),
      sensitivity: orRefused(sensitivityOf(input, law)),
    });
    if (invocation.json) invocation.print(JSON.stringify(json, null, 2));
    else for (const line of linesOf(json)) invocation.print(line);
  },
};

function orRefused<T>(result: Result<T, CannotComputeEffects>): T {
  if (result.ok) return result.value;
  const code = result.refusal.kind === 'tooFewMoved' ? TOO_FEW : BAD_INPUT;
  throw new CommandFailure(effectsRefusalMessage(result.refusal), code);
}

async function inputOf({ words, options }: Invocation): Promise<EffectsInput> {
  const text = (name: string): string | undefined => options[name] as string | undefined;
  if (words.length > 0) throw new CommandFailure('effects takes its file as --moves FILE.', BAD_INPUT);
  const path = text('moves');
  if (path === undefined) throw new CommandFailure('the moves are missing: --moves FILE.', BAD_INPUT);
  const fromYear = text('from-year') ?? '';
  if (!/^\d{4}$/.test(fromYear)) throw new CommandFailure('the first year is missing: --from-year YYYY.', BAD_INPUT);
  return {
    moves: await movesOf(path),
    fromYear: Number(fromYear),
    years: Number(text('years') ?? '2'),
    municipality: text('municipality') ?? null,
    tax: oneOf('tax', text('tax') ?? 'statutory', ['statutory', 'flat']),
    growth: oneOf('growth', text('growth') ?? 'constant', ['constant', 'geometric', 'arithmetic']),
    assumptions: assumptionsOf((options['assume'] as string[] | undefined) ?? []),
  };
}

async function movesOf(path: string): Promise<EffectsInput['moves']> {
  const bytes = await readWholeFile(path, { mostBytes: TABLE_BYTES });
  const sheet = readTable(bytes, { knownHeadings: moveHeadings });
  if (!sheet.ok) throw new CommandFailure(`${path}: ${cannotReadSentence(sheet.refusal)}`, BAD_INPUT);
  const moves = readMoves(sheet.value);
  if (!moves.ok) throw new CommandFailure(`${path}: ${movesRefusalMessage(moves.refusal)}`, BAD_INPUT);
  return moves.value;
}

function oneOf<const T extends string>(name: string, text: string, choices: readonly T[]): T {
  const chosen = choices.find((choice) => choice === text);
  if (chosen === undefined)
    throw new CommandFailure(`--${name} is ${choices.join(' or ')}, not "${text}".`, BAD_INPUT);
  return chosen;
}

function assumptionsOf(texts: readonly string[]): Record<string, number> {
  const pairs = texts.map((text) => {
    const [, name = '', written = ''] = /^([^=]+)=(.+)$/.exec(text) ?? [];
    const value = readSwedishNumber(written);
    if (value === null) throw new CommandFailure(`--assume is NAME=NUMBER, not "${text}".`, BAD_INPUT);
    return [name.trim(), value] as const;
  });
  return Object.fromEntries(pairs);
}

function linesOf(json: ReturnType<typeof effectsAsJson>): string[] {
  const kr = (ore: number): string => formatKronor(roundToKronor(ore)).padStart(16);
  const payers = ['kommun', 'region', 'stat', 'public', 'person'] as const;
  const { byYear, total, afterEqualisation, interval } = json;
  const row = (label: string, ores: readonly number[]): string => `${label.padEnd(24)}${ores.map(kr).join('')}`;
  const pick = (effect: Readonly<Record<(typeof payers)[number], number>>): number[] =>
    payers.map((one) => effect[one]);
  return [
    `${json.moved} moved, ${json.unmoved} not moved, ${json.excluded} left out`,
    `${'kr'.padEnd(24)}${payers.map((one) => one.padStart(16)).join('')}`,
    ...byYear.map((year) => row(String(year.year), pick(year))),
    row('total', pick(total)),
    row('after equalisation', pick(afterEqualisation)),
    row('95 % from', [interval.kommun.low, interval.region.low, interval.stat.low, interval.public.low]),
    row('95 % to', [interval.kommun.high, interval.region.high, interval.stat.high, interval.public.high]),
    ...json.warnings.map(({ message }) => `warning: ${message}`),
    ...json.caveats,
  ];
}
