// The Swedish words for the codes, as the reports say them.
import type { FunctionType, Orientation } from './programme.ts';

export const ORIENTATION_LABELS = {
  individual: 'Individinriktad',
  structural: 'Strukturövergripande',
} satisfies Record<Orientation, string>;

export const FUNCTION_TYPE_LABELS = {
  preparatory: 'Förberedande',
  investigative: 'Utredande',
  workOriented: 'Arbetslivsinriktad',
} satisfies Record<FunctionType, string>;
