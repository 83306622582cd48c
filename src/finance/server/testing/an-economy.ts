// An association with the demo's two ledgers, members and two programmes, for tests of claims and of the allocation.
import type { Session } from '#access/server';
import { testInstallation } from '#database/testing';
import { assert } from '#kernel';
import { createAssociation, saveOrganisation } from '#organisation/server';
import { saveProgrammes } from '#programmes/server';
import { demoFile } from '../../testing/demo-ledgers.ts';
import { importLedger } from '../import-ledger.ts';

type GrantedYear = { readonly year: number; readonly grantedOre: number };

/** Members are Jönköpings kommun and Försäkringskassan, and those that are named; `nova` has a project, `utan` has none. */
export async function anEconomy(of: {
  readonly name: string;
  readonly members?: readonly { readonly slug: string; readonly name: string; readonly kind: string }[];
  readonly years?: readonly GrantedYear[];
}): Promise<Session> {
  const association = { name: of.name, orgNumber: '222000-2428', chartPreset: 'kommunbas' } as const;
  const created = await createAssociation(await testInstallation(), { kind: 'operator', name: 'prov' }, association);
  assert(created.ok, 'the association is new');
  const session = created.value;
  for (const year of [2023, 2024] as const) assert((await importLedger(session, demoFile(year))).ok, 'books');
  const first = [
    { slug: 'kommunen', name: 'Jönköpings kommun', kind: 'kommun', counterpartyObject: '302' },
    { slug: 'fk', name: 'Försäkringskassan', kind: 'forsakringskassan', counterpartyObject: '100' },
  ];
  const members = [...first, ...(of.members ?? []).map((one) => ({ ...one, counterpartyObject: null }))];
  const saved = await saveOrganisation(session, {
    name: session.space.name,
    county: null,
    seat: null,
    vision: null,
    members: members.map((one) => ({ ...one, shareOfKommunQuarter: null, validFrom: null, validTo: null })),
    boardSeats: [],
  } as never);
  assert(saved.ok, `the organisation is saved ${JSON.stringify(saved)}`);
  const years = (of.years ?? []).map((one) => ({
    ...one,
    plannedParticipants: null,
    hasEqualityRoutine: null,
    source: 'Prov',
  }));
  const programme = (slug: string, ledgerObject: string | null) => ({
    slug,
    name: slug,
    orientation: 'individual',
    functionType: 'preparatory',
    owner: null,
    partners: [],
    targetGroup: 'Alla',
    from: null,
    to: null,
    ledgerObject,
    staffing: [],
    years,
  });
  const programmes = await saveProgrammes(session, {
    programmes: [programme('nova', '1200'), programme('utan', null)],
  } as never);
  assert(programmes.ok, `the programmes are saved ${JSON.stringify(programmes)}`);
  return session;
}
