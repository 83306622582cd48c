// Fills the register of the demo's party from demo/register.json, through the same use cases as its coaches would.
import type { Session } from '#access/server';
import type { Result } from '#kernel';
import {
  answerReferral,
  endParticipation,
  enrolParticipant,
  noteItem,
  readPartyProgrammes,
  refer,
  saveInstrument,
  savePartyProgramme,
} from '#participants/server';
import { CommandFailure } from '../command.ts';

type InputOf<UseCase extends (session: Session, command: never) => unknown> = Parameters<UseCase>[1];
type Referral = InputOf<typeof refer>;
type Without<T> = T extends unknown ? Omit<T, 'id'> : never;

export type DemoRegister = {
  readonly programmes: readonly InputOf<typeof savePartyProgramme>[];
  readonly instruments: readonly InputOf<typeof saveInstrument>[];
  readonly participations: readonly (Omit<Referral, 'participant'> & {
    readonly person?: Referral['participant'];
    /** The place in this list of the same person's earlier participation. */
    readonly again?: number;
    readonly answer?: Without<InputOf<typeof answerReferral>>;
    readonly enrolled?: Omit<InputOf<typeof enrolParticipant>, 'id' | 'sharedWith'>;
    readonly items?: readonly InputOf<typeof noteItem>['item'][];
    readonly exit?: Without<InputOf<typeof endParticipation>>;
  })[];
};

/** How many participations were made; none when the register holds something already. */
export async function prepareRegister(session: Session, register: DemoRegister): Promise<number> {
  const known = await done(readPartyProgrammes(session, {}));
  if (known.length > 0) return 0;
  for (const instrument of register.instruments) await done(saveInstrument(session, instrument));
  for (const programme of register.programmes) await done(savePartyProgramme(session, programme));
  const people: string[] = [];
  for (const { person, again, answer, enrolled, items = [], exit, ...referral } of register.participations) {
    const participant = again === undefined ? person : { id: people[again] ?? '' };
    if (!participant) throw new CommandFailure('the demo names a participant who is not there.');
    const { id, participantId } = await done(refer(session, { ...referral, participant }));
    people.push(participantId);
    if (answer) await done(answerReferral(session, { ...answer, id }));
    if (!enrolled) continue;
    const overrides = { noSupport: 'Demo', oneParty: 'Demo', alreadyEnrolled: 'Demo', ageOutside: 'Demo' };
    const sharedWith = referral.sharedWith ?? [];
    await done(enrolParticipant(session, { ...enrolled, id, sharedWith, overrides }));
    for (const item of items) await done(noteItem(session, { participationId: id, item }));
    if (exit) await done(endParticipation(session, { ...exit, id }));
  }
  return register.participations.length;
}

async function done<T>(call: Promise<Result<T, { readonly kind: string }>>): Promise<T> {
  const result = await call;
  if (!result.ok) throw new CommandFailure(`the demo's register was refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}
