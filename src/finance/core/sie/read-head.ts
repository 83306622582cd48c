// Records before the vouchers: identification, chart of accounts, dimensions and balances.
import { objectKey, type Head } from './head.ts';
import { monthOf } from './field-values.ts';
import type { SieLabel } from './labels.ts';
import { normaliseOrgNumber } from './org-number.ts';
import {
  amountAt,
  dateAt,
  isEmptyAt,
  isListAt,
  objectListAt,
  quantityAt,
  textAt,
  wordAt,
  type Reading,
} from './reading.ts';
import type { SieAccountType, SieBalanceKind } from './sie-document.ts';

export type HeadLabel = Exclude<SieLabel, '#VER' | '#TRANS' | '#RTRANS' | '#BTRANS' | '#KSUMMA'>;

type ReadRecord = (reading: Reading, head: Head) => void;

export const headRecords: Readonly<Record<HeadLabel, ReadRecord>> = {
  '#FLAGGA': (reading, head) => {
    head.flag = textAt(reading, 0) === '1' ? 1 : 0;
    if (head.flag === 1) reading.problems.add('flag-imported', reading.scanner.line, {});
  },
  '#PROGRAM': (reading, head) => {
    head.program = { name: textAt(reading, 0), version: textAt(reading, 1) };
    if (head.program.version === '') reading.problems.add('program-version-missing', reading.scanner.line, {});
  },
  '#FORMAT': (reading, head) => {
    head.format = textAt(reading, 0);
    if (head.format !== 'PC8') reading.problems.add('format-unknown', reading.scanner.line, { value: head.format });
  },
  '#GEN': (reading, head) => {
    head.generated = { date: reading.dayOf(dateAt(reading, 0)), sign: textAt(reading, 1) };
  },
  '#SIETYP': (reading, head) => {
    head.statedType = textAt(reading, 0);
    if (!/^[1-4]$/.test(head.statedType)) {
      reading.problems.add('type-bad', reading.scanner.line, { value: head.statedType });
    }
  },
  '#PROSA': (reading, head) => {
    const text = textAt(reading, 0);
    head.comment = head.comment === null ? text : `${head.comment} ${text}`;
  },
  '#FTYP': (reading, head) => {
    head.form = valueAt(reading, 0);
  },
  '#FNR': (reading, head) => {
    head.internalId = valueAt(reading, 0);
  },
  '#ORGNR': readOrgNumber,
  '#BKOD': (reading, head) => {
    head.industryCode = valueAt(reading, 0);
  },
  '#ADRESS': (reading, head) => {
    const [contact, street, postal, phone] = [0, 1, 2, 3].map((index) => textAt(reading, index));
    head.address = { contact: contact!, street: street!, postal: postal!, phone: phone! };
  },
  '#FNAMN': (reading, head) => {
    head.name = textAt(reading, 0);
  },
  '#RAR': readFiscalYear,
  '#TAXAR': (reading, head) => {
    head.taxYear = valueAt(reading, 0);
  },
  '#OMFATTN': (reading, head) => {
    head.balancesUpTo = reading.dayOf(dateAt(reading, 0));
  },
  '#KPTYP': (reading, head) => {
    head.chartType = valueAt(reading, 0);
  },
  '#VALUTA': (reading, head) => {
    head.currency = valueAt(reading, 0);
  },
  '#KONTO': readAccount,
  '#KTYP': readAccountType,
  '#ENHET': (reading, head) => {
    const [account, unit] = bothFields(reading, '#ENHET', ['account', 'unit']) ?? [];
    if (account !== undefined && unit !== undefined) head.units.set(account, unit);
  },
  '#SRU': (reading, head) => {
    const [account, code] = bothFields(reading, '#SRU', ['account', 'code']) ?? [];
    if (account === undefined || code === undefined) return;
    const codes = head.sru.get(account);
    if (codes) codes.push(code);
    else head.sru.set(account, [code]);
  },
  '#DIM': (reading, head) => {
    if (isMissing(reading, '#DIM', { index: 0, field: 'dimension' })) return;
    const number = textAt(reading, 0);
    head.dimensions.set(number, { number, name: textAt(reading, 1), parent: null });
  },
  '#UNDERDIM': (reading, head) => {
    if (isMissing(reading, '#UNDERDIM', { index: 0, field: 'dimension' })) return;
    isMissing(reading, '#UNDERDIM', { index: 2, field: 'parent dimension' });
    const number = textAt(reading, 0);
    head.dimensions.set(number, { number, name: textAt(reading, 1), parent: valueAt(reading, 2) });
  },
  '#OBJEKT': (reading, head) => {
    if (isMissing(reading, '#OBJEKT', { index: 0, field: 'dimension' })) return;
    if (isMissing(reading, '#OBJEKT', { index: 1, field: 'object' })) return;
    const [dimension, object] = [textAt(reading, 0), textAt(reading, 1)];
    head.objects.set(objectKey({ dimension, object }), { dimension, object, name: textAt(reading, 2) });
  },
  '#IB': (reading, head) => readBalance(reading, head, { label: '#IB', kind: 'ib' }),
  '#UB': (reading, head) => readBalance(reading, head, { label: '#UB', kind: 'ub' }),
  '#RES': (reading, head) => readBalance(reading, head, { label: '#RES', kind: 'res' }),
  '#OIB': (reading, head) => readBalance(reading, head, { label: '#OIB', kind: 'oib' }),
  '#OUB': (reading, head) => readBalance(reading, head, { label: '#OUB', kind: 'oub' }),
  '#PSALDO': (reading, head) => readBalance(reading, head, { label: '#PSALDO', kind: 'psaldo' }),
  '#PBUDGET': (reading, head) => readBalance(reading, head, { label: '#PBUDGET', kind: 'pbudget' }),
};

