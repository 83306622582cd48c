// Builds a participation for tests and examples, with every default in sight.
import type { CountedParticipation } from './counted-participation.ts';

export function aCountedParticipation(given: Partial<CountedParticipation> = {}): CountedParticipation {
  return {
    person: 'p1',
    programme: 'verkstan',
    sex: 'female',
    birthYear: 1996,
    municipality: 'Habo',
    referrer: 'kommun',
    referredOn: '2024-01-10',
    enrolledOn: '2024-02-01',
    exitedOn: null,
    exitReason: null,
    incomeSupportStart: [{ kind: 'FORS', extent: 100 }],
    incomeSupportEnd: null,
    subsidyKind: null,
    subsidyLevel: null,
    strengthenedCooperation: false,
    workAbilityAtExit: null,
    education: null,
    supportDuration: null,
    track: null,
    placements: [],
    queued: null,
    ...given,
  };
}
