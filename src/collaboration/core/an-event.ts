// An event for tests, with what does not matter filled in.
import type { CollaborationEvent } from './event.ts';

export function anEvent(of: Partial<CollaborationEvent> = {}): CollaborationEvent {
  return {
    id: '01900000-0000-7000-8000-000000000001',
    kind: 'verksam',
    title: '',
    group: 'VerkSam Öster',
    date: '2024-03-04',
    form: 'place',
    place: '',
    kommun: 'Jönköping',
    organiser: '',
    coOrganisers: '',
    cases: null,
    costOre: null,
    comment: '',
    source: 'prov',
    parties: [],
    scores: [],
    surveyRound: null,
    fromAssociation: null,
    offerId: null,
    version: 1,
    ...of,
  };
}
