// A report is locked, signed outside and brought back, on a real database with real files.
import { createDeflate } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import { beforeAll, expect, test } from 'vitest';
import type { Session } from '#access/server';
import { rolledBackSession } from '#access/testing';
import { importLedger } from '#finance/server';
import { assert, type Result } from '#kernel';
import { lockReportVersion } from '#reports/server';
import { aLedgerFile, anAssociationWithBooks, makeLawful } from '#reports/testing';
import { aReceipt, signedOutside } from '#signing/testing';
import {
  bringBackSigned,
  keepFilesOfLock,
  publishSigned,
  readLockedFile,
  readPublished,
  readPublishedFile,
  readSigning,
  recordSignatures,
  verifyFile,
  withdrawSigned,
} from './index.ts';

let session: Session;
/** The file to read, the one for the archive, and a report with other costs. */
let locked: Uint8Array;
let archive: Uint8Array;
let other: Uint8Array;

beforeAll(async () => {
  session = await anAssociationWithBooks();
  await makeLawful(session);
  // Another report of the same year: one figure of its books, and those that follow from it.
  other = await rolledBackSession(session, async (inside) => {
    valueOf(await importLedger(inside, { fileName: 'annat.se', bytes: aLedgerFile({ costs: 1650 }), replace: true }));
    valueOf(await lockReportVersion(inside, { year: 2024 }));
    return fileOf(inside, 'accessible');
  });
  valueOf(await lockReportVersion(session, { year: 2024 }));
  locked = await fileOf(session, 'accessible');
  archive = await fileOf(session, 'archive');
}, 60_000);

const year = 2024;
const fileName = 'undertecknad.pdf';

async function fileOf(one: Session, form: 'accessible' | 'archive'): Promise<Uint8Array> {
  return new Uint8Array(valueOf(await readLockedFile(one, { year, version: 1, form })).bytes);
}

function valueOf<T, E>(result: Result<T, E>): T {
  assert(result.ok, `it is done: ${JSON.stringify(result)}`);
  return result.value;
}

const bringBack = (inside: Session, bytes: Uint8Array) => bringBackSigned(inside, { year, fileName, bytes });
const anonymous = (inside: Session): Session => ({ ...inside, roles: ['publicReader'], isStrong: false });
const details = {
  service: 'Comfact',
  reference: '77aa10',
  signers: [{ name: 'Kim Exempel', role: 'Ordförande', signedAt: '2026-11-22T10:12' }],
};

test.each([
  ['pages after', { after: aReceipt }],
  [
    'a cover, pages after, other metadata and a seal',
    { before: [['Översikt']], after: aReceipt, title: 'X', hasSeal: true },
  ],
  ['a stamp on every page', { after: aReceipt, stamp: 'Dokument-ID 77aa10 Sida {n}/9' }],
  ['nothing but other metadata', { title: 'Annat' }],
])('a copy with %s is taken, and told what came with it', (_, how) =>
  rolledBackSession(session, async (inside) => {
    const copy = valueOf(await bringBack(inside, signedOutside(locked, how)));
    expect(copy.of.version).toBe(1);
    expect(copy.found.form).toBe('accessible');
    expect(copy.found.before).toEqual('before' in how ? [1] : []);
    expect(copy.found.after).toHaveLength('after' in how ? 1 : 0);
    expect(copy.found.stamps).toHaveLength('stamp' in how ? 1 : 0);
    expect(copy.found.hasSeal).toBe('hasSeal' in how);
  }),
);

test('the file for the archive may be signed too', () =>
  rolledBackSession(session, async (inside) => {
    const copy = valueOf(await bringBack(inside, signedOutside(archive, { after: aReceipt })));
    expect(copy.found.after).toHaveLength(1);
  }));

test('what the receipt says of service, number and signers is suggested', () =>
  rolledBackSession(session, async (inside) => {
    const { found } = valueOf(await bringBack(inside, signedOutside(locked, { after: aReceipt })));
    expect(found.suggestion).toMatchObject({
      service: 'Comfact',
      reference: '77aa10-4c51-9f',
      hasPersonalNumber: false,
    });
    expect(found.suggestion.signers.map(({ name, signedAt }) => [name, signedAt])).toEqual([
      ['Kim Exempel', '2026-11-22T10:12'],
      ['Lo Prov', '2026-11-22T10:40'],
    ]);
  }));

