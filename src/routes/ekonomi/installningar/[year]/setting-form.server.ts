// The choices of a year as fields of a form, and back. Rows of notes are written by their names.
import {
  checkGrid,
  formatAmount,
  gridRow,
  readSentGrid,
  readSwedishAmount,
  readSwedishNumber,
  type GridColumn,
  type GridRow,
  type Language,
} from '#design/core';
import { gridErrors, type GridError } from '#design/ui';
import {
  costClasses,
  type BalanceRequirementItems,
  type CapitalStep,
  type CostSplitRule,
  type FinanceSetting,
  type NoteName,
  type Statements,
} from '#finance/core';
import { isIsoDate, slug, type Ore } from '#kernel';
import type { WorkTexts } from '../../work-texts.ts';

export const itemKeys = [
  'realisedGains',
  'excludedGains',
  'excludedLosses',
  'unrealisedSecurities',
  'reversedUnrealisedSecurities',
  'equalisationReserve',
] as const satisfies readonly (keyof BalanceRequirementItems)[];

/** What stands in the fields. */
export type SettingFields = {
  readonly income: string;
  readonly share: string;
  readonly validFrom: string;
  readonly source: string;
  readonly isVerified: boolean;
  readonly steps: readonly GridRow[];
  readonly items: Readonly<Record<(typeof itemKeys)[number], string>>;
  readonly explanation: string;
  readonly statement: string;
  readonly netted: string;
  readonly parts: readonly GridRow[];
};

type Notes = Statements['notes'];
type Words = WorkTexts['settings'];

export function stepColumns({ guideline }: Words) {
  return [
    { id: 'fran', label: guideline.from, kind: 'money' },
    { id: 'till', label: guideline.to, kind: 'money' },
    { id: 'procent', label: guideline.percent, kind: 'number', size: 8 },
    { id: 'belopp', label: guideline.amount, kind: 'money' },
  ] as const satisfies readonly GridColumn[];
}

export function partColumns({ split }: Words) {
  return [
    { id: 'rad', label: split.row, kind: 'text', isRequired: true, size: 30 },
    {
      id: 'ur',
      label: split.from,
      kind: 'choice',
      isRequired: true,
      options: (['costs', 'netAgainstBudget'] as const).map((value) => ({ value, label: split.sources[value] })),
    },
    {
      id: 'del',
      label: split.class,
      kind: 'choice',
      isRequired: true,
      options: costClasses.map((value) => ({ value, label: split.classes[value] })),
    },
  ] as const satisfies readonly GridColumn[];
}

export function fieldsOf(setting: FinanceSetting, notes: Notes): SettingFields {
  const guideline = newestGuideline(setting);
  const ore = (amountOre: Ore | undefined): string => (amountOre ? formatAmount(amountOre) : '');
  const labelOf = (note: NoteName, id: string): string => notes[note].find((row) => row.id === id)?.label ?? id;
  const { costSplit } = setting;
  return {
    income: setting.incomeDefinition,
    share:
      setting.budgetedShareOfGranted === null
        ? ''
        : String(Number((setting.budgetedShareOfGranted * 100).toPrecision(6))).replace('.', ','),
    validFrom: guideline?.validFrom ?? '',
    source: guideline?.source ?? '',
    isVerified: guideline?.isVerified ?? false,
    steps: (guideline?.steps ?? []).map(({ fromOre, toOre, limit }) =>
      gridRow(null, {
        fran: formatAmount(fromOre),
        till: toOre === null ? null : formatAmount(toOre),
        procent: limit.kind === 'percent' ? limit.percent : null,
        belopp: limit.kind === 'amount' ? formatAmount(limit.amountOre) : null,
      }),
    ),
    items: Object.fromEntries(
      itemKeys.map((key) => [key, ore(setting.balanceRequirement?.current[key])]),
    ) as SettingFields['items'],
    explanation: setting.balanceRequirementExplanation ?? '',
    statement: costSplit?.statement ?? '',
    netted: (costSplit?.nettedIncome ?? []).map((id) => labelOf('income', id)).join('\n'),
    parts: (costSplit?.parts ?? []).map((part) =>
      gridRow(null, { rad: labelOf(part.from, part.row), ur: part.from, del: part.class }),
    ),
  };
}

const newestGuideline = ({ capitalGuidelines }: FinanceSetting) =>
  capitalGuidelines.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];

export type ReadSetting =
  | { readonly isReady: true; readonly setting: FinanceSetting; readonly fields: SettingFields }
  | { readonly isReady: false; readonly fields: SettingFields; readonly errors: readonly GridError[] };

