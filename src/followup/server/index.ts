export { importPackages, type ImportedPackage, type ImportedPackages } from './import-packages.ts';
export { listPackages } from './package-store.ts';
export { readPackages } from './read-packages.ts';
export { saveTypedCounts, type CannotSaveTypedCounts, type SavedTypedCounts } from './save-typed-counts.ts';
export { savePackage } from './save-package.ts';
export { saveStepMoves } from './save-step-moves.ts';
export * from './programme-report/index.ts';
