// What every meeting of a body begins and ends with.
import type { BodyKind, ItemKind } from './meeting.ts';

export type AgendaItem = { readonly title: string; readonly kind: ItemKind; readonly proposal: string | null };

export function standardAgenda(kind: BodyKind): AgendaItem[] {
  const item = (title: string, of: ItemKind, proposal: string | null = null): AgendaItem => ({
    title,
    kind: of,
    proposal,
  });
  if (kind !== 'board')
    return [item('Föregående mötes anteckningar', 'formality', 'Anteckningarna läggs till handlingarna.')];
  return [
    item('Mötet öppnas och upprop', 'information', 'Mötet öppnas. Närvaron framgår av protokollet.'),
    item(
      'Val av justerare',
      'formality',
      'Styrelsen utser en ledamot att justera protokollet tillsammans med ordföranden.',
    ),
    item('Dagordningen fastställs', 'formality', 'Dagordningen fastställs.'),
    item('Anmälan av jäv', 'information', 'Jäv antecknas under sitt ärende.'),
    item('Föregående protokoll', 'formality', 'Protokollet läggs till handlingarna.'),
    item('Anmälan av delegationsbeslut', 'information', 'Styrelsen noterar de anmälda besluten.'),
  ];
}
