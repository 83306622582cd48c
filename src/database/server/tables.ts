import type { Transaction } from 'kysely';

/**
 * Every table as queries see it: camelCase here, snake_case in SQL. A room adds its own by merging:
 * `declare module '#database/server' { interface Tables { ledgerVoucher: LedgerVoucherTable } }`.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by the rooms
export interface Tables {}

/** A handle inside a transaction, already bound to one space. Every store function takes it first. */
export type Tx = Transaction<Tables>;
