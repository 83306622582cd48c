// Facts outside the tables: goals, the schablon, capital against the guideline, shares, percentages with their base, means
// with their answers, women and men with their total, and notes in words.
import type {
  ControlledGoals,
  ControlledTable,
  ProseSection,
  QuotedMean,
  QuotedPercentage,
  StatedEquation,
} from '../report-under-control.ts';
import { childPath, decimalsOf, isNumber, isObject, type JsonObject, numberUnder } from './json-shape.ts';

export type Facts = {
  readonly equations: StatedEquation[];
  readonly percentages: QuotedPercentage[];
  readonly means: QuotedMean[];
  readonly prose: ProseSection[];
};

export function noFacts(): Facts {
  return { equations: [], percentages: [], means: [], prose: [] };
}

const WHOLE = /^(n|of|whole|base|bas|answers|svar|antalSvar|responses|denominator|nämnare|total|totalt)$/i;
const PART = /^(part|count|antal|numerator|täljare)$/i;
const PERCENT = /(percent|procent)$|^andel/i;
/** What was aimed at is no share of anybody's answers. */
const AIM = /goal|mål|target|threshold|tröskel|krav|budget|plan/i;
const RESPONSE = /response|svarsfrekvens|svarsandel/i;
const OFFERED = /^(offered|invited|sent|distributed|erbjudna|tillfrågade|utskick|utskickade)$/i;
const ANSWERED = /^(answers|answered|responses|svar|antalSvar|svarande)$/i;
const MEAN = /^(mean|average|snitt|medel(värde)?|genomsnitt)$/i;
const WORDS = /^(note|text|comment|kommentar|anmärkning|prose|summary|sammanfattning|explanation|förklaring)$/i;

const DEEPEST = 40;

/** Reads what can be read anywhere in a value; true when there was anything. */
export function scanFacts(value: unknown, path: string, facts: Facts, depth = 0): boolean {
  // No report is nested so deep; a file that is would end the program instead of the reading.
  if (depth > DEEPEST) return false;
  if (Array.isArray(value)) {
    return value.map((one, index) => scanFacts(one, childPath(path, index), facts, depth + 1)).includes(true);
  }
  if (!isObject(value)) return false;
  const found = [scanPercentage(value, path, facts), scanMean(value, path, facts), scanSexes(value, path, facts)];
  for (const [key, one] of Object.entries(value)) {
    if (typeof one === 'string' && WORDS.test(key)) {
      facts.prose.push(proseSection(one, childPath(path, key)));
      found.push(true);
    } else if (isObject(one) || Array.isArray(one)) {
      found.push(scanFacts(one, childPath(path, key), facts, depth + 1));
    }
  }
  return found.includes(true);
}

export function proseSection(text: string, path: string): ProseSection {
  return { sectionId: path, heading: path, runs: [{ kind: 'typed', text }] };
}

function scanPercentage(value: JsonObject, path: string, facts: Facts): boolean {
  const named = Object.entries(value).filter(([key, one]) => PERCENT.test(key) && !AIM.test(key) && isNumber(one));
  const bases = { answers: numberUnder(value, WHOLE), offered: numberUnder(value, OFFERED) };
  for (const [key, one] of named) {
    // The share who answered is of those who were asked; every other one is of the answers.
    const isResponse = RESPONSE.test(key);
    const whole = isResponse ? bases.offered : bases.answers;
    const part = numberUnder(value, isResponse ? ANSWERED : PART);
    if (whole === undefined) continue;
    // A share 0–1 is printed as per cent.
    const isShare = /^andel/i.test(key) && (one as number) <= 1;
    const percent = isShare ? Math.round((one as number) * 1e6) / 1e4 : (one as number);
    facts.percentages.push({
      path: childPath(path, key),
      label: labelOf(value, key),
      percent,
      decimals: decimalsOf(percent),
      // One count beside several percentages is of none of them in particular.
      part: (named.length === 1 || isResponse) && part !== undefined ? part : null,
      whole,
    });
  }
  return named.length > 0;
}

