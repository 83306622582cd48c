// Why something could not be done, with the facts that its reader needs; English for the command line.
import type { IsoDate } from '#kernel';
import type { SeemsPersonal } from './free-text.ts';
import type { Check } from './target-group.ts';
import type { ParticipationState, ParticipationStep } from './states.ts';

export type CannotChangeParticipation =
  | { readonly kind: 'noSuchParticipation' }
  | { readonly kind: 'noSuchParticipant' }
  | { readonly kind: 'noSuchProgramme'; readonly programme: string }
  /** Hers is not among the authorities that the consent lists. */
  | { readonly kind: 'notShared' }
  /** Nobody to share with, so nobody could see the row again. */
  | { readonly kind: 'sharedWithNobody' }
  | { readonly kind: 'wrongState'; readonly state: ParticipationState; readonly step: ParticipationStep }
  | { readonly kind: 'intakeStopped'; readonly from: IsoDate; readonly to: IsoDate | null; readonly reason: string }
  | { readonly kind: 'comingDay'; readonly day: IsoDate }
  | { readonly kind: 'tooEarly'; readonly day: IsoDate; readonly earliest: IsoDate }
  | { readonly kind: 'programmeFull'; readonly capacity: number }
  | { readonly kind: 'alreadyOpen'; readonly programme: string; readonly since: IsoDate | null }
  | { readonly kind: 'needsOverride'; readonly checks: readonly Check[] }
  | { readonly kind: 'badAnswer'; readonly question: string }
  | { readonly kind: 'consentWithdrawn'; readonly on: IsoDate }
  | { readonly kind: 'disposed'; readonly on: IsoDate }
  | { readonly kind: 'badIdentityNumber' }
  | { readonly kind: 'identityLocked' }
  /** Somebody with the same identity number is here already. */
  | { readonly kind: 'identityKnown'; readonly participantId: string; readonly pseudonym: string }
  | { readonly kind: 'changedMeanwhile'; readonly version: number }
  | { readonly kind: 'noSuchItem' }
  | { readonly kind: 'noSuchInstrument'; readonly instrument: string }
  | { readonly kind: 'badMeasurement'; readonly item: string }
  | { readonly kind: 'notJoined' }
  | { readonly kind: 'joinedElsewhere' }
  | { readonly kind: 'samePerson' }
  /** A consent has a day and the version of its text. */
  | { readonly kind: 'consentIncomplete' }
  | { readonly kind: 'subsidyWithoutWork' }
  /** A precision belongs to one reason. */
  | { readonly kind: 'precisionOfOther' }
  | SeemsPersonal;

export function participationRefusalMessage(refusal: CannotChangeParticipation): string {
  switch (refusal.kind) {
    case 'noSuchParticipation':
      return 'there is no such participation.';
    case 'noSuchParticipant':
      return 'there is no such participant.';
    case 'noSuchProgramme':
      return `there is no programme "${refusal.programme}" in this space.`;
    case 'notShared':
      return 'the consent does not list your authority.';
    case 'sharedWithNobody':
      return 'name at least one authority that may see the row.';
    case 'wrongState':
      return `${refusal.step} cannot be done while the participation is ${refusal.state}.`;
    case 'intakeStopped':
      return `the programme takes no referrals from ${refusal.from}${refusal.to ? ` to ${refusal.to}` : ''}: ${refusal.reason}.`;
    case 'comingDay':
      return `${refusal.day} is a day to come.`;
    case 'tooEarly':
      return `${refusal.day} is before ${refusal.earliest}.`;
    case 'programmeFull':
      return `all ${refusal.capacity} places are taken; put the person on the waiting list.`;
    case 'alreadyOpen':
      return `the person has an open participation in ${refusal.programme} already.`;
    case 'needsOverride':
      return `give a reason for each check that does not hold: ${refusal.checks.join(', ')}.`;
    case 'badAnswer':
      return `the answer to "${refusal.question}" is not one of its choices.`;
    case 'consentWithdrawn':
      return `the consent was withdrawn on ${refusal.on}; nothing more is collected.`;
    case 'disposed':
      return `the person's data was removed on ${refusal.on}.`;
    case 'badIdentityNumber':
      return 'that is neither a personnummer nor a samordningsnummer.';
    case 'identityLocked':
      return 'the identity is locked, protected or removed.';
    case 'identityKnown':
      return `somebody with the same identity number is here as ${refusal.pseudonym}.`;
    case 'changedMeanwhile':
      return `somebody changed the row meanwhile; it is version ${refusal.version} now.`;
    case 'noSuchItem':
      return 'there is no such note, or it was corrected already.';
    case 'noSuchInstrument':
      return `there is no instrument ${refusal.instrument}.`;
    case 'badMeasurement':
      return `the answer to "${refusal.item}" does not fit the instrument.`;
    case 'notJoined':
      return 'the record is not joined to another.';
    case 'joinedElsewhere':
      return 'one of the records is joined already; part it first.';
    case 'samePerson':
      return 'a record cannot be joined to itself.';
    case 'consentIncomplete':
      return 'a consent has a day and the version of its text.';
    case 'subsidyWithoutWork':
      return 'a subsidy goes with subsidised work.';
    case 'precisionOfOther':
      return 'the precision belongs to another reason.';
    case 'seemsPersonal':
      return `${refusal.found.map(({ field }) => field).join(', ')}: the text seems to hold personal data; say that it was read and is right.`;
  }
}
