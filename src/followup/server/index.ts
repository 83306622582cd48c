export { importPackages, type ImportedPackage, type ImportedPackages } from './import-packages.ts';
export { policyFor, readDisclosurePolicies, saveDisclosurePolicy } from './disclosure-policies.ts';
export { addMadePackage, listMadePackages, type MadePackage } from './made-packages.ts';
export { listPackages } from './package-store.ts';
export { readAssociationSheet } from './read-association-sheet.ts';
export { readMadePackages } from './read-made-packages.ts';
export { readPackages } from './read-packages.ts';
export { saveTypedCounts, type CannotSaveTypedCounts, type SavedTypedCounts } from './save-typed-counts.ts';
export { savePackage } from './save-package.ts';
export { saveStepMoves } from './save-step-moves.ts';
export * from './programme-report/index.ts';
export { fingerprintOfKey, pinPartyKey, signPackages } from './party-keys.ts';
export {
  receiveMadePackages,
  receiveSignedFile,
  type CannotReceiveFile,
  type ReceivedPackage,
} from './receive-signed-file.ts';
