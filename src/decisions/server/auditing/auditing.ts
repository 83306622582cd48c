// The audit: who audits, what they are given, what they reported, and what each member decided. And the statutes.
import { query, useCase } from '#access/server';
import { cannot, dischargeOutcomes, shortText, STATUTE_POINTS } from '#decisions/core';
import { accept } from '#kernel';
import * as v from 'valibot';
import { listMemberNames } from '../board/board-store.ts';
import { day, id, noticeDays, shortOrNull } from '../board/schemas.ts';
import { FileInput, keepFile } from '../files.ts';

const Year = v.pipe(v.number(), v.integer(), v.minValue(1994), v.maxValue(2200));

export const readAuditYear = query({
  permission: 'board.read',
  input: v.object({ year: Year }),
  async run({ tx, today }, { year }) {
    return accept({
      today,
      year,
      members: await listMemberNames(tx),
      auditors: await tx
        .selectFrom('auditAppointment')
        .select(['member', 'name', 'firm', 'validFrom', 'validTo'])
        .orderBy('place')
        .execute(),
      reports: await tx
        .selectFrom('auditReport')
        .select(['id', 'year', 'auditor', 'receivedOn', 'proposesDischarge', 'remark', 'fileId', 'sentOn'])
        .where('year', '=', year)
        .orderBy('receivedOn')
        .orderBy('id')
        .execute(),
      discharges: await tx
        .selectFrom('discharge')
        .select(['year', 'member', 'outcome', 'decidedOn', 'reference'])
        .where('year', '=', year)
        .execute(),
      checks: await tx
        .selectFrom('controlCheck')
        .select(['risk', 'checkText as check', 'responsible', 'dueOn', 'doneOn', 'outcome'])
        .where('year', '=', year)
        .orderBy('place')
        .execute(),
    });
  },
});

/** FinsamL 25 §: one auditor for each member; Försäkringskassan's audits for Arbetsförmedlingen too, others may share. */
export const saveAuditors = useCase({
  permission: 'auditing.save',
  action: 'auditing.auditors',
  input: v.object({
    auditors: v.pipe(
      v.array(
        v.object({
          member: v.string(),
          name: shortText,
          firm: shortOrNull,
          validFrom: v.nullable(day),
          validTo: v.nullable(day),
        }),
      ),
      v.maxLength(100),
    ),
  }),
  async run({ tx }, { auditors }) {
    const known = new Set((await listMemberNames(tx)).map(({ slug }) => slug));
    const row = auditors.findIndex(({ member }) => !known.has(member));
    if (row >= 0) return cannot({ kind: 'unknownMember', row });
    const backwards = auditors.findIndex(
      ({ validFrom, validTo }) => validFrom !== null && validTo !== null && validTo < validFrom,
    );
    if (backwards >= 0) return cannot({ kind: 'endsBeforeStart', row: backwards });
    await tx.deleteFrom('auditAppointment').execute();
    if (auditors.length > 0)
      await tx
        .insertInto('auditAppointment')
        .values(auditors.map((one, place) => ({ ...one, place })))
        .execute();
    return accept({ auditors: auditors.length });
  },
  details: ({ value }) => value,
});

export const saveControlPlan = useCase({
  permission: 'auditing.save',
  action: 'auditing.controlPlan',
  input: v.object({
    year: Year,
    checks: v.pipe(
      v.array(
        v.object({
          risk: shortText,
          check: shortText,
          responsible: shortText,
          dueOn: v.nullable(day),
          doneOn: v.nullable(day),
          outcome: shortOrNull,
        }),
      ),
      v.maxLength(200),
    ),
  }),
  async run({ tx }, { year, checks }) {
    await tx.deleteFrom('controlCheck').where('year', '=', year).execute();
    if (checks.length > 0)
      await tx
        .insertInto('controlCheck')
        .values(checks.map(({ check, ...one }, place) => ({ ...one, checkText: check, year, place })))
        .execute();
    return accept({ year, checks: checks.length });
  },
  details: ({ value }) => value,
});

