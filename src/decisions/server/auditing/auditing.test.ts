import { listSpaces, openSession, type Session } from '#access/server';
import { rolledBackSession } from '#access/testing';
import type { Installation } from '#database/server';
import { testInstallation } from '#database/testing';
import type { Result } from '#kernel';
import { changeMembers, createAssociation } from '#organisation/server';
import { beforeAll, expect, test } from 'vitest';
import {
  readAuditYear,
  readBoardFile,
  readStatutes,
  receiveAuditReport,
  saveAuditors,
  saveControlPlan,
  saveDischarge,
  saveStatutes,
  sendAuditReport,
} from '../index.ts';

const operator = { kind: 'operator', name: 'prov' } as const;
let installation: Installation;
let session: Session;
beforeAll(async () => {
  installation = await testInstallation();
  const clock = () => '2026-11-25T10:00:00.000Z';
  await createAssociation(
    installation,
    operator,
    { orgNumber: '222000-2428', name: 'Provet', chartPreset: 'kommunbas' },
    clock,
  );
  session = await openSession(installation, {
    actor: operator,
    spaceId: (await listSpaces(installation))[0]?.id ?? '',
    clock,
  });
  const none = { slug: null, validFrom: null, validTo: null, counterpartyObject: null };
  await changeMembers(session, {
    members: [{ ...none, kind: 'kommun', name: 'Habo kommun', shareOfKommunQuarter: 1 }],
  });
});
const inside = (run: (one: Session) => Promise<void>): Promise<void> => rolledBackSession(session, run);
function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}
const pdf = { name: 'berattelse.pdf', bytes: new TextEncoder().encode('%PDF-1.7') };

test('a report comes in, is read by those who may, and is sent on no day before that', () =>
  inside(async (one) => {
    const { id } = value(
      await receiveAuditReport(one, {
        year: 2025,
        auditor: 'R',
        receivedOn: '2026-04-10',
        proposesDischarge: true,
        remark: null,
        file: pdf,
      }),
    );
    expect(await sendAuditReport(one, { id, sentOn: '2026-04-09' })).toMatchObject({
      refusal: { kind: 'beforeReceived' },
    });
    value(await sendAuditReport(one, { id, sentOn: '2026-04-12' }));
    const { reports } = value(await readAuditYear(one, { year: 2025 }));
    expect(reports).toMatchObject([{ auditor: 'R', sentOn: '2026-04-12' }]);
    expect(value(await readBoardFile(one, { id: reports[0]?.fileId ?? '' })).name).toBe('berattelse.pdf');
    expect(
      await receiveAuditReport(one, {
        year: 2025,
        auditor: 'R',
        receivedOn: '2027-01-01',
        proposesDischarge: true,
        remark: null,
        file: pdf,
      }),
    ).toMatchObject({ refusal: { kind: 'inTheFuture' } });
  }));

test('each member decides on discharge; a decision written again replaces itself, and a stranger has none', () =>
  inside(async (one) => {
    const decision = {
      year: 2025,
      member: 'habo-kommun',
      outcome: 'refused',
      decidedOn: '2026-06-01',
      reference: null,
    } as const;
    value(await saveDischarge(one, decision));
    value(await saveDischarge(one, { ...decision, outcome: 'granted', reference: '§ 14' }));
    expect(value(await readAuditYear(one, { year: 2025 })).discharges).toMatchObject([
      { outcome: 'granted', reference: '§ 14' },
    ]);
    expect(await saveDischarge(one, { ...decision, member: 'okand' })).toMatchObject({
      refusal: { kind: 'noSuchMember' },
    });
  }));

test('auditors and the plan of control are replaced as a whole, and refused as a whole', () =>
  inside(async (one) => {
    const auditor = { member: 'habo-kommun', name: 'R', firm: null, validFrom: null, validTo: null };
    value(await saveAuditors(one, { auditors: [auditor, { ...auditor, name: 'S' }] }));
    expect(await saveAuditors(one, { auditors: [auditor, { ...auditor, member: 'okand' }] })).toMatchObject({
      refusal: { kind: 'unknownMember', row: 1 },
    });
    value(
      await saveControlPlan(one, {
        year: 2026,
        checks: [
          {
            risk: 'Dubbel faktura',
            check: 'Stickprov',
            responsible: 'Kansliet',
            dueOn: null,
            doneOn: '2026-05-01',
            outcome: 'Inga fel',
          },
        ],
      }),
    );
    const year = value(await readAuditYear(one, { year: 2026 }));
    expect(year.auditors.map(({ name }) => name)).toEqual(['R', 'S']);
    expect(year.checks).toMatchObject([{ check: 'Stickprov', outcome: 'Inga fel' }]);
  }));

test('statutes are kept as versions, also when two save at once; an earlier one cannot be changed', async () => {
  const statutes = { validFrom: '2024-01-01', decided: '2023', points: { 1: 'Namn' }, noticeDays: null, file: null };
  await Promise.all([
    saveStatutes(session, statutes),
    saveStatutes(session, { ...statutes, points: { 1: 'Nytt namn' } }),
  ]);
  expect(value(await readStatutes(session, {})).versions.map(({ version }) => version)).toEqual([2, 1]);
  const change = installation.database.inSpace({ spaceId: session.space.id, access: 'write' }, (tx) =>
    tx.updateTable('statutesVersion').set({ decided: 'x' }).execute(),
  );
  await expect(change).rejects.toThrow('permission denied');
});