function readOrgNumber(reading: Reading, head: Head): void {
  const { problems, scanner } = reading;
  head.acquisitionNumber = valueAt(reading, 1);
  head.activityNumber = valueAt(reading, 2);
  const value = textAt(reading, 0).trim();
  if (value === '') return;
  const orgNumber = normaliseOrgNumber(value);
  head.orgNumber = orgNumber ?? value;
  if (orgNumber === null) problems.add('orgnr-unreadable', scanner.line, { value });
  else if (orgNumber !== value) problems.add('orgnr-form', scanner.line, { value, orgNumber });
}

function readFiscalYear(reading: Reading, head: Head): void {
  const { problems, scanner } = reading;
  const year = textAt(reading, 0);
  if (isEmptyAt(reading, 1) || isEmptyAt(reading, 2)) {
    problems.add('year-without-dates', scanner.line, { year });
    return;
  }
  const [from, to] = [reading.dayOf(dateAt(reading, 1)), reading.dayOf(dateAt(reading, 2))];
  const offset = yearOffsetOf(year);
  const isYear = offset !== null && from !== null && to !== null && from <= to;
  if (!isYear)
    problems.add('year-bad', scanner.line, { value: [0, 1, 2].map((index) => textAt(reading, index)).join(' ') });
  else if (head.fiscalYears.every((known) => known.offset !== offset)) head.fiscalYears.push({ offset, from, to });
}

function readAccount(reading: Reading, head: Head): void {
  const { problems, scanner } = reading;
  if (isMissing(reading, '#KONTO', { index: 0, field: 'account' })) return;
  const account = textAt(reading, 0);
  const name = textAt(reading, 1);
  if (head.accounts.has(account)) problems.add('account-duplicate', scanner.line, { account });
  if (!/^\d+$/.test(account)) problems.add('account-not-numeric', scanner.line, { account });
  if (name === '') problems.add('account-name-missing', scanner.line, { account });
  head.accounts.set(account, name);
}

function readAccountType(reading: Reading, head: Head): void {
  const [account, type] = bothFields(reading, '#KTYP', ['account', 'type']) ?? [];
  if (account === undefined || type === undefined) return;
  if (isAccountType(type)) head.types.set(account, type);
  else reading.problems.add('account-type-unknown', reading.scanner.line, { account, value: type });
}