function scanMean(value: JsonObject, path: string, facts: Facts): boolean {
  const mean = Object.entries(value).find(([key, one]) => MEAN.test(key) && isNumber(one));
  const answers = numberUnder(value, WHOLE);
  if (!mean || answers === undefined || answers <= 0) return false;
  const number = mean[1] as number;
  facts.means.push({
    path: childPath(path, mean[0]),
    label: labelOf(value, mean[0]),
    mean: number,
    decimals: Math.max(1, decimalsOf(number)),
    answers,
  });
  return true;
}

function scanSexes(value: JsonObject, path: string, facts: Facts): boolean {
  const women = numberUnder(value, /^(women|kvinnor)$/i);
  const men = numberUnder(value, /^(men|män)$/i);
  const total = numberUnder(value, /^(total|totalt|participants|deltagare|antal)$/i);
  if (women === undefined || men === undefined) return false;
  if (total !== undefined) {
    facts.equations.push({
      id: `${path}.sexes`,
      rule: 'counts',
      path,
      leftLabel: `${path}: kvinnor och män`,
      rightLabel: 'alla',
      left: women + men,
      right: total,
      tolerance: 0,
      unit: 'count',
    });
    scanParts(value, { path, total }, facts);
  }
  return true;
}

/** No single part ("work": 10) is more than the whole beside it. */
function scanParts(value: JsonObject, at: { path: string; total: number }, facts: Facts): void {
  for (const [key, one] of Object.entries(value)) {
    if (!isNumber(one) || /^(women|men|kvinnor|män|total|totalt|participants|deltagare|antal)$/i.test(key)) continue;
    if (PERCENT.test(key) || MEAN.test(key) || /plan|budget|mål|target|year|år/i.test(key)) continue;
    facts.equations.push({
      id: `${at.path}.${key}`,
      rule: 'counts',
      path: childPath(at.path, key),
      leftLabel: `${at.path}: ${key}`,
      rightLabel: 'alla',
      left: one,
      right: at.total,
      tolerance: 0,
      relation: 'atMost',
      unit: 'count',
    });
  }
}

function labelOf(value: JsonObject, key: string): string {
  const name = ['label', 'question', 'fråga', 'name', 'namn']
    .map((one) => value[one])
    .find((one) => typeof one === 'string');
  return typeof name === 'string' ? name : key;
}

export function readGoals(value: JsonObject, path: string): ControlledGoals {
  const counts = {
    fulfilled: numberUnder(value, /^(fulfilled|uppfyllt|uppfyllda|met)$/i),
    partlyFulfilled: numberUnder(value, /^(partly|partial|partlyFulfilled|partiallyFulfilled|delvis)/i),
    notFulfilled: numberUnder(value, /^(notFulfilled|notMet|ej ?uppfyll|inte ?uppfyll)/i),
    notAssessed: numberUnder(value, /^(notAssess|unassessed|notMeasur|ej ?bedöm|ej ?mät|inte ?bedöm)/i),
  };
  const isCounted = Object.values(counts).some((one) => one !== undefined);
  const list = Array.isArray(value['list']) ? value['list'] : [];
  return {
    list: list.flatMap((one, index) => {
      const assessment = isObject(one) ? assessmentOf(String(one['assessment'] ?? one['bedömning'] ?? '')) : null;
      return assessment ? [{ id: `${path}.list[${index}]`, label: `Mål ${index + 1}`, assessment }] : [];
    }),
    counts: isCounted
      ? {
          fulfilled: counts.fulfilled ?? 0,
          partlyFulfilled: counts.partlyFulfilled ?? 0,
          notFulfilled: counts.notFulfilled ?? 0,
          notAssessed: counts.notAssessed ?? 0,
        }
      : null,
    total: numberUnder(value, /^(total|totalt|antal|antal mål)$/i) ?? null,
    stated: [],
  };
}

