// The printed table of 2024: individuals that fit it → register → package → the association's table again.
import { readFileSync } from 'node:fs';
import { testSession } from '#access/testing';
import type { Session } from '#access/server';
import { enterSpace } from '#database/server';
import {
  FollowUpPackageInput,
  isOpen,
  limitOf,
  participantsTable,
  PROPOSED_POLICY,
  type FollowUpPackage,
} from '#followup/core';
import { readPackages, receiveMadePackages, saveDisclosurePolicy } from '#followup/server';
import { fillRegister, fitMargins, PRINTED_2024 } from '#participants/testing';
import { saveProgrammes } from '#programmes/server';
import * as v from 'valibot';
import { beforeAll, expect, test } from 'vitest';
import { makePackages } from './make-package.ts';

const printed = v.parse(
  v.array(FollowUpPackageInput),
  JSON.parse(readFileSync(new URL('../../../demo/packages-2024.json', import.meta.url), 'utf8')),
);
const period = { from: '2024-01-01', to: '2024-12-31' };

let association: Session;
let party: Session;
beforeAll(async () => {
  association = await testSession();
  party = await testSession({ beside: association, spaceKind: 'party' });
  await association.installation.database.asOwner(async (tx) => {
    await enterSpace(tx, party.space.id);
    await tx
      .updateTable('space')
      .set({ associationOrgNumber: association.space.orgNumber } as never)
      .where('id', '=', party.space.id)
      .execute();
  });
  await party.database.inSpace({ spaceId: party.space.id, access: 'write' }, (tx) =>
    fillRegister(tx, PRINTED_2024.flatMap(fitMargins)),
  );
  const none = { functionType: null, owner: null, from: null, to: null, ledgerObject: null };
  const programmes = PRINTED_2024.map(({ programme: slug }) => ({
    slug,
    name: slug,
    orientation: 'individual' as const,
    targetGroup: 'Alla',
    partners: [],
    staffing: [],
    years: [],
    ...none,
  }));
  await saveProgrammes(association, { programmes });
});

async function sendAll(): Promise<FollowUpPackage[]> {
  const made: FollowUpPackage[] = [];
  for (const { programme } of PRINTED_2024) {
    const done = await makePackages(party, { programme, ...period });
    if (!done.ok) throw new Error(JSON.stringify(done.refusal));
    made.push(...done.value.map((one) => one.package));
  }
  const received = await receiveMadePackages(association, { party: 'Habo kommun', packages: made as never });
  expect(received).toMatchObject({ ok: true });
  const read = await readPackages(association, {});
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
}

test('under a decision to show them as printed, the printed table comes back; under the proposal, small counts are hidden', async () => {
  const decision = { decidedOn: '2025-03-14', reference: 'Dnr 2025:02/3', text: 'Antalen är redan tryckta.' };
  const saved = await saveDisclosurePolicy(party, { audience: 'association', isAsCounted: true, ...decision });
  expect(saved).toMatchObject({ ok: true });
  const again = participantsTable(await sendAll(), period);
  const original = participantsTable(printed, period);
  for (const row of original?.rows ?? []) {
    const own = again?.rows.find(({ id }) => id === row.id);
    const cells = row.cells.map((cell, at) => (cell.value === null ? null : (own?.cells[at]?.value ?? null)));
    expect({ row: row.id, cells }).toEqual({ row: row.id, cells: row.cells.map(({ value }) => value) });
  }

  await saveDisclosurePolicy(party, { audience: 'association', ...decision, reference: '§ 8', limit: 5 });
  const hidden = await sendAll();
  const counts = new Map(printed.map((one) => [one.programme, one]));
  for (const one of hidden) {
    expect(counts.has(one.programme)).toBe(true);
    for (const cell of one.measures) {
      if (isOpen(cell.measure, cell.dimensions)) expect(cell.count).not.toBeNull();
      else if (cell.count !== null && cell.count > 0) {
        expect(cell.count).toBeGreaterThanOrEqual(limitOf(PROPOSED_POLICY, cell));
      }
    }
  }
  const table = participantsTable(hidden, period);
  const totals = table?.rows
    .find(({ id }) => id === 'total')
    ?.cells.slice(0, 4)
    .map(({ value }) => value);
  expect(totals).toEqual(
    original?.rows
      .find(({ id }) => id === 'total')
      ?.cells.slice(0, 4)
      .map(({ value }) => value),
  );
  expect(table?.rows.some(({ cells }) => cells.some(({ isHidden }) => isHidden))).toBe(true);
});
