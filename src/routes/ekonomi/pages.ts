// The pages of a year and their addresses. Reaches the browser, so it knows no core.
import { texts, type FinanceTexts } from './texts.ts';

export type PageSlug = keyof FinanceTexts['pages'];

export const pageSlugs = Object.keys(texts.sv.pages) as readonly PageSlug[];

export function isPageSlug(text: string): text is PageSlug {
  return (pageSlugs as readonly string[]).includes(text);
}

export const pageAddress = (page: { year: number; slug: PageSlug }): string => `/ekonomi/${page.year}/${page.slug}`;
