import { readTrail } from '#access/server';
import { rolledBackSession, testSession } from '#access/testing';
import type { Session } from '#access/server';
import { enterSpace } from '#database/server';
import {
  aCountedParticipation,
  asHandedOver,
  countParticipations,
  ageBandsOf,
  type CountedParticipation,
  type FollowUpPackage,
  type PackageCount,
} from '#followup/core';
import {
  fingerprintOfKey,
  handOverPackages,
  pinPartyKey,
  readDisclosurePolicies,
  readPackages,
  readReceiversWishes,
  saveAgeBandSetting,
  receiveMadePackages,
  receiveSignedFile,
  saveDisclosurePolicy,
  signPackages,
} from '#followup/server';
import { fillRegister } from '#participants/testing';
import { saveProgrammes } from '#programmes/server';
import { beforeAll, expect, test } from 'vitest';
import { listCounted } from './counted-rows.ts';
import { makePackages, previewPackages, readExactPackages, type MadeNow } from './make-package.ts';
import { savePartyProgramme } from './programmes.ts';
import { readPartySheet } from './read-party-sheet.ts';

let association: Session;
let party: Session;
const year = { programme: 'verkstan', from: '2024-01-01', to: '2024-12-31' };

/** 26 people: 16 women in Habo, 10 men in Mullsjö; three left to work and ten ill; two left in 2023. */
const rows: CountedParticipation[] = Array.from({ length: 28 }, (_, at) =>
  aCountedParticipation({
    person: `p${at}`,
    sex: at < 16 ? 'female' : 'male',
    municipality: at < 16 ? 'Habo' : 'Mullsjö',
    birthYear: at % 2 === 0 ? 2000 : 1980,
    referrer: at % 9 === 0 ? 'self' : 'kommun',
    enrolledOn: at < 4 || at > 25 ? '2023-05-01' : '2024-03-01',
    exitedOn: at > 25 ? '2023-12-01' : at < 13 ? '2024-10-01' : null,
    exitReason: at > 25 ? 'studies' : at < 3 ? 'workUnsubsidised' : at < 13 ? 'illness' : null,
    incomeSupportEnd: at < 3 ? [{ kind: 'ARBETE', extent: 100 }] : at < 13 ? [{ kind: 'SJUKP', extent: 100 }] : null,
  }),
);

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
  await party.database.inSpace({ spaceId: party.space.id, access: 'write' }, (tx) => fillRegister(tx, rows));
  const programme = {
    slug: 'verkstan',
    name: 'Verkstan',
    orientation: 'individual',
    functionType: null,
    owner: null,
    partners: [],
    targetGroup: 'Unga vuxna',
    from: null,
    to: null,
    ledgerObject: null,
    staffing: [],
    years: [],
  } as const;
  await saveProgrammes(association, { programmes: [{ ...programme, partners: [], staffing: [], years: [] }] });
});

test('rows come out of the register as they went in', async () => {
  const read = await party.database.inSpace({ spaceId: party.space.id, access: 'read' }, (tx) =>
    listCounted(tx, null),
  );
  expect(read).toHaveLength(28);
  const rules = {
    period: { from: year.from, to: year.to },
    ageBands: ageBandsOf('16-29,30-64') ?? [],
    unit: 'participation',
  } as const;
  expect(countParticipations(read, rules)).toEqual(countParticipations(rows, rules));
});

test('the exact package is for the party: nothing is hidden, nothing is kept', async () => {
  const [one] = valueOf(await readExactPackages(party, year));
  expect(countOf(one, 'participants')).toBe(26);
  expect(countOf(one, 'exited', { exitReason: 'workUnsubsidised' })).toBe(3);
  expect(one).toMatchObject({ association: association.space.orgNumber, version: 1, countingUnit: 'participation' });
  expect(one?.stepMoves?.map(({ from, to, count }) => [from, to, count])).toEqual([
    ['FORS', 'ARBETE', 3],
    ['FORS', 'SJUKP', 10],
  ]);
  expect(one?.waiting?.now).toBe(0);
});

