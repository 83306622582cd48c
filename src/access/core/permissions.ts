// Who may do what: one table, and what does not stand in it is denied.

export type SpaceKind = 'association' | 'party';

export type Role = 'operator' | 'reader';

export type PermissionRule = {
  /** Kinds of space in which it means anything. */
  readonly spaces: readonly SpaceKind[];
  readonly roles: readonly Role[];
  /** Swedish, for the permission page. */
  readonly means: string;
};

/** Each room adds its lines here. */
export const permissions = {
  'audit.verify': association(['operator', 'reader'], 'Kontrollera spårloggen'),
  'organisation.read': association(['operator', 'reader'], 'Läsa förbundets uppgifter'),
  'organisation.save': association(['operator'], 'Ändra förbundets uppgifter, medlemmar och styrelseplatser'),
  'programme.read': association(['operator', 'reader'], 'Läsa insatser'),
  'programme.save': association(['operator'], 'Ändra insatser'),
  'followup.read': association(['operator', 'reader'], 'Läsa uppföljningspaket'),
  'followup.save': association(['operator'], 'Föra in och rätta uppföljningspaket'),
  'finance.read': association(['operator', 'reader'], 'Läsa bokföring, budget och räkningar'),
  'finance.import': association(['operator'], 'Läsa in bokföring'),
  'finance.save': association(['operator'], 'Ändra kontomappning, budget, inskrivna belopp och val för räkningarna'),
  'goals.read': association(['operator', 'reader'], 'Läsa mål och bedömningar'),
  'goals.save': association(['operator'], 'Ändra mål och bedömningar'),
  'control.read': association(['operator', 'reader'], 'Läsa kontrollens fynd'),
  'report.read': association(['operator', 'reader'], 'Läsa rapporter'),
  'report.save': association(['operator'], 'Skriva rapporter'),
  'report.lock': association(['operator'], 'Låsa rapporter'),
} as const satisfies Record<string, PermissionRule>;

export type Permission = keyof typeof permissions;

/** Whether any of the roles carries the permission in this kind of space. */
export function isAllowed(question: {
  readonly permission: Permission;
  readonly roles: readonly Role[];
  readonly spaceKind: SpaceKind;
}): boolean {
  const rule: PermissionRule = permissions[question.permission];
  return rule.spaces.includes(question.spaceKind) && question.roles.some((role) => rule.roles.includes(role));
}

function association(roles: readonly Role[], means: string): PermissionRule {
  return { spaces: ['association'], roles, means };
}
