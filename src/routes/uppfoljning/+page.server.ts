import { readSwedishDay } from '#design/core';
import { currentPackages, periodOf, TYPED_COLUMNS } from '#followup/core';
import { readPackages, saveTypedCounts, type CannotSaveTypedCounts } from '#followup/server';
import { calendarYear, dayInSweden, isSamePeriod } from '#kernel';
import { runsIn, type Programme } from '#programmes/core';
import { readProgrammes } from '#programmes/server';
import { fail } from '@sveltejs/kit';
import { alone } from '../alone.server.ts';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../answer.ts';
import { sentGrid } from '../sent-grid.server.ts';
import { chosenYear } from '../years.ts';
import { followupTabs } from './tabs.ts';
import { countColumns, countRows, problemText, touches, versionsTable, yearHealth, type Words } from './counts.ts';
import { texts } from './texts.ts';

async function readYear(locals: App.Locals, url: URL) {
  const session = sessionOr(locals);
  const year = chosenYear(url.searchParams.get('ar'), dayInSweden(session.clock()));
  const period = calendarYear(year);
  const programmes = valueOr(await readProgrammes(session, {}), (refusal: never) => refusal);
  const all = valueOr(await readPackages(session, { allVersions: true }), (refusal: never) => refusal);
  const packages = all.filter((one) => touches(one, period));
  const ofYear = currentPackages(packages).filter((one) => isSamePeriod(periodOf(one), period));
  const running = programmes.filter(
    (programme) =>
      (programme.orientation === 'individual' && runsIn(programme, year)) ||
      ofYear.some((one) => one.programme === programme.slug),
  );
  return { session, year, period, programmes, packages, ofYear, rows: countRows(running, ofYear) };
}

export async function load({ locals, url }) {
  const words = texts[locals.language];
  const { session, year, period, programmes, packages, ofYear, rows } = await readYear(locals, url);
  return {
    year,
    period,
    maySave: mayDo(session, 'followup.save'),
    hasProgrammes: programmes.length > 0,
    columns: countColumns(words, programmes),
    rows,
    isCorrection: ofYear.length > 0,
    source: ofYear[0]?.source ?? '',
    health: yearHealth({ packages: ofYear, programmes, period, language: locals.language }),
    table: versionsTable({ packages, programmes, year, words, language: locals.language }),
    width: 'full',
    ...followupTabs(session, locals.language, '/uppfoljning'),
  };
}

export const actions = {
  default: ({ locals, request, url }) =>
    alone({ locals, request }, async (form) => {
      const words = texts[locals.language];
      const { session, programmes, rows: current } = await readYear(locals, url);
      const text = (name: string): string => String(form.get(name) ?? '').trim();
      const typed = { fran: text('fran'), till: text('till'), kalla: text('kalla'), orsak: text('orsak') };
      const columns = countColumns(words, programmes);
      const sent = sentGrid(form, { grid: 'antal', columns, language: locals.language, current });
      if (!sent.isReady) {
        return 'data' in sent.answer ? fail(422, { ...sent.answer.data, typed }) : { ...sent.answer, typed };
      }
      const refuse = (errors: readonly { readonly fieldId: string; readonly text: string }[]) => {
        const { data } = sent.refuse([]);
        return fail(422, { ...data, errors, typed });
      };
      const [from, to] = [readSwedishDay(typed.fran), readSwedishDay(typed.till)];
      const errors = [
        ...(from === null || to === null || to < from ? [{ fieldId: 'fran', text: words.faults.badPeriod }] : []),
        ...(typed.kalla === '' ? [{ fieldId: 'kalla', text: words.faults.sourceMissing }] : []),
        ...(['kalla', 'orsak'] as const)
          .filter((name) => typed[name].length > 2000)
          .map((fieldId) => ({ fieldId, text: words.faults.tooLong })),
      ];
      // A programme that stands in the table without a count is one that has not reported.
      const rows = sent.rows
        .map(({ row, values }) => ({ row, programme: values.insats ?? '', counts: countsOf(values) }))
        .filter(({ counts }) => Object.values(counts).some((count) => count !== null));
      const slugs = rows.map(({ programme }) => programme);
      const twice = rows.find(({ programme }, place) => slugs.indexOf(programme) < place);
      if (twice) errors.push({ fieldId: `antal-${twice.row}-insats`, text: words.faults.twice });
      if (rows.length === 0) errors.push({ fieldId: 'antal', text: words.faults.noCounts });
      if (errors.length > 0 || from === null || to === null) return refuse(errors);
      const done = await saveTypedCounts(session, {
        period: { from, to },
        source: typed.kalla,
        reason: typed.orsak || null,
        rows: rows.map(({ programme, counts }) => ({ programme, counts })),
      });
      const nameOf = (slug: string): string => programmes.find((one) => one.slug === slug)?.name ?? slug;
      if (done.ok) {
        const { saved, problems } = done.value;
        const told = problems.map((problem) => words.warning(nameOf(problem.programme), problemText(problem, words)));
        return { done: words.done(saved.length), remarks: [...new Set(told)], typed: null };
      }
      if (isAccessRefusal(done.refusal)) stopAt(done.refusal);
      const at = rows[done.refusal.row];
      return refuse([
        faultOf(done.refusal, { words, place: `antal-${at?.row ?? 0}-insats`, name: nameOf(at?.programme ?? '') }),
      ]);
    }),
};

function countsOf(values: Readonly<Record<string, string | number | null>>): Record<string, number | null> {
  return Object.fromEntries(
    TYPED_COLUMNS.map(({ id }) => {
      const value = values[id];
      return [id, typeof value === 'number' ? value : null];
    }),
  );
}

type Context = { readonly words: Words; readonly place: string; readonly name: Programme['name'] };

function faultOf(refusal: CannotSaveTypedCounts, { words, place, name }: Context): { fieldId: string; text: string } {
  const { faults } = words;
  switch (refusal.kind) {
    case 'reasonMissing':
      return { fieldId: 'orsak', text: faults.reasonMissing(name) };
    case 'versionTaken':
      return { fieldId: place, text: faults.versionTaken };
    case 'noCounts':
      return { fieldId: place, text: faults.noCounts };
    case 'wrongCounts': {
      const [first] = refusal.problems.filter(({ severity }) => severity === 'error');
      return { fieldId: place, text: faults.wrongCounts(`${name}, ${first ? problemText(first, words) : ''}`) };
    }
    default:
      return { fieldId: place, text: faults.other };
  }
}
