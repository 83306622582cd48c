import { useCase } from '#access/server';
import { refuse, type Result } from '#kernel';
import {
  answersProblem,
  DayInput,
  ExitInput,
  IdInput,
  seemsPersonal,
  TextsAreRead,
  type CannotChangeParticipation,
  type Participation,
} from '#participants/core';
import * as v from 'valibot';
import { findPartyProgramme } from './programmes.ts';
import { findForChange, takeStep } from './steps.ts';

/** The end of a participation. Follow-ups at 6, 12 and 24 months stand in the work list from now on. */
export const endParticipation = useCase({
  permission: 'participant.save',
  action: 'participant.exit',
  input: ExitInput,
  async run(context, exit): Promise<Result<Participation, CannotChangeParticipation>> {
    const { text, continuedWhere, textsAreRead } = exit;
    const personal = seemsPersonal({ text, continuedWhere }, { areRead: textsAreRead });
    if (personal) return refuse(personal);
    const found = await findForChange(context, exit.id, { withdrawnConsent: true });
    if (!found.ok) return found;
    const { participation } = found.value;
    const programme = await findPartyProgramme(context.tx, participation.programme);
    const bad = programme && answersProblem(programme, exit.answers);
    if (bad) return refuse({ kind: 'badAnswer', question: bad.question });
    return takeStep(context, participation, {
      step: exit.reason === 'misregistration' ? 'misregister' : 'exit',
      on: exit.on,
      change: {
        exitedOn: exit.on,
        exitRegisteredOn: context.today,
        exitReason: exit.reason,
        exitCode: exit.code,
        subsidyKind: exit.subsidyKind,
        subsidyLevel: exit.subsidyLevel,
        continuedWhere,
        workAbilityAtExit: exit.workAbility,
        occupationEnd: exit.occupation,
        occupationExtent: exit.occupationExtent,
        incomeSupportEnd: exit.incomeSupport,
        strengthenedCooperation: exit.strengthenedCooperation,
        track: exit.track,
        answers: { ...participation.answers, ...exit.answers },
      },
      text,
    });
  },
  details: ({ command }) => ({ participation: command.id, reason: command.reason }),
});

/** Undoes an exit that was entered by mistake; the history keeps it. */
export const reopenParticipation = useCase({
  permission: 'participant.save',
  action: 'participant.reopen',
  input: v.object({
    id: IdInput,
    on: DayInput,
    text: v.optional(v.pipe(v.string(), v.maxLength(4_000)), ''),
    ...TextsAreRead,
  }),
  async run(context, { id, on, text, textsAreRead }): Promise<Result<Participation, CannotChangeParticipation>> {
    const personal = seemsPersonal({ text }, { areRead: textsAreRead });
    if (personal) return refuse(personal);
    const found = await findForChange(context, id);
    if (!found.ok) return found;
    const change = {
      exitedOn: null,
      exitRegisteredOn: null,
      exitReason: null,
      exitCode: null,
      subsidyKind: null,
      subsidyLevel: null,
      continuedWhere: null,
      workAbilityAtExit: null,
      occupationEnd: null,
      occupationExtent: null,
      incomeSupportEnd: null,
      track: null,
    };
    return takeStep(context, found.value.participation, { step: 'reopen', on, change, text });
  },
  details: ({ command }) => ({ participation: command.id }),
});
