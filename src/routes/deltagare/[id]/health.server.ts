// The health questionnaire on a participant's page: which can be opened, and the code that is shown once.
import { formatsIn, type Language } from '#design/core';
import { HEALTH_OCCASIONS, mayAskHealth, type HealthOccasion } from '#participants/core';
import type { ReadParticipation } from '#participants/server';
import { printedCode } from '#surveys/core';
import { makeHealthCode, readHealthCodes, takeBackHealthCode } from '#surveys/server';
import { fail } from '@sveltejs/kit';
import { isAccessRefusal, sessionOr, stopAt, valueOr } from '../../answer.ts';
import { wordsIn } from '../forms.server.ts';
import { healthTexts } from './health-texts.ts';

/** The occasions that may be asked about, each with the last day of a code that is out. */
export async function healthToAsk(locals: App.Locals, { participation, participant, items }: ReadParticipation) {
  if (participant.disposedOn !== null || participant.consentWithdrawnOn !== null) return [];
  const session = sessionOr(locals);
  const codes = valueOr(
    await readHealthCodes(session, { participationId: participation.id }),
    (refusal: never) => refusal,
  );
  const { date } = formatsIn(locals.language);
  return HEALTH_OCCASIONS.filter((occasion) => mayAskHealth({ occasion, state: participation.state, items })).map(
    (occasion) => {
      const code = codes.find((one) => one.occasion === occasion);
      return { occasion, until: code ? date(code.expiresOn) : null };
    },
  );
}

type Asking = {
  readonly locals: App.Locals;
  readonly id: string;
  readonly request: Request;
  readonly origin: string;
};

export async function openHealth({ locals, id, request, origin }: Asking) {
  const occasion = await occasionOf(request);
  const made = await makeHealthCode(sessionOr(locals), { participationId: id, occasion });
  if (!made.ok) return refusedHealth(made.refusal, locals.language);
  locals.hasSecret = true;
  const { code, expiresOn } = made.value;
  return {
    errors: [],
    typed: null,
    warnings: [],
    code: {
      occasion,
      code: printedCode(code),
      page: `${new URL(origin).host}/svara`,
      address: `${origin}/svara?kod=${code}`,
      until: formatsIn(locals.language).date(expiresOn),
    },
  };
}

export async function takeBackHealth({ locals, id, request }: Omit<Asking, 'origin'>) {
  const occasion = await occasionOf(request);
  const done = await takeBackHealthCode(sessionOr(locals), { participationId: id, occasion });
  if (!done.ok) return refusedHealth(done.refusal, locals.language);
  return { errors: [], typed: null, warnings: [], takenBack: true };
}

async function occasionOf(request: Request): Promise<HealthOccasion> {
  const sent = (await request.formData()).get('nar');
  return HEALTH_OCCASIONS.find((one) => one === sent) ?? 'start';
}

function refusedHealth(refusal: { readonly kind: string }, language: Language) {
  if (isAccessRefusal(refusal)) stopAt(refusal);
  const own: Readonly<Record<string, string>> = healthTexts[language].faults;
  const words = wordsIn(language);
  const text = own[refusal.kind] ?? words.faults[refusal.kind] ?? words.faults['other'] ?? '';
  return fail(422, { errors: [{ fieldId: 'halsa', text }], typed: null, warnings: [] });
}
