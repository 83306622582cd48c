import {
  gridColumns,
  gridRow,
  textCell,
  amountText,
  countCell,
  readSwedishNumber,
  type TableModel,
} from '#design/core';
import { dayInSweden } from '#kernel';
import { readOrganisation } from '#organisation/server';
import { yearOfProgramme, type Programme, type ProgrammeYear } from '#programmes/core';
import { readProgrammes, saveProgrammes } from '#programmes/server';
import { error, fail } from '@sveltejs/kit';
import { alone, isOvertaken } from '../../alone.server.ts';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../../answer.ts';
import { sentGrid } from '../../sent-grid.server.ts';
import { workingYear } from '../../years.ts';
import { toldOf, type Words } from '../programmes.ts';
import { texts } from '../texts.ts';

export async function load({ locals, params }) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const { programme, all } = await findProgramme(locals, params.id);
  const { members } = valueOr(await readOrganisation(session, {}), (refusal: never) => refusal);
  const year = workingYear(dayInSweden(session.clock()));
  return {
    year,
    maySave: mayDo(session, 'programme.save'),
    programme,
    members: members.map(({ slug, name }) => ({ value: slug, label: name })),
    carriers: all
      .filter((one) => one.slug !== programme.slug && one.ledgerObject !== null)
      .map(({ slug, name, ledgerObject }) => ({ value: slug, label: `${ledgerObject ?? ''} ${name}` })),
    saved: factsOf(programme, year),
    columns: staffingColumns(words),
    rows: staffingRows(programme),
    years: yearsTable(programme, words),
    ending: programme.ending ?? null,
    told: toldOf(programme, dayInSweden(session.clock()), words).told,
    breadcrumbs: [{ address: '/insatser', label: words.heading }],
  };
}

export const actions = {
  beskrivning: ({ locals, params, request }) =>
    alone({ locals, request }, async (form) => {
      const words = texts[locals.language];
      const { programme } = await findProgramme(locals, params.id);
      const typed = typedFacts(form);
      const year = workingYear(dayInSweden(sessionOr(locals).clock()));
      if (isOvertaken(form, factsOf(programme, year))) return fail(409, { errors: [], typed, isOvertaken: true });
      const errors = (['fullNamn', 'syfte', 'malgrupp', 'sa', 'enhet', 'utforare'] as const)
        .filter((name) => typed[name].length > 10_000)
        .map((fieldId) => ({ fieldId, text: words.one.tooLong }));
      if (errors.length > 0) return fail(422, { errors, typed });
      const {
        fullName: _,
        purpose: __,
        description: ___,
        ownerUnit: ____,
        provider: _____,
        bookedOn: ______,
        ...kept
      } = programme;
      const changed = {
        ...kept,
        ...(typed.fullNamn ? { fullName: typed.fullNamn } : {}),
        ...(typed.syfte ? { purpose: typed.syfte } : {}),
        ...(typed.sa ? { description: typed.sa } : {}),
        ...(typed.enhet ? { ownerUnit: typed.enhet } : {}),
        ...(typed.utforare ? { provider: typed.utforare } : {}),
        ...(typed.bokfors && programme.ledgerObject === null ? { bookedOn: typed.bokfors } : {}),
        targetGroup: typed.malgrupp,
        owner: typed.agare || null,
        partners: typed.parter,
        years: withEquality(programme.years, { year, answer: typed.rutin, source: words.source }),
      };
      const refusal = await save(locals, changed, words);
      return refusal === null
        ? { errors: [], typed: null, saved: words.one.saved }
        : fail(422, { errors: [{ fieldId: 'bokfors', text: refusal }], typed });
    }),
  bemanning: ({ locals, params, request }) =>
    alone({ locals, request }, async (form) => {
      const words = texts[locals.language];
      const { programme } = await findProgramme(locals, params.id);
      const saved = new Map(
        programme.staffing.map(({ role, employer }, place) => [String(place), `${role}, ${employer}`]),
      );
      const columns = staffingColumns(words);
      const sent = sentGrid(form, {
        grid: 'bemanning',
        columns,
        language: locals.language,
        saved,
        current: staffingRows(programme),
      });
      if (!sent.isReady) return sent.answer;
      const staffing = sent.rows.map(({ values }) => ({
        employer: values.arbetsgivare ?? '',
        role: values.roll ?? '',
        shareOfFullTime: values.heltider,
        ...(values.anmarkning === null ? {} : { note: values.anmarkning }),
      }));
      const refusal = await save(locals, { ...programme, staffing }, words);
      return refusal === null ? { done: words.one.savedStaffing } : sent.refuse([{ text: refusal }]);
    }),
};

