import type {
  ApplicationMove,
  ApplicationPhase,
  ApplicationState,
  GrantDecision,
  GrantedYear,
} from '#decisions/core';
import type { Instant, IsoDate, Ore } from '#kernel';
import type { Generated, JSONColumnType } from 'kysely';

export const OPINIONS = ['recommended', 'recommendedWithChanges', 'notRecommended'] as const;
export type Opinion = (typeof OPINIONS)[number];

export type ApplicationEventKind = Exclude<ApplicationMove, 'save'> | 'opened' | 'linkMade' | 'linksRevoked';

declare module '#database/server' {
  interface Tables {
    application: {
      spaceId: Generated<string>;
      id: string;
      state: ApplicationState;
      form: JSONColumnType<object>;
      dueOn: IsoDate;
      openedAt: Instant;
      submittedAt: Instant | null;
      opinion: Opinion | null;
      opinionText: Generated<string>;
      opinionOn: IsoDate | null;
      programme: string | null;
      usedOre: Ore | null;
      returnedOre: Ore | null;
      settledOn: IsoDate | null;
      settledText: Generated<string>;
    };
    applicationVersion: {
      spaceId: Generated<string>;
      applicationId: string;
      phase: ApplicationPhase;
      version: number;
      content: JSONColumnType<Record<string, string>>;
      savedAt: Instant;
    };
    applicationEvent: {
      spaceId: Generated<string>;
      id: string;
      applicationId: string;
      kind: ApplicationEventKind;
      text: string;
      at: Instant;
      by: string;
    };
    applicationLink: {
      spaceId: Generated<string>;
      secretHash: string;
      applicationId: string;
      madeFor: string;
      madeAt: Instant;
      expiresOn: IsoDate;
      revokedAt: Instant | null;
    };
    grantDecision: {
      spaceId: Generated<string>;
      id: string;
      applicationId: string | null;
      programme: string | null;
      itemId: string | null;
      outcome: GrantDecision['outcome'];
      reference: string;
      decidedOn: IsoDate;
      conditions: string;
      years: JSONColumnType<GrantedYear[]>;
      recordedAt: Instant;
      recordedBy: string;
    };
  }
}
