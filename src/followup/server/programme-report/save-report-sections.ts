import { useCase } from '#access/server';
import type { Tx } from '#database/server';
import {
  isSameValues,
  mergeValues,
  REPORT_SECTIONS,
  stateAfter,
  stopsSaving,
  tidyValues,
  typingProblems,
  type CannotMove,
  type ReportForm,
  type ReportProblem,
  type ReportSection,
  type ReportValues,
} from '#followup/core';
import { accept, assert, type Instant, type Result } from '#kernel';
import * as v from 'valibot';
import { ownReportId } from './own-report.ts';
import {
  addSectionVersion,
  currentSections,
  findSectionVersion,
  setState,
  takeReport,
  type SavedSection,
} from './report-store.ts';

export const SectionInput = v.object({
  section: v.picklist(REPORT_SECTIONS),
  /** The version that the writer began from; 0 when there was none. */
  basedOn: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_000_000_000)),
  // A list is an object too, and would read as a section that was emptied.
  values: v.pipe(
    v.custom<Record<string, unknown>>(
      (given) => typeof given === 'object' && given !== null && !Array.isArray(given),
    ),
    v.record(v.pipe(v.string(), v.maxLength(200)), v.pipe(v.string(), v.maxLength(40_000))),
  ),
});
export type SectionToSave = v.InferOutput<typeof SectionInput>;

export type SectionOutcome = {
  readonly section: ReportSection;
  /**
   * `merged`: somebody else changed other places meanwhile, and both changes are kept. `conflict`: both changed the same
   * place; nothing of this section was saved. `stopped`: it holds what may not be kept.
   */
  readonly outcome: 'saved' | 'unchanged' | 'merged' | 'conflict' | 'stopped';
  /** What is saved now. */
  readonly version: number;
  readonly values: ReportValues;
  /** Places that both changed. */
  readonly conflicts: readonly string[];
  /** What the writer should see: what is saved, and her own text in the places of a conflict or a stop. */
  readonly proposal: ReportValues;
  readonly problems: readonly ReportProblem[];
};

/**
 * Saves sections as typed, each for itself: one that cannot be saved does not take the others with it. What somebody
 * else wrote meanwhile is never overwritten.
 */
export const saveReportSections = useCase({
  permission: 'followup.report.write',
  action: 'followup.report.save',
  input: v.object({ sections: v.pipe(v.array(SectionInput), v.minLength(1), v.maxLength(20)) }),
  async run(context, { sections }): Promise<Result<readonly SectionOutcome[], CannotMove>> {
    const { tx, now } = context;
    const report = await takeReport(tx, ownReportId(context));
    assert(report, 'the report of a link exists');
    const next = stateAfter(report.state, 'save');
    if (!next.ok) return next;
    const outcomes = await saveSections(tx, { report, sections, now });
    const isChanged = outcomes.some(({ outcome }) => outcome === 'saved' || outcome === 'merged');
    if (isChanged && next.value !== report.state) await setState(tx, report.id, { state: next.value });
    return accept(outcomes);
  },
  details: ({ value }) => ({
    sections: value.map(({ section, version }) => `${section}:${version}`).join(' '),
    conflicts: value.filter(({ outcome }) => outcome === 'conflict').length,
  }),
});

/** Saves each section that can be; for whoever holds the report's lock. */
export async function saveSections(
  tx: Tx,
  given: {
    readonly report: { readonly id: string; readonly form: ReportForm };
    readonly sections: readonly SectionToSave[];
    readonly now: Instant;
  },
): Promise<SectionOutcome[]> {
  const { report, now } = given;
  const current = await currentSections(tx, report.id);
  const outcomes: SectionOutcome[] = [];
  for (const one of given.sections) {
    const saved = current.get(one.section) ?? { version: 0, values: {} };
    const decided = await decide(tx, { report, one, saved });
    const isChanged = decided.outcome === 'saved' || decided.outcome === 'merged';
    if (isChanged) {
      const { section, version, values } = decided;
      await addSectionVersion(tx, { reportId: report.id, section, version, values, savedAt: now });
    }
    outcomes.push(decided);
  }
  return outcomes;
}

async function decide(
  tx: Tx,
  of: { report: { id: string; form: ReportForm }; one: SectionToSave; saved: SavedSection },
): Promise<SectionOutcome> {
  const { report, one, saved } = of;
  const { section } = one;
  const mine = tidyValues(report.form, section, one.values);
  const stops = typingProblems(report.form, mine).filter(stopsSaving);
  const as = (outcome: SectionOutcome['outcome'], more: Partial<SectionOutcome> = {}): SectionOutcome => ({
    section,
    outcome,
    ...saved,
    conflicts: [],
    problems: [],
    proposal: more.values ?? saved.values,
    ...more,
  });
  if (stops.length > 0) return as('stopped', { problems: stops, proposal: mine });
  if (isSameValues(mine, saved.values)) return as('unchanged');
  const version = saved.version + 1;
  if (one.basedOn === saved.version) return as('saved', { version, values: mine });
  const base = await findSectionVersion(tx, { reportId: report.id, section, version: one.basedOn });
  const merged = mergeValues({ base, theirs: saved.values, mine });
  if (merged.conflicts.length > 0) {
    const { conflicts } = merged;
    const own = Object.fromEntries(conflicts.map((id) => [id, mine[id] ?? '']));
    return as('conflict', { conflicts, proposal: { ...merged.values, ...own } });
  }
  return isSameValues(merged.values, saved.values)
    ? as('unchanged')
    : as('merged', { version, values: merged.values });
}
