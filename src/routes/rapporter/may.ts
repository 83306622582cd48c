// What a page offers; the use cases behind it ask again.
import { isAllowed } from '#access/core';
import type { Session } from '#access/server';

export function mayOf({ roles, space }: Session): {
  readonly write: boolean;
  readonly comment: boolean;
  readonly lock: boolean;
} {
  const may = (permission: 'report.save' | 'report.comment' | 'report.lock'): boolean =>
    isAllowed({ permission, roles, spaceKind: space.kind });
  return { write: may('report.save'), comment: may('report.comment'), lock: may('report.lock') };
}
