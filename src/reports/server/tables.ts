import type { Instant, IsoDate } from '#kernel';
import type { Generated, JSONColumnType } from 'kysely';
import type { Finding } from '#control/core';
import type { ReportDocument, ReportSigner } from '#reports/core';

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
    reportLock: {
      spaceId: Generated<string>;
      year: number;
      version: number;
      explanation: string | null;
      document: JSONColumnType<ReportDocument, string, string>;
      findings: JSONColumnType<readonly Finding[], string, string>;
      lockedAt: Instant;
      lockedBy: string;
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
