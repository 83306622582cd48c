// What the forms of the workshop carry.
import type { ReportOf } from '#reports/core';
import { reportParam } from '../report-param.server.ts';

/** Where the text belongs, what was written, on what, and what was decided when two had written at once. */
export function textForm(form: FormData) {
  const decided = String(form.get('beslut') ?? '');
  return {
    sectionId: String(form.get('avsnitt') ?? ''),
    markdown: String(form.get('text') ?? '').replaceAll('\r\n', '\n'),
    basedOn: Number(form.get('version')) || null,
    /** The version that stood beside the author's own when she decided. */
    theirVersion: Number(form.get('deras')) || null,
    decided: decided === 'min' || decided === 'deras' ? decided : null,
  };
}

export function addressed(
  params: { readonly year: string },
  form: FormData,
): { year: string; of: ReportOf; sectionId: string } {
  return { year: params.year, of: reportParam(params.year), sectionId: String(form.get('avsnitt') ?? '') };
}
