export { changeGoals, type CannotChangeGoals } from './change-goals.ts';
export { changeProgrammes, type CannotChangeProgrammes } from './change-programmes.ts';
export { listGoals } from './goal-store.ts';
export { importGoals } from './import-goals.ts';
export { listMeasuredGoals } from './measured-goals.ts';
export { readGoals } from './read-goals.ts';
export { removeGoal } from './remove-goal.ts';
export { saveGoals } from './save-goals.ts';
export { takeReportedGoals, type CannotTakeGoals } from './take-reported-goals.ts';