test('a package is made once, hides what is small, and a later one says what changed', async () => {
  await rolledBackSession(party, async (session) => {
    const [first] = valueOf(await makePackages(session, year));
    expect(first).toMatchObject({ isNew: true, package: { version: 1, correctionReason: null } });
    expect(countOf(first?.package, 'participants')).toBe(26);
    expect(countOf(first?.package, 'exited', { exitReason: 'workUnsubsidised' })).toBeNull();
    expect(valueOf(await makePackages(session, year))[0]).toMatchObject({ isNew: false, package: { version: 1 } });
    const more = ['a', 'b', 'c'].map((person) => aCountedParticipation({ person, enrolledOn: '2024-06-01' }));
    await session.database.inSpace({ spaceId: session.space.id, access: 'write' }, async (tx) => {
      await fillRegister(tx, more);
      await tx
        .updateTable('participation')
        .set({ state: 'misregistered', exitReason: 'misregistration', exitedOn: '2024-12-01' } as never)
        .where('participantId', 'in', tx.selectFrom('participant').select('id').where('pseudonym', '=', 'p20'))
        .execute();
    });
    const [second] = valueOf(await makePackages(session, year));
    expect(second?.package).toMatchObject({ version: 2, correctionReason: '+3 startade, −1 felregistrerad' });
    expect(countOf(second?.package, 'participants')).toBe(28);
    const other = await makePackages(session, { ...year, ageBands: '16-24,25-64' });
    expect(other).toMatchObject({ ok: false, refusal: { kind: 'otherAgeBands', before: '16-29,30-64' } });
  });
});

test('whoever makes the package chooses coarser tables, and the next version keeps them', async () => {
  await rolledBackSession(party, async (session) => {
    const [first] = valueOf(await makePackages(session, { ...year, tables: 'reasonsAndSexes' }));
    const reasons = first?.package.measures.flatMap(({ dimensions }) => dimensions.exitReason ?? []);
    expect(reasons).toContain('work');
    expect(reasons).not.toContain('ownRequest');
    expect(countOf(first?.package, 'participants', { sex: 'female', referrer: 'kommun' })).toBeUndefined();
    expect(first?.package.definitions.join(' ')).toContain('Könen står tillsammans');
    const [preview] = valueOf(await previewPackages(session, year));
    expect(preview?.tables).toBe('reasonsAndSexes');
    expect(preview?.lines.filter(({ isOffered }) => !isOffered).map(({ choice }) => choice)).toEqual([
      'asAsked',
      'sexesTogether',
      'twoYears',
    ]);
    expect(await makePackages(session, { ...year, tables: 'asAsked' })).toMatchObject({
      ok: false,
      refusal: { kind: 'otherReasons', areMerged: true },
    });
    expect(valueOf(await makePackages(session, year))[0]).toMatchObject({ isNew: false });
    const [finer] = valueOf(await makePackages(session, { ...year, tables: 'reasonsMerged' }));
    expect(finer).toMatchObject({ isNew: true, package: { version: 2 } });
    expect(finer?.package.correctionReason).toContain('indelade på ett annat sätt');
  });
});

test('two years together are one package of two years', async () => {
  await rolledBackSession(party, async (session) => {
    const [one] = valueOf(await makePackages(session, { ...year, tables: 'twoYears' }));
    expect(one?.package).toMatchObject({ from: '2023-01-01', to: '2024-12-31' });
    expect(countOf(one?.package, 'participants')).toBe(28);
  });
});

