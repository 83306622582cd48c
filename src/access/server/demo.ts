// The demo association has a person for each role, and anybody at it may be any of them: there is nothing to keep from anybody.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EmployerKind, Role } from '#access/core';
import type { Installation } from '#database/server';
import { assert, refuse, type Instant, type Result } from '#kernel';
import { logInByEmail, type Began, type LogInRefused } from './log-in.ts';
import { giveRole } from './users.ts';
import type { Session } from './session.ts';

/** Lies in a data directory that `./stegvis demo` made, and in no other. */
export const DEMO_MARKER = 'stegvis-demo';

export const demoPersons = [
  { name: 'Kim Kansli', roles: ['office', 'administrator'] },
  { name: 'Olle Ordförande', roles: ['chair'] },
  { name: 'Lina Ledamot', roles: ['boardMember'] },
  { name: 'Bo Beredning', roles: ['preparatoryGroup'] },
  { name: 'Rut Redovisare', roles: ['accountant'] },
  { name: 'Rikard Revisor', roles: ['auditor'] },
  { name: 'Lars Läsare', roles: ['reader'] },
] as const satisfies readonly { readonly name: string; readonly roles: readonly Role[] }[];

/** The team of a programme, of two authorities; in the party's space. */
export const demoTeam = [
  { name: 'Iris Insatsledare', role: 'programmeLeader', employerKind: 'kommun' },
  { name: 'Hugo Handledare', role: 'coach', employerKind: 'arbetsformedlingen' },
] as const satisfies readonly { readonly name: string; readonly role: Role; readonly employerKind: EmployerKind }[];

export type DemoRole = (typeof demoPersons)[number]['roles'][0] | (typeof demoTeam)[number]['role'];

export const demoRoles: readonly DemoRole[] = [
  ...demoPersons.map(({ roles }) => roles[0]),
  ...demoTeam.map(({ role }) => role),
];

export function isDemo({ dataDirectory }: Pick<Installation, 'dataDirectory'>): boolean {
  return existsSync(join(dataDirectory, DEMO_MARKER));
}

/** Gives each person of the demo her roles; those who have them keep them. */
export async function saveDemoPersons(session: Session): Promise<void> {
  for (const { name, roles } of demoPersons) {
    for (const role of roles) await save(session, { name, role, email: emailOf(roles[0]), employerKind: null });
  }
}

/** The same for the team, in the party's space. */
export async function saveDemoTeam(session: Session): Promise<void> {
  for (const { name, role, employerKind } of demoTeam) {
    await save(session, { name, role, email: emailOf(role), employerKind });
  }
}

async function save(
  session: Session,
  person: {
    readonly name: string;
    readonly email: string;
    readonly role: Role;
    readonly employerKind: EmployerKind | null;
  },
): Promise<void> {
  const given = await giveRole(session, {
    ...person,
    employerOrgNumber: null,
    validFrom: '2024-01-01',
    validTo: person.role === 'auditor' ? '2099-12-31' : null,
  });
  if (given.ok) await withdrawInvitation(session, given.value.personId);
  assert(given.ok || given.refusal.kind === 'hasItAlready', `the demo's ${person.role} can be given`);
}

/** As a person of the demo; in an installation that no demo made, nobody gets in. */
export async function logInToDemo(
  installation: Installation,
  who: { readonly role: string; readonly at: Instant },
): Promise<Result<Began, LogInRefused>> {
  const role = demoRoles.find((known) => known === who.role);
  if (!role || !isDemo(installation)) return refuse({ kind: 'logInRefused' });
  return logInByEmail(installation, { email: emailOf(role), at: who.at, by: 'demo' });
}

/** Nobody is waited for: they come in by being chosen. */
async function withdrawInvitation({ database }: Session, personId: string): Promise<void> {
  await database.outsideSpaces((tx) => tx.deleteFrom('invitation').where('personId', '=', personId).execute());
}

function emailOf(role: DemoRole): string {
  return `${role.toLowerCase()}@demo.example`;
}
