// People who log in, seen from the machine: `user add|disable|reset|list`.
import { allRoles, assignableRoles, employerKinds, type EmployerKind, type Role } from '#access/core';
import {
  giveRole,
  invitationPath,
  readUsers,
  resetPerson,
  setDisabled,
  type CannotGiveRole,
  type Session,
} from '#access/server';
import { dayInSweden, now } from '#kernel';
import { parseOrgNumber } from '#organisation/core';
import { CommandFailure, type Command, type Invocation } from '../command.ts';
import { orFail } from '../refusals.ts';
import { withSession } from '../session.ts';

const who = { email: { type: 'string' } } as const;

export const userAddCommand: Command = {
  name: 'user add',
  summary: 'Gives somebody a role and prints the link with which she chooses a password',
  usage:
    '--name NAME --email ADDRESS --role ROLE [--role ROLE] [--from DAY] [--to DAY] [--employer NNNNNN-NNNN] [--employer-kind KIND]',
  options: {
    ...who,
    name: { type: 'string' },
    role: { type: 'string', multiple: true },
    from: { type: 'string' },
    to: { type: 'string' },
    employer: { type: 'string' },
    'employer-kind': { type: 'string' },
  },
  help: {
    'email ADDRESS': 'whom; somebody known already gets one more role',
    'role ROLE': allRoles.filter((role) => role !== 'operator').join(', '),
    'from DAY': 'first day, default today',
    'to DAY': 'last day; an auditor needs one',
    'employer ORGNR': 'organisation number; nobody employed by an association may see participants',
    'employer-kind KIND': `${employerKinds.join(', ')}: needed where participants are seen`,
  },
  run: (invocation) =>
    withSession(invocation, async (session) => {
      const name = optionOf(invocation, 'name');
      const email = optionOf(invocation, 'email');
      const roles = rolesOf(invocation, session);
      const employer = textOf(invocation, 'employer');
      const employerOrgNumber = employer === undefined ? null : parseOrgNumber(employer);
      if (employer !== undefined && employerOrgNumber === null) {
        throw new CommandFailure(`"${employer}" is not an organisation number.`, 2);
      }
      const employerKind = employerKindOf(invocation);
      let token: string | null = null;
      for (const role of roles) {
        const given = await giveRole(session, {
          name,
          email,
          employerOrgNumber,
          employerKind,
          role,
          validFrom: textOf(invocation, 'from') ?? dayInSweden(session.clock()),
          validTo: textOf(invocation, 'to') ?? null,
        });
        ({ token } = orFail(given, sentenceOf));
      }
      const path = token === null ? null : invitationPath(token);
      if (invocation.json) return invocation.print(JSON.stringify({ email, roles, path }));
      invocation.print(`${email} is ${roles.join(' and ')} in ${session.space.name}.`);
      invocation.print(
        path === null ? 'She can log in already.' : `Her link, once and within two weeks: ${origin()}${path}`,
      );
    }),
};

export const userResetCommand: Command = {
  name: 'user reset',
  summary: 'Prints a link for a new password; the second factor is set up anew after it',
  usage: '--email ADDRESS',
  options: who,
  run: (invocation) =>
    withSession(invocation, async (session, installation) => {
      const made = await resetPerson(installation, operationOf(invocation, session));
      if (!made.ok) throw noSuchPerson(invocation);
      const path = invitationPath(made.value);
      if (invocation.json) return invocation.print(JSON.stringify({ path }));
      invocation.print(`The link, once and within a day: ${origin()}${path}`);
    }),
};

export const userDisableCommand: Command = {
  name: 'user disable',
  summary: 'Closes an account and ends its log-ins; --undo opens it again',
  usage: '--email ADDRESS [--undo]',
  options: { ...who, undo: { type: 'boolean' } },
  help: { 'email ADDRESS': 'whose account', undo: 'opens it again' },
  run: (invocation) =>
    withSession(invocation, async (session, installation) => {
      const isDisabled = invocation.options['undo'] !== true;
      const operation = operationOf(invocation, session);
      const done = await setDisabled(installation, { ...operation, isDisabled });
      if (!done.ok) throw noSuchPerson(invocation);
      invocation.print(
        isDisabled ? `${operation.email} can no longer log in.` : `${operation.email} can log in again.`,
      );
    }),
};

export const userListCommand: Command = {
  name: 'user list',
  summary: 'Lists who has or had a role in the space',
  usage: '',
  run: (invocation) =>
    withSession(invocation, async (session) => {
      const users = orFail(await readUsers(session, {}), ({ kind }: { kind: string }) => kind);
      if (invocation.json) return invocation.print(JSON.stringify({ users }));
      for (const { email, roles, isDisabled } of users) {
        const list = roles.map(({ role, validFrom, validTo }) => `${role} ${validFrom}–${validTo ?? ''}`);
        invocation.print(`${email}${isDisabled ? ' (closed)' : ''}: ${list.join(', ')}`);
      }
    }),
};

function operationOf(invocation: Invocation, session: Session) {
  return { email: optionOf(invocation, 'email'), actorId: session.actor.id, at: now() };
}

function rolesOf({ options }: Invocation, session: Session): Role[] {
  const words = [options['role'] ?? []].flat().map(String);
  const known = assignableRoles(session.space.kind);
  if (words.length === 0) throw new CommandFailure(`user add needs --role: ${known.join(', ')}.`, 2);
  return words.map((word) => {
    const role = known.find((one) => one === word);
    if (!role) throw new CommandFailure(`--role is one of ${known.join(', ')} here, not "${word}".`, 2);
    return role;
  });
}

function employerKindOf(invocation: Invocation): EmployerKind | null {
  const word = textOf(invocation, 'employer-kind');
  if (word === undefined) return null;
  const kind = employerKinds.find((one) => one === word);
  if (!kind) throw new CommandFailure(`--employer-kind is one of ${employerKinds.join(', ')}, not "${word}".`, 2);
  return kind;
}

function textOf({ options }: Invocation, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function optionOf(invocation: Invocation, name: string): string {
  const value = textOf(invocation, name);
  if (value === undefined) throw new CommandFailure(`this needs --${name}.`, 2);
  return value;
}

function origin(): string {
  return (process.env['STEGVIS_ORIGIN'] ?? `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`).replace(/\/$/, '');
}

function noSuchPerson(invocation: Invocation): CommandFailure {
  return new CommandFailure(
    `nobody has the address ${optionOf(invocation, 'email')}; ./stegvis user list shows them.`,
  );
}

function sentenceOf({ kind }: CannotGiveRole): string {
  switch (kind) {
    case 'employedByAssociation':
      return 'nobody employed by an association may have a role that shows participants.';
    case 'datesNeeded':
      return 'an auditor needs a last day: --to DAY.';
    case 'badDates':
      return 'days are written YYYY-MM-DD, and the last may not come before the first.';
    case 'hasItAlready':
      return 'she has that role on those days already.';
    case 'roleOfOtherSpace':
      return 'there is no such role in this space.';
    case 'employerKindMissing':
      return 'who sees participants works for an authority: --employer-kind KIND.';
    case 'agreementMissing':
      return 'this server holds an association too, so the processor agreement is recorded first: ./stegvis space add-party NAME --association ORGNR --agreement NUMBER --agreed-on DAY.';
    case 'personDisabled':
      return 'the account is closed; ./stegvis user disable --undo opens it.';
  }
}
