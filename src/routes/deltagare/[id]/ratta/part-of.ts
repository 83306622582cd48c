// Which part of a record is corrected; also the anchors that lead there.
export const PARTS = ['person', 'remiss', 'start', 'slut'] as const;
export type Part = (typeof PARTS)[number];

export function partOf(url: URL): Part | null {
  return PARTS.find((one) => one === url.searchParams.get('del')) ?? null;
}
