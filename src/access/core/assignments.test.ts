import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allRoles, assignableRoles, assignmentProblem, type Assignment, type Role } from './index.ts';

const association = { spaceId: 'a', spaceKind: 'association', validFrom: '2026-01-01', validTo: null } as const;
const party = { spaceId: 'p', spaceKind: 'party', validFrom: '2026-01-01', validTo: null } as const;
const problem = (assignment: Assignment, others: readonly Assignment[] = [], isEmployedByAssociation = false) =>
  assignmentProblem({ assignment, others, isEmployedByAssociation });

describe('nobody employed by an association may see participants', () => {
  const office = { ...association, role: 'office' } as const;
  const coach = { ...party, role: 'coach' } as const;

  test('the office is refused as coach, and a coach as office', () => {
    expect(problem(coach, [office])).toBe('employedByAssociation');
    expect(problem(office, [coach])).toBe('employedByAssociation');
  });

  test('whoever has an association as employer is refused, whatever her roles', () => {
    expect(problem({ ...party, role: 'programmeLeader' }, [], true)).toBe('employedByAssociation');
    expect(problem({ ...association, role: 'boardMember' }, [], true)).toBeNull();
  });

  test('after the one has ended the other may begin', () => {
    expect(problem({ ...coach, validFrom: '2026-07-01' }, [{ ...office, validTo: '2026-06-30' }])).toBeNull();
    expect(problem({ ...coach, validFrom: '2026-06-30' }, [{ ...office, validTo: '2026-06-30' }])).toBe(
      'employedByAssociation',
    );
  });

  test('a member of the board may lead a programme at her own employer', () => {
    expect(problem(coach, [{ ...association, role: 'boardMember' }])).toBeNull();
  });

  test('no order of roles gives both at once', () => {
    const role = fc.constantFrom(...allRoles);
    fc.assert(
      fc.property(fc.array(role, { maxLength: 8 }), (roles) => {
        const had: Assignment[] = [];
        for (const one of roles) {
          const assignment = { ...(assignableRoles('party').includes(one) ? party : association), role: one };
          if (problem(assignment, had) === null) had.push(assignment);
        }
        const has = (wanted: Role): boolean => had.some((one) => one.role === wanted);
        expect(has('office') && (has('coach') || has('programmeLeader'))).toBe(false);
        expect(has('operator')).toBe(false);
      }),
    );
  });
});

test.each<[string, Assignment, readonly Assignment[], string | null]>([
  ['a role of the other kind of space', { ...association, role: 'coach' }, [], 'roleOfOtherSpace'],
  ['an auditor without an end', { ...association, role: 'auditor' }, [], 'datesNeeded'],
  ['an auditor for a year', { ...association, role: 'auditor', validTo: '2026-12-31' }, [], null],
  ['an end before the beginning', { ...association, role: 'reader', validTo: '2025-12-31' }, [], 'badDates'],
  ['the same role twice', { ...association, role: 'reader' }, [{ ...association, role: 'reader' }], 'hasItAlready'],
  [
    'the same role in another association',
    { ...association, spaceId: 'b', role: 'office' },
    [{ ...association, role: 'office' }],
    null,
  ],
])('%s', (_, assignment, others, expected) => {
  expect(problem(assignment, others)).toBe(expected);
});