async function findProgramme(locals: App.Locals, slug: string): Promise<{ programme: Programme; all: Programme[] }> {
  const all = valueOr(await readProgrammes(sessionOr(locals), {}), (refusal: never) => refusal);
  const programme = all.find((one) => one.slug === slug) ?? error(404);
  return { programme, all };
}

/** Saves one programme; a refusal as its text. */
async function save(locals: App.Locals, programme: Programme, { faults }: Words): Promise<string | null> {
  const { version: _, ...rest } = programme;
  const whole = { ...rest, partners: [...rest.partners], staffing: [...rest.staffing], years: [...rest.years] };
  const done = await saveProgrammes(sessionOr(locals), { programmes: [whole] });
  if (done.ok) return null;
  const { refusal } = done;
  if (isAccessRefusal(refusal)) stopAt(refusal);
  return refusal.kind === 'ledgerObjectTwice' ? faults.ledgerObjectTwice(refusal.ledgerObject) : faults[refusal.kind];
}

/** What stands in the fields of a programme as it is saved. */
function factsOf(programme: Programme, year: number): ReturnType<typeof typedFacts> {
  const equality = yearOfProgramme(programme, year)?.hasEqualityRoutine ?? null;
  return {
    fullNamn: programme.fullName ?? '',
    syfte: programme.purpose ?? '',
    malgrupp: programme.targetGroup,
    sa: programme.description ?? '',
    agare: programme.owner ?? '',
    enhet: programme.ownerUnit ?? '',
    utforare: programme.provider ?? '',
    bokfors: programme.bookedOn ?? '',
    rutin: equality === null ? '' : equality ? 'ja' : 'nej',
    parter: [...programme.partners],
  };
}

function typedFacts(form: FormData) {
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  return {
    fullNamn: text('fullNamn'),
    syfte: text('syfte'),
    malgrupp: text('malgrupp'),
    sa: text('sa'),
    agare: text('agare'),
    enhet: text('enhet'),
    utforare: text('utforare'),
    bokfors: text('bokfors'),
    rutin: text('rutin'),
    parter: form.getAll('parter').map(String),
  };
}

function withEquality(
  years: readonly ProgrammeYear[],
  asked: { readonly year: number; readonly answer: string; readonly source: string },
): ProgrammeYear[] {
  const { year, answer, source } = asked;
  const hasEqualityRoutine = answer === '' ? null : answer === 'ja';
  const before = years.find((one) => one.year === year);
  if (!before && hasEqualityRoutine === null) return [...years];
  const next = { ...(before ?? { year, grantedOre: null, plannedParticipants: null, source }), hasEqualityRoutine };
  return [...years.filter((one) => one.year !== year), next].toSorted((a, b) => a.year - b.year);
}

function staffingRows({ staffing }: Programme) {
  return staffing.map(({ employer, role, shareOfFullTime, note }, place) =>
    gridRow(String(place), {
      arbetsgivare: employer,
      roll: role,
      heltider: shareOfFullTime,
      anmarkning: note ?? null,
    }),
  );
}

function staffingColumns({ one: { staffingColumns: columns } }: Words) {
  return gridColumns([
    { id: 'arbetsgivare', label: columns.employer, kind: 'text', isRequired: true },
    { id: 'roll', label: columns.role, kind: 'text', isRequired: true, alsoCalled: ['befattning', 'tjänst'] },
    {
      id: 'heltider',
      label: columns.share,
      kind: 'number',
      size: 6,
      alsoCalled: ['tjänstgöringsgrad', 'omfattning'],
    },
    { id: 'anmarkning', label: columns.note, kind: 'text', size: 28, maxLength: 2000 },
  ]);
}

function yearsTable(programme: Programme, { one: words }: Words): TableModel {
  const { yearColumns: columns, equalityAnswers: answers } = words;
  return {
    id: 'ar',
    caption: words.years,
    labelHeading: columns.year,
    columns: [
      { id: 'granted', label: columns.granted, kind: 'amount' },
      { id: 'planned', label: columns.planned, kind: 'count' },
      { id: 'equality', label: columns.equality, kind: 'text' },
    ],
    rows: programme.years.map(({ year, grantedOre, plannedParticipants, hasEqualityRoutine }) => {
      const granted = amountText(grantedOre) ?? '';
      return {
        id: String(year),
        label: String(year),
        role: 'row',
        cells: [
          { value: readSwedishNumber(granted), text: granted },
          countCell(plannedParticipants),
          textCell(hasEqualityRoutine === null ? answers.unanswered : hasEqualityRoutine ? answers.yes : answers.no),
        ],
      };
    }),
  };
}
