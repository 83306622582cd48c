// What a finding says. Swedish for the application and the control sheet, English for the command line.
import { formatCount, writeNumber } from '#design/core';
import type { SideLabel } from './finding.ts';
import type { TableUnit } from './report-under-control.ts';
import { type RuleId, rules } from './rule-list.ts';

export type Words = {
  readonly rule: RuleId;
  readonly leftLabel: SideLabel;
  readonly rightLabel: SideLabel;
  readonly left: number;
  readonly right: number;
  readonly difference: number;
  readonly unit: TableUnit;
  readonly outcome: 'ok' | 'rounding' | 'differs';
  readonly remark?: { readonly sv: string; readonly en: string };
};

export function sentences(words: Words): { sv: string; en: string } {
  const left = write(words.left, words.unit);
  const right = write(words.right, words.unit);
  const difference = write(words.difference, words.unit);
  const remark = words.remark;
  const sv = { left: inLanguage(words.leftLabel, 'sv'), right: inLanguage(words.rightLabel, 'sv') };
  const en = { left: inLanguage(words.leftLabel, 'en'), right: inLanguage(words.rightLabel, 'en') };
  switch (words.outcome) {
    case 'ok':
      return {
        sv: `${sv.left} och ${sv.right} stämmer: ${left}.`,
        en: `${en.left} and ${en.right} agree: ${left}.`,
      };
    case 'rounding':
      return {
        sv: `${sv.left} är ${left} och ${sv.right} ${right}: avrundning, inget fel.`,
        en: `${en.left} is ${left} and ${en.right} is ${right}: rounding, no error.`,
      };
    case 'differs':
      return {
        sv: `${sv.left} är ${left} men ${sv.right} är ${right}, skillnad ${difference}. ${remark ? `${remark.sv} ` : ''}${rules[words.rule].advice}`,
        en: `${en.left} is ${left} but ${en.right} is ${right}, difference ${difference}.${remark ? ` ${remark.en}` : ''}`,
      };
  }
}

/** `11 934 995 kr`, `5 %`, `70`. Two decimals only for kronor with öre. */
export function write(value: number, unit: TableUnit): string {
  const number = Number.isInteger(value) ? formatCount(value) : writeNumber(value, decimalsOf(value));
  switch (unit) {
    case 'kr':
      return `${number}\u00A0kr`;
    case 'tkr':
      return `${number}\u00A0tkr`;
    case 'percent':
      return `${number}\u00A0%`;
    case 'count':
      return number;
  }
}

function inLanguage(label: SideLabel, language: 'sv' | 'en'): string {
  return typeof label === 'string' ? label : label[language];
}

function decimalsOf(value: number): 1 | 2 | 3 {
  if (Math.abs(value * 10 - Math.round(value * 10)) < 1e-9) return 1;
  return Math.abs(value * 100 - Math.round(value * 100)) < 1e-9 ? 2 : 3;
}
