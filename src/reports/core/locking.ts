// When a report may be locked. Blocking findings stop the lock, never the rendering.
import { blockingFindings, type Finding } from '#control/core';
import { accept, refuse, type Result } from '#kernel';
import { canonical } from './compare-versions.ts';
import type { NarrativeProblem } from './narrative.ts';
import type { ReportDocument } from './report-document.ts';

export type CannotLock =
  | { readonly kind: 'blockingFindings'; readonly findings: readonly Finding[] }
  | { readonly kind: 'unlinkedText'; readonly problems: readonly NarrativeProblem[] }
  /** Nothing has changed since it was locked. */
  | { readonly kind: 'alreadyLocked'; readonly version: number }
  /** A correction of a locked report says why. */
  | { readonly kind: 'explanationMissing'; readonly version: number };

export type LockRequest = {
  readonly document: ReportDocument;
  readonly findings: readonly Finding[];
  readonly problems: readonly NarrativeProblem[];
  readonly locked: { readonly version: number; readonly document: ReportDocument } | null;
  readonly explanation: string | null;
};

/** The version that the lock makes. */
export function lockReport(request: LockRequest): Result<{ version: number }, CannotLock> {
  const blocking = blockingFindings(request.findings);
  if (blocking.length > 0) return refuse({ kind: 'blockingFindings', findings: blocking });
  if (request.problems.length > 0) return refuse({ kind: 'unlinkedText', problems: request.problems });
  const { locked } = request;
  if (!locked) return accept({ version: 1 });
  if (isSame(locked.document, request.document)) return refuse({ kind: 'alreadyLocked', version: locked.version });
  if (request.explanation === null) return refuse({ kind: 'explanationMissing', version: locked.version });
  return accept({ version: locked.version + 1 });
}

/** English, for the command line. */
export function lockRefusalMessage(refusal: CannotLock): string {
  switch (refusal.kind) {
    case 'blockingFindings': {
      const [first] = refusal.findings;
      return `${refusal.findings.length} blocking findings stop the lock, the first: ${first?.messageEnglish ?? ''} ./stegvis control lists all.`;
    }
    case 'unlinkedText':
      return `${refusal.problems.length} linked figures in the texts cannot be found; ./stegvis report annual lists them.`;
    case 'alreadyLocked':
      return `the report is locked already (version ${refusal.version}) and nothing has changed since.`;
    case 'explanationMissing':
      return `version ${refusal.version} is locked; a correction says why: --explanation TEXT.`;
  }
}

function isSame(a: ReportDocument, b: ReportDocument): boolean {
  return canonical(a) === canonical(b);
}
