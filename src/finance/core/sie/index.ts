// SIE 1–4: read, check, write. Usable alone; what the ledger makes of a document is decided outside.
export { problemMessages as sieProblemMessages } from './problem-messages.ts';
export {
  problemText as sieProblemText,
  problemTexts as sieProblemTexts,
  severityText as sieSeverityText,
} from './problem-texts.ts';
export { MOST_SIE_BYTES, readSie } from './read-sie.ts';
export type { ReadSie, ReadSieOptions } from './read-sie.ts';
export { refusalMessage as sieRefusalMessage, refusalText as sieRefusalText } from './refusal.ts';
export type { CannotReadSie, OtherFormat } from './refusal.ts';
export * from './sie-document.ts';
export { severityOf as sieSeverityOf } from './sie-problem.ts';
export type { SieFacts, SieProblem, SieProblemCode } from './sie-problem.ts';
export { correctedRows, countedRows, transactionsOf } from './transactions.ts';
export type { CorrectedRow, SieTransaction } from './transactions.ts';
export { voucherListFrom } from './voucher-list.ts';
export { writeSie } from './write-sie.ts';
export type { Transliteration, WriteSieOptions, WrittenSie } from './write-sie.ts';
