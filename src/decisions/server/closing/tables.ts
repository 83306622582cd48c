import type { ClosingMove, ClosingShare, ClosingState, Handover } from '#decisions/core';
import type { Instant, IsoDate, Ore } from '#kernel';
import type { Generated, JSONColumnType } from 'kysely';

export type ClosingEventKind = Exclude<ClosingMove, 'save'>;

declare module '#database/server' {
  interface Tables {
    programmeClosing: {
      spaceId: Generated<string>;
      id: string;
      programme: string;
      state: ClosingState;
      reason: string;
      intakeStopsOn: IsoDate | null;
      lastDay: IsoDate;
      costOre: Ore | null;
      shares: JSONColumnType<ClosingShare[]>;
      handovers: JSONColumnType<Handover[]>;
      itemId: string | null;
      reference: string | null;
      decidedOn: IsoDate | null;
      endedBefore: IsoDate | null;
      usedOre: Ore | null;
      returnedOre: Ore | null;
      settledOn: IsoDate | null;
      settledText: Generated<string>;
      openedAt: Instant;
    };
    programmeClosingEvent: {
      spaceId: Generated<string>;
      id: string;
      closingId: string;
      kind: ClosingEventKind;
      text: string;
      itemId: string | null;
      at: Instant;
      by: string;
    };
  }
}
