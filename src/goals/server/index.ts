export { listGoals } from './goal-store.ts';
export { readGoals } from './read-goals.ts';
export { removeGoal } from './remove-goal.ts';
export { saveGoals, type CannotSaveGoals } from './save-goals.ts';