function isAccountType(type: string): type is SieAccountType {
  return ['T', 'S', 'K', 'I'].includes(type);
}

type BalanceLabel = { readonly label: HeadLabel; readonly kind: SieBalanceKind };

const WITH_PERIOD: readonly SieBalanceKind[] = ['psaldo', 'pbudget'];
const WITH_OBJECTS: readonly SieBalanceKind[] = ['oib', 'oub', 'psaldo', 'pbudget'];

function readBalance(reading: Reading, head: Head, { label, kind }: BalanceLabel): void {
  const hasPeriod = WITH_PERIOD.includes(kind);
  const accountIndex = hasPeriod ? 2 : 1;
  const listIndex = accountIndex + 1;
  const hasList = isListAt(reading, listIndex);
  if (WITH_OBJECTS.includes(kind) && !hasList) {
    reading.problems.add('objects-missing', reading.scanner.line, { label });
  }
  const amountIndex = hasList ? listIndex + 1 : listIndex;
  const yearOffset = yearOffsetOf(textAt(reading, 0));
  const missing = yearOffset === null ? 'year' : missingOf(reading, { account: accountIndex, amount: amountIndex });
  if (missing !== null || yearOffset === null) {
    reading.problems.add('row-incomplete', reading.scanner.line, { label, field: missing ?? 'year' });
    return;
  }
  const period = hasPeriod ? monthOf(textAt(reading, 1)) : null;
  if (hasPeriod && period === null) {
    reading.problems.add('period-bad', reading.scanner.line, { value: textAt(reading, 1) });
    return;
  }
  const account = reading.words.textOf(wordAt(reading, accountIndex));
  const quantity = quantityAt(reading, amountIndex + 1);
  head.balances[kind].push({
    yearOffset,
    period,
    account,
    objects: hasList ? (reading.objectLists[objectListAt(reading, listIndex)] ?? []) : [],
    amountOre: amountAt(reading, amountIndex),
    quantity: Number.isNaN(quantity) ? null : quantity,
  });
  noteBalance(reading, head, { label, kind, account, yearOffset });
}

function noteBalance(
  reading: Reading,
  head: Head,
  balance: BalanceLabel & { readonly account: string; readonly yearOffset: number },
): void {
  const { label, kind, account, yearOffset } = balance;
  const { line } = reading.scanner;
  if (!head.accountLines.has(account)) head.accountLines.set(account, line);
  if (!head.balanceYears.has(yearOffset)) head.balanceYears.set(yearOffset, { label, line });
  if (WITH_OBJECTS.includes(kind)) return;
  const key = `${kind} ${yearOffset} ${account}`;
  if (head.balanceKeys.has(key))
    reading.problems.add('balance-duplicate', line, { label, account, year: yearOffset });
  head.balanceKeys.add(key);
}

function missingOf(reading: Reading, at: { account: number; amount: number }): string | null {
  if (isEmptyAt(reading, at.account)) return 'account';
  return isEmptyAt(reading, at.amount) || isListAt(reading, at.amount) ? 'amount' : null;
}

function isMissing(reading: Reading, label: HeadLabel, wanted: { index: number; field: string }): boolean {
  if (!isEmptyAt(reading, wanted.index)) return false;
  reading.problems.add('field-missing', reading.scanner.line, { label, field: wanted.field });
  return true;
}

/** Both fields of a record, or nothing and a problem when one is missing. */
function bothFields(
  reading: Reading,
  label: HeadLabel,
  [first, second]: readonly [string, string],
): readonly [string, string] | null {
  if (isMissing(reading, label, { index: 0, field: first })) return null;
  if (isMissing(reading, label, { index: 1, field: second })) return null;
  return [textAt(reading, 0), textAt(reading, 1)];
}

/** null instead of an empty text. */
function valueAt(reading: Reading, index: number): string | null {
  return textAt(reading, index) || null;
}

function yearOffsetOf(text: string): number | null {
  return /^-?\d{1,3}$/.test(text) ? Number(text) + 0 : null;
}