function assessmentOf(text: string): ControlledGoals['list'][number]['assessment'] | null {
  if (/delvis|partly/i.test(text)) return 'partlyFulfilled';
  if (/^(ej|inte|not)[ _]?(bedöm|mät|assess)|^-|^–/i.test(text)) return 'notAssessed';
  if (/^(ej|inte|not)/i.test(text)) return 'notFulfilled';
  return /uppfyll|fulfilled/i.test(text) ? 'fulfilled' : null;
}

/** Flat-rate effect: persons × kronor a person and month × months, as `effects` states it for each year or association. */
export function readSchablon(value: JsonObject, path: string, facts: Facts): { counted: number; key: string }[] {
  const monthly = readMonthly(value, path, facts);
  const months = numberUnder(value, /^(months|månader)$/i) ?? 12;
  const yearly = numberUnder(value, /perPersonAndYear|perPersonOchÅr/i);
  if (yearly !== undefined) {
    facts.equations.push(equation(`${path}.year`, path, { left: yearly, right: monthly * months }));
  }
  const own: { counted: number; key: string }[] = [];
  for (const [key, effect] of Object.entries(value)) {
    if (!/^(effect|effekt)/i.test(key)) continue;
    const factor = /tkr/i.test(key) ? 1000 : 1;
    const countKey = Object.keys(value).find(
      (one) => /^(to|till|persons|personer|antal|count)/i.test(one) && yearIn(one) === yearIn(key),
    );
    const counted = countKey === undefined ? undefined : value[countKey];
    for (const [name, amount, persons] of pairs(effect, counted)) {
      facts.equations.push({
        ...equation(`${path}.${key}.${name}`, childPath(path, key), {
          left: amount,
          right: Math.round((persons * monthly * months) / factor),
        }),
        leftLabel: `Effekt enligt schablon ${name}`.trim(),
        rightLabel: `${persons} personer × ${monthly} kr × ${months} månader`,
        unit: factor === 1000 ? 'tkr' : 'kr',
      });
    }
  }
  for (const [key, counted] of Object.entries(value)) {
    if (!/^(to|till)/i.test(key)) continue;
    if (isNumber(counted)) own.push({ counted, key });
    if (isObject(counted)) {
      for (const [name, one] of Object.entries(counted))
        if (isNumber(one)) own.push({ counted: one, key: `${key}.${name}` });
    }
  }
  return own;
}

/** 16 200 kr a person and month unless the report says another amount. */
function readMonthly(value: JsonObject, path: string, facts: Facts): number {
  const stated = Object.entries(value).find(([key]) =>
    /perPersonAndMonth|perPersonOchMånad|schablon/i.test(key),
  )?.[1];
  if (isNumber(stated)) return stated;
  if (!isObject(stated)) return 16_200;
  const total = numberUnder(stated, /^(total|totalt|summa)$/i);
  const parts = Object.entries(stated).flatMap(([key, one]) =>
    isNumber(one) && !/^(total|totalt|summa)$/i.test(key) ? [one] : [],
  );
  const sum = parts.reduce((all, one) => all + one, 0);
  if (total !== undefined && parts.length > 0) {
    facts.equations.push(equation(`${path}.month`, path, { left: total, right: sum }));
  }
  return total ?? sum;
}

function pairs(effect: unknown, counted: unknown): (readonly [string, number, number])[] {
  if (isNumber(effect) && isNumber(counted)) return [['', effect, counted]];
  if (!isObject(effect) || !isObject(counted)) return [];
  return Object.entries(effect).flatMap(([name, amount]) => {
    const persons = counted[name];
    return isNumber(amount) && isNumber(persons) ? [[name, amount, persons] as const] : [];
  });
}

function equation(id: string, path: string, sides: { left: number; right: number }): StatedEquation {
  return {
    id,
    rule: 'schablon',
    path,
    leftLabel: path,
    rightLabel: 'schablonen',
    ...sides,
    tolerance: 0,
    unit: 'kr',
  };
}

