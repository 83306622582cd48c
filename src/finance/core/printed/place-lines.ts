// Moving accounts to other rows, as rules of the chart mapping. Only the lines that are moved change their row.
import { slug } from '#kernel';
import type { Ledger } from '../ledger/ledger.ts';
import {
  findRule,
  type ChartMapping,
  type MappingRule,
  type Payer,
  type Position,
  type RowLabel,
} from '../mapping/chart-mapping.ts';
import { rowLayout } from '../mapping/row-layout.ts';
import { accountLines, type AccountLine } from './account-lines.ts';

export type RowTarget = { readonly position: Position; readonly row: RowLabel };
export type Placement = { readonly line: string; readonly target: RowTarget };

/** The mapping with these lines on these rows. Every other line of the ledger keeps its row; unknown lines are passed over. */
export function placeLines(mapping: ChartMapping, ledger: Ledger, placements: readonly Placement[]): ChartMapping {
  const before = accountLines(ledger, mapping);
  const wanted = new Map<string, RowTarget>();
  for (const { line, target } of placements) wanted.set(line, target);
  for (const line of before) {
    const [rule, target] = [findRule(mapping, line), wanted.get(line.key)];
    if (rule && target?.position === rule.position && isSameRow(target.row, rule.row)) wanted.delete(line.key);
  }
  if (!before.some(({ key }) => wanted.has(key))) return mapping;
  const renamed = renamedObjects(mapping, before, wanted);
  for (const [key, target] of renamed) wanted.set(key, target);
  let placed = frozenOrder(mapping);
  for (const line of before) {
    const target = wanted.get(line.key);
    if (target) placed = placeOne(placed, line, target);
  }
  return joined(keepOthers(placed, { mapping, ledger, before, wanted }));
}

/** A project's row that moves as a whole to a new name only gets that name: it stays the row of its project. */
function renamedObjects(
  mapping: ChartMapping,
  lines: readonly AccountLine[],
  wanted: ReadonlyMap<string, RowTarget>,
): ReadonlyMap<string, RowTarget> {
  const renamed = new Map<string, RowTarget>();
  const rowOf = ({ row }: AccountLine): string => `${row?.position} ${row?.label}`;
  for (const members of Map.groupBy(lines, rowOf).values()) {
    const targets = members.map(({ key }) => wanted.get(key));
    const [target] = targets;
    const [first] = members;
    const rule = first && findRule(mapping, first);
    if (target?.row.by !== 'text' || rule?.row.by !== 'object' || target.position !== rule.position) continue;
    const { label } = target.row;
    const isWhole = targets.every((one) => one?.row.by === 'text' && slug(one.row.label) === slug(label));
    const isNew = !lines.some(
      (line) =>
        line.row?.position === target.position && slug(line.row.label) === slug(label) && !members.includes(line),
    );
    const { dimension } = rule.row;
    const codes = new Set(
      members.map((line) => line.objects.find((object) => object.dimension === dimension)?.object),
    );
    const [code] = codes;
    if (!isWhole || !isNew || codes.size !== 1 || code === undefined) continue;
    const row = { by: 'object', dimension, labels: { [code]: label } } as const;
    for (const { key } of members) renamed.set(key, { position: target.position, row });
  }
  return renamed;
}

/** Places in a note follow from the place in the list: written out, so that a new rule moves nobody. */
function frozenOrder(mapping: ChartMapping): ChartMapping {
  return { ...mapping, rules: mapping.rules.map((rule, index) => ({ ...rule, order: rule.order ?? index })) };
}

function placeOne(mapping: ChartMapping, line: AccountLine, target: RowTarget): ChartMapping {
  const old = findRule(mapping, line);
  const rule = ruleFor(mapping, { line, target, old });
  // Just before the rule that decides today: what rules before it decide stays theirs.
  const at = old === undefined ? mapping.rules.length : mapping.rules.indexOf(old);
  const rest = mapping.rules.slice(at);
  return { ...mapping, rules: [...mapping.rules.slice(0, at), rule, ...rest.map(without(line)).filter(isUsed)] };
}

/** An earlier placement of the same line by name has done its work. */
function without(line: AccountLine): (rule: MappingRule, index: number) => MappingRule {
  return (rule, index) => {
    const accounts = rule.accounts.split(',');
    if (index > 0 || !accounts.includes(line.account) || selectorOf(rule.objects) !== selectorOf(selectors(line))) {
      return rule;
    }
    return { ...rule, accounts: accounts.filter((account) => account !== line.account).join(',') };
  };
}

const isUsed = ({ accounts }: MappingRule): boolean => accounts !== '';
const selectorOf = (objects: MappingRule['objects']): string => JSON.stringify(objects ?? []);

function selectors(line: AccountLine): MappingRule['objects'] {
  return line.objects.length === 0
    ? undefined
    : line.objects.map(({ dimension, object }) => ({ dimension, range: object }));
}

