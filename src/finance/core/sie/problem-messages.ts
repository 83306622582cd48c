// The English sentence of each problem, for the command line.
import type { Ore } from '#kernel';
import type { SieFacts, SieProblemCode } from './sie-problem.ts';

type Messages = { readonly [Code in SieProblemCode]: (facts: SieFacts[Code]) => string };

export const problemMessages: Messages = {
  'account-duplicate': ({ account }) => `Account ${account} is declared more than once; the last name counts.`,
  'account-name-missing': ({ account }) => `Account ${account} has no name.`,
  'account-not-numeric': ({ account }) => `Account "${account}" is not a number; it is kept as it is.`,
  'account-type-unknown': ({ account, value }) =>
    `Account ${account} has the type "${value}", which is not T, S, K or I; the type is left open.`,
  'account-undeclared': ({ account }) => `Account ${account} is used but no #KONTO declares it.`,
  'amount-bad': ({ value }) => `"${value}" is not an amount in kronor and öre; the row is kept with amount 0.`,
  'amount-comma': ({ value }) => `The amount "${value}" has a decimal comma; it is read as a decimal point.`,
  'amount-form': ({ value }) => `The amount "${value}" is written in a form of its own, but its value is clear.`,
  'balance-closing-differs': (facts) =>
    `Account ${facts.account}: the closing balance is ${kr(facts.statedOre)}, but opening balance and vouchers give ${kr(facts.computedOre)}.`,
  'balance-duplicate': ({ label, account, year }) =>
    `${label} states account ${account} of year ${year} more than once.`,
  'balance-result-differs': (facts) =>
    `Account ${facts.account}: the result is ${kr(facts.statedOre)}, but the vouchers give ${kr(facts.computedOre)}.`,
  'balance-year-undeclared': ({ label, year }) => `${label} belongs to year ${year}, which no #RAR declares.`,
  'brace-missing': ({ voucher }) => `Voucher ${voucher} has rows before its opening brace.`,
  'brace-unexpected': ({ value }) => `A brace "${value}" stands outside a voucher.`,
  'control-character': ({ value }) => `The line holds a control character (byte ${value}).`,
  'date-bad': ({ value }) => `"${value}" is not a date (YYYYMMDD).`,
  'date-iso': ({ value }) => `The date "${value}" is written with hyphens; SIE writes YYYYMMDD.`,
  'date-missing': ({ voucher }) => `Voucher ${voucher} has no date.`,
  'dimension-undeclared': ({ dimension }) => `Dimension ${dimension} is used but no #DIM declares it.`,
  'encoding-damaged': ({ text }) => `Letters look damaged: "${text}".`,
  'encoding-not-pc8': ({ encoding }) =>
    `The file says PC8 (CP437) but is written in ${encoding}; it is read as such.`,
  'field-missing': ({ label, field }) => `${label} has no ${field}.`,
  'fields-extra': ({ label, count }) =>
    `${count} ${label} have more fields than the format knows; those were skipped.`,
  'flag-imported': () => 'The file is marked as imported before (#FLAGGA 1).',
  'flag-missing': () => 'The file does not begin with #FLAGGA.',
  'format-missing': () => 'The file has no #FORMAT.',
  'format-unknown': ({ value }) => `#FORMAT is "${value}"; the format knows only PC8.`,
  'ksumma-after-end': ({ label }) => `${label} stands after the checksum and is not covered by it.`,
  'ksumma-bad': ({ value }) => `The checksum "${value}" is not a number.`,
  'ksumma-mismatch': ({ stated, computed }) =>
    `The checksum does not match: the file states ${stated}, its content gives ${computed}.`,
  'ksumma-signed': ({ stated, computed }) =>
    `The checksum is right but written as a signed number: ${stated} for ${computed}.`,
  'ksumma-without-start': () => 'A checksum ends the file but none begins it, so it cannot be tested.',
  'label-unknown': ({ label, count }) => `${label} is not part of the format; ${records(count)} skipped.`,
  'name-missing': () => 'The file does not name its company (#FNAMN).',
  'object-undeclared': ({ dimension, object }) => `Object ${object} of dimension ${dimension} has no #OBJEKT.`,
  'objects-bad': ({ value }) => `The object list "${value}" is not closed or not in pairs; whole pairs are kept.`,
  'objects-missing': ({ label }) => `${label} has no object list; its fields are read as if {} stood there.`,
  'orgnr-form': ({ value, orgNumber }) => `The organisation number "${value}" is read as ${orgNumber}.`,
  'orgnr-missing': () => 'The file has no organisation number (#ORGNR).',
  'orgnr-unreadable': ({ value }) => `"${value}" is not an organisation number; it is kept as it is.`,
  'period-bad': ({ value }) => `"${value}" is not a month (YYYYMM); the row is left out.`,
  'problems-more': ({ code, count }) => `${count} more problems of the kind ${code} are not listed.`,
  'program-missing': () => 'The file does not say which program wrote it (#PROGRAM).',
  'program-version-missing': () => '#PROGRAM has no version.',
  'quantity-bad': ({ value }) => `"${value}" is not a quantity; it is left out.`,
  'quote-inner': ({ value }) => `Quotation marks inside a text are not escaped: ${value}.`,
  'quote-unclosed': ({ value }) => `A quotation mark is not closed before the line ends: ${value}.`,
  'row-incomplete': ({ label, field }) => `${label} has no ${field}; the row is left out.`,
  'row-outside-voucher': ({ label }) => `${label} stands outside a voucher; the row is left out.`,
  'row-twin-missing': ({ voucher, account }) =>
    `Voucher ${voucher} adds a row on account ${account} (#RTRANS) that no #TRANS follows; it is not counted.`,
  'text-outside-record': ({ value }) => `The line is no record: "${value}".`,
  'type-bad': ({ value }) => `#SIETYP "${value}" is not 1, 2, 3 or 4; the kind is taken from the content.`,
  'type-missing': ({ type }) => `The file has no #SIETYP; it is read as type ${type}.`,
  'type-unfit': ({ label, type }) => `${label} does not belong in a file of type ${type}; it is read all the same.`,
  'voucher-duplicate': ({ voucher, firstLine }) => `Voucher ${voucher} is in the file already, at line ${firstLine}.`,
  'voucher-empty': ({ voucher }) => `Voucher ${voucher} has no rows that count.`,
  'voucher-number-missing': ({ date }) =>
    `A voucher${date ? ` of ${date}` : ''} has no number; the receiver gives it one.`,
  'voucher-order': ({ voucher, before }) =>
    `Voucher ${voucher} comes after ${before}; numbers should rise in a series.`,
  'voucher-outside-year': ({ voucher, date, from, to }) =>
    `Voucher ${voucher} is dated ${date}, outside the fiscal year ${from} to ${to}.`,
  'voucher-unbalanced': ({ voucher, differenceOre }) =>
    `Voucher ${voucher} does not balance: debit minus credit is ${kr(differenceOre)}.`,
  'voucher-unclosed': ({ voucher, lastLine }) =>
    `Voucher ${voucher} is not closed by a brace (its last line is ${lastLine}); the file may be cut off.`,
  'year-bad': ({ value }) => `#RAR "${value}" is not a fiscal year; it is left out.`,
  'year-missing': () => 'The file does not state its fiscal year (#RAR 0).',
  'year-without-dates': ({ year }) => `#RAR ${year} has no dates; it is left out.`,
};

/** `-1234.50`: as a SIE file writes it. */
function kr(amountOre: Ore): string {
  const size = Math.abs(amountOre);
  return `${amountOre < 0 ? '-' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`;
}

function records(count: number): string {
  return count === 1 ? '1 record was' : `${count} records were`;
}