export function yearIn(key: string): string {
  return /(\d{4})/.exec(key)?.[1] ?? '';
}

/** Closing capital, contributions and the recommended most: a share of the contributions. */
export function readCapital(
  value: JsonObject,
  path: string,
  of: { tables: readonly ControlledTable[]; year: number },
): StatedEquation[] {
  const closing = numberUnder(value, /^(closing|utgående|closingEquity)/i);
  const contributions = numberUnder(value, /^(contributions|bidrag|medlemsbidrag|driftbidrag)/i);
  const share = numberUnder(value, /share|andel/i);
  const most = numberUnder(value, /^(recommendedMax|max|riktlinje)(?!.*(share|andel))/i);
  const frame = { rule: 'capital' as const, path, tolerance: 1, unit: 'kr' as const };
  const equations: StatedEquation[] = [];
  const equity = currentOf(of, { kind: 'balanceSheet', line: 'closingEquity' });
  if (closing !== undefined && equity !== null) {
    equations.push({
      ...frame,
      id: 'capital.closing',
      leftLabel: 'Kapital vid årets slut',
      rightLabel: 'balansräkningen',
      left: closing,
      right: equity,
    });
  }
  const paid = contributionsOf(of);
  if (contributions !== undefined && paid !== null) {
    equations.push({
      ...frame,
      id: 'capital.contributions',
      leftLabel: 'Bidrag i kapitalregeln',
      rightLabel: 'årets bidrag',
      left: contributions,
      right: paid,
    });
  }
  const base = contributions ?? paid;
  if (most !== undefined && share !== undefined && base !== null && base !== undefined) {
    const right = base * (share > 1 ? share / 100 : share);
    // Printed in whole thousands it is rounded to them.
    const tolerance = most % 1000 === 0 ? 500 : 1;
    equations.push({
      ...frame,
      id: 'capital.most',
      leftLabel: 'Högsta kapital enligt riktlinjen',
      rightLabel: 'andel av bidragen',
      left: most,
      right,
      tolerance,
    });
  }
  return equations;
}

function contributionsOf(of: { tables: readonly ControlledTable[]; year: number }): number | null {
  const stated =
    currentOf(of, { kind: 'incomeStatement', line: 'contributions' }) ??
    currentOf(of, { kind: 'notes.contributions', line: 'total' });
  if (stated !== null) return stated;
  const note = of.tables.find((table) => table.rows.some((row) => row.member));
  const column = note?.columns.findIndex((one) => one.kind === 'current') ?? -1;
  const paid = note?.rows.filter((row) => row.member).map((row) => row.cells[column]?.printed ?? 0) ?? [];
  return paid.length > 0 ? paid.reduce((sum, one) => sum + one, 0) : null;
}

function currentOf(
  of: { tables: readonly ControlledTable[]; year: number },
  place: { kind: ControlledTable['kind']; line: NonNullable<ControlledTable['rows'][number]['line']> },
): number | null {
  const table = of.tables.find((one) => one.kind === place.kind);
  const column = table?.columns.findIndex((one) => one.kind === 'current') ?? -1;
  return table?.rows.find((row) => row.line === place.line)?.cells[column]?.printed ?? null;
}

/** Shares of one whole: three or more are all of it, fewer are a part of it. */
export function readShares(value: JsonObject, path: string): StatedEquation[] {
  const shares = Object.values(value).filter(isNumber);
  if (shares.length < 2) return [];
  const sum = Math.round(shares.reduce((all, one) => all + one, 0) * 1e6) / 1e6;
  const step = 10 ** -Math.max(...shares.map(decimalsOf));
  const isAll = shares.length > 2;
  return [
    {
      id: `${path}.sum`,
      rule: 'shares',
      path,
      leftLabel: `${path}: andelarna tillsammans`,
      rightLabel: 'det hela',
      left: sum,
      right: 100,
      tolerance: (step * shares.length) / 2,
      ...(isAll ? {} : { relation: 'atMost' as const }),
      unit: 'percent',
    },
  ];
}
