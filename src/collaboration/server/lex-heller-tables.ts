import type { LexHellerReport } from '#collaboration/core';
import type { Instant, IsoDate } from '#kernel';
import type { Generated } from 'kysely';

declare module '#database/server' {
  interface Tables {
    lexHellerReport: Omit<LexHellerReport, 'concerned'> & {
      spaceId: Generated<string>;
      concerned: readonly string[];
      followHash: string | null;
    };
    lexHellerReporter: { spaceId: Generated<string>; reportId: string; name: string; contact: string };
    lexHellerStep: {
      spaceId: Generated<string>;
      id: string;
      reportId: string;
      kind: string;
      note: string;
      at: Instant;
      by: string;
    };
    lexHellerLink: { spaceId: Generated<string>; token: string; madeOn: IsoDate; closedOn: IsoDate | null };
    lexHellerDoor: { tokenHash: string; spaceId: string };
  }
}