const overText = 'q BT /SF 9 Tf 1 0 0 1 200 400 Tm <393939> Tj ET Q';
test.each([
  ['a figure written over a page', { over: { page: 3, content: overText } }, { kind: 'changed', page: 4 }],
  [
    'a white surface over a page',
    { over: { page: 3, content: 'q 1 1 1 rg 60 300 300 200 re f Q' } },
    { kind: 'painted', page: 4 },
  ],
  ['a note on a page', { note: { page: 2, subtype: 'FreeText' } }, { kind: 'covered', page: 3 }],
  ['a page taken out', { kids: (kids: readonly string[]) => kids.toSpliced(4, 1) }, { kind: 'pageGone', page: 5 }],
  [
    'two pages in another order',
    { kids: (k: readonly string[]) => [...k.slice(0, 4), k[5] ?? '', k[4] ?? '', ...k.slice(6)] },
    { filePage: expect.any(Number) },
  ],
])('%s is refused, with the page, and nothing is kept', (_, how, where) =>
  rolledBackSession(session, async (inside) => {
    const refused = await bringBack(inside, signedOutside(locked, { after: aReceipt, ...how }));
    expect(refused).toMatchObject({
      refusal: { kind: 'different', differences: expect.arrayContaining([expect.objectContaining(where)]) },
    });
    expect(valueOf(await readSigning(inside, { year })).copies).toEqual([]);
  }),
);

test('a page put in among the pages of the report is refused', () =>
  rolledBackSession(session, async (inside) => {
    const how = {
      kids: (kids: readonly string[]) => [...kids.slice(0, 4), kids[0] ?? '', ...kids.slice(4)],
      after: aReceipt,
    };
    expect(await bringBack(inside, signedOutside(locked, how))).toMatchObject({
      refusal: { kind: 'different', count: 1, differences: [{ kind: 'pageAdded', filePage: 5, page: null }] },
    });
  }));

test('a report with one other amount in its books is refused, with both amounts', () =>
  rolledBackSession(session, async (inside) => {
    const refused = await bringBack(inside, signedOutside(other, { after: aReceipt }));
    assert(!refused.ok && refused.refusal.kind === 'different', 'it is refused');
    const { differences } = refused.refusal;
    expect(differences.some(({ was, is }) => was.includes('1') && /50/.test(is))).toBe(true);
    expect(differences.every(({ page }) => page !== null)).toBe(true);
  }));

test('the locked file itself has not been signed', () =>
  rolledBackSession(session, async (inside) => {
    expect(await bringBack(inside, locked)).toMatchObject({ refusal: { kind: 'notSigned' } });
  }));

test('a file of an earlier version is told to be that', () =>
  rolledBackSession(session, async (inside) => {
    valueOf(await importLedger(inside, { fileName: 'ny.se', bytes: aLedgerFile({ costs: 1650 }), replace: true }));
    valueOf(await lockReportVersion(inside, { year, explanation: 'Kostnaden var fel.' }));
    expect(await bringBack(inside, signedOutside(locked, { after: aReceipt }))).toMatchObject({
      refusal: { kind: 'ofOther', of: { year, kind: 'annual', version: 1 } },
    });
    expect(await verifyFile(inside, locked)).toMatchObject({ kind: 'locked', newerVersion: 2 });
  }));

test('a year without a lock has nothing to sign', () =>
  rolledBackSession(session, async (inside) => {
    const asked = { year: 2023, fileName, bytes: locked };
    expect(await bringBackSigned(inside, asked)).toMatchObject({ refusal: { kind: 'notLocked' } });
  }));

test('files that are no PDF, have a password, or unpack to more than a machine has are refused', async () => {
  const deflate = createDeflate({ level: 9 });
  const packed = buffer(deflate);
  const chunk = Buffer.alloc(16_000_000, ' ');
  for (let index = 0; index < 20; index += 1) {
    if (!deflate.write(chunk)) await new Promise((resolve) => deflate.once('drain', resolve));
  }
  deflate.end();
  const bomb = Buffer.concat([
    Buffer.from('%PDF-1.7\n1 0 obj\n<< /Length 1 /Filter /FlateDecode >>\nstream\n'),
    await packed,
  ]);
  const encrypted = Buffer.from(locked)
    .toString('latin1')
    .replace(
      /trailer\n<</,
      'trailer\n<< /Encrypt << /Filter /Standard /V 1 /R 2 /O (12345678901234567890123456789012) /U (12345678901234567890123456789012) /P -4 >>',
    );
  await rolledBackSession(session, async (inside) => {
    for (const [bytes, kind] of [
      [Buffer.from('%PNG not at all'), 'wrongType'],
      [Buffer.from('%PDF-1.7 and no more'), 'damaged'],
      [Buffer.from(encrypted, 'latin1'), 'encrypted'],
      [Buffer.alloc(25_000_001), 'tooLarge'],
      [new Uint8Array(), 'empty'],
      [new Uint8Array(bomb), expect.stringMatching(/damaged|tooMuchMemory|tooSlow/)],
    ] as const)
      expect(await bringBack(inside, new Uint8Array(bytes))).toMatchObject({
        refusal: { kind: 'cannotRead', why: { kind } },
      });
  });
});

