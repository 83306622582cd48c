// Where something stands in a document, in words that a person can turn to.

export type DocumentPlace = { readonly page: number | null; readonly line: number };

/** "sidan 11", or "rad 232" in a file without pages. */
export function placeWords(place: DocumentPlace): string {
  return place.page === null ? `rad ${place.line}` : `sidan ${place.page}`;
}