test('age bands are those of the space, of the programme before it, and of the series before both', async () => {
  await rolledBackSession(party, async (session) => {
    const bandsOf = async () => valueOf(await previewPackages(session, year))[0]?.ageBands;
    expect(await bandsOf()).toBe('16-29,30-64');
    valueOf(await saveAgeBandSetting(session, { bands: '16–24, 25–64 år' }));
    expect(await bandsOf()).toBe('16-24,25-64');
    valueOf(await savePartyProgramme(session, { slug: 'verkstan', name: 'Verkstan', ageBands: '18-29,30-65' }));
    expect(await bandsOf()).toBe('18-29,30-65');
    valueOf(await makePackages(session, year));
    valueOf(await savePartyProgramme(session, { slug: 'verkstan', name: 'Verkstan', ageBands: '16-30' }));
    expect(await bandsOf()).toBe('18-29,30-65');
    expect(await saveAgeBandSetting(session, { bands: '16-30,20-40' })).toMatchObject({ ok: false });
  });
});

test('a decision may be of one publication, with limits of its own for age or reason', async () => {
  await rolledBackSession(party, async (session) => {
    const decision = { audience: 'association', decidedOn: '2026-01-15', text: 'Beslutat.' } as const;
    valueOf(
      await saveDisclosurePolicy(session, { ...decision, reference: '§ 7', limits: { referrer: 0 }, limit: 8 }),
    );
    const of2024 = { from: '2024-01-01', to: '2024-12-31' };
    valueOf(
      await saveDisclosurePolicy(session, { ...decision, reference: '§ 8', isAsCounted: true, period: of2024 }),
    );
    const { inForce, decisions } = valueOf(await readDisclosurePolicies(session, {}));
    expect(inForce.map(({ reference }) => reference)).toEqual(['§ 7', 'Förslag']);
    expect(decisions.map(({ reference }) => reference)).toEqual(['§ 8', '§ 7']);
    const [printed] = valueOf(await makePackages(session, year));
    expect(printed?.package.decision?.reference).toBe('§ 8');
    const [other] = valueOf(await previewPackages(session, { ...year, from: '2023-01-01', to: '2023-12-31' }));
    expect(other?.policy).toMatchObject({ reference: '§ 7', limits: { referrer: 0 } });
    const wrong = { ...decision, reference: '§ 9', limits: { sex: 3 } as never };
    expect(await saveDisclosurePolicy(session, wrong)).toMatchObject({
      ok: false,
      refusal: { kind: 'invalidInput' },
    });
  });
});

test('a programme that associations share makes one package each, by municipality', async () => {
  await rolledBackSession(party, async (session) => {
    await savePartyProgramme(session, {
      slug: 'verkstan',
      name: 'Verkstan',
      associations: [
        { orgNumber: '222000-1111', municipalities: ['Habo'] },
        { orgNumber: '222000-2222', municipalities: ['Mullsjö'] },
      ],
    });
    const made = valueOf(await readExactPackages(session, year));
    expect(made.map((one) => [one.association, countOf(one, 'participants')])).toEqual([
      ['222000-1111', 16],
      ['222000-2222', 10],
    ]);
    const [only] = valueOf(await readExactPackages(session, { ...year, association: '222000-2222' }));
    expect(countOf(only, 'participants', { sex: 'female' })).toBe(0);
  });
});

test('a decision to show counts as they are is kept with the package', async () => {
  await rolledBackSession(party, async (session) => {
    const decision = {
      audience: 'association',
      decidedOn: '2026-01-15',
      reference: '§ 7',
      text: 'Som i den tryckta rapporten.',
    } as const;
    valueOf(await saveDisclosurePolicy(session, { ...decision, isAsCounted: true }));
    const [one] = valueOf(await makePackages(session, year));
    expect(one?.package.decision).toMatchObject({ reference: '§ 7' });
    expect(one?.package.measures.every(({ count }) => count !== null)).toBe(true);
    const undecided = await saveDisclosurePolicy(session, { ...decision, decidedOn: null, isAsCounted: true });
    expect(undecided).toMatchObject({ ok: false, refusal: { kind: 'invalidInput' } });
  });
});