test('signers are typed, corrected and published; then anybody reads the accessible file, and the signed one when it is said', () =>
  rolledBackSession(session, async (inside) => {
    const bytes = signedOutside(locked, { after: aReceipt });
    const { id } = valueOf(await bringBack(inside, bytes));
    expect(valueOf(await bringBack(inside, bytes)).id).toBe(id);
    expect(await publishSigned(inside, { copyId: id, showsSigned: false })).toMatchObject({
      refusal: { kind: 'signersMissing' },
    });
    expect(await recordSignatures(inside, { copyId: id, ...details, signers: [] })).toMatchObject({
      refusal: { kind: 'signersMissing' },
    });
    const early = [
      { name: 'Lo Prov', role: '', signedAt: null },
      { name: 'Kim Exempel', role: '', signedAt: '2020-01-01' },
    ];
    expect(await recordSignatures(inside, { copyId: id, ...details, signers: early })).toMatchObject({
      refusal: { kind: 'impossibleDay', index: 1 },
    });
    const first = await recordSignatures(inside, {
      copyId: id,
      ...details,
      signers: [{ ...details.signers[0], name: 'Fel Namn', role: '', signedAt: null }],
    });
    expect(first.ok).toBe(true);
    valueOf(
      await recordSignatures(inside, {
        copyId: id,
        ...details,
        signers: [{ name: 'Kim Exempel', role: 'Ordförande', signedAt: null }],
      }),
    );
    const [copy] = valueOf(await readSigning(inside, { year })).copies;
    expect(copy?.details?.signers).toMatchObject([{ name: 'Kim Exempel', role: 'Ordförande' }]);

    const stranger = anonymous(inside);
    expect(valueOf(await readPublished(stranger, {}))).toEqual([]);
    expect((await readPublishedFile(stranger, { copyId: id, which: 'accessible' })).ok).toBe(false);
    valueOf(await publishSigned(inside, { copyId: id, showsSigned: false }));
    expect(
      Buffer.from(valueOf(await readPublishedFile(stranger, { copyId: id, which: 'accessible' })).bytes),
    ).toEqual(Buffer.from(locked));
    expect((await readPublishedFile(stranger, { copyId: id, which: 'signed' })).ok).toBe(false);
    valueOf(await publishSigned(inside, { copyId: id, showsSigned: true }));
    expect(Buffer.from(valueOf(await readPublishedFile(stranger, { copyId: id, which: 'signed' })).bytes)).toEqual(
      Buffer.from(bytes),
    );
    expect(valueOf(await readPublished(stranger, {}))).toHaveLength(1);
    valueOf(await withdrawSigned(inside, { copyId: id }));
    expect(valueOf(await readPublished(stranger, {}))).toEqual([]);
  }));

test('anybody is told whether a file is the published one', () =>
  rolledBackSession(session, async (inside) => {
    const stranger = anonymous(inside);
    const signed = signedOutside(locked, { after: aReceipt });
    const { id } = valueOf(await bringBack(inside, signed));
    expect(await verifyFile(stranger, locked)).toMatchObject({ kind: 'locked', newerVersion: null });
    expect(await verifyFile(stranger, archive)).toMatchObject({ kind: 'locked' });
    expect(await verifyFile(stranger, signed)).toMatchObject({ kind: 'signed' });
    const again = signedOutside(locked, { title: 'Utskriven igen' });
    expect(await verifyFile(inside, again)).toMatchObject({ kind: 'sameText' });
    expect(await verifyFile(inside, other)).toMatchObject({ kind: 'changed', of: { year, version: 1 } });
    // Nobody learns the words of a report that is not published by sending another.
    expect(await verifyFile(stranger, other)).toEqual({ kind: 'unknown' });
    valueOf(
      await recordSignatures(inside, {
        copyId: id,
        ...details,
        signers: [{ name: 'Kim Exempel', role: '', signedAt: null }],
      }),
    );
    valueOf(await publishSigned(inside, { copyId: id, showsSigned: false }));
    expect(await verifyFile(stranger, other)).toMatchObject({ kind: 'changed' });
    expect(await verifyFile(stranger, again)).toMatchObject({ kind: 'sameText' });
    expect(await verifyFile(stranger, Buffer.from('no file'))).toMatchObject({ kind: 'cannotRead' });
  }));

test('what is kept when a report is locked holds, and the office alone takes files, with a second factor', () =>
  rolledBackSession(session, async (inside) => {
    const { sha256 } = valueOf(await keepFilesOfLock(inside, { year, version: 1 }));
    expect(valueOf(await keepFilesOfLock(inside, { year, version: 1 })).sha256).toEqual(sha256);
    const signed = { year, fileName, bytes: signedOutside(locked, { after: aReceipt }) };
    for (const role of ['chair', 'auditor', 'accountant', 'publicReader'] as const)
      expect(await bringBackSigned({ ...inside, roles: [role] }, signed)).toMatchObject({
        refusal: { kind: 'denied' },
      });
    expect(await bringBackSigned({ ...inside, roles: ['office'], isStrong: false }, signed)).toMatchObject({
      refusal: { kind: 'denied', needs: 'secondFactor' },
    });
    expect((await bringBackSigned({ ...inside, roles: ['office'] }, signed)).ok).toBe(true);
    expect((await readSigning({ ...inside, roles: ['chair'] }, { year })).ok).toBe(true);
  }));
