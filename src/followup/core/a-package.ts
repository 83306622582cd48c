// Builds a package for tests and examples, with every default in sight.
import type { FollowUpPackage } from './package.ts';

export function aPackage(given: Partial<FollowUpPackage> = {}): FollowUpPackage {
  return {
    association: '222000-0000',
    programme: 'verkstan',
    from: '2024-01-01',
    to: '2024-12-31',
    version: 1,
    countingUnit: 'participation',
    definitions: [],
    source: 'Inskrivet av teamledaren.',
    decision: null,
    correctionReason: null,
    measures: [{ measure: 'participants', dimensions: {}, count: 12 }],
    ...given,
  };
}