/** The setting that the fields say; what the form does not show stays as it was. */
export function readFields(
  form: FormData,
  of: { readonly before: FinanceSetting; readonly notes: Notes; readonly words: Words; readonly language: Language },
): ReadSetting {
  const { before, notes, words, language } = of;
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  const stepGrid = readSentGrid(form, { grid: 'steg', columns: stepColumns(words) });
  const partGrid = readSentGrid(form, { grid: 'delar', columns: partColumns(words) });
  const fields: SettingFields = {
    income: text('intakter'),
    share: text('andel'),
    validFrom: text('galler-fran'),
    source: text('kalla'),
    isVerified: form.has('avstamd'),
    steps: stepGrid.rows,
    items: Object.fromEntries(itemKeys.map((key) => [key, text(`post-${key}`)])) as SettingFields['items'],
    explanation: text('forklaring'),
    statement: text('regel'),
    netted: text('avdrag'),
    parts: partGrid.rows,
  };
  if (stepGrid.step !== null || partGrid.step !== null) return { isReady: false, fields, errors: [] };
  const errors: GridError[] = [];
  const fault = (fieldId: string, why: string): void => void errors.push({ fieldId, text: why });

  const share = fields.share === '' ? null : readSwedishNumber(fields.share.replace(/\s*%$/, ''));
  if (fields.share !== '' && (share === null || share < 0 || share > 100)) fault('andel', words.errors.share);

  const steps = checkGrid({ grid: 'steg', columns: stepColumns(words), rows: fields.steps });
  errors.push(...gridErrors(steps.faults, language));
  const hasGuideline = steps.rows.length > 0;
  if (hasGuideline && !isIsoDate(fields.validFrom)) fault('galler-fran', words.errors.validFrom);
  if (hasGuideline && fields.source === '') fault('kalla', words.errors.source);
  const capitalSteps = steps.rows.flatMap(({ row, values }): CapitalStep[] => {
    const { fran, till, procent, belopp } = values;
    const isOne = (procent === null) !== (belopp === null);
    if (fran === null || !isOne || (procent ?? 0) > 100) {
      fault(`steg-${row}-fran`, words.errors.step);
      return [];
    }
    const limit =
      procent === null
        ? ({ kind: 'amount', amountOre: belopp ?? 0 } as const)
        : ({ kind: 'percent', percent: procent } as const);
    return [{ fromOre: fran, toOre: till, limit }];
  });

  const items = Object.fromEntries(
    itemKeys.map((key) => {
      const written = fields.items[key];
      const read = written === '' ? null : readSwedishAmount(written);
      if (read && !read.ok) fault(`post-${key}`, words.errors.item(words.balance.items[key]));
      return [key, read?.ok ? read.value : 0];
    }),
  ) as BalanceRequirementItems;
  const hasItems = Object.values(items).some((amountOre) => amountOre !== 0);

  const parts = checkGrid({ grid: 'delar', columns: partColumns(words), rows: fields.parts });
  errors.push(...gridErrors(parts.faults, language));
  const hasSplit = parts.rows.length > 0;
  if (hasSplit && fields.statement === '') fault('regel', words.errors.statement);
  const idOf = (note: NoteName, name: string): string | undefined =>
    notes[note].find((row) => !row.isTotal && (slug(row.label) === slug(name) || row.id === name))?.id;
  const splitParts = parts.rows.flatMap(({ row, values }): CostSplitRule['parts'][number][] => {
    const from = values.ur === 'netAgainstBudget' ? 'netAgainstBudget' : 'costs';
    const id = idOf(from, values.rad ?? '');
    const part = costClasses.find((one) => one === values.del);
    if (parts.faults.length === 0 && id === undefined) fault(`delar-${row}-rad`, words.errors.row);
    return id === undefined || part === undefined ? [] : [{ class: part, from, row: id }];
  });
  const nettedIncome = fields.netted
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((line) => {
      const id = idOf('income', line);
      if (id === undefined) fault('avdrag', `${line}: ${words.errors.row}`);
      return id ?? [];
    });

  if (errors.length > 0) return { isReady: false, fields, errors };
  const older = before.capitalGuidelines.filter((one) => one !== newestGuideline(before));
  const requirement = hasItems ? { current: items, previous: before.balanceRequirement?.previous ?? null } : null;
  return {
    isReady: true,
    fields,
    setting: {
      ...before,
      incomeDefinition: fields.income === 'excludingFinancial' ? 'excludingFinancial' : 'includingFinancial',
      budgetedShareOfGranted: share === null ? null : Number((share / 100).toPrecision(8)),
      capitalGuidelines: hasGuideline
        ? [
            ...older.filter(({ validFrom }) => validFrom !== fields.validFrom),
            {
              validFrom: fields.validFrom,
              source: fields.source,
              isVerified: fields.isVerified,
              steps: capitalSteps,
            },
          ]
        : older,
      balanceRequirement: requirement,
      balanceRequirementExplanation: fields.explanation === '' ? null : fields.explanation,
      costSplit: hasSplit ? { statement: fields.statement, nettedIncome, parts: splitParts } : null,
    },
  };
}
