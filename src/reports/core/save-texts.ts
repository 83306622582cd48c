// Which of some texts of a report's sections change it, and why a set of them cannot be taken.
import { accept, refuse, unreachable, type Result } from '#kernel';
import type { SectionText } from './annual/material.ts';
import { programmeSectionPrefix } from './annual/template.ts';
import { nearest } from './nearest.ts';
import type { ReportKind } from './report-kind.ts';
import type { SectionFile } from './section-file.ts';
import { templateOf } from './templates.ts';

export type CannotSaveTexts =
  | { readonly kind: 'sectionTwice'; readonly sectionId: string }
  /** The report has no such section, so nobody would ever see the text. */
  | { readonly kind: 'unknownSection'; readonly sectionId: string; readonly nearest: readonly string[] };

export type SavedText = { readonly sectionId: string; readonly version: number; readonly isChanged: boolean };

/** Each text with the version it becomes; one that is there already keeps its own. */
export function acceptTexts(
  texts: readonly SectionFile[],
  known: {
    readonly kind: ReportKind;
    readonly saved: readonly SectionText[];
    readonly programmes: readonly string[];
  },
): Result<readonly (SectionFile & SavedText)[], CannotSaveTexts> {
  const ids = texts.map(({ sectionId }) => sectionId);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) return refuse({ kind: 'sectionTwice', sectionId: twice });
  const sections = [
    ...templateOf(known.kind).map(({ id }) => id),
    ...known.programmes.map((slug) => `${programmeSectionPrefix}${slug}`),
  ];
  const unknown = ids.find((id) => !sections.includes(id));
  if (unknown !== undefined) {
    return refuse({ kind: 'unknownSection', sectionId: unknown, nearest: nearest(unknown, sections) });
  }
  return accept(
    texts.map((text) => {
      const current = known.saved.find(({ sectionId }) => sectionId === text.sectionId);
      const isChanged = current?.markdown !== text.markdown || current.owner !== text.owner;
      return { ...text, isChanged, version: (current?.version ?? 0) + (isChanged ? 1 : 0) };
    }),
  );
}

/** One English sentence for the command line. */
export function textsRefusalMessage(refusal: CannotSaveTexts): string {
  switch (refusal.kind) {
    case 'sectionTwice':
      return `two files are of the section "${refusal.sectionId}"; nothing was saved.`;
    case 'unknownSection': {
      const perhaps = refusal.nearest.length === 0 ? '' : ` perhaps ${refusal.nearest.join(' or ')};`;
      return `the report has no section "${refusal.sectionId}";${perhaps} nothing was saved.`;
    }
    default:
      return unreachable(refusal);
  }
}
