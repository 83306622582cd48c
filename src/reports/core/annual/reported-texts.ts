// Texts that programmes wrote in their reports, where nobody has written the appendix by hand.
import { appendixMarkdown, type ReportValues } from '#followup/core';
import type { Programme } from '#programmes/core';
import type { SectionText } from './material.ts';
import { programmeSectionPrefix } from './template.ts';

/** The office's own text of a section stands before the programme's: it was written later, from it. */
export function withReportedTexts(
  texts: readonly SectionText[],
  given: {
    readonly reported: readonly { readonly programme: string; readonly values: ReportValues }[];
    readonly programmes: readonly Programme[];
  },
): SectionText[] {
  const written = new Set(texts.map(({ sectionId }) => sectionId));
  const own = given.reported.flatMap(({ programme, values }) => {
    const sectionId = programmeSectionPrefix + programme;
    const markdown = appendixMarkdown(values);
    const hasPage = given.programmes.some((one) => one.slug === programme && one.orientation === 'individual');
    return written.has(sectionId) || markdown === '' || !hasPage
      ? []
      : [{ sectionId, markdown, owner: 'Insatsens teamledare', version: 0 }];
  });
  return [...texts, ...own];
}
