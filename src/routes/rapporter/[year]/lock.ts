// Locking the report from the workshop: the state as it is shown, and a refusal with the places that stand in the way.
import { formatDate } from '#design/core';
import { dayInSweden, unreachable } from '#kernel';
import type { CannotLock, ReportDocument } from '#reports/core';
import type { LoadedReport } from '#reports/server';
import { narrativeProblemText } from '#reports/ui';
import { sectionAddress } from '../addresses.ts';
import { sectionOf } from '../places.ts';
import { texts } from '../texts.ts';

export function lockState(locked: LoadedReport['locked']) {
  if (!locked) return null;
  const date = formatDate(dayInSweden(locked.lockedAt));
  return {
    version: locked.version,
    sentence: texts.lock.locked(locked.version, date),
    explanation: locked.explanation,
  };
}

export type LockAnswer = {
  readonly sentence: string;
  readonly places: readonly { readonly text: string; readonly address: string | null }[];
  readonly needsExplanation: boolean;
};

export function lockAnswer(refusal: CannotLock, document: ReportDocument): LockAnswer {
  const words = texts.lock.refused;
  const { year } = document;
  const address = (sectionId: string | null) => (sectionId === null ? null : sectionAddress({ year, sectionId }));
  const answer = { places: [], needsExplanation: false };
  switch (refusal.kind) {
    case 'blockingFindings':
      return {
        ...answer,
        sentence: words.blockingFindings(refusal.findings.length),
        places: refusal.findings.map((finding) => ({
          text: finding.message,
          address: address(sectionOf(finding, document)),
        })),
      };
    case 'unlinkedText':
      return {
        ...answer,
        sentence: words.unlinkedText(refusal.problems.length),
        places: refusal.problems.map((problem) => ({
          text: narrativeProblemText(problem),
          address: address(document.sections.some(({ id }) => id === problem.section) ? problem.section : null),
        })),
      };
    case 'alreadyLocked':
      return { ...answer, sentence: words.alreadyLocked(refusal.version) };
    case 'explanationMissing':
      return { ...answer, sentence: words.explanationMissing(refusal.version), needsExplanation: true };
    default:
      return unreachable(refusal);
  }
}
