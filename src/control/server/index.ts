export * from './printed-fixtures.ts';
export { type CannotReview, reviewInThread, type ReviewShown } from './review-in-thread.ts';
