export { default as DecisionField } from './DecisionField.svelte';
export { default as DecisionLink } from './DecisionLink.svelte';