function ruleFor(
  mapping: ChartMapping,
  of: { readonly line: AccountLine; readonly target: RowTarget; readonly old: MappingRule | undefined },
): MappingRule {
  const { line, target, old } = of;
  const { position, row } = target;
  const same = mapping.rules.find((rule) => rule.position === position && isSameRow(rule.row, row));
  const neighbours = mapping.rules.filter((rule) => rule.position === position);
  const isRenamed = row.by === 'object' && row.labels !== undefined;
  const order =
    same?.order ??
    (isRenamed ? old?.order : undefined) ??
    Math.max(0, ...neighbours.map((rule) => rule.order ?? 0)) + 1;
  const payer = same ? same.payer : payerOf(target, old);
  const objects = selectors(line);
  const isDepreciation = position === 'operatingCosts' && old?.isDepreciation === true;
  const isAudit = same
    ? same.isAudit
    : row.by === 'text' && position === 'operatingCosts' && /\brevision/i.test(row.label);
  return {
    accounts: line.account,
    ...(objects ? { objects } : {}),
    position,
    row: same?.row ?? row,
    order,
    ...(payer ? { payer } : {}),
    ...(isDepreciation ? { isDepreciation } : {}),
    ...(isAudit ? { isAudit } : {}),
  };
}

function isSameRow(a: RowLabel, b: RowLabel): boolean {
  if (a.by === 'text' && b.by === 'text') return slug(a.label) === slug(b.label);
  if (a.by === 'object' && b.by === 'object') {
    return a.dimension === b.dimension && JSON.stringify(a.labels ?? {}) === JSON.stringify(b.labels ?? {});
  }
  return a.by === 'account' && b.by === 'account';
}

/** A new row of contributions belongs to the party that its words name, else to the one that the account had. */
function payerOf({ position, row }: RowTarget, old: MappingRule | undefined): Payer | undefined {
  if (position !== 'operatingIncome' || old?.payer === undefined) return undefined;
  // A member keeps who it is when its row only gets another name.
  if (row.by !== 'text') return old.payer;
  if (/\bstat|försäkringskass/i.test(row.label)) return 'stat';
  if (/region|landsting/i.test(row.label)) return 'region';
  if (/kommun/i.test(row.label)) return 'kommun';
  return /bidrag|medlem/i.test(row.label) ? old.payer : undefined;
}

/** A rule for account 501 would take 5010 along, and one for an account those of its projects: they get their own back. */
function keepOthers(
  placed: ChartMapping,
  about: {
    readonly mapping: ChartMapping;
    readonly ledger: Ledger;
    readonly before: readonly AccountLine[];
    readonly wanted: ReadonlyMap<string, RowTarget>;
  },
): ChartMapping {
  const layout = rowLayout({ mapping: placed, ledgers: [about.ledger], budget: [] });
  const mended: MappingRule[] = [];
  for (const line of about.before) {
    const target = about.wanted.get(line.key);
    const now = layout.place(line);
    const original = findRule(about.mapping, line);
    const want = target ?? (original && { position: original.position, row: original.row });
    if (!want || (now && now.position === want.position && isSameRow(now.rule.row, want.row))) continue;
    const like = target === undefined ? original : undefined;
    const rule = ruleFor(placed, { line, target: want, old: original });
    mended.push(like === undefined ? rule : { ...rule, row: like.row, ...flagsOf(like) });
  }
  // The longest account and the most objects first: 5010 before 501.
  const sorted = mended.toSorted(
    (a, b) => (b.objects?.length ?? 0) - (a.objects?.length ?? 0) || b.accounts.length - a.accounts.length,
  );
  return sorted.length === 0 ? placed : { ...placed, rules: [...sorted, ...placed.rules] };
}

function flagsOf(rule: MappingRule): Partial<MappingRule> {
  return {
    ...(rule.payer ? { payer: rule.payer } : {}),
    ...(rule.isDepreciation ? { isDepreciation: true } : {}),
    ...(rule.isAudit ? { isAudit: true } : {}),
  };
}

/** Rules that stand together and say the same of different accounts become one. */
function joined(mapping: ChartMapping): ChartMapping {
  const rules: MappingRule[] = [];
  for (const rule of mapping.rules) {
    const last = rules.at(-1);
    const { accounts: _accounts, ...says } = rule;
    const { accounts: _before, ...saidBefore } = last ?? { accounts: '' };
    if (last && JSON.stringify(says) === JSON.stringify(saidBefore) && isPlainList(last) && isPlainList(rule)) {
      const accounts = [...new Set([...last.accounts.split(','), ...rule.accounts.split(',')])].join(',');
      rules.splice(-1, 1, { ...last, accounts });
    } else rules.push(rule);
  }
  return { ...mapping, rules };
}

const isPlainList = ({ accounts }: MappingRule): boolean => /^\d+(,\d+)*$/.test(accounts);
