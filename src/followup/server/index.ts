export { importPackages, type ImportedPackage, type ImportedPackages } from './import-packages.ts';
export { ageBandsOfSpace, readAgeBandSetting, saveAgeBandSetting } from './age-band-setting.ts';
export {
  policyFor,
  readDisclosurePolicies,
  saveDisclosurePolicy,
  type RecordedDecision,
} from './disclosure-policies.ts';
export { addMadePackage, listMadePackages, type MadePackage } from './made-packages.ts';
export { handOverPackages, readReceiversWishes, type CannotHandOver, type HandedOver } from './hand-over.ts';
export { listPackages } from './package-store.ts';
export { keepPublished, listPublicPackages } from './public-packages.ts';
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
  type CannotReceiveMade,
  type ReceivedPackage,
} from './receive-signed-file.ts';
