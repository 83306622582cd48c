export {
  carryProgrammeOn,
  decideClosing,
  saveClosing,
  settleClosing,
  withdrawClosing,
  type CannotDecideToClose,
  type NoSuchClosing,
} from './close-programme.ts';
export type { Closing, ClosingEvent } from './closing-store.ts';
export { readClosings, readProgrammeMoney, type MoneyApplication, type ProgrammeMoney } from './read-closing.ts';
export type * from './tables.ts';
