import type { Found, LockedForm, Signer, SigningWay } from '#signing/core';
import type { Instant, IsoDate } from '#kernel';
import type { ReportKind } from '#reports/core';
import type { Generated, JSONColumnType } from 'kysely';

declare module '#database/server' {
  interface Tables {
    lockedFile: {
      spaceId: Generated<string>;
      year: number | null;
      kind: ReportKind | 'minutes';
      meetingId: string | null;
      version: number;
      form: LockedForm;
      sha256: string;
      bytes: Buffer;
      keptAt: Instant;
    };
    minutesToSign: {
      spaceId: Generated<string>;
      meetingId: string;
      version: number;
      body: string;
      heldOn: IsoDate;
      contentSha256: string;
      lockedAt: Instant;
      lockedBy: string;
    };
    signedCopy: {
      spaceId: Generated<string>;
      id: string;
      year: number | null;
      kind: ReportKind | 'minutes';
      meetingId: string | null;
      version: number;
      way: SigningWay;
      fileName: string;
      sizeBytes: number;
      sha256: string;
      bytes: Buffer;
      found: JSONColumnType<Found, string, string>;
      receivedAt: Instant;
      receivedBy: string;
    };
    signatureDetails: {
      spaceId: Generated<string>;
      copyId: string;
      revision: number;
      service: string;
      reference: string;
      signers: JSONColumnType<readonly Signer[], string, string>;
      savedAt: Instant;
      savedBy: string;
    };
    signedPublication: {
      spaceId: Generated<string>;
      year: number | null;
      kind: ReportKind | 'minutes';
      meetingId: string | null;
      copyId: string;
      showsSigned: boolean;
      publishedAt: Instant;
      publishedBy: string;
    };
  }
}
