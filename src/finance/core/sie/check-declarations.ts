// Accounts, dimensions and objects that rows use and no record declares, and records that the head should have.
import { objectKey, type Head } from './head.ts';
import type { Reading } from './reading.ts';
import type { SieObjectRef } from './sie-document.ts';

/** Accounts in use without a #KONTO, in the order of first use. */
export function undeclaredAccounts(reading: Reading, head: Head): string[] {
  const lines = new Map(head.accountLines);
  const { rows, words, problems } = reading;
  const isSeen = new Uint8Array(words.count());
  for (let row = 0; row < rows.count; row += 1) {
    const id = rows.account[row]!;
    if (isSeen[id] === 1) continue;
    isSeen[id] = 1;
    const account = words.textOf(id);
    if (!lines.has(account)) lines.set(account, rows.line[row]!);
  }
  const missing = [...lines].filter(([account]) => !head.accounts.has(account));
  for (const [account, line] of missing) problems.add('account-undeclared', line, { account });
  return missing.map(([account]) => account);
}

/** One problem a dimension and object. An object is missed only in a dimension whose objects the file does name. */
export function checkObjects(reading: Reading, head: Head): void {
  const named = new Set([...head.objects.values()].map(({ dimension }) => dimension));
  const seen = new Set<string>();
  const check = ({ dimension, object }: SieObjectRef, line: number | null): void => {
    if (!head.dimensions.has(dimension) && !isReserved(dimension) && !seen.has(dimension)) {
      seen.add(dimension);
      reading.problems.add('dimension-undeclared', line, { dimension });
    }
    const key = objectKey({ dimension, object });
    if (!named.has(dimension) || head.objects.has(key) || seen.has(key)) return;
    seen.add(key);
    reading.problems.add('object-undeclared', line, { dimension, object });
  };
  const { rows, objectLists } = reading;
  const isSeen = new Uint8Array(objectLists.length);
  for (let row = 0; row < rows.count; row += 1) {
    const id = rows.objects[row]!;
    if (isSeen[id] === 1) continue;
    isSeen[id] = 1;
    for (const object of objectLists[id] ?? []) check(object, rows.line[row]!);
  }
  for (const kind of ['oib', 'oub', 'psaldo', 'pbudget'] as const) {
    for (const { objects } of head.balances[kind]) for (const object of objects) check(object, null);
  }
}

/** Dimensions 1–19 have their meaning from the format and need no #DIM. */
function isReserved(dimension: string): boolean {
  return /^(0*[1-9]|1\d)$/.test(dimension);
}

/** Records that each file should have. */
export function checkHead(reading: Reading, head: Head): void {
  const { problems, encoding } = reading;
  if (!head.program) problems.add('program-missing', null, {});
  if (head.format === null) problems.add('format-missing', null, {});
  if (!head.name) problems.add('name-missing', null, {});
  if (head.orgNumber === null) problems.add('orgnr-missing', null, {});
  if (head.fiscalYears.every(({ offset }) => offset !== 0)) problems.add('year-missing', null, {});
  if (encoding === 'utf-8' || encoding === 'latin-1') problems.add('encoding-not-pc8', null, { encoding });
  for (const [year, { label, line }] of head.balanceYears) {
    const isDeclared = head.fiscalYears.some(({ offset }) => offset === year);
    if (!isDeclared && head.fiscalYears.length > 0) problems.add('balance-year-undeclared', line, { label, year });
  }
}