test('an association takes a signed file of a key that it trusts, and no other', async () => {
  const [made] = valueOf(await rolledBackSession(party, (session) => makePackages(session, year)));
  const file = signPackages(party.installation, party.space, [made?.package as FollowUpPackage]);
  await rolledBackSession(association, async (session) => {
    expect(await receiveSignedFile(session, file)).toMatchObject({
      ok: false,
      refusal: { kind: 'unknownKey', fingerprint: fingerprintOfKey(file.publicKey) },
    });
    valueOf(await pinPartyKey(session, { party: 'Habo kommun', publicKey: file.publicKey }));
    const changed = { ...file, document: file.document.replace('"count":26', '"count":27') };
    expect(changed.document).not.toBe(file.document);
    expect(await receiveSignedFile(session, changed)).toMatchObject({ ok: false, refusal: { kind: 'notSigned' } });
    expect(valueOf(await receiveSignedFile(session, file))).toMatchObject([
      { programme: 'verkstan', version: 1, isNew: true },
    ]);
    expect(valueOf(await receiveSignedFile(session, file))).toMatchObject([{ version: 1, isNew: false }]);
    const [kept] = valueOf(await readPackages(session, {}));
    expect(countOf(kept, 'participants')).toBe(26);
    expect(kept?.stepMoves?.some(({ suppressed }) => suppressed)).toBe(true);
  });
});

test('a file with one bad package is refused with its faults, and none of it is saved', async () => {
  const [made] = valueOf(await rolledBackSession(party, (session) => makePackages(session, year)));
  const good = made?.package as FollowUpPackage;
  const bad = {
    ...good,
    from: '2022-01-01',
    to: '2022-12-31',
    measures: [
      { measure: 'participants', dimensions: {}, count: 4 },
      { measure: 'new', dimensions: {}, count: 5 },
    ],
  } as const;
  const file = signPackages(party.installation, party.space, [good, bad]);
  await rolledBackSession(association, async (session) => {
    valueOf(await pinPartyKey(session, { party: 'Habo kommun', publicKey: file.publicKey }));
    expect(await receiveSignedFile(session, file)).toMatchObject({
      ok: false,
      refusal: {
        kind: 'wrongCounts',
        of: 'verkstan@2022-01-01..2022-12-31',
        problems: [{ about: { kind: 'moreThanWhole', part: 'new', count: 5, whole: 'participants', most: 4 } }],
      },
    });
    expect(valueOf(await readPackages(session, { allVersions: true }))).toEqual([]);
  });
});

test('the association is told when one year does not begin with those who were left', async () => {
  await rolledBackSession(association, async (session) => {
    const one = { association: session.space.orgNumber, programme: 'verkstan', source: 'Registret.', version: 1 };
    const counts = (participants: number, came: number, exited: number): PackageCount[] => [
      { measure: 'participants', dimensions: {}, count: participants },
      { measure: 'new', dimensions: {}, count: came },
      { measure: 'exited', dimensions: {}, count: exited },
    ];
    const before = { ...one, from: '2023-01-01', to: '2023-12-31', measures: counts(10, 10, 4) };
    const after = { ...one, from: '2024-01-01', to: '2024-12-31', measures: counts(12, 5, 1) };
    const received = valueOf(await receiveMadePackages(session, { party: 'Habo kommun', packages: [before, after] }));
    expect(received[0]?.problems).toEqual([]);
    expect(received[1]?.problems).toMatchObject([{ severity: 'warning', code: 'continuity-differs' }]);
  });
});

test('the association is told when ages are divided in another way than it asks for', async () => {
  await rolledBackSession(association, async (session) => {
    const codes = async (version: number): Promise<string[]> => {
      const measures = ['16-29', '30-64', 'other'].map((ageBand): PackageCount => ({
        measure: 'participants',
        dimensions: { ageBand },
        count: 7 * version,
      }));
      const one = {
        association: session.space.orgNumber ?? '',
        programme: 'verkstan',
        source: 'Registret.',
        version,
      };
      const given = { ...one, from: '2024-01-01', to: '2024-12-31', measures };
      const packages = [version === 1 ? given : { ...given, correctionReason: 'Fler' }];
      const received = valueOf(await receiveMadePackages(session, { party: 'Habo kommun', packages }));
      return received.flatMap(({ problems }) => problems.map(({ code }) => code));
    };
    expect(await codes(1)).toEqual([]);
    valueOf(await saveAgeBandSetting(session, { bands: '16-29,30-64' }));
    expect(await codes(2)).toEqual([]);
    valueOf(await saveAgeBandSetting(session, { bands: '16-29,30-49,50-64' }));
    expect(await codes(3)).toEqual(['age-bands-differ']);
  });
});

