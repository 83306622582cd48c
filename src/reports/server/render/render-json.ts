import type { ReportDocument } from '../../core/report-document.ts';

/** The whole report model for programs: keys in alphabetical order at every level, and a newline at the end. */
export function renderJson(document: ReportDocument): string {
  return `${JSON.stringify(inOrder(document), null, 2)}\n`;
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]));
}
