export { default as AnswerView } from './AnswerView.svelte';
export { default as Calculator } from './Calculator.svelte';
export { default as CopyText } from './CopyText.svelte';
export { calculationErrors } from './calculation-errors.ts';
export { calculatorTexts } from './texts.ts';
