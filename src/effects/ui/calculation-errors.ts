// Faults of a calculation as errors of its form: each names its place and leads to its field.
import type { Language } from '#design/core';
import { gridErrors, type GridError } from '#design/ui';
import {
  assumptionFields,
  MOST_CELLS,
  moveCellId,
  parameterLabel,
  parameterValueText,
  type AssumptionField,
  type EffectsLaw,
  type FieldFault,
  type ReadCalculation,
} from '#effects/core';
import { calculatorTexts } from './texts.ts';

export function calculationErrors(
  read: Pick<ReadCalculation, 'gridFaults' | 'moveFaults' | 'fieldFaults'>,
  language: Language,
): GridError[] {
  const words = calculatorTexts[language];
  const ofMoves = read.moveFaults.map((fault): GridError => {
    const atCell = words.moveFault[fault.code as keyof typeof words.moveFault];
    return { fieldId: moveCellId(fault), text: words.rowAt(fault.row + 1, atCell), atCell };
  });
  const ofFields = read.fieldFaults.map((fault) => ({ fieldId: fault.fieldId, text: fieldText(fault, language) }));
  return [...gridErrors(read.gridFaults, language), ...ofMoves, ...ofFields];
}

function fieldText({ fieldId, code }: FieldFault, language: Language): string {
  const words = calculatorTexts[language].fault;
  if (code === 'tooManyCells') return words.tooManyCells(MOST_CELLS);
  if (code !== 'badNumber') return words[code];
  const name = assumptionFields.find(({ field }) => field === fieldId)?.name;
  return words.badNumber(name ? parameterLabel(name, language) : calculatorTexts[language].cost);
}

/** What an empty field of an assumption counts with: the newest value. */
export function usualText({ name, kind }: AssumptionField, law: EffectsLaw): string {
  const newest = law.parameters.get(name)?.at(-1);
  if (!newest) return kind === 'months' ? '12' : '';
  const text = parameterValueText(newest.value, newest.unit) ?? '';
  return kind === 'kr' ? `${text}\u00A0kr` : text;
}
