import { describe, expect, test } from 'vitest';
import type { Member } from './association.ts';
import { checkMandates, mandatesEnding, membersWithoutSeat, seatsOn, type Mandate } from './board.ts';
import { kommunShares, memberShares, nameMembers, sharesDiffer } from './change-members.ts';
import { checkStaff, fullTimeOn, ownFullTime, type StaffPost } from './staff.ts';

const aMember = (given: Partial<Member> & Pick<Member, 'slug' | 'kind'>): Member => ({
  name: given.slug,
  validFrom: null,
  validTo: null,
  counterpartyObject: null,
  shareOfKommunQuarter: null,
  ...given,
});
const fk = aMember({ slug: 'fk', kind: 'forsakringskassan' });
const af = aMember({ slug: 'af', kind: 'arbetsformedlingen' });
const region = aMember({ slug: 'region', kind: 'region' });
const habo = aMember({ slug: 'habo', kind: 'kommun', shareOfKommunQuarter: 0.073 });
const mullsjo = aMember({ slug: 'mullsjo', kind: 'kommun', shareOfKommunQuarter: 0.927 });
const members = [fk, af, region, habo, mullsjo];

const aMandate = (given: Partial<Mandate> = {}): Mandate => ({
  role: 'boardMember',
  appointedBy: 'fk',
  name: null,
  validFrom: '2023-04-01',
  validTo: '2027-03-31',
  ...given,
});

describe('mandates', () => {
  test('follow each other in one role, and are refused at the same time', () => {
    const first = aMandate({ role: 'chair', validTo: '2024-12-31' });
    const next = aMandate({ role: 'chair', appointedBy: 'habo', validFrom: '2025-01-01' });
    expect(checkMandates(members, [first, next])).toEqual({ ok: true, value: null });
    expect(checkMandates(members, [first, { ...next, validFrom: '2024-12-31' }])).toEqual({
      ok: false,
      refusal: { kind: 'twoAtOnce', row: 1, other: 0, role: 'chair' },
    });
    expect(
      checkMandates(members, [
        { ...first, validTo: null },
        { ...next, validFrom: null },
      ]).ok,
    ).toBe(false);
  });

  test('of one role besides the chairs may be many', () => {
    expect(checkMandates(members, [aMandate(), aMandate({ appointedBy: 'af' })]).ok).toBe(true);
  });

  test('are appointed by members and end after they begin', () => {
    expect(checkMandates(members, [aMandate({ appointedBy: 'x' })])).toMatchObject({
      refusal: { kind: 'unknownAppointer', row: 0 },
    });
    expect(checkMandates(members, [aMandate(), aMandate({ validTo: '2020-01-01' })])).toMatchObject({
      refusal: { kind: 'endsBeforeStart', row: 1 },
    });
  });

  test('make the places of a day, first and last day included', () => {
    const mandates = [aMandate({ validFrom: null, validTo: '2024-06-30' }), aMandate({ validFrom: '2024-07-01' })];
    expect(seatsOn(mandates, '2024-06-30')).toEqual([{ role: 'boardMember', appointedBy: 'fk' }]);
    expect(seatsOn(mandates, '2027-04-01')).toEqual([]);
  });

  test('that end in a period come first to end first', () => {
    const mandates = [
      aMandate({ validTo: '2027-03-31' }),
      aMandate({ validTo: '2026-12-31' }),
      aMandate({ validTo: null }),
    ];
    const ending = mandatesEnding(mandates, { from: '2026-12-31', to: '2027-03-31' });
    expect(ending.map(({ validTo }) => validTo)).toEqual(['2026-12-31', '2027-03-31']);
  });

  test('a member without anyone, and one without a deputy, are told', () => {
    const mandates = [
      aMandate(),
      aMandate({ role: 'deputy' }),
      aMandate({ appointedBy: 'af' }),
      aMandate({ appointedBy: 'habo', role: 'deputy' }),
    ];
    const left = aMember({ slug: 'left', kind: 'kommun', validTo: '2024-01-01' });
    const told = membersWithoutSeat([...members, left], mandates, '2025-01-01');
    expect(told.map(({ member, lacks }) => `${member.slug} ${lacks}`)).toEqual([
      'af deputy',
      'region seat',
      'habo seat',
      'mullsjo seat',
    ]);
  });
});

