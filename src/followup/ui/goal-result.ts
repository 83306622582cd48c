// What a goal's numbers come to, while they are typed and when they are read.
import { formatsIn, type Language } from '#design/core';
import { goalFieldId, numberIn, type ReportGoal, type ReportValues } from '#followup/core';

/** "60 %" of part and n; empty while one of them is missing or wrong. */
export function goalResultText(goal: ReportGoal, values: ReportValues, language: Language): string {
  if (goal.unit !== 'share') return '';
  const part = numberIn(values, goalFieldId(goal.id, 'part'));
  const n = numberIn(values, goalFieldId(goal.id, 'n'));
  return part === null || n === null || n === 0 || part > n ? '' : formatsIn(language).percent(part / n);
}
