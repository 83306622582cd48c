import type { Instant, IsoDate } from '#kernel';
import type { Generated, JSONColumnType } from 'kysely';
import type { ReportSigner } from '#reports/core';

declare module '#database/server' {
  interface Tables {
    report: {
      spaceId: Generated<string>;
      year: number;
      registerNumber: string | null;
      datedOn: IsoDate;
      signers: JSONColumnType<ReportSigner[], string | null, string | null>;
      savedAt: Instant;
      savedBy: string;
    };
    reportText: {
      spaceId: Generated<string>;
      year: number;
      sectionId: string;
      version: number;
      isCurrent: boolean;
      markdown: string;
      owner: string | null;
      savedAt: Instant;
      savedBy: string;
    };
  }
}
