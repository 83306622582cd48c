import { error, fail, redirect } from '@sveltejs/kit';
import { saveEvent } from '#collaboration/server';
import { yearOf } from '#kernel';
import { sessionOr } from '../../answer.ts';
import { faultOf, newForm, readEventForm } from '../event-form.ts';
import { surroundings } from '../events.server.ts';
import { texts } from '../texts.ts';

const MOST_RECENT = 8;

export async function load({ locals, url }) {
  const session = sessionOr(locals);
  const { language } = locals;
  const { today, kinds, events, organisations, kommuner } = await surroundings(session);
  const last = events.find(({ id }) => id === url.searchParams.get('som')) ?? null;
  const kind = kinds.find(({ id }) => id === (last?.kind ?? url.searchParams.get('slag'))) ?? null;
  const breadcrumbs = [{ address: '/veckan', label: texts[language].heading }];
  if (!kind) {
    // The newest of each group stands for it.
    const groups = new Map(
      events
        .toReversed()
        .filter(({ group }) => group !== '')
        .map((event) => [`${event.kind} ${event.group}`, event]),
    );
    const recent = [...groups.values()].toSorted((a, b) => (a.date < b.date ? 1 : -1)).slice(0, MOST_RECENT);
    return {
      breadcrumbs,
      chosen: null,
      recent: recent.map(({ id, group, date, kommun }) => ({ id, group, date, kommun })),
      kinds: kinds.map(({ id, name }) => ({ id, name: name[language] })),
    };
  }
  return {
    breadcrumbs,
    recent: [],
    kinds: [],
    chosen: {
      name: kind.name[language],
      isMeeting: kind.group === 'meeting',
      hasGroups: kind.hasGroups,
      hasCases: kind.hasCases,
      kommuner,
      // A form that is sent twice is one event.
      typed: newForm({ id: crypto.randomUUID(), kind, today, organisations, last, language }),
    },
  };
}

export const actions = {
  default: async ({ locals, request }) => {
    const session = sessionOr(locals);
    const { language } = locals;
    const words = texts[language];
    const form = await request.formData();
    const { kinds } = await surroundings(session);
    const kind = kinds.find(({ id }) => id === form.get('slag')) ?? error(422);
    const { typed, errors, event } = readEventForm(form, { kind, words, language, source: texts.sv.form.heading });
    if (errors.length > 0) return fail(422, { typed, errors });
    const saved = await saveEvent(session, { id: typed.id, event, isConfirmed: typed.isConfirmed });
    if (saved.ok) redirect(303, `/veckan?ar=${yearOf(event.date)}&gjort=sparat`);
    return fail(422, { typed, errors: [faultOf(saved.refusal, words)] });
  },
};
