import { annualReportTemplate, type SectionTemplate } from './annual/template.ts';
import { halfYearTemplate } from './half-year-template.ts';
import type { ReportKind } from './report-kind.ts';

/** The sections of a kind of report, in their order. */
export function templateOf(kind: ReportKind): readonly SectionTemplate[] {
  return templates[kind];
}

const templates = { annual: annualReportTemplate, halfYear: halfYearTemplate } satisfies Record<
  ReportKind,
  readonly SectionTemplate[]
>;
