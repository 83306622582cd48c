import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { accepted } from './fixtures.testing.ts';
import { realSieFiles } from './real-files.testing.ts';
import { readSie } from './read-sie.ts';

/** Kind, accounts, vouchers and transactions as counted with other tools, and the problems each file is known for. */
const known: Readonly<Record<string, readonly [string, number, number, number, readonly string[]]>> = {
  '01-visma-adm2000-exempelfil-4E-crlf.se': ['4E', 530, 295, 1330, ['flag-imported', 'encoding-damaged']],
  '04-fortnox2-4E.si': ['4E', 133, 165, 869, ['orgnr-missing', 'balance-closing-differs']],
  '05-bl-adm-2011-4E-btrans-rtrans.se': [
    '4E',
    117,
    84,
    405,
    ['encoding-damaged', 'account-name-missing', 'voucher-duplicate', 'object-undeclared'],
  ],
  '08-norstedts-bokslut-4E-ksumma.se': ['4E', 351, 177, 678, ['voucher-empty']],
  '13-visma-lon100-4I.si': ['4I', 8, 1, 8, ['year-missing', 'voucher-number-missing']],
  '15-mamut-4E-tabs.se': ['4E', 412, 168, 458, ['object-undeclared']],
  '20-softone-xe-4E-inner-quotes.se': [
    '4E',
    373,
    65,
    248,
    ['balance-result-differs', 'orgnr-form', 'quote-inner', 'voucher-unbalanced'],
  ],
  '22-briljant-4E.se': ['4E', 81, 167, 1464, []],
  '31-visma-compact-3-ksumma.se': ['3', 301, 0, 0, []],
  '41-unknown-label-momskod.se': [
    '4I',
    4,
    2,
    5,
    ['year-missing', 'label-unknown', 'voucher-unbalanced', 'account-undeclared'],
  ],
};

const files = realSieFiles();

test.skipIf(files.length === 0)(
  'real files of other programs are read as known (they may not be published with the project)',
  () => {
    for (const { name, path } of files) {
      const document = accepted(readSie(readFileSync(path)));
      const codes = [...new Set(document.problems.map(({ code }) => code))];
      const { length, transactionCount } = document.vouchers;
      expect([document.kind, document.accounts.length, length, transactionCount, codes], name).toEqual(known[name]);
    }
  },
);
