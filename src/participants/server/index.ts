export * from './answer-referral.ts';
export * from './correct-participation.ts';
export * from './end-participation.ts';
export * from './enrol-participant.ts';
export * from './extract-participant.ts';
export { parseIdentityNumber } from './identity.ts';
export * from './import-participations.ts';
export * from './note-item.ts';
export {
  listInstruments,
  listPartyProgrammes,
  readInstrument,
  readInstruments,
  readPartyProgrammes,
  saveInstrument,
  savePartyProgramme,
} from './programmes.ts';
export * from './read-participation.ts';
export * from './read-participations.ts';
export * from './read-quality.ts';
export { refer, type Referred } from './refer.ts';
export { takeIntakeStop } from './take-intake-stop.ts';
export type * from './tables.ts';
export { listCounted } from './counted-rows.ts';
export * from './make-package.ts';
export { readPartySheet } from './read-party-sheet.ts';
export { countPlainly, fillForBenchmark } from './fill-for-benchmark.ts';
export {
  changePerson,
  compareParticipants,
  joinParticipants,
  noteConsent,
  partParticipants,
  type Compared,
  type ComparedRecord,
} from './people.ts';
export * from './retention.ts';
export {
  findHealthToAsk,
  findProgrammeAsked,
  keepHealthAnswer,
  type CannotAskHealth,
  type HealthAsked,
} from './health-answer.ts';
