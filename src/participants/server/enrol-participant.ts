import { useCase } from '#access/server';
import { refuse, type Result } from '#kernel';
import {
  answersProblem,
  CHECKS,
  checkTargetGroup,
  EnrolmentInput,
  programmeOf,
  seemsPersonal,
  type CannotChangeParticipation,
  type Participation,
} from '#participants/core';
import type { Tx } from '#database/server';
import { participationsOf, recordsOf } from './participation-store.ts';
import { findPartyProgramme } from './programmes.ts';
import { sharing } from './refer.ts';
import { findForChange, takeStep } from './steps.ts';

/** Lets an accepted person in, with the data at the start. Checks of the target group that do not hold want a reason each. */
export const enrolParticipant = useCase({
  permission: 'participant.save',
  action: 'participant.enrol',
  input: EnrolmentInput,
  async run(context, enrolment): Promise<Result<Participation, CannotChangeParticipation>> {
    const { tx } = context;
    const personal = seemsPersonal(enrolment.overrides, { areRead: enrolment.textsAreRead });
    if (personal) return refuse(personal);
    const found = await findForChange(context, enrolment.id);
    if (!found.ok) return found;
    const { participation, participant } = found.value;
    const named = { slug: participation.programme, name: participation.programme };
    const programme = (await findPartyProgramme(tx, participation.programme)) ?? programmeOf(named);
    const bad = answersProblem(programme, enrolment.answers);
    if (bad) return refuse({ kind: 'badAnswer', question: bad.question });
    const sharedWith = sharing(context, enrolment.sharedWith);
    if (sharedWith.length === 0) return refuse({ kind: 'sharedWithNobody' });
    if (programme.capacity !== null && (await takenPlaces(tx, programme.slug)) >= programme.capacity) {
      return refuse({ kind: 'programmeFull', capacity: programme.capacity });
    }
    const others = await participationsOf(tx, await recordsOf(tx, participant));
    const failed = checkTargetGroup(programme, {
      on: enrolment.on,
      birthYear: participant.birthYear,
      municipality: participant.municipality,
      needsFrom: enrolment.needsFrom,
      incomeSupport: enrolment.incomeSupport,
      isEnrolledElsewhere: others.some((one) => one.id !== participation.id && one.state === 'enrolled'),
    });
    const unexplained = failed.filter((check) => !enrolment.overrides[check]?.trim());
    if (unexplained.length > 0) return refuse({ kind: 'needsOverride', checks: unexplained });
    return takeStep(context, participation, {
      step: 'enrol',
      on: enrolment.on,
      change: {
        enrolledOn: enrolment.on,
        education: enrolment.education,
        occupationStart: enrolment.occupation,
        incomeSupportStart: enrolment.incomeSupport,
        supportDuration: enrolment.supportDuration,
        needsFrom: enrolment.needsFrom,
        legalBasis: enrolment.legalBasis,
        consentOn: enrolment.consentOn,
        consentVersion: enrolment.consentVersion,
        sharedWith,
        overrides: failed,
        answers: enrolment.answers,
      },
      text: failed.map((check) => `${CHECKS[check]}: ${enrolment.overrides[check] ?? ''}`).join('\n'),
    });
  },
  details: ({ command, value }) => ({ participation: command.id, overrides: value.overrides.length }),
});

async function takenPlaces(tx: Tx, programme: string): Promise<number> {
  const { n } = await tx
    .selectFrom('participation')
    .select((of) => of.fn.countAll<number>().as('n'))
    .where('programme', '=', programme)
    .where('state', '=', 'enrolled')
    .executeTakeFirstOrThrow();
  return n;
}
