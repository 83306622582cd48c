import type { Instant, IsoDate } from '#kernel';
import type { Generated, JSONColumnType } from 'kysely';
import type { Finding } from '#control/core';
import type { ReportDocument, ReportKind, ReportSigner, SectionStatus } from '#reports/core';

declare module '#database/server' {
  interface Tables {
    report: {
      spaceId: Generated<string>;
      year: number;
      kind: ReportKind;
      atDay: IsoDate | null;
      registerNumber: string | null;
      datedOn: IsoDate;
      signers: JSONColumnType<ReportSigner[], string | null, string | null>;
      savedAt: Instant;
      savedBy: string;
    };
    reportLock: {
      spaceId: Generated<string>;
      year: number;
      kind: ReportKind;
      version: number;
      explanation: string | null;
      document: JSONColumnType<ReportDocument, string, string>;
      findings: JSONColumnType<readonly Finding[], string, string>;
      lockedAt: Instant;
      lockedBy: string;
    };
    reportSection: {
      spaceId: Generated<string>;
      year: number;
      kind: ReportKind;
      sectionId: string;
      status: SectionStatus;
      owner: string | null;
      textVersion: number | null;
      savedAt: Instant;
      savedBy: string;
    };
    reportComment: {
      spaceId: Generated<string>;
      id: string;
      year: number;
      kind: ReportKind;
      sectionId: string;
      answersId: string | null;
      words: string;
      textVersion: number | null;
      writtenAt: Instant;
      writtenBy: string;
      resolvedAt: Instant | null;
      resolvedBy: string | null;
    };
    reportText: {
      spaceId: Generated<string>;
      year: number;
      kind: ReportKind;
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
