import type { Sex } from '#followup/core';
import type { Instant, IsoDate } from '#kernel';
import type { Instrument, ItemKind, Participation, ParticipationState, PartyProgramme } from '#participants/core';
import type { Generated, JSONColumnType } from 'kysely';

type JsonFields = 'needsFrom' | 'sharedWith' | 'overrides' | 'answers' | 'incomeSupportStart' | 'incomeSupportEnd';

export type ParticipationTable = Omit<Participation, JsonFields> & { spaceId: Generated<string> } & {
  needsFrom: JSONColumnType<Participation['needsFrom'] & object>;
  sharedWith: JSONColumnType<Participation['sharedWith'] & object>;
  overrides: JSONColumnType<Participation['overrides'] & object>;
  answers: JSONColumnType<Participation['answers'] & object>;
  incomeSupportStart: JSONColumnType<
    (Participation['incomeSupportStart'] & object) | null,
    string | null,
    string | null
  >;
  incomeSupportEnd: JSONColumnType<(Participation['incomeSupportEnd'] & object) | null, string | null, string | null>;
};

declare module '#database/server' {
  interface Tables {
    partyProgramme: {
      spaceId: Generated<string>;
      slug: string;
      version: number;
      document: JSONColumnType<PartyProgramme>;
    };
    progressionInstrument: {
      spaceId: Generated<string>;
      id: string;
      version: number;
      document: JSONColumnType<Omit<Instrument, 'version'>>;
    };
    participant: {
      spaceId: Generated<string>;
      id: string;
      pseudonym: string;
      sex: Sex;
      birthYear: number | null;
      municipality: string | null;
      isProtected: boolean;
      sealedIdentity: string | null;
      sealedName: string | null;
      joinedTo: Generated<string | null>;
      consentWithdrawnOn: Generated<IsoDate | null>;
      disposedOn: Generated<IsoDate | null>;
      createdAt: Instant;
    };
    participation: ParticipationTable;
    participationEvent: {
      spaceId: Generated<string>;
      id: string;
      participantId: string;
      participationId: string | null;
      at: Instant;
      actorId: string;
      kind: string;
      happenedOn: IsoDate;
      fromState: ParticipationState | null;
      toState: ParticipationState | null;
      changes: JSONColumnType<Record<string, { before: unknown; after: unknown }>>;
      sealedText: string | null;
    };
    participationItem: {
      spaceId: Generated<string>;
      id: string;
      participationId: string;
      kind: ItemKind;
      fromDay: IsoDate;
      toDay: IsoDate | null;
      details: JSONColumnType<Record<string, unknown>>;
      sealedText: string | null;
      recordedAt: Instant;
      recordedBy: string;
      replaces: Generated<string | null>;
      isRemoved: Generated<boolean>;
    };
    disposalDecision: {
      spaceId: Generated<string>;
      id: string;
      registerNumber: string;
      decidedOn: IsoDate;
      monthsAfterExit: number;
      enteredAt: Instant;
      enteredBy: string;
    };
  }
}
