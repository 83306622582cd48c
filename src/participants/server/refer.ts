import { useCase, type Context } from '#access/server';
import { accept, addDays, refuse, type Result } from '#kernel';
import {
  ReferralInput,
  seemsPersonal,
  stopOn,
  type Authority,
  type CannotChangeParticipation,
  type Participant,
  type Participation,
} from '#participants/core';
import * as v from 'valibot';
import { makeParticipant } from './identity.ts';
import {
  findParticipant,
  insertParticipation,
  participationsOf,
  recordsOf,
  unknownYet,
  type Viewer,
} from './participation-store.ts';
import { findPartyProgramme } from './programmes.ts';
import { recordEvent } from './steps.ts';

/** Takes a referral in, for somebody new or known. Both sides are noted by the coach: referrers do not log in. */
export const refer = useCase({
  permission: 'participant.save',
  action: 'participant.refer',
  input: ReferralInput,
  async run(context, referral): Promise<Result<Referred, CannotChangeParticipation>> {
    const { tx, today } = context;
    const { reason, referrerUnit, textsAreRead } = referral;
    const personal = seemsPersonal({ reason, referrerUnit }, { areRead: textsAreRead });
    if (personal) return refuse(personal);
    const programme = await findPartyProgramme(tx, referral.programme);
    if (!programme) return refuse({ kind: 'noSuchProgramme', programme: referral.programme });
    if (referral.referredOn > today) return refuse({ kind: 'comingDay', day: referral.referredOn });
    const stop = stopOn(programme, referral.referredOn);
    if (stop) return refuse({ kind: 'intakeStopped', ...stop });
    const sharedWith = sharing(context, referral.sharedWith);
    if (sharedWith.length === 0) return refuse({ kind: 'sharedWithNobody' });
    const person = await personOf(context, referral.participant, programme.slug);
    if (!person.ok) return person;

    const id = context.newId();
    const participation: Participation = {
      ...unknownYet,
      id,
      participantId: person.value.id,
      programme: programme.slug,
      state: 'received',
      referrer: referral.referrer,
      referrerUnit: referral.referrerUnit,
      referredOn: referral.referredOn,
      answerDueOn: addDays(referral.referredOn, programme.answerDays),
      registeredOn: today,
      municipality: person.value.municipality,
      sharedWith,
    };
    await insertParticipation(tx, participation);
    await recordEvent(context, {
      participantId: person.value.id,
      participationId: id,
      kind: 'refer',
      on: referral.referredOn,
      toState: 'received',
      text: referral.reason,
    });
    return accept({ id, participantId: person.value.id, pseudonym: person.value.pseudonym });
  },
  details: ({ value }) => ({ participation: value.id }),
});

export type Referred = { readonly id: string; readonly participantId: string; readonly pseudonym: string };

type KnownPerson = Pick<Participant, 'id' | 'pseudonym' | 'municipality'>;

/** Who enters a row sees it. */
export function sharing(viewer: Viewer, listed: readonly Authority[]): readonly Authority[] {
  const own = viewer.employer;
  return own === null || listed.includes(own) ? listed : [...listed, own];
}

async function personOf(
  context: Context,
  given: v.InferOutput<typeof ReferralInput>['participant'],
  programme: string,
): Promise<Result<KnownPerson, CannotChangeParticipation>> {
  if (!('id' in given)) return makeParticipant(context, given);
  const known = await findParticipant(context.tx, given.id);
  if (!known) return refuse({ kind: 'noSuchParticipant' });
  if (known.disposedOn) return refuse({ kind: 'disposed', on: known.disposedOn });
  if (known.consentWithdrawnOn) return refuse({ kind: 'consentWithdrawn', on: known.consentWithdrawnOn });
  const others = await participationsOf(context.tx, await recordsOf(context.tx, known));
  const open = others.find((one) => one.programme === programme && isOpen(one));
  if (open) return refuse({ kind: 'alreadyOpen', programme, since: open.enrolledOn ?? open.referredOn });
  return accept(known);
}

export function isOpen({ state }: Pick<Participation, 'state'>): boolean {
  return state !== 'declined' && state !== 'withdrawn' && state !== 'exited' && state !== 'misregistered';
}
