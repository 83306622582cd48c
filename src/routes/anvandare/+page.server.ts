import { assignableRoles, employerKinds } from '#access/core';
import { endRole, giveRole, invitationPath, readUsers, renewLink } from '#access/server';
import { formatsIn } from '#design/core';
import { dayInSweden } from '#kernel';
import { parseOrgNumber } from '#organisation/core';
import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { isAccessRefusal, sessionOr, valueOr } from '../answer.ts';
import { letterTo, type LetterKind } from './letter.ts';
import { running } from '../running.ts';

export async function load({ locals }) {
  const session = sessionOr(locals);
  const users = valueOr(await readUsers(session, {}), (refusal: never) => refusal);
  const today = dayInSweden(session.clock());
  const { date } = formatsIn(locals.language);
  return {
    users: users.map((user) => ({
      ...user,
      roles: user.roles.map((one) => ({
        ...one,
        isOver: one.validTo !== null && one.validTo < today,
        from: date(one.validFrom),
        to: one.validTo === null ? null : date(one.validTo),
      })),
    })),
    roles: assignableRoles(session.space.kind),
    employerKinds: session.space.kind === 'party' ? employerKinds : [],
    today,
  };
}

export const actions = {
  invite: async (event) => {
    const session = sessionOr(event.locals);
    const form = await event.request.formData();
    const text = (name: string): string => String(form.get(name) ?? '').trim();
    const typed = {
      name: text('namn').slice(0, 300),
      email: text('epost').slice(0, 300),
      employer: text('arbetsgivare').slice(0, 30),
      role: text('roll'),
      employerKind: text('myndighet'),
      from: text('fran') || dayInSweden(session.clock()),
      to: text('till'),
    };
    const employerOrgNumber = typed.employer === '' ? null : parseOrgNumber(typed.employer);
    const role = assignableRoles(session.space.kind).find((one) => one === typed.role);
    const errors = [
      ...(typed.name === '' ? [{ fieldId: 'namn', code: 'nameMissing' }] : []),
      ...(typed.employer !== '' && employerOrgNumber === null
        ? [{ fieldId: 'arbetsgivare', code: 'employerBad' }]
        : []),
      ...(role ? [] : [{ fieldId: 'roll', code: 'roleMissing' }]),
    ];
    if (!role || errors.length > 0) return fail(422, { errors, typed });
    const given = await giveRole(session, {
      name: typed.name,
      email: typed.email,
      employerOrgNumber,
      employerKind: employerKinds.find((one) => one === typed.employerKind) ?? null,
      role,
      validFrom: typed.from,
      validTo: typed.to || null,
    });
    if (!given.ok) {
      const { refusal } = given;
      if (refusal.kind === 'denied') error(403);
      if (refusal.kind === 'employerKindMissing')
        return fail(422, { errors: [{ fieldId: 'myndighet', code: refusal.kind }], typed });
      if (refusal.kind !== 'invalidInput')
        return fail(422, { errors: [{ fieldId: 'roll', code: refusal.kind }], typed });
      return fail(422, {
        errors: refusal.issues.map(({ path }) => inputFaults[path] ?? nameMissing),
        typed,
      });
    }
    const { token } = given.value;
    if (token === null) return { given: { name: typed.name, link: null, isSent: false } };
    return { given: { name: typed.name, ...(await send(event, { to: typed.email, token, kind: 'invite' })) } };
  },
  end: async ({ locals, request }) => {
    const assignmentId = String((await request.formData()).get('roll') ?? '');
    const ended = await endRole(sessionOr(locals), { assignmentId });
    if (ended.ok) return { hasEnded: true };
    if (isAccessRefusal(ended.refusal)) error(ended.refusal.kind === 'denied' ? 403 : 422);
    return fail(409, { fault: ended.refusal.kind });
  },
  renew: async (event) => {
    const session = sessionOr(event.locals);
    const personId = String((await event.request.formData()).get('person') ?? '');
    const users = valueOr(await readUsers(session, {}), (refusal: never) => refusal);
    const user = users.find((one) => one.personId === personId);
    const renewed = await renewLink(session, { personId });
    if (!renewed.ok) {
      if (isAccessRefusal(renewed.refusal)) error(renewed.refusal.kind === 'denied' ? 403 : 422);
      return fail(409, { fault: renewed.refusal.kind });
    }
    const sent = await send(event, { to: user?.email ?? '', token: renewed.value.token, kind: 'reset' });
    return { given: { name: user?.name ?? '', ...sent } };
  },
};

const nameMissing = { fieldId: 'namn', code: 'nameMissing' };

const inputFaults: Readonly<Record<string, { fieldId: string; code: string }>> = {
  name: nameMissing,
  email: { fieldId: 'epost', code: 'emailBad' },
  validFrom: { fieldId: 'fran', code: 'badDates' },
  validTo: { fieldId: 'till', code: 'badDates' },
};

/** By mail when that is configured; the link is shown only when it was not sent. */
async function send(
  event: Pick<RequestEvent, 'locals' | 'url'>,
  letter: { readonly to: string; readonly token: string; readonly kind: LetterKind },
) {
  event.locals.hasSecret = true;
  const link = event.url.origin + invitationPath(letter.token);
  const space = sessionOr(event.locals).space.name;
  const sent = await running().sendMail({ to: letter.to, ...letterTo({ kind: letter.kind, space, link }) });
  return { link: sent === 'sent' ? null : link, isSent: sent === 'sent' };
}
