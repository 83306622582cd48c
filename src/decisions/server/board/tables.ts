import type {
  BodyKind,
  Direction,
  Discharge,
  Disposal,
  ItemKind,
  MatterState,
  MeetingState,
  Minutes,
  Presence,
  Reservation,
  Attendance,
} from '#decisions/core';
import type { Instant, IsoDate } from '#kernel';
import type { BoardRole } from '#organisation/core';
import type { Generated, JSONColumnType } from 'kysely';

declare module '#database/server' {
  interface Tables {
    storedFile: {
      spaceId: Generated<string>;
      id: string;
      name: string;
      mediaType: string;
      sizeBytes: number;
      sha256: string;
      bytes: Buffer;
      addedAt: Instant;
    };
    matter: {
      spaceId: Generated<string>;
      id: string;
      year: number;
      number: number;
      title: string;
      secrecyMark: string | null;
      openedOn: IsoDate;
      closedOn: IsoDate | null;
      state: MatterState;
      lastRecord: number;
    };
    matterCounter: { spaceId: Generated<string>; year: number; last: number };
    matterRecord: {
      spaceId: Generated<string>;
      id: string;
      matterId: string;
      number: number;
      direction: Direction;
      datedOn: IsoDate;
      counterpart: string | null;
      title: string;
      secrecyMark: string | null;
      disposal: Disposal;
      fileId: string | null;
      registeredAt: Instant;
    };
    boardBody: { spaceId: Generated<string>; id: string; kind: BodyKind; name: string; noticeDays: number };
    bodyMember: {
      spaceId: Generated<string>;
      bodyId: string;
      place: number;
      name: string;
      role: BoardRole;
      appointedBy: string;
      validFrom: IsoDate | null;
      validTo: IsoDate | null;
    };
    boardSetting: {
      spaceId: Generated<string>;
      feeOre: number;
      chairFeeOre: number;
      minutesPlace: string;
      registrars: JSONColumnType<Record<string, string>>;
    };
    meeting: {
      spaceId: Generated<string>;
      id: string;
      bodyId: string;
      heldOn: IsoDate;
      startsAt: string;
      endsAt: string | null;
      location: string;
      isPublic: boolean;
      mayBeDistant: boolean;
      state: MeetingState;
      calledOn: IsoDate | null;
      chair: string | null;
      secretary: string | null;
      approvers: JSONColumnType<string[], string | undefined>;
      approvedOn: IsoDate | null;
      announcedOn: IsoDate | null;
      removedOn: IsoDate | null;
      showsMinutes: Generated<boolean>;
    };
    meetingItem: {
      spaceId: Generated<string>;
      id: string;
      meetingId: string;
      place: number;
      kind: ItemKind;
      title: string;
      background: string | null;
      proposal: string | null;
      matterId: string | null;
      wheelKey: string | null;
      paragraph: number | null;
      motions: string | null;
      vote: string | null;
      outcome: string | null;
      conflicts: JSONColumnType<string[], string | undefined>;
      reservations: JSONColumnType<Reservation[], string | undefined>;
      version: Generated<number>;
    };
    meetingItemFile: { spaceId: Generated<string>; itemId: string; fileId: string; title: string };
    paragraphCounter: { spaceId: Generated<string>; bodyId: string; year: number; last: number };
    meetingAttendance: {
      spaceId: Generated<string>;
      meetingId: string;
      place: number;
      name: string;
      role: Attendance['role'];
      appointedBy: string | null;
      presence: Presence;
      serves: boolean;
      replaces: string | null;
      outOfOrder: string | null;
    };
    meetingMinutes: {
      spaceId: Generated<string>;
      meetingId: string;
      version: number;
      minutes: JSONColumnType<Minutes>;
      correction: string | null;
      madeAt: Instant;
      madeBy: string;
    };
    meetingPosting: {
      spaceId: Generated<string>;
      meetingId: string;
      member: string;
      mailedAt: Instant | null;
      postedOn: IsoDate | null;
      removedOn: IsoDate | null;
    };
    delegatedDecision: {
      spaceId: Generated<string>;
      id: string;
      decidedOn: IsoDate;
      decidedBy: string;
      point: string;
      decision: string;
      reportedIn: string | null;
    };
    boardAction: {
      spaceId: Generated<string>;
      id: string;
      /** Of a decision; else of a conclusion. */
      itemId: string | null;
      conclusionId: string | null;
      goal: string | null;
      what: string;
      responsible: string;
      dueOn: IsoDate | null;
      doneOn: IsoDate | null;
    };
    auditAppointment: {
      spaceId: Generated<string>;
      place: number;
      member: string;
      name: string;
      firm: string | null;
      validFrom: IsoDate | null;
      validTo: IsoDate | null;
    };
    auditReport: {
      spaceId: Generated<string>;
      id: string;
      year: number;
      auditor: string;
      receivedOn: IsoDate;
      proposesDischarge: boolean;
      remark: string | null;
      fileId: string;
      sentOn: IsoDate | null;
    };
    discharge: {
      spaceId: Generated<string>;
      year: number;
      member: string;
      outcome: Discharge['outcome'];
      decidedOn: IsoDate;
      reference: string | null;
    };
    controlCheck: {
      spaceId: Generated<string>;
      year: number;
      place: number;
      risk: string;
      checkText: string;
      responsible: string;
      dueOn: IsoDate | null;
      doneOn: IsoDate | null;
      outcome: string | null;
    };
    statutesVersion: {
      spaceId: Generated<string>;
      version: number;
      validFrom: IsoDate;
      decided: string;
      points: JSONColumnType<Record<string, string>>;
      noticeDays: number | null;
      fileId: string | null;
      madeAt: Instant;
    };
  }
}
