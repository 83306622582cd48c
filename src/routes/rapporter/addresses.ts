// Addresses of the report's pages. Reaches the browser, so it knows no core.

/** As in the address: a year is its annual report, `2024-delar` its half-year report. */
export type ReportName = number | string;

export const reportAddress = (year: ReportName): string => `/rapporter/${year}`;

export function sectionAddress(of: { year: ReportName; sectionId: string }): string {
  return `${reportAddress(of.year)}?avsnitt=${encodeURIComponent(of.sectionId)}`;
}

export function pageAddress(of: { year: ReportName; sectionId: string }): string {
  return `${reportAddress(of.year)}/sida/${encodeURIComponent(of.sectionId)}`;
}

export const controlAddress = (year: ReportName): string => `${reportAddress(year)}/kontroll`;

/** Figures to put into a text, as data. */
export const figuresAddress = (year: ReportName): string => `${reportAddress(year)}/tal`;

/** What in a text that is not saved could be linked, as data. */
export function suggestionsAddress(of: { year: ReportName; sectionId: string }): string {
  return `${reportAddress(of.year)}/forslag/${encodeURIComponent(of.sectionId)}`;
}

export function versionsAddress(of: { year: ReportName; sectionId: string }): string {
  return `${reportAddress(of.year)}/versioner/${encodeURIComponent(of.sectionId)}`;
}

export const lockAddress = (year: ReportName): string => `${reportAddress(year)}/las`;

export function lockedAddress(of: { year: ReportName; version: number }): string {
  return `${reportAddress(of.year)}/last/${of.version}`;
}

/** The other report of the same year. */
export function otherReport(of: ReportName): string {
  const name = String(of);
  return name.endsWith('-delar') ? name.slice(0, 4) : `${name}-delar`;
}
