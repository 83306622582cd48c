import type { IsoDate } from '#kernel';

export type AuditAppointment = {
  /** Slug of the member that appoints; Försäkringskassan's is Arbetsförmedlingen's too (FinsamL 25 §). */
  readonly member: string;
  readonly name: string;
  readonly firm: string | null;
  readonly validFrom: IsoDate | null;
  readonly validTo: IsoDate | null;
};

export type AuditReport = {
  readonly id: string;
  readonly year: number;
  readonly auditor: string;
  readonly receivedOn: IsoDate;
  readonly proposesDischarge: boolean;
  readonly remark: string | null;
  readonly fileId: string;
  readonly sentOn: IsoDate | null;
};

export const dischargeOutcomes = ['granted', 'refused'] as const;
export type Discharge = {
  readonly year: number;
  readonly member: string;
  readonly outcome: (typeof dischargeOutcomes)[number];
  readonly decidedOn: IsoDate;
  readonly reference: string | null;
};

export type ControlCheck = {
  readonly risk: string;
  readonly check: string;
  readonly responsible: string;
  readonly dueOn: IsoDate | null;
  readonly doneOn: IsoDate | null;
  readonly outcome: string | null;
};
