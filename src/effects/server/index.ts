export {
  associationLaw,
  readEffectsLaw,
  removeOwnValue,
  saveOwnValue,
  type CannotSaveOwnValue,
} from './association-law.ts';
export * from './load-parameters.ts';
export { readEffects, type ComparedEffects, type PeriodEffects } from './read-effects.ts';
export {
  readScenarios,
  removeScenario,
  saveScenario,
  type CannotSaveScenario,
  type ReadScenario,
} from './scenarios.ts';
export { listOwnValues } from './tables.ts';
