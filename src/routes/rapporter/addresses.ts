// Addresses of the report's pages. Reaches the browser, so it knows no core.
export const reportAddress = (year: number): string => `/rapporter/${year}`;

export function sectionAddress(of: { year: number; sectionId: string }): string {
  return `${reportAddress(of.year)}?avsnitt=${encodeURIComponent(of.sectionId)}`;
}

export function pageAddress(of: { year: number; sectionId: string }): string {
  return `${reportAddress(of.year)}/sida/${encodeURIComponent(of.sectionId)}`;
}

export const controlAddress = (year: number): string => `${reportAddress(year)}/kontroll`;