export const receiveAuditReport = useCase({
  permission: 'auditing.save',
  action: 'auditing.report',
  input: v.object({
    year: Year,
    auditor: shortText,
    receivedOn: day,
    proposesDischarge: v.boolean(),
    remark: shortOrNull,
    file: FileInput,
  }),
  async run({ tx, newId, now, today }, { file, ...report }) {
    if (report.receivedOn > today) return cannot({ kind: 'inTheFuture' });
    const kept = await keepFile(tx, { ...file, id: newId(), now });
    if (!kept.ok) return kept;
    const made = newId();
    await tx
      .insertInto('auditReport')
      .values({ id: made, ...report, fileId: kept.value, sentOn: null })
      .execute();
    return accept({ id: made, year: report.year });
  },
  details: ({ value }) => ({ report: value.id, year: value.year }),
});

/** FinsamL 25 §: the report goes to the members and to Arbetsförmedlingen. */
export const sendAuditReport = useCase({
  permission: 'auditing.save',
  action: 'auditing.report.sent',
  input: v.object({ id, sentOn: day }),
  async run({ tx, today }, { id: reportId, sentOn }) {
    if (sentOn > today) return cannot({ kind: 'inTheFuture' });
    const changed = await tx
      .updateTable('auditReport')
      .set({ sentOn })
      .where('id', '=', reportId)
      .where('receivedOn', '<=', sentOn)
      .executeTakeFirst();
    return changed.numUpdatedRows === 1n ? accept({ id: reportId }) : cannot({ kind: 'beforeReceived' });
  },
  details: ({ value }) => ({ report: value.id }),
});

/** FinsamL 26 §: each member decides for itself. */
export const saveDischarge = useCase({
  permission: 'auditing.save',
  action: 'auditing.discharge',
  input: v.object({
    year: Year,
    member: v.string(),
    outcome: v.picklist(dischargeOutcomes),
    decidedOn: day,
    reference: shortOrNull,
  }),
  async run({ tx, today }, discharge) {
    if (discharge.decidedOn > today) return cannot({ kind: 'inTheFuture' });
    if (!(await listMemberNames(tx)).some(({ slug }) => slug === discharge.member))
      return cannot({ kind: 'noSuchMember' });
    const { outcome, decidedOn, reference } = discharge;
    await tx
      .insertInto('discharge')
      .values(discharge)
      .onConflict((conflict) =>
        conflict.columns(['spaceId', 'year', 'member']).doUpdateSet({ outcome, decidedOn, reference }),
      )
      .execute();
    return accept({ year: discharge.year, member: discharge.member, outcome });
  },
  details: ({ value }) => value,
});

export const readStatutes = query({
  permission: 'board.read',
  input: v.object({}),
  async run({ tx, today }) {
    const versions = await tx
      .selectFrom('statutesVersion')
      .select(['version', 'validFrom', 'decided', 'points', 'noticeDays', 'fileId'])
      .orderBy('version', 'desc')
      .execute();
    return accept({ today, versions });
  },
});

/** A new version of the statutes; the ones before stay. */
export const saveStatutes = useCase({
  permission: 'board.save',
  action: 'board.statutes',
  input: v.object({
    validFrom: day,
    decided: shortText,
    points: v.record(
      v.picklist(STATUTE_POINTS.map((_, index) => String(index + 1))),
      v.pipe(v.string(), v.trim(), v.maxLength(10_000)),
    ),
    noticeDays: v.nullable(noticeDays),
    file: v.nullable(FileInput),
  }),
  async run({ tx, newId, now }, { file, points, ...statutes }) {
    const kept = file === null ? null : await keepFile(tx, { ...file, id: newId(), now });
    if (kept && !kept.ok) return kept;
    // Versions take turns: two at once must not get one number.
    await tx.selectFrom('association').select('seat').forUpdate().execute();
    const { last } = await tx
      .selectFrom('statutesVersion')
      .select((of) => of.fn.max('version').as('last'))
      .executeTakeFirstOrThrow();
    const version = (last ?? 0) + 1;
    await tx
      .insertInto('statutesVersion')
      .values({ version, ...statutes, points: JSON.stringify(points), fileId: kept ? kept.value : null, madeAt: now })
      .execute();
    return accept({ version });
  },
  details: ({ value }) => value,
});
