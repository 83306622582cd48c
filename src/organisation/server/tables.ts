import type { BoardRole, Capability, ChartPreset, MemberKind } from '#organisation/core';
import type { Instant, IsoDate } from '#kernel';
import type { Generated } from 'kysely';

declare module '#database/server' {
  interface Tables {
    association: {
      spaceId: Generated<string>;
      county: string | null;
      seat: string | null;
      vision: string | null;
      chartPreset: ChartPreset;
    };
    member: {
      spaceId: Generated<string>;
      slug: string;
      place: number;
      kind: MemberKind;
      name: string;
      validFrom: IsoDate | null;
      validTo: IsoDate | null;
      counterpartyObject: string | null;
      shareOfKommunQuarter: number | null;
    };
    mandate: {
      spaceId: Generated<string>;
      place: number;
      role: BoardRole;
      appointedBy: string;
      name: string | null;
      validFrom: IsoDate | null;
      validTo: IsoDate | null;
    };
    staffPost: {
      spaceId: Generated<string>;
      place: number;
      role: string;
      employer: string;
      shareOfFullTime: number | null;
      sharedWith: string | null;
      ownShare: number | null;
      validFrom: IsoDate | null;
      validTo: IsoDate | null;
      note: string | null;
    };
    associationCapability: { spaceId: Generated<string>; capability: Capability; switchedOnAt: Instant };
    boardSeat: { spaceId: Generated<string>; place: number; role: BoardRole; appointedBy: string };
  }
}
