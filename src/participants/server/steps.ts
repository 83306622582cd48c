// How every change of a participation is made: who may see it, from which state, with its line in the history.
import type { Context } from '#access/server';
import { accept, refuse, type IsoDate, type Result } from '#kernel';
import {
  changesOf,
  stateAfter,
  type CannotChangeParticipation,
  type Participant,
  type Participation,
  type ParticipationState,
  type ParticipationStep,
} from '#participants/core';
import { sealText } from './identity.ts';
import { findParticipant, findParticipation, sees, updateParticipation } from './participation-store.ts';

export type Found = { readonly participation: Participation; readonly participant: Participant };

/** The participation, held until the end of the transaction, if she may see it and something may still be collected. */
export async function findForChange(
  context: Context,
  id: string,
  allow: { readonly withdrawnConsent?: true } = {},
): Promise<Result<Found, CannotChangeParticipation>> {
  const participation = await findParticipation(context.tx, id, { isLocked: true });
  if (!participation) return refuse({ kind: 'noSuchParticipation' });
  if (!sees(context, participation)) return refuse({ kind: 'notShared' });
  const participant = await findParticipant(context.tx, participation.participantId);
  if (!participant) return refuse({ kind: 'noSuchParticipant' });
  const { disposedOn, consentWithdrawnOn } = participant;
  if (disposedOn) return refuse({ kind: 'disposed', on: disposedOn });
  if (consentWithdrawnOn && !allow.withdrawnConsent) {
    return refuse({ kind: 'consentWithdrawn', on: consentWithdrawnOn });
  }
  return accept({ participation, participant });
}

export type Step = {
  readonly step: ParticipationStep;
  readonly on: IsoDate;
  readonly change: Partial<Participation>;
  readonly text?: string;
};

/** Takes a step when the state machine lets it, on a day between the last one and today. */
export async function takeStep(
  context: Context,
  participation: Participation,
  { step, on, change, text = '' }: Step,
): Promise<Result<Participation, CannotChangeParticipation>> {
  const state = stateAfter(participation.state, step);
  if (state === null) return refuse({ kind: 'wrongState', state: participation.state, step });
  if (on > context.today) return refuse({ kind: 'comingDay', day: on });
  const earliest = earliestDay(participation, step);
  if (earliest !== null && on < earliest) return refuse({ kind: 'tooEarly', day: on, earliest });
  const whole = { ...change, state };
  const after = await updateParticipation(context.tx, participation, whole);
  await recordEvent(context, {
    participantId: participation.participantId,
    participationId: participation.id,
    kind: step,
    on,
    fromState: participation.state,
    toState: state,
    changes: changesOf(participation, change),
    text,
  });
  return accept(after);
}

function earliestDay({ referredOn, enrolledOn }: Participation, step: ParticipationStep): IsoDate | null {
  if (step === 'reopen') return null;
  return step === 'exit' || step === 'misregister' ? enrolledOn : referredOn;
}

export type Happening = {
  readonly participantId: string;
  readonly participationId: string | null;
  readonly kind: string;
  readonly on: IsoDate;
  readonly fromState?: ParticipationState | null;
  readonly toState?: ParticipationState | null;
  readonly changes?: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
  readonly text?: string;
};

/** A line in the history: it is never changed, and its free text goes with the participant's key. */
export async function recordEvent(context: Context, happening: Happening): Promise<void> {
  const { participantId, participationId, kind, on, fromState = null, toState = null, changes = {} } = happening;
  await context.tx
    .insertInto('participationEvent')
    .values({
      id: context.newId(),
      participantId,
      participationId,
      at: context.now,
      actorId: context.actor.id,
      kind,
      happenedOn: on,
      fromState,
      toState,
      changes: JSON.stringify(changes),
      sealedText: await sealText(context, participantId, happening.text ?? ''),
    })
    .execute();
}
