// What an annual report is made of: everything that other rooms know about the year, and the texts that people wrote.
import type { CapitalComparison, CostSplit, FinanceSetting, Forecast, Statements } from '#finance/core';
import type { PeriodEffect } from '#effects/core';
import type { FollowUpPackage } from '#followup/core';
import type { Goal } from '#goals/core';
import type { Figure, IsoDate } from '#kernel';
import type { Programme } from '#programmes/core';
import type { ReportKind } from '../report-kind.ts';

export type ReportHead = {
  readonly year: number;
  readonly kind: ReportKind;
  /** The day that a half-year report tells of, when somebody has said it; null for the annual report. */
  readonly at: IsoDate | null;
  readonly registerNumber: string | null;
  /** The day printed on the report. */
  readonly datedOn: IsoDate;
  /** Who signs; null: the members of the board. The sitting board signs, also for a year before its own. */
  readonly signers: readonly ReportSigner[] | null;
};

/** A place in the board that signs: slug of the appointing member, never a person's name. */
export type ReportSigner = { readonly role: 'chair' | 'viceChair' | 'boardMember'; readonly appointedBy: string };

/** One section's text as its author wrote it: Markdown with linked figures. */
export type SectionText = {
  readonly sectionId: string;
  readonly markdown: string;
  /** Who is responsible: a role, never a name. */
  readonly owner: string | null;
  readonly version: number;
};

/** Swedish words, ready to print. */
export type Seat = { readonly role: string; readonly member: string; readonly isDeputy: boolean };

export type ReportMaterial = {
  readonly head: ReportHead;
  readonly association: { readonly name: string; readonly orgNumber: string; readonly vision: string | null };
  /** Places in the board by role and the member that appoints: names are written when the report is signed. */
  readonly seats: readonly Seat[];
  readonly signers: readonly Seat[];
  readonly statements: Statements;
  readonly setting: FinanceSetting;
  readonly capital: CapitalComparison | null;
  /** What the year is expected to become; only in a half-year report. */
  readonly forecast?: Forecast | null;
  readonly split: CostSplit | null;
  readonly programmes: readonly Programme[];
  readonly packages: readonly FollowUpPackage[];
  readonly goals: readonly Goal[];
  /** Of the periods of which programmes have counted step moves. */
  readonly effects?: readonly PeriodEffect[];
  readonly figures: readonly Figure[];
  readonly texts: readonly SectionText[];
};
