import './tables.ts';

export { bringBackSigned, MOST_SIGNED_BYTES } from './bring-back.ts';
export * from './publish.ts';
export * from './read-signing.ts';
export { recordSignatures } from './record-signatures.ts';
export * from './verify-file.ts';
export { takeMinutesOut } from './take-minutes-out.ts';
