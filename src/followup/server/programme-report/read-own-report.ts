import { query } from '#access/server';
import type { ReportForm, ReportSection, ReportState, ReportValues, RoundKind } from '#followup/core';
import { accept, assert, type Instant, type IsoDate } from '#kernel';
import { listProgrammes } from '#programmes/server';
import * as v from 'valibot';
import { lastYearOf, type LastYear } from './last-year.ts';
import { ownReportId } from './own-report.ts';
import { currentSections, findReport, listEvents, type ReportEvent, type SavedSection } from './report-store.ts';

export type OwnReport = {
  readonly id: string;
  readonly association: string;
  readonly programme: string;
  readonly kind: RoundKind;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly dueOn: IsoDate;
  readonly state: ReportState;
  readonly sentAt: Instant | null;
  readonly form: ReportForm;
  readonly versions: Readonly<Partial<Record<ReportSection, number>>>;
  readonly values: ReportValues;
  readonly lastYear: LastYear;
  /** Questions and answers. */
  readonly messages: readonly ReportEvent[];
};

/** The report that the link leads to, with last year's beside it. */
export const readOwnReport = query({
  permission: 'followup.report.write',
  input: v.object({}),
  async run(context) {
    const { tx, space } = context;
    const report = await findReport(tx, ownReportId(context));
    assert(report, 'the report of a link exists');
    const programme = (await listProgrammes(tx)).find(({ slug }) => slug === report.programme);
    const sections = await currentSections(tx, report.id);
    const { id, kind, from, to, dueOn, state, sentAt, form } = report;
    const own: OwnReport = {
      id,
      kind,
      from,
      to,
      dueOn,
      state,
      sentAt,
      form,
      association: space.name,
      programme: programme?.name ?? report.programme,
      ...together(sections),
      lastYear: await lastYearOf(tx, report),
      messages: (await listEvents(tx, id)).filter(
        ({ kind: of, text }) => (of === 'returned' || of === 'sent') && text,
      ),
    };
    return accept(own);
  },
});

/** Values of all sections, and the version of each. */
export function together(sections: ReadonlyMap<string, SavedSection>): Pick<OwnReport, 'values' | 'versions'> {
  const entries = [...sections];
  return {
    values: Object.assign({}, ...entries.map(([, { values }]) => values)) as ReportValues,
    versions: Object.fromEntries(entries.map(([section, { version }]) => [section, version])),
  };
}
