import { useCase } from '#access/server';
import {
  AnswerInput,
  DayInput,
  IdInput,
  seemsPersonal,
  TextsAreRead,
  type CannotChangeParticipation,
  type Participation,
} from '#participants/core';
import { accept, refuse, type Result } from '#kernel';
import * as v from 'valibot';
import { updateParticipation } from './participation-store.ts';
import { findForChange, recordEvent, takeStep } from './steps.ts';

/** Assessing, accepting, waiting list, declining with a reason, taking back. */
export const answerReferral = useCase({
  permission: 'participant.save',
  action: 'participant.answer',
  input: AnswerInput,
  async run(context, answer): Promise<Result<Participation, CannotChangeParticipation>> {
    const found = await findForChange(
      context,
      answer.id,
      answer.answer === 'withdraw' ? { withdrawnConsent: true } : {},
    );
    if (!found.ok) return found;
    const { participation } = found.value;
    const { text, textsAreRead } = 'text' in answer ? answer : { text: '', textsAreRead: false };
    const personal = seemsPersonal({ text }, { areRead: textsAreRead });
    if (personal) return refuse(personal);
    const answeredOn = participation.answeredOn ?? answer.on;
    const waitingSince = participation.waitingSince ?? answer.on;
    const change: Partial<Participation> = {
      assess: {},
      accept: { answeredOn },
      putOnWaitingList: { answeredOn, waitingSince },
      decline: { answeredOn, declineReason: answer.answer === 'decline' ? answer.reason : null },
      withdraw: { answeredOn },
    }[answer.answer];
    return takeStep(context, participation, { step: answer.answer, on: answer.on, change, text });
  },
  details: ({ command, value }) => ({ participation: command.id, state: value.state }),
});

/** The referrer left, or somebody took over after her: until then a reminder stands in the work list. */
export const noteReferrer = useCase({
  permission: 'participant.save',
  action: 'participant.noteReferrer',
  input: v.variant('what', [
    v.object({ what: v.literal('left'), id: IdInput, on: DayInput }),
    v.object({
      what: v.literal('replaced'),
      id: IdInput,
      on: DayInput,
      unit: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
      ...TextsAreRead,
    }),
  ]),
  async run(context, note): Promise<Result<Participation, CannotChangeParticipation>> {
    if (note.what === 'replaced') {
      const personal = seemsPersonal({ unit: note.unit }, { areRead: note.textsAreRead });
      if (personal) return refuse(personal);
    }
    const found = await findForChange(context, note.id);
    if (!found.ok) return found;
    const { participation } = found.value;
    const change =
      note.what === 'left' ? { referrerLeftOn: note.on } : { referrerLeftOn: null, referrerUnit: note.unit };
    const after = await updateParticipation(context.tx, participation, change);
    await recordEvent(context, {
      participantId: participation.participantId,
      participationId: participation.id,
      kind: note.what === 'left' ? 'referrerLeft' : 'referrerReplaced',
      on: note.on,
    });
    return accept(after);
  },
  details: ({ command }) => ({ participation: command.id, what: command.what }),
});
