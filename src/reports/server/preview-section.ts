import { query } from '#access/server';
import * as v from 'valibot';
import { accept, refuse, type Result } from '#kernel';
import { composeReport, type CannotReadReport, type ComposedReport, type NarrativeProblem } from '#reports/core';
import type { LoadedReport } from './load-report.ts';
import { rememberReport } from './remember-report.ts';
import { reportOf } from './report-year.ts';
import { renderSectionHtml } from './render/render-html.ts';

export type SectionPreview = { readonly html: string; readonly problems: readonly NarrativeProblem[] };
export type CannotPreview = CannotReadReport | { readonly kind: 'noSection'; readonly sectionId: string };

/** One section as it will be printed; with `markdown` as if that text were saved. Changes nothing. */
export const previewSection = query({
  permission: 'report.read',
  input: v.object({
    ...reportOf,
    sectionId: v.pipe(v.string(), v.maxLength(100)),
    markdown: v.optional(v.pipe(v.string(), v.maxLength(100_000))),
  }),
  async run({ tx, space }, { year, kind, sectionId, markdown }): Promise<Result<SectionPreview, CannotPreview>> {
    const loaded = await rememberReport(tx, space, { year, kind });
    if (!loaded.ok) return loaded;
    const { document, problems } =
      markdown === undefined ? loaded.value : drafted(loaded.value, { sectionId, markdown });
    const section = document.sections.find(({ id }) => id === sectionId);
    if (!section) return refuse({ kind: 'noSection', sectionId });
    return accept({
      html: renderSectionHtml(section, document),
      problems: problems.filter((problem) => problem.section === sectionId),
    });
  },
});

/** The report as it would be with another text in one section. */
function drafted(
  { material }: LoadedReport,
  draft: { readonly sectionId: string; readonly markdown: string },
): ComposedReport {
  const others = material.texts.filter(({ sectionId }) => sectionId !== draft.sectionId);
  return composeReport({ ...material, texts: [...others, { ...draft, owner: null, version: 0 }] });
}
