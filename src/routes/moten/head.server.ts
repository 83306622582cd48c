import type { FieldsOf, SentForm } from './board-forms.server.ts';

export function headOf({ text, has }: SentForm) {
  return {
    heldOn: text('dag'),
    startsAt: text('borjar')
      .replace(/^(\d)([:.])/, '0$1$2')
      .replace('.', ':'),
    location: text('plats'),
    isPublic: has('oppet'),
    mayBeDistant: has('distans'),
  };
}

export const headFields: FieldsOf = {
  heldOn: 'dag',
  startsAt: 'borjar',
  location: 'plats',
  endsAt: 'slutar',
  body: 'organ',
};

/** One name a line. */
export function linesOf(text: string): string[] {
  return [
    ...new Set(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ];
}
