import { readFileSync } from 'node:fs';
import { rolledBackSession, testSession } from '#access/testing';
import type { Session } from '#access/server';
import { FollowUpPackageInput } from '#followup/core';
import { saveProgrammes } from '#programmes/server';
import type * as v from 'valibot';
import { beforeAll, expect, test } from 'vitest';
import { readPackages } from './read-packages.ts';
import { savePackage } from './save-package.ts';

type Input = v.InferInput<typeof FollowUpPackageInput>;

let session: Session;
let orgNumber: string;
beforeAll(async () => {
  session = await testSession();
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
  await saveProgrammes(session, {
    programmes: ['verkstan', 'nova'].map((slug) => ({ ...programme, slug, partners: [], staffing: [], years: [] })),
  });
  orgNumber = await session.database.outsideSpaces(
    async (tx) =>
      (await tx.selectFrom('space').select('orgNumber').where('id', '=', session.space.id).executeTakeFirstOrThrow())
        .orgNumber,
  );
});

function aPackage(given: Partial<Input> = {}): Input {
  return {
    association: orgNumber,
    programme: 'verkstan',
    from: '2024-01-01',
    to: '2024-12-31',
    source: 'Teamledaren.',
    measures: [
      { measure: 'participants', dimensions: { sex: 'female' }, count: 7 },
      { measure: 'participants', dimensions: { sex: 'male' }, count: 5 },
    ],
    ...given,
  };
}

const more: Input['measures'] = [{ measure: 'participants', count: 15 }];

async function versions(inside: Session, allVersions: boolean): Promise<number[]> {
  const read = await readPackages(inside, { allVersions });
  return read.ok ? read.value.map(({ version }) => version) : [];
}

test('a correction is a new version, and the old one stays readable', () =>
  rolledBackSession(session, async (inside) => {
    expect(await savePackage(inside, aPackage())).toMatchObject({ ok: true, value: { version: 1 } });
    const corrected = aPackage({ version: 2, correctionReason: 'Tre till i december.', measures: more });
    expect(await savePackage(inside, corrected)).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await versions(inside, false)).toEqual([2]);
    expect(await versions(inside, true)).toEqual([1, 2]);
  }));

test('the printed appendix is saved with its fault, which is told', () =>
  rolledBackSession(session, async (inside) => {
    const appendix = JSON.parse(
      readFileSync(new URL('../../../demo/packages-2024-appendix.json', import.meta.url), 'utf8'),
    ) as Input[];
    const nova = appendix.find(({ programme }) => programme === 'nova');
    const saved = await savePackage(inside, { ...aPackage(), ...nova, association: orgNumber });
    expect(saved).toMatchObject({ ok: true, value: { problems: [{ severity: 'warning', code: 'parts-differ' }] } });
    const read = await readPackages(inside, {});
    expect(read.ok && read.value[0]).toMatchObject({ ...nova, association: orgNumber });
  }));

test.each([
  ['a package of another association', { association: '222000-9999' }, 'otherAssociation'],
  ['a programme that is not there', { programme: 'okand' }, 'unknownProgramme'],
  [
    'women and men that are not the total',
    {
      measures: [
        { measure: 'participants' as const, count: 13 },
        { measure: 'participants' as const, dimensions: { sex: 'female' }, count: 7 },
        { measure: 'participants' as const, dimensions: { sex: 'male' }, count: 5 },
      ],
    },
    'wrongCounts',
  ],
  ['a second version with no first', { version: 2 }, 'versionTaken'],
  ['a correction of nothing', { correctionReason: 'x' }, 'nothingToCorrect'],
  ['a negative count', { measures: [{ measure: 'participants' as const, count: -1 }] }, 'invalidInput'],
])('refuses %s and saves nothing', (_, given, kind) =>
  rolledBackSession(session, async (inside) => {
    expect(await savePackage(inside, aPackage(given))).toMatchObject({ ok: false, refusal: { kind } });
    expect(await versions(inside, true)).toEqual([]);
  }),
);

test('refuses changed counts without a reason, and the same counts with one', () =>
  rolledBackSession(session, async (inside) => {
    await savePackage(inside, aPackage());
    const silent = await savePackage(inside, aPackage({ version: 2, measures: more }));
    expect(silent).toMatchObject({ ok: false, refusal: { kind: 'reasonMissing', latestVersion: 1 } });
    const same = await savePackage(inside, aPackage({ version: 2, correctionReason: 'x' }));
    expect(same).toMatchObject({ ok: false, refusal: { kind: 'nothingChanged' } });
  }));

test('of two corrections at the same moment one is saved and the other is told', async () => {
  const own = await testSession({ beside: session, spaceId: session.space.id });
  await savePackage(own, aPackage({ from: '2022-01-01', to: '2022-12-31' }));
  const correct = (count: number) =>
    savePackage(
      own,
      aPackage({
        from: '2022-01-01',
        to: '2022-12-31',
        version: 2,
        correctionReason: 'Räknat om.',
        measures: [{ measure: 'participants', count }],
      }),
    );
  const answers = await Promise.all([correct(20), correct(21), correct(22)]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.kind]));
  expect(refusals).toEqual(['versionTaken', 'versionTaken']);
});

test('a saved package can be neither changed nor removed by the application', async () => {
  await savePackage(session, aPackage({ from: '2021-01-01', to: '2021-12-31' }));
  const inSpace = { spaceId: session.space.id, access: 'write' } as const;
  await expect(session.database.inSpace(inSpace, (tx) => tx.deleteFrom('followUpPackage').execute())).rejects.toThrow(
    /permission denied/,
  );
  await expect(
    session.database.inSpace(inSpace, (tx) => tx.updateTable('followUpPackage').set({ version: 9 }).execute()),
  ).rejects.toThrow(/permission denied/);
});

test('a reader reads but does not save, and another association sees nothing', async () => {
  await savePackage(session, aPackage({ from: '2020-01-01', to: '2020-12-31' }));
  const reader = await testSession({
    beside: session,
    spaceId: session.space.id,
    actor: { kind: 'auditor', name: 'r' },
  });
  expect((await versions(reader, true)).length).toBeGreaterThan(0);
  expect(await savePackage(reader, aPackage())).toMatchObject({ ok: false, refusal: { kind: 'denied' } });
  expect(await versions(await testSession({ beside: session }), true)).toEqual([]);
});
