import type { Context } from '#access/server';
import { assert } from '#kernel';

/**
 * The report that a link leads to. It comes from the session and never from a form: a link can name no other report.
 * No role of a person may write a report, so whoever gets past the permission holds a link.
 */
export function ownReportId({ actor }: Pick<Context, 'actor'>): string {
  assert(actor.kind === 'link', 'a programme report is written by its link');
  return actor.name;
}
