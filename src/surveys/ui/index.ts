export { default as AnswerForm } from './AnswerForm.svelte';
export { default as Question } from './Question.svelte';
