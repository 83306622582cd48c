import type { Review } from './review-types.ts';

/** "212 kontroller, 9 fynd, 3 tabeller gick inte att läsa". */
export function countLine(review: Pick<Review, 'checks' | 'findings' | 'unread' | 'doubtful'>): string {
  const checks = review.checks === 1 ? '1 kontroll' : `${review.checks} kontroller`;
  const unread = review.unread.length;
  const doubtful = review.doubtful.length;
  return [
    checks,
    `${review.findings.length} fynd`,
    ...(doubtful > 0 ? [doubtful === 1 ? 'en läsning är osäker' : `${doubtful} läsningar är osäkra`] : []),
    unread === 0
      ? 'allt som liknar en räkning kunde läsas'
      : unread === 1
        ? 'en tabell eller sida gick inte att läsa'
        : `${unread} tabeller eller sidor gick inte att läsa`,
  ].join(', ');
}
