import { query } from '#access/server';
import { currentPackages, FINSAM_REMARKS, sheetOfPackages, type AssociationSheet } from '#followup/core';
import { accept, isIsoDate } from '#kernel';
import { listProgrammes } from '#programmes/server';
import * as v from 'valibot';
import { listPackages } from './package-store.ts';

const Day = v.pipe(
  v.string(),
  v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
);

/** What the association's förbundsadministratör types into Uppföljning Finsam of participants. */
export const readAssociationSheet = query({
  permission: 'followup.read',
  input: v.pipe(
    v.object({ from: Day, to: Day }),
    v.check(({ from, to }) => from <= to, 'a period ends on or after the day it starts'),
  ),
  async run({ tx }, { from, to }) {
    const packages = currentPackages(await listPackages(tx));
    const rows = sheetOfPackages(packages, { from, to }, await listProgrammes(tx));
    const sheet: AssociationSheet = {
      role: 'forbundsadministrator',
      from,
      to,
      countingUnit: 'participation',
      rows,
      unduplicated: null,
      remarks: [FINSAM_REMARKS.participations],
    };
    return accept(sheet);
  },
});