describe('members', () => {
  test('that are new get a free slug from their name', () => {
    const { slug: _, ...bare } = habo;
    const named = nameMembers([
      habo,
      { ...bare, slug: null, name: 'Habo' },
      { ...bare, slug: null, name: 'Åre kommun' },
    ]);
    expect(named.map(({ slug }) => slug)).toEqual(['habo', 'habo-2', 'are-kommun']);
  });

  test('pay by the law and what the kommuner agreed', () => {
    const shares = memberShares(members, '2025-01-01');
    expect(shares.map(({ share }) => share)).toEqual([0.5, 0, 0.25, 0.01825, 0.23175]);
    expect(memberShares([fk, region, habo], '2025-01-01').map(({ share }) => share)).toEqual([0.5, 0.25, 0.25]);
    const open = memberShares([fk, region, habo, { ...mullsjo, shareOfKommunQuarter: null }], '2025-01-01');
    expect(open.map(({ share }) => share)).toEqual([0.5, 0.25, 0.01825, null]);
  });

  test('whose parts are all there must make a whole', () => {
    expect(kommunShares(members, '2025-01-01')).toEqual({ sum: 1, missing: [] });
    expect(sharesDiffer(kommunShares(members, '2025-01-01'))).toBe(false);
    expect(sharesDiffer(kommunShares([habo, { ...mullsjo, shareOfKommunQuarter: 0.9 }], '2025-01-01'))).toBe(true);
    const open = kommunShares([habo, { ...mullsjo, shareOfKommunQuarter: null }], '2025-01-01');
    expect([open.missing, sharesDiffer(open)]).toEqual([['mullsjo'], false]);
    const alone = kommunShares([{ ...habo, shareOfKommunQuarter: null }], '2025-01-01');
    expect([alone.missing, sharesDiffer(alone)]).toEqual([[], false]);
  });
});

describe('posts', () => {
  const aPost = (given: Partial<StaffPost> = {}): StaffPost => ({
    role: 'Förbundschef',
    employer: 'Habo kommun',
    shareOfFullTime: 1,
    sharedWith: null,
    ownShare: null,
    validFrom: null,
    validTo: null,
    note: null,
    ...given,
  });

  test('that are shared count with the own part', () => {
    expect(ownFullTime(aPost({ shareOfFullTime: 0.8, sharedWith: 'Höglandet', ownShare: 0.5 }))).toBe(0.4);
    expect(
      fullTimeOn([aPost(), aPost({ shareOfFullTime: 0.1 }), aPost({ validTo: '2020-01-01' })], '2025-01-01'),
    ).toBe(1.1);
    expect(fullTimeOn([aPost({ shareOfFullTime: null })], '2025-01-01')).toBeNull();
  });

  test('say both whom they are shared with and the own part, or neither', () => {
    const kindOf = (post: StaffPost): string => {
      const checked = checkStaff([aPost(), post]);
      return checked.ok ? 'ok' : `${checked.refusal.kind} ${checked.refusal.row}`;
    };
    expect(kindOf(aPost({ sharedWith: 'Höglandet' }))).toBe('ownShareMissing 1');
    expect(kindOf(aPost({ ownShare: 0.5 }))).toBe('sharedWithMissing 1');
    expect(kindOf(aPost({ validFrom: '2025-01-01', validTo: '2024-01-01' }))).toBe('endsBeforeStart 1');
    expect(kindOf(aPost({ sharedWith: 'Höglandet', ownShare: 0.5 }))).toBe('ok');
  });
});
