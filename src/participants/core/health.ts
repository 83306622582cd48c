// The health questionnaire of a participation: asked at the start and at the exit, and compared.
import type { Item } from './items.ts';
import type { ParticipationState } from './states.ts';

export const HEALTH_OCCASIONS = ['start', 'exit'] as const;
export type HealthOccasion = (typeof HEALTH_OCCASIONS)[number];

/** A code that a participant was given can be used for so many days. */
export const HEALTH_CODE_DAYS = 30;

const STATES_ASKED: Readonly<Record<HealthOccasion, readonly ParticipationState[]>> = {
  start: ['enrolled'],
  exit: ['enrolled', 'exited'],
};

/** At the start while she takes part, at the exit also after it; once each. */
export function mayAskHealth(of: {
  readonly occasion: HealthOccasion;
  readonly state: ParticipationState;
  readonly items: readonly Pick<Item, 'kind' | 'details'>[];
}): boolean {
  const isAnswered = of.items.some(({ kind, details }) => kind === 'health' && details['occasion'] === of.occasion);
  return !isAnswered && STATES_ASKED[of.occasion].includes(of.state);
}

/** Who answered a note of the health questionnaire. What staff typed from paper or a talk says nothing of it. */
export function answeredByOf({ details }: Pick<Item, 'details'>): 'participant' | 'staff' {
  return details['answeredBy'] === 'participant' ? 'participant' : 'staff';
}
