// What is signed: a report of a year, or the minutes of a meeting, each in locked versions.
import type { IsoDate } from '#kernel';
import type { ReportOf } from '#reports/core';

export type MinutesOf = { readonly kind: 'minutes'; readonly meetingId: string };
export type DocumentOf = ReportOf | MinutesOf;

/** Minutes are told by their body and day. */
export type NamedDocument = ReportOf | (MinutesOf & { readonly body: string; readonly heldOn: IsoDate });
export type VersionOf = NamedDocument & { readonly version: number };

export function isSameDocument(a: DocumentOf, b: DocumentOf): boolean {
  if (a.kind === 'minutes' || b.kind === 'minutes')
    return a.kind === 'minutes' && b.kind === 'minutes' && a.meetingId === b.meetingId;
  return a.kind === b.kind && a.year === b.year;
}

export function isSameVersion(
  a: DocumentOf & { readonly version: number },
  b: DocumentOf & { readonly version: number },
): boolean {
  return a.version === b.version && isSameDocument(a, b);
}

/**
 * The day on which the last of those who approve minutes signed them; the names of those who have not, or are said to have
 * without a day.
 */
export function approvalBySignatures(
  approvers: readonly string[],
  signers: readonly { readonly name: string; readonly signedAt: string | null }[],
): { readonly approvedOn: IsoDate } | { readonly lacks: readonly string[] } {
  const plain = (name: string): string =>
    name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('sv');
  const days = approvers.map((name) => ({
    name,
    day: signers
      .filter((one) => plain(one.name) === plain(name))
      .flatMap(({ signedAt }) => (signedAt === null ? [] : [signedAt.slice(0, 10)]))
      .toSorted()[0],
  }));
  const lacks = days.filter(({ day }) => day === undefined).map(({ name }) => name);
  const last = days
    .flatMap(({ day }) => day ?? [])
    .toSorted()
    .at(-1);
  return lacks.length > 0 || last === undefined ? { lacks } : { approvedOn: last };
}
