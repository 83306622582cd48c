import { error, fail } from '@sveltejs/kit';
import { formatsIn, gridColumns, gridRow } from '#design/core';
import { changesTable, partTable } from '#reports/core';
import {
  readConsultation,
  removeConsultationPart,
  retakeOwnPart,
  saveConsultationPart,
  saveStandpoints,
  type WholeConsultation,
} from '#reports/server';
import { alone } from '../../alone.server.ts';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../../answer.ts';
import { sentGrid } from '../../sent-grid.server.ts';
import { saveSent } from '../save.server.ts';
import { texts } from '../texts.ts';
import { typedRows } from '../typed-part.server.ts';

const MAX_FILE_BYTES = 1_000_000;

export async function load({ locals, params, url }) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const { consultation, parts, standpoints, earlier, isYearLocked, changes } = await read(locals, params.id);
  const own = parts.find(({ isOwn }) => isOwn)?.part ?? null;
  return {
    consultation,
    parts: parts.map(({ isOwn, part }) => ({ isOwn, association: part.association, table: partTable(part) })),
    hasOwn: own !== null,
    isPreliminary: own?.isPreliminary === true,
    isYearLocked,
    changes: changes.length > 0 ? changesTable(changes) : null,
    changeCount: changes.length,
    columns: standpointColumns(words),
    rows: standpointRows(standpoints),
    earlier:
      earlier && earlier.standpoints.length > 0
        ? { id: earlier.id, day: formatsIn(locals.language).date(earlier.heldOn) }
        : null,
    maySave: mayDo(session, 'report.save'),
    hasSaved: url.searchParams.has('sparad'),
    breadcrumbs: [{ address: '/samrad', label: words.heading }],
  };
}

export const actions = {
  spara: ({ locals, params, request }) => saveSent(locals, request, params.id),
  hamta: async ({ locals, params }) => {
    const done = await retakeOwnPart(sessionOr(locals), { consultation: params.id });
    return done.ok ? { isDone: true } : stop(done.refusal);
  },
  fil: async ({ locals, params, request }) => {
    const file = (await request.formData()).get('fil');
    const faults = texts[locals.language].partFaults;
    if (!(file instanceof File) || file.size === 0 || file.size > MAX_FILE_BYTES) return faulty('fil', faults.file);
    let sent: unknown;
    try {
      sent = JSON.parse(await file.text());
    } catch {
      return faulty('fil', faults.file);
    }
    return savePart(locals, params.id, { part: sent as Part, fieldId: 'fil' });
  },
  skriv: async ({ locals, params, request }) => {
    const faults = texts[locals.language].partFaults;
    const sent = await request.formData();
    const text = (name: string): string => String(sent.get(name) ?? '').trim();
    const typed = {
      forbund: text('forbund'),
      orgnummer: text('orgnummer'),
      insatser: text('insatser'),
      slutliga: sent.has('slutliga'),
    };
    if (typed.forbund === '') return faulty('forbund', faults.association, typed);
    if (!/^\d{6}-\d{4}$/.test(typed.orgnummer)) return faulty('orgnummer', faults.orgNumber, typed);
    const rows = typedRows(typed.insatser);
    if ('faultyRow' in rows) return faulty('insatser', faults.rows(rows.faultyRow), typed);
    if (rows.rows.length === 0) return faulty('insatser', faults.noRows, typed);
    const { consultation } = await read(locals, params.id);
    const part = {
      association: { name: typed.forbund.slice(0, 200), orgNumber: typed.orgnummer },
      year: consultation.year,
      isPreliminary: !typed.slutliga,
      takenOn: consultation.heldOn,
      rows: rows.rows,
    };
    return savePart(locals, params.id, { part, fieldId: 'orgnummer' });
  },
  'ta-bort': async ({ locals, params, request }) => {
    const orgNumber = String((await request.formData()).get('forbund') ?? '');
    const done = await removeConsultationPart(sessionOr(locals), { consultation: params.id, orgNumber });
    return done.ok ? { isDone: true } : stop(done.refusal);
  },
  standpunkter: ({ locals, params, request }) =>
    alone({ locals, request }, async (form) => {
      const words = texts[locals.language];
      const { standpoints } = await read(locals, params.id);
      const sent = sentGrid(form, {
        grid: 'standpunkter',
        columns: standpointColumns(words),
        language: locals.language,
        saved: new Map(standpoints.map(({ id, owner }) => [id, owner])),
        current: standpointRows(standpoints),
      });
      if (!sent.isReady) return sent.answer;
      const known = new Set(standpoints.map(({ id }) => id));
      const done = await saveStandpoints(sessionOr(locals), {
        consultation: params.id,
        standpoints: sent.rows.map(({ key, values }) => ({
          id: key !== null && known.has(key) ? key : null,
          owner: values.agare ?? '',
          text: values.standpunkt ?? '',
          outcome: values.utfall ?? '',
        })),
      });
      return done.ok ? { done: words.savedStandpoints } : stop(done.refusal);
    }),
};

type Part = Parameters<typeof saveConsultationPart>[1]['part'];

async function savePart(
  locals: App.Locals,
  consultation: string,
  of: { readonly part: Part; readonly fieldId: string },
) {
  const faults = texts[locals.language].partFaults;
  const done = await saveConsultationPart(sessionOr(locals), { consultation, part: of.part });
  if (done.ok) return { isDone: true };
  const { refusal } = done;
  if (refusal.kind === 'invalidInput') return faulty(of.fieldId, faults.file);
  if (refusal.kind === 'denied') stopAt(refusal);
  if (refusal.kind === 'noSuchConsultation') error(404);
  const text = refusal.kind === 'otherYear' ? faults.otherYear(refusal.year) : faults.ownAssociation;
  return faulty(of.fieldId, text);
}

async function read(locals: App.Locals, consultation: string): Promise<WholeConsultation> {
  return valueOr(await readConsultation(sessionOr(locals), { consultation }), () => error(404));
}

type TypedPart = { forbund: string; orgnummer: string; insatser: string; slutliga: boolean };

function faulty(fieldId: string, text: string, part: TypedPart | null = null) {
  return fail(422, { partErrors: [{ fieldId, text }], part });
}

function stop(refusal: { readonly kind: string }): never {
  if (isAccessRefusal(refusal)) stopAt(refusal);
  return error(404);
}

function standpointRows(standpoints: WholeConsultation['standpoints']) {
  return standpoints.map(({ id, owner, text, outcome }) =>
    gridRow(id, { agare: owner, standpunkt: text, utfall: outcome }),
  );
}

function standpointColumns({
  columns,
}: {
  readonly columns: Readonly<Record<'owner' | 'text' | 'outcome', string>>;
}) {
  return gridColumns([
    { id: 'agare', label: columns.owner, kind: 'text', isRequired: true, size: 22 },
    { id: 'standpunkt', label: columns.text, kind: 'prose', isRequired: true },
    { id: 'utfall', label: columns.outcome, kind: 'prose' },
  ]);
}
