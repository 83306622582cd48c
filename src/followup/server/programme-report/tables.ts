import type { ReportState, RoundKind } from '#followup/core';
import type { Instant, IsoDate } from '#kernel';
import type { Generated, JSONColumnType } from 'kysely';

export const EVENT_KINDS = [
  'opened',
  'sent',
  'returned',
  'accepted',
  'withdrawn',
  'reminded',
  'linkMade',
  'linksRevoked',
  'fileRead',
] as const;
export type ReportEventKind = (typeof EVENT_KINDS)[number];

declare module '#database/server' {
  interface Tables {
    reportRound: {
      spaceId: Generated<string>;
      id: string;
      kind: RoundKind;
      periodFrom: IsoDate;
      periodTo: IsoDate;
      dueOn: IsoDate;
      openedAt: Instant;
      openedBy: string;
    };
    programmeReport: {
      spaceId: Generated<string>;
      id: string;
      roundId: string;
      programme: string;
      periodFrom: IsoDate;
      periodTo: IsoDate;
      state: ReportState;
      recipientEmail: string | null;
      form: JSONColumnType<object>;
      sentAt: Instant | null;
      acceptedAt: Instant | null;
      acceptedValues: JSONColumnType<Record<string, string>, string | null, string | null> | null;
      packageVersion: number | null;
    };
    programmeReportSection: {
      spaceId: Generated<string>;
      reportId: string;
      section: string;
      version: number;
      content: JSONColumnType<Record<string, string>>;
      savedAt: Instant;
    };
    programmeReportEvent: {
      spaceId: Generated<string>;
      id: string;
      reportId: string;
      kind: ReportEventKind;
      text: string;
      at: Instant;
      by: string;
    };
    programmeReportLink: {
      spaceId: Generated<string>;
      secretHash: string;
      reportId: string;
      madeAt: Instant;
      expiresOn: IsoDate;
      revokedAt: Instant | null;
    };
  }
}
