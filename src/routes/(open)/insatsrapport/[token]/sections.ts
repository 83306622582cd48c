// What a form without script sends, as sections to save.
import { reportFields, REPORT_SECTIONS, type ReportForm, type ReportValues } from '#followup/core';
import type { SectionToSave } from '#followup/server';

/** Sections of which the form has a place; a version that is no number is refused by the use case. */
export function sectionsIn(sent: FormData, form: ReportForm): SectionToSave[] {
  const fields = reportFields(form);
  return REPORT_SECTIONS.flatMap((section) => {
    const ids = fields.filter((field) => field.section === section).map(({ id }) => id);
    if (!ids.some((id) => sent.has(id))) return [];
    const values = Object.fromEntries(ids.map((id) => [id, textOf(sent, id)]));
    return [{ section, basedOn: Number(textOf(sent, `version.${section}`) || '0'), values }];
  });
}

export function valuesIn(sections: readonly SectionToSave[]): ReportValues {
  return Object.assign({}, ...sections.map(({ values }) => values)) as ReportValues;
}

function textOf(sent: FormData, name: string): string {
  const value = sent.get(name);
  return typeof value === 'string' ? value : '';
}
