import { acceptInvitation, acceptSetUp, listSpaces, readInvitation } from '#access/server';
import { now } from '#kernel';
import { chartPresets, type ChartPreset } from '#organisation/core';
import { createAssociation } from '#organisation/server';
import { error, fail, redirect } from '@sveltejs/kit';
import { setLogIn } from '../../../log-in-cookie.ts';
import { running } from '../../../running.ts';
import { isTooOften } from '../../../too-often.server.ts';

export async function load(event) {
  event.locals.hasSecret = true;
  if (isTooOften(event)) error(429);
  const { installation } = running();
  const found = await readInvitation(installation, event.params.token, now());
  if (!found.ok) return { purpose: null, person: null, needsAssociation: false };
  const { purpose, person } = found.value;
  const needsAssociation = purpose === 'setUp' && (await listSpaces(installation)).length === 0;
  return { purpose, person, needsAssociation };
}

export const actions = {
  /** Somebody invited, or who lost her password or device. */
  choose: async (event) => {
    const form = await event.request.formData();
    const password = passwordOf(form);
    if (password.errors.length > 0) return fail(422, { errors: password.errors, typed: null });
    const { installation } = running();
    const began = await acceptInvitation(installation, {
      token: event.params.token,
      password: password.value,
      at: now(),
    });
    if (began.ok) {
      setLogIn(event, began.value.token);
      redirect(303, '/konto/tvafaktor');
    }
    if (began.refusal.kind === 'noInvitation') redirect(303, event.url.pathname);
    return fail(422, { errors: [{ fieldId: 'losenord', code: began.refusal.problem }], typed: null });
  },
  /** The first administrator, and the association when there is none. */
  setUp: async (event) => {
    const { installation } = running();
    const form = await event.request.formData();
    const text = (name: string): string =>
      String(form.get(name) ?? '')
        .trim()
        .slice(0, 200);
    const typed = {
      name: text('namn'),
      email: text('epost'),
      association: text('forbund'),
      orgNumber: text('orgnr'),
      preset: text('kontoplan'),
    };
    const password = passwordOf(form);
    const errors: { fieldId: string; code: string }[] = [];
    if (typed.name === '') errors.push({ fieldId: 'namn', code: 'nameMissing' });
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.email)) errors.push({ fieldId: 'epost', code: 'emailBad' });
    errors.push(...password.errors);
    const invited = await readInvitation(installation, event.params.token, now());
    if (!invited.ok || invited.value.purpose !== 'setUp') redirect(303, event.url.pathname);
    if (errors.length === 0 && (await listSpaces(installation)).length === 0) {
      const actor = { kind: 'operator', name: typed.name } as const;
      const chartPreset = chartPresets.find((one): one is ChartPreset => one === typed.preset) ?? 'kommunbas';
      const made = await createAssociation(installation, actor, {
        name: typed.association,
        orgNumber: typed.orgNumber,
        chartPreset,
      });
      if (!made.ok) {
        const fieldId = made.refusal.kind === 'noName' ? 'forbund' : 'orgnr';
        errors.push({ fieldId, code: made.refusal.kind });
      }
    }
    if (errors.length > 0) return fail(422, { errors, typed });
    const began = await acceptSetUp(installation, {
      token: event.params.token,
      name: typed.name,
      email: typed.email,
      password: password.value,
      at: now(),
    });
    if (began.ok) {
      setLogIn(event, began.value.token);
      redirect(303, '/konto/tvafaktor');
    }
    if (began.refusal.kind !== 'badPassword') redirect(303, event.url.pathname);
    return fail(422, { errors: [{ fieldId: 'losenord', code: began.refusal.problem }], typed });
  },
};

function passwordOf(form: FormData): { value: string; errors: { fieldId: string; code: string }[] } {
  const [value, again] = ['losenord', 'losenord-igen'].map((name) => String(form.get(name) ?? ''));
  const isSame = value === again;
  return { value: value ?? '', errors: isSame ? [] : [{ fieldId: 'losenord-igen', code: 'notSame' }] };
}
