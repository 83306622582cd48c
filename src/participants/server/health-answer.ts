// The health questionnaire that a participant answers herself, for the room that asks it.
import type { Context } from '#access/server';
import { accept, refuse, type Result } from '#kernel';
import { mayAskHealth, type CannotChangeParticipation, type HealthOccasion, type Move } from '#participants/core';
import { findParticipant, findParticipation } from './participation-store.ts';
import { itemsOf } from './item-store.ts';
import { insertItem } from './note-item.ts';
import { findForChange } from './steps.ts';

export type HealthAsked = { readonly participationId: string; readonly occasion: HealthOccasion };

export type CannotAskHealth = CannotChangeParticipation | { readonly kind: 'healthNotAskedNow' };

/** Whether her staff may ask her now. */
export async function findHealthToAsk(context: Context, asked: HealthAsked): Promise<Result<null, CannotAskHealth>> {
  const found = await findForChange(context, asked.participationId);
  if (!found.ok) return found;
  const { state } = found.value.participation;
  const items = await itemsOf(context.tx, [asked.participationId]);
  return mayAskHealth({ occasion: asked.occasion, state, items })
    ? accept(null)
    : refuse({ kind: 'healthNotAskedNow' });
}

/** The programme she is asked about; null when nothing more may be collected about her, or she never took part. */
export async function findProgrammeAsked({ tx }: Pick<Context, 'tx'>, asked: HealthAsked): Promise<string | null> {
  const participation = await findParticipation(tx, asked.participationId, { isLocked: false });
  if (!participation) return null;
  const participant = await findParticipant(tx, participation.participantId);
  const isOpen = participant !== null && !participant.disposedOn && !participant.consentWithdrawnOn;
  const { state, programme } = participation;
  return isOpen && mayAskHealth({ occasion: asked.occasion, state, items: [] }) ? programme : null;
}

/**
 * Notes what the participant answered, in the place of what her staff may have typed meanwhile. The caller has made sure
 * that she holds a code of this participation and may be asked.
 */
export async function keepHealthAnswer(
  context: Context,
  answer: HealthAsked & { readonly vas: number | null; readonly qualityOfLife: Move | null },
): Promise<void> {
  const { participationId, occasion, vas, qualityOfLife } = answer;
  const before = (await itemsOf(context.tx, [participationId])).findLast(
    ({ kind, details }) => kind === 'health' && details['occasion'] === occasion,
  );
  await insertItem(context, {
    id: context.newId(),
    participationId,
    kind: 'health',
    fromDay: context.today,
    details: { occasion, vas, qualityOfLife, answeredBy: 'participant' },
    replaces: before?.id ?? null,
  });
}
