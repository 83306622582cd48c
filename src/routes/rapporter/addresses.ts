// Addresses of the report's pages. Reaches the browser, so it knows no core.
export const reportAddress = (year: number): string => `/rapporter/${year}`;

export function sectionAddress(of: { year: number; sectionId: string }): string {
  return `${reportAddress(of.year)}?avsnitt=${encodeURIComponent(of.sectionId)}`;
}

export function pageAddress(of: { year: number; sectionId: string }): string {
  return `${reportAddress(of.year)}/sida/${encodeURIComponent(of.sectionId)}`;
}

export const controlAddress = (year: number): string => `${reportAddress(year)}/kontroll`;

/** Figures to put into a text, as data. */
export const figuresAddress = (year: number): string => `${reportAddress(year)}/tal`;

/** What in a text that is not saved could be linked, as data. */
export function suggestionsAddress(of: { year: number; sectionId: string }): string {
  return `${reportAddress(of.year)}/forslag/${encodeURIComponent(of.sectionId)}`;
}

export function versionsAddress(of: { year: number; sectionId: string }): string {
  return `${reportAddress(of.year)}/versioner/${encodeURIComponent(of.sectionId)}`;
}

export const lockAddress = (year: number): string => `${reportAddress(year)}/las`;

export function lockedAddress(of: { year: number; version: number }): string {
  return `${reportAddress(of.year)}/last/${of.version}`;
}
