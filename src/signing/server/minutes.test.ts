// Minutes are taken out, signed elsewhere and brought back, on a real database with real files.
import { beforeAll, expect, test } from 'vitest';
import type { Session } from '#access/server';
import { rolledBackSession } from '#access/testing';
import {
  addItem,
  approveMinutes,
  callMeeting,
  closeMeeting,
  correctMinutes,
  openMeeting,
  planMeeting,
  readMeeting,
  saveAttendance,
  saveBody,
  saveItem,
  saveMeeting,
} from '#decisions/server';
import { assert, type Result } from '#kernel';
import { saveMandates } from '#organisation/server';
import { anAssociationWithBooks, makeLawful } from '#reports/testing';
import { isPublished } from '#signing/core';
import { signedOutside } from '#signing/testing';
import {
  bringBackSigned,
  publishSigned,
  readLockedFile,
  readPublished,
  readPublishedMinutes,
  readSigning,
  recordSignatures,
  takeMinutesOut,
  verifyFile,
} from './index.ts';

let session: Session;
let meetingId: string;
const [chair, approver, deputy] = ['Alva Prov', 'Bo Exempel', 'Cia Påhitt'];

function valueOf<T, E>(result: Result<T, E>): T {
  assert(result.ok, `it is done: ${JSON.stringify(result)}`);
  return result.value;
}

beforeAll(async () => {
  session = await anAssociationWithBooks();
  await makeLawful(session);
  valueOf(
    await saveMandates(session, {
      mandates: [chair, approver, deputy].map((name, place) => ({
        name,
        role: place === 0 ? ('chair' as const) : place === 1 ? ('boardMember' as const) : ('deputy' as const),
        appointedBy: 'storkoping',
        validFrom: null,
        validTo: null,
      })),
    }),
  );
  const body = valueOf(await saveBody(session, { id: null, kind: 'board', name: 'Styrelsen', noticeDays: 10 })).id;
  const head = { heldOn: '2025-03-05', startsAt: '09:00', location: 'Kansliet', isPublic: false, mayBeDistant: true };
  meetingId = valueOf(await planMeeting(session, { body, ...head })).id;
  valueOf(
    await addItem(session, { meeting: meetingId, kind: 'decision', title: 'Budget', proposal: null, matterId: null }),
  );
  valueOf(await callMeeting(session, { id: meetingId }));
  valueOf(await openMeeting(session, { id: meetingId }));
  const present = [chair, approver, deputy].map((name) => ({ name, presence: 'present' as const, serves: null }));
  valueOf(await saveAttendance(session, { meeting: meetingId, present, others: [] }));
  for (const { id, version, kind, title } of valueOf(await readMeeting(session, { id: meetingId })).items)
    valueOf(await write(session, { id, version, kind, title }));
  const rest = { endsAt: '11:00', chair, secretary: null, approvers: [approver] };
  valueOf(await saveMeeting(session, { id: meetingId, ...head, ...rest }));
  valueOf(await closeMeeting(session, { id: meetingId }));
}, 60_000);

type Head = Pick<Parameters<typeof saveItem>[1], 'id' | 'version' | 'kind' | 'title'>;
const write = (inside: Session, head: Head, outcome = 'Styrelsen beslutar om 1 234 500 kr.') =>
  saveItem(inside, {
    ...head,
    background: null,
    proposal: null,
    motions: null,
    vote: null,
    matterId: null,
    outcome,
    conflicts: [],
    reservations: [],
  });

async function takenOut(inside: Session): Promise<Uint8Array> {
  const { version } = valueOf(await takeMinutesOut(inside, { meetingId }));
  return new Uint8Array(valueOf(await readLockedFile(inside, { meetingId, version, form: 'accessible' })).bytes);
}
const bringBack = (inside: Session, bytes: Uint8Array) =>
  bringBackSigned(inside, { meetingId, fileName: 'protokoll.pdf', bytes });
const receipt = [
  ['Signerat med Oneflow', 'Oneflow ID 1234567', `${chair} 2026-11-20 10:12`, `${approver} 2026-11-21 08:00`],
];
const signed = (locked: Uint8Array): Uint8Array => signedOutside(locked, { after: receipt, hasSeal: true });
const details = (days: readonly (string | null)[]) => ({
  service: 'Oneflow',
  reference: '1234567',
  signers: [
    { name: chair.toUpperCase(), role: 'Ordförande', signedAt: days[0] ?? null },
    { name: approver, role: 'Justerare', signedAt: days[1] ?? null },
  ],
});
const later = (inside: Session): Session => ({ ...inside, clock: () => '2026-12-01T09:00:00.000Z' });
const stateOf = async (inside: Session) => valueOf(await readMeeting(inside, { id: meetingId })).meeting;

