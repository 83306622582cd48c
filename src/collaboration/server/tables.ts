import type { EventForm, Kind } from '#collaboration/core';
import type { IsoDate, Ore } from '#kernel';
import type { Generated } from 'kysely';

export type EventTable = {
  spaceId: Generated<string>;
  id: string;
  key: string;
  kind: string;
  title: string;
  groupName: string;
  heldOn: IsoDate;
  form: EventForm;
  place: string;
  kommun: string;
  organiser: string;
  coOrganisers: string;
  cases: number | null;
  costOre: Ore | null;
  comment: string;
  source: string;
  surveyRound: string | null;
  fromAssociation: string | null;
  offerId: string | null;
  version: number;
};

declare module '#database/server' {
  interface Tables {
    eventKind: { spaceId: Generated<string>; id: string; content: Kind };
    event: EventTable;
    eventParty: {
      spaceId: Generated<string>;
      eventId: string;
      position: number;
      organisation: string;
      isExpected: boolean;
      hasCome: boolean;
      women: number | null;
      men: number | null;
      others: number | null;
    };
    eventScore: {
      spaceId: Generated<string>;
      eventId: string;
      question: string;
      marks: readonly number[] | null;
      mean: number | null;
      answers: number | null;
    };
  }
}