test('a preview hides less the coarser the tables are', async () => {
  const [preview] = valueOf(await previewPackages(party, year));
  const hidden = Object.fromEntries(preview?.lines.map((line) => [line.choice, line.hidden]) ?? []);
  expect(hidden['asAsked']).toBeGreaterThan(0);
  expect(hidden['sexesTogether']).toBeLessThan(hidden['asAsked'] ?? 0);
});

test("the party's sheet counts participations for each programme and persons once", async () => {
  const sheet = valueOf(await readPartySheet(party, { from: year.from, to: year.to }));
  expect(sheet.rows).toMatchObject([{ programme: 'verkstan', women: 16, men: 10 }]);
  expect(sheet.unduplicated).toEqual({ women: 16, men: 10, total: 26 });
});

test('a package is handed over by whoever acts at the party, and both trails say so', async () => {
  const [made] = valueOf(await makePackages(party, { ...year, from: '2023-01-01', to: '2023-12-31' }));
  const which = asHandedOver(association.space.orgNumber, [made?.package as FollowUpPackage]);
  expect(await handOverPackages(association, which)).toMatchObject({ ok: false, refusal: { kind: 'denied' } });
  const [first] = which.packages;
  const never = { ...which, packages: [{ ...first!, version: 9 }] };
  expect(await handOverPackages(party, never)).toMatchObject({ ok: false, refusal: { kind: 'notMade' } });
  const elsewhere = { ...which, association: '222000-9999' };
  expect(await handOverPackages(party, elsewhere)).toMatchObject({ ok: false, refusal: { kind: 'notMade' } });
  expect(valueOf(await handOverPackages(party, which))).toMatchObject([{ programme: 'verkstan', isNew: true }]);
  const entryOf = async (session: Session, action: string) =>
    valueOf(await readTrail(session, { action })).entries.at(0);
  const trail = { outcome: 'done', details: { packages: 'verkstan 2023-01-01..2023-12-31 v1' } };
  expect(await entryOf(association, 'followup.receive')).toMatchObject({
    ...trail,
    actor: party.actor.name,
    details: { ...trail.details, party: party.space.name },
  });
  const own = await party.database.inSpace({ spaceId: party.space.id, access: 'read' }, (tx) =>
    tx.selectFrom('auditEntry').select(['actorId', 'details']).where('action', '=', 'followup.handOver').execute(),
  );
  expect(own).toMatchObject([{ actorId: party.actor.id }]);
});

test('a party sees what its association has decided and asks for, and nothing else of it', async () => {
  expect(await readReceiversWishes(party)).toEqual({ policy: null, ageBands: null });
  const decision = { audience: 'association', decidedOn: '2026-02-01', reference: '§ 3', text: 'Gräns 8.' } as const;
  valueOf(await saveDisclosurePolicy(association, { ...decision, limit: 8 }));
  valueOf(await saveAgeBandSetting(association, { bands: '16-29,30-49,50-64' }));
  expect(await readReceiversWishes(party)).toMatchObject({
    policy: { reference: '§ 3', limit: 8 },
    ageBands: '16-29,30-49,50-64',
  });
  expect(await readReceiversWishes(association)).toBeNull();
});

function valueOf<T>(result: { ok: true; value: T } | { ok: false; refusal: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

function countOf(
  one: Pick<FollowUpPackage, 'measures'> | MadeNow['package'] | undefined,
  measure: string,
  dimensions: Record<string, string> = {},
): number | null | undefined {
  const key = (of: object): string => JSON.stringify(Object.entries(of).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return one?.measures.find((cell) => cell.measure === measure && key(cell.dimensions) === key(dimensions))?.count;
}
