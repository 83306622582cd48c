import { useCase } from '#access/server';
import { StepMoveInput, type CannotReceivePackage, type FollowUpPackage } from '#followup/core';
import { isIsoDate, refuse, type Result } from '#kernel';
import * as v from 'valibot';
import { findLatestPackage } from './package-store.ts';
import { orgNumberOf, receivePackage, type Received } from './receive-package.ts';

const Day = v.pipe(
  v.string(),
  v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
);

/** The step moves of a programme and period: a version of its package that keeps the counts and says why it changes. */
export const saveStepMoves = useCase({
  permission: 'followup.save',
  input: v.pipe(
    v.object({
      programme: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
      from: Day,
      to: Day,
      stepMoves: v.pipe(v.array(StepMoveInput), v.minLength(1), v.maxLength(500)),
      /** Needed when there is a package already. */
      reason: v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000))),
    }),
    v.check(({ from, to }) => from <= to, 'a period ends on or after the day it starts'),
  ),
  async run(context, { programme, from, to, stepMoves, reason }): Promise<Result<Received, CannotReceivePackage>> {
    const latest = await findLatestPackage(context.tx, { programme, from, to });
    if (latest && reason === null) return refuse({ kind: 'reasonMissing', latestVersion: latest.version });
    const first: FollowUpPackage = {
      association: await orgNumberOf(context.tx, context.space.id),
      programme,
      from,
      to,
      version: 1,
      countingUnit: 'person',
      definitions: [],
      source: 'Stegförflyttningar inskrivna i Stegvis.',
      decision: null,
      correctionReason: null,
      measures: [],
    };
    const next = latest ? { ...latest, version: latest.version + 1, correctionReason: reason } : first;
    return receivePackage(context, { ...next, stepMoves });
  },
  details: ({ command: { programme, from, to, stepMoves }, value: { version } }) => ({
    programme,
    from,
    to,
    version,
    cells: stepMoves.length,
  }),
});
