// Locking the report from the workshop: the state as it is shown, and a refusal with the places that stand in the way.
import type { Language } from '#design/core';
import { unreachable } from '#kernel';
import type { CannotLock, ReportDocument } from '#reports/core';
import type { LoadedReport } from '#reports/server';
import { narrativeProblemText } from '#reports/ui';
import { sectionAddress, type ReportName } from '../addresses.ts';
import { messageOf, sectionOf } from '../places.ts';
import { texts } from '../texts.ts';
import { onDay } from '../when.ts';

export function lockState(locked: LoadedReport['locked'], language: Language) {
  if (!locked) return null;
  return {
    version: locked.version,
    sentence: texts[language].lock.locked(locked.version, onDay(locked.lockedAt, language)),
  };
}

export type LockAnswer = {
  readonly sentence: string;
  readonly places: readonly { readonly text: string; readonly address: string | null }[];
  readonly needsExplanation: boolean;
};

/** That it is locked already is no refusal to whoever asked for a locked report. */
export function lockAnswer(
  refusal: Exclude<CannotLock, { readonly kind: 'alreadyLocked' }>,
  {
    year,
    document,
    language,
  }: { readonly year: ReportName; readonly document: ReportDocument; readonly language: Language },
): LockAnswer {
  const words = texts[language].lock.refused;
  const address = (sectionId: string | null) => (sectionId === null ? null : sectionAddress({ year, sectionId }));
  const answer = { places: [], needsExplanation: false };
  switch (refusal.kind) {
    case 'blockingFindings':
      return {
        ...answer,
        sentence: words.blockingFindings(refusal.findings.length),
        places: refusal.findings.map((finding) => ({
          text: messageOf(finding, language),
          address: address(sectionOf(finding, document)),
        })),
      };
    case 'unlinkedText':
      return {
        ...answer,
        sentence: words.unlinkedText(refusal.problems.length),
        places: refusal.problems.map((problem) => ({
          text: narrativeProblemText(problem, language),
          address: address(document.sections.some(({ id }) => id === problem.section) ? problem.section : null),
        })),
      };
    case 'explanationMissing':
      return { ...answer, sentence: words.explanationMissing(refusal.version), needsExplanation: true };
    default:
      return unreachable(refusal);
  }
}
