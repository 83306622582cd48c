import { changePassword, logOutEverywhere } from '#access/server';
import { now } from '#kernel';
import { error, fail, redirect } from '@sveltejs/kit';
import { clearLogIn } from '../log-in-cookie.ts';
import { running } from '../running.ts';
import { isTooOften } from '../too-often.server.ts';

export function load({ locals, url }) {
  const loggedIn = locals.loggedIn ?? error(403);
  const { name, email, hasSecondFactor, strength, spaces } = loggedIn;
  return {
    person: { name, email, hasSecondFactor, isStrong: strength === 'two' },
    roles: spaces.map(({ space, roles }) => ({ id: space.id, space: space.name, roles })),
    openIdName: running().openId?.name ?? null,
    isLinked: url.searchParams.has('kopplad'),
    isSomebodyElses: url.searchParams.get('fel') === 'annans',
  };
}

export const actions = {
  password: async (event) => {
    const form = await event.request.formData();
    const [old, wanted, again] = ['nuvarande', 'losenord', 'losenord-igen'].map((name) =>
      String(form.get(name) ?? '').slice(0, 500),
    );
    if (isTooOften(event)) return fail(429, { errors: [{ fieldId: 'nuvarande', code: 'tooOften' }] });
    if (wanted !== again) return fail(422, { errors: [{ fieldId: 'losenord-igen', code: 'notSame' }] });
    const { personId, tokenHash } = event.locals.loggedIn ?? error(403);
    const changed = await changePassword(running().installation, {
      personId,
      tokenHash,
      oldPassword: old ?? '',
      password: wanted ?? '',
      at: now(),
    });
    if (changed.ok) return { isChanged: true };
    const { refusal } = changed;
    const fault =
      refusal.kind === 'wrongPassword'
        ? { fieldId: 'nuvarande', code: refusal.kind }
        : { fieldId: 'losenord', code: refusal.problem };
    return fail(422, { errors: [fault] });
  },
  everywhere: async (event) => {
    const { personId } = event.locals.loggedIn ?? error(403);
    await logOutEverywhere(running().installation, { personId });
    clearLogIn(event);
    redirect(303, '/logga-in?ut');
  },
};