test('signed by the chair and the other approver, they are approved on the day of the last; anybody tries the file', () =>
  rolledBackSession(session, async (inside) => {
    const file = signed(await takenOut({ ...inside, clock: () => '2026-11-20T06:00:00.000Z' }));
    const now = later(inside);
    const copy = valueOf(await bringBack(now, file));
    expect(copy.of).toMatchObject({
      kind: 'minutes',
      meetingId,
      body: 'Styrelsen',
      heldOn: '2025-03-05',
      version: 1,
    });
    expect(copy.found.suggestion.signers).toEqual([
      { name: chair, role: 'Ordförande', signedAt: '2026-11-20T10:12' },
      { name: approver, role: 'Justerare', signedAt: '2026-11-21T08:00' },
    ]);
    const one = valueOf(await recordSignatures(now, { copyId: copy.id, ...details(['2026-11-20', null]) }));
    expect(one).toMatchObject({ approvedOn: null, lacks: [approver] });
    expect((await stateOf(now)).state).toBe('closed');
    const both = await recordSignatures(now, {
      copyId: copy.id,
      ...details(['2026-11-20T10:12', '2026-11-21T08:00']),
    });
    expect(valueOf(both)).toMatchObject({ approvedOn: '2026-11-21', lacks: [] });
    expect(await stateOf(now)).toMatchObject({ state: 'approved', approvedOn: '2026-11-21' });
    // Approved, the file is still that of the minutes: taken out again it is the same version.
    expect(valueOf(await takeMinutesOut(now, { meetingId })).version).toBe(1);
    const stranger: Session = { ...now, roles: ['publicReader'], isStrong: false };
    expect(await verifyFile(stranger, file)).toMatchObject({
      kind: 'signed',
      of: { kind: 'minutes' },
      newerVersion: null,
    });
    expect(await verifyFile(stranger, signedOutside(file, { title: 'Igen' }))).toEqual({ kind: 'unknown' });
    expect(valueOf(await readPublishedMinutes(stranger, { meetingId }))).toBeNull();
    valueOf(await publishSigned(now, { copyId: copy.id, showsSigned: false }));
    expect(valueOf(await readPublished(stranger, {}))).toHaveLength(1);
    // The notice board gives the very file, so that it verifies.
    const shown = valueOf(await readPublishedMinutes(stranger, { meetingId }));
    assert(shown, 'the published file is given');
    expect(Buffer.from(shown).equals(await takenOut(now))).toBe(true);
    const verdict = await verifyFile(stranger, shown);
    expect(verdict).toMatchObject({ kind: 'locked', of: { kind: 'minutes', version: 1 }, newerVersion: null });
    expect(isPublished(verdict)).toBe(true);
    expect(await verifyFile(stranger, signedOutside(file, { title: 'Igen' }))).toMatchObject({ kind: 'sameText' });
    // A correction makes what was signed an earlier version.
    valueOf(await correctMinutes(now, { id: meetingId, correction: 'Beloppet ska vara 1 234 600 kr.' }));
    expect(valueOf(await readSigning(now, { meetingId })).isChangedSince).toBe(true);
    expect(valueOf(await readPublishedMinutes(stranger, { meetingId }))).toBeNull();
    const corrected = await takenOut(now);
    expect(await verifyFile(stranger, file)).toMatchObject({ kind: 'signed', newerVersion: 2 });
    expect(await bringBack(now, signedOutside(file, { title: 'Fel' }))).toMatchObject({
      refusal: { kind: 'ofOther', of: { version: 1 } },
    });
    expect((await bringBack(now, signed(corrected))).ok).toBe(true);
  }));

test('minutes that were changed while they were out are refused, and another file of them tells what differs', () =>
  rolledBackSession(session, async (inside) => {
    const file = signed(await takenOut(inside));
    const [item] = valueOf(await readMeeting(inside, { id: meetingId })).items.toReversed();
    assert(item, 'there is an item');
    valueOf(await write(inside, item, 'Styrelsen beslutar om 1 234 900 kr.'));
    expect(valueOf(await readSigning(inside, { meetingId })).isChangedSince).toBe(true);
    expect(await bringBack(inside, file)).toMatchObject({ refusal: { kind: 'changedSince' } });
    expect(valueOf(await takeMinutesOut(inside, { meetingId })).version).toBe(2);
    expect(await bringBack(inside, file)).toMatchObject({ refusal: { kind: 'ofOther', of: { version: 1 } } });
    const other = signedOutside(file, {
      over: { page: 0, content: 'q BT /SF 9 Tf 1 0 0 1 200 400 Tm <393939> Tj ET Q' },
    });
    const refused = await bringBack(inside, other);
    assert(!refused.ok && refused.refusal.kind === 'different', 'it is refused');
    const told = refused.refusal.differences.map(({ was, is }) => `${was} → ${is}`).join('; ');
    expect(told).toContain('500');
    expect(told).toContain('999');
    expect(valueOf(await readSigning(inside, { meetingId })).copies).toEqual([]);
  }));

test('minutes approved on paper may be signed after, and what is not ready does not go out', () =>
  rolledBackSession(session, async (inside) => {
    const before = valueOf(await takeMinutesOut(inside, { meetingId }));
    const { heldOn, startsAt, location, isPublic, mayBeDistant } = await stateOf(inside);
    const head = { id: meetingId, heldOn, startsAt, location, isPublic, mayBeDistant, secretary: null };
    valueOf(await saveMeeting(inside, { ...head, endsAt: '11:00', chair, approvers: [] }));
    expect(await takeMinutesOut(inside, { meetingId })).toMatchObject({
      refusal: { kind: 'notReady', why: { kind: 'noApprover' } },
    });
    valueOf(await saveMeeting(inside, { ...head, endsAt: '11:00', chair, approvers: [approver] }));
    valueOf(await approveMinutes(inside, { id: meetingId, approvedOn: '2025-03-14' }));
    expect(valueOf(await takeMinutesOut(inside, { meetingId }))).toEqual(before);
    const { id } = valueOf(await bringBack(inside, signed(await takenOut(inside))));
    const recorded = await recordSignatures(inside, { copyId: id, ...details([null, null]) });
    expect(valueOf(recorded)).toMatchObject({ approvedOn: null, lacks: [] });
    for (const role of ['chair', 'auditor', 'publicReader'] as const)
      expect(await takeMinutesOut({ ...inside, roles: [role] }, { meetingId })).toMatchObject({
        refusal: { kind: 'denied' },
      });
  }));
