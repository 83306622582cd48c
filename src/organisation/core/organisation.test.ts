import { readFileSync } from 'node:fs';
import { kronor, sumOre } from '#kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  checkOrganisation,
  checkSharingKey,
  membersOn,
  missingKinds,
  parseOrgNumber,
  splitBySharingKey,
  type Member,
  type MemberKind,
} from './index.ts';

function aMember(member: Partial<Member> & Pick<Member, 'slug'>): Member {
  return {
    kind: 'kommun',
    name: member.slug,
    validFrom: null,
    validTo: null,
    counterpartyObject: null,
    shareOfKommunQuarter: null,
    ...member,
  };
}

type Case = {
  name: string;
  members: Record<string, MemberKind>;
  paid: Record<string, number>;
  differences: Record<string, number>;
};
const cases = parse(readFileSync(new URL('sharing-key.cases.yaml', import.meta.url), 'utf8')) as Case[];

describe('sharing key', () => {
  test.for(cases)('$name', ({ members, paid, differences }) => {
    const stated = Object.entries(members).map(([slug, kind]) => aMember({ slug, kind }));
    const contributions = Object.entries(paid).map(([slug, amount]) => ({ slug, amountOre: kronor(amount) }));
    const checks = checkSharingKey(stated, contributions);
    expect(Object.fromEntries(checks.map(({ group, differenceOre }) => [group, differenceOre / 100]))).toEqual(
      differences,
    );
  });

  test('a contribution of someone who is no member is a broken promise', () => {
    expect(() => checkSharingKey([], [{ slug: 'x', amountOre: 1 }])).toThrow('x is a member');
  });

  test('what is split by the key is whole and passes the check of the key', () => {
    const shares = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000_000 }),
        shares,
        fc.boolean(),
        (totalOre, weights, hasRegion) => {
          const whole = weights.reduce((sum, weight) => sum + weight, 0);
          const members = [
            aMember({ slug: 'fk', kind: 'forsakringskassan' }),
            aMember({ slug: 'af', kind: 'arbetsformedlingen' }),
            ...(hasRegion ? [aMember({ slug: 'region', kind: 'region' })] : []),
            ...weights.map((weight, index) => aMember({ slug: `k${index}`, shareOfKommunQuarter: weight / whole })),
          ];
          const split = splitBySharingKey(members, totalOre) ?? [];
          expect(sumOre(split.map(({ amountOre }) => amountOre))).toBe(totalOre);
          expect(checkSharingKey(members, split).every(({ differenceOre }) => differenceOre === 0)).toBe(true);
        },
      ),
    );
  });

  test('several kommuner cannot share before their shares are entered', () => {
    const members = [
      aMember({ slug: 'fk', kind: 'forsakringskassan' }),
      aMember({ slug: 'region', kind: 'region' }),
      aMember({ slug: 'a', shareOfKommunQuarter: 0.5 }),
      aMember({ slug: 'b' }),
    ];
    expect(splitBySharingKey(members, 100)).toBeNull();
    expect(splitBySharingKey(members.slice(0, 3), 100)).toHaveLength(3);
    expect(splitBySharingKey(members.slice(1), 100)).toBeNull();
  });
});

describe('members', () => {
  test('belong from their first day to their last, both included', () => {
    const members = [
      aMember({ slug: 'always' }),
      aMember({ slug: 'later', validFrom: '2024-01-01' }),
      aMember({ slug: 'gone', validTo: '2024-01-01' }),
    ];
    const on = (day: string) => membersOn(members, day).map(({ slug }) => slug);
    expect(on('2023-12-31')).toEqual(['always', 'gone']);
    expect(on('2024-01-01')).toEqual(['always', 'later', 'gone']);
    expect(on('2024-01-02')).toEqual(['always', 'later']);
  });

  test('of a complete association are of four kinds', () => {
    expect(missingKinds([{ kind: 'forsakringskassan' }, { kind: 'kommun' }])).toEqual([
      'arbetsformedlingen',
      'region',
    ]);
  });
});

describe('an organisation is refused when', () => {
  const a = aMember({ slug: 'a', counterpartyObject: '301' });
  const refusal = (members: Member[], appointedBy: string[] = []) => {
    const boardSeats = appointedBy.map((slug) => ({ role: 'boardMember' as const, appointedBy: slug }));
    const checked = checkOrganisation({ members, boardSeats });
    return checked.ok ? 'accepted' : checked.refusal.kind;
  };
  test.for([
    ['nothing is wrong', [a, aMember({ slug: 'b' })], ['a', 'a', 'b'], 'accepted'],
    ['a member stands twice', [a, aMember({ slug: 'a' })], [], 'memberTwice'],
    [
      'two members have one counterparty',
      [a, aMember({ slug: 'b', counterpartyObject: '301' })],
      [],
      'counterpartyTwice',
    ],
    [
      'a membership ends before it begins',
      [aMember({ slug: 'b', validFrom: '2024-02-01', validTo: '2024-01-31' })],
      [],
      'memberNeverValid',
    ],
    ['a day does not exist', [aMember({ slug: 'b', validFrom: '2023-02-29' })], [], 'noSuchDay'],
    [
      'a region has a share of the kommuner',
      [aMember({ slug: 'b', kind: 'region', shareOfKommunQuarter: 0.5 })],
      [],
      'shareOfOther',
    ],
    ['a seat is appointed by nobody known', [a], ['b'], 'unknownAppointer'],
  ] as const)('%s', ([, members, appointedBy, expected]) => {
    expect(refusal([...members], [...appointedBy])).toBe(expected);
  });
});

test.for([
  ['222000-2428', '222000-2428'],
  ['2220002428', '222000-2428'],
  [' 222000-2428 ', '222000-2428'],
  ['162220002428', '222000-2428'],
  ['222000-2429', null],
  ['222000-242', null],
  ['222000 2428', null],
  ['', null],
  ['SE222000242801', null],
  ['900101-0017', null],
  ['19900101-0017', null],
] as const)('organisation number "%s" becomes %s', ([text, expected]) => {
  expect(parseOrgNumber(text)).toBe(expected);
});
