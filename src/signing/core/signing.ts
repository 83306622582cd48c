// What is kept of a signed document, and why a file is not taken.
import type { BoardRefusal } from '#decisions/core';
import type { CannotReadDocument } from '#exchange/core';
import type { Instant } from '#kernel';
import type { Added, PageDifference } from './compare-files.ts';
import type { VersionOf } from './documents.ts';
import type { Signer, Suggestion } from './suggest.ts';

/** How a document gets its signatures. An own seal or BankID is a further way (docs/signing.md). */
export const signingWays = ['outside'] as const;
export type SigningWay = (typeof signingWays)[number];

/**
 * A way that Stegvis itself would start: given the locked file it gives a signed one, which is held to the lock as a file that
 * an office brings. None exists yet.
 */
export type SigningProvider = {
  readonly name: string;
  readonly sign: (request: {
    readonly locked: Uint8Array;
    readonly title: string;
    readonly signers: readonly { readonly name: string; readonly role: string }[];
  }) => Promise<{ readonly signed: Uint8Array; readonly reference: string; readonly signers: readonly Signer[] }>;
};

export const lockedForms = ['accessible', 'archive'] as const;
/** The two files that a lock makes: one to read (PDF/UA), one for the archive (PDF/A). */
export type LockedForm = (typeof lockedForms)[number];

/** What the file itself showed when it came back. */
export type Found = Added & {
  /** The digital signature of a service is in the file; Stegvis does not test it. */
  readonly hasSeal: boolean;
  /** Which of the two locked files it is. */
  readonly form: LockedForm;
  readonly suggestion: Suggestion;
};

export type SignatureDetails = {
  readonly service: string;
  readonly reference: string;
  readonly signers: readonly Signer[];
};

export type SignedCopy = {
  readonly id: string;
  readonly of: VersionOf;
  readonly way: SigningWay;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly found: Found;
  readonly receivedAt: Instant;
  readonly receivedBy: string;
  /** As they were last typed; null until they are. */
  readonly details: SignatureDetails | null;
  readonly publication: { readonly publishedAt: Instant; readonly showsSigned: boolean } | null;
};

export type CannotBringBack =
  | { readonly kind: 'notLocked'; readonly version: number | null }
  | { readonly kind: 'cannotRead'; readonly why: CannotReadDocument }
  /** The very file that was locked: nothing was signed. */
  | { readonly kind: 'notSigned' }
  /** It is another locked version, or another document. */
  | { readonly kind: 'ofOther'; readonly of: VersionOf }
  /** What the meeting's page says was changed after the minutes were taken out. */
  | { readonly kind: 'changedSince' }
  | {
      readonly kind: 'different';
      readonly differences: readonly PageDifference[];
      readonly count: number;
      readonly likeness: number;
    };

export type CannotRecord =
  | { readonly kind: 'noSuchCopy' }
  | { readonly kind: 'signersMissing' }
  | { readonly kind: 'changedSince' }
  /** The signatures are there, but the meeting is not ready for its approval. */
  | { readonly kind: 'notApprovable'; readonly why: BoardRefusal }
  /** Nobody signs a document before it is locked, or after today. */
  | { readonly kind: 'impossibleDay'; readonly name: string; readonly signedAt: string; readonly index: number }
  | { readonly kind: 'signedTwice'; readonly name: string; readonly index: number };

/** Minutes go out when they are ready to be approved. */
export type CannotTakeOut = { readonly kind: 'notReady'; readonly why: BoardRefusal };

export type CannotPublish = { readonly kind: 'noSuchCopy' | 'signersMissing' };

export function checkDetails(
  { signers }: SignatureDetails,
  days: { readonly lockedOn: string; readonly today: string },
): CannotRecord | null {
  if (signers.length === 0) return { kind: 'signersMissing' };
  for (const [index, { name, role, signedAt }] of signers.entries()) {
    const isAgain = signers.slice(0, index).some((one) => one.name === name && one.role === role);
    if (isAgain) return { kind: 'signedTwice', name, index };
    const day = signedAt?.slice(0, 10);
    if (signedAt !== null && day !== undefined && (day < days.lockedOn || day > days.today))
      return { kind: 'impossibleDay', name, signedAt, index };
  }
  return null;
}
