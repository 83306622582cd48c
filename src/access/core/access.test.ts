import { expect, test } from 'vitest';
import { isAllowed, permissions, rolesOfKind, type Permission, type PermissionRule } from './index.ts';

const all = Object.keys(permissions) as Permission[];

test('what is not granted is denied', () => {
  const granted = all.filter((permission) =>
    isAllowed({ permission, roles: rolesOfKind.visitor, spaceKind: 'association' }),
  );
  expect(granted).toEqual([]);
});

test('the operator may do everything in an association space, and in a party space all but look at participants', () => {
  const of = (spaceKind: 'association' | 'party') =>
    all.filter((permission) => isAllowed({ permission, roles: rolesOfKind.operator, spaceKind }));
  // A programme's report is the programme's to write: the office returns it with a question.
  // Anonymous answers and the programme's own reading of free texts are not the office's either.
  // A participant's own answer is not her staff's.
  const ofOthers = [
    'followup.report.write',
    'participant.answerHealth',
    'surveys.answer',
    'surveys.readTexts',
    'lexHeller.report',
  ];
  const meantIn = (spaceKind: 'association' | 'party') => {
    const rules: Readonly<Record<Permission, PermissionRule>> = permissions;
    return all.filter((permission) => rules[permission].spaces.includes(spaceKind));
  };
  expect(of('association')).toEqual(meantIn('association').filter((permission) => !ofOthers.includes(permission)));
  expect(of('party')).toEqual(
    meantIn('party').filter((permission) => ![...ofOthers, 'participant.read'].includes(permission)),
  );
});

test('a reader changes nothing', () => {
  const granted = all.filter((permission) => isAllowed({ permission, roles: ['reader'], spaceKind: 'association' }));
  expect(granted.filter((permission) => !/\.(read|verify)$/.test(permission))).toEqual([]);
  expect(granted.length).toBeGreaterThan(0);
});

test('whoever holds the link to a programme report may write that and nothing else', () => {
  const granted = all.filter((permission) =>
    isAllowed({ permission, roles: rolesOfKind.link, spaceKind: 'association' }),
  );
  expect(granted).toEqual(['followup.report.write']);
});

test.each([
  ['respondent', ['surveys.answer']],
  ['textReader', ['surveys.readTexts']],
] as const)('a %s may do one thing', (kind, only) => {
  const granted = all.filter((permission) =>
    isAllowed({ permission, roles: rolesOfKind[kind], spaceKind: 'association' }),
  );
  expect(granted).toEqual(only);
});
