// The party's decision on disposal, what is due under it, and the act, which is asked for twice.
import { formatsIn } from '#design/core';
import { PROPOSED_MONTHS } from '#participants/core';
import { readRetention, runRetention, saveDisposalDecision } from '#participants/server';
import { isAccessRefusal, sessionOr, stopAt, valueOr } from '../../answer.ts';
import { faulty, sentForm } from '../forms.server.ts';
import { tabsOf } from '../tabs.ts';
import { texts as registerTexts } from '../texts.ts';
import { dueTable } from './due-table.server.ts';
import { texts } from './texts.ts';

const MOST_SHOWN = 100;

export async function load({ locals, setHeaders }) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const { decision, due, months } = valueOr(await readRetention(session, {}), (refusal: never) => refusal);
  setHeaders({ 'cache-control': 'no-store' });
  const table = dueTable(due.slice(0, MOST_SHOWN), locals.language);
  return {
    tabs: tabsOf(session, registerTexts[locals.language], '/deltagare/gallring'),
    decision:
      decision && words.inForce(decision.registerNumber, formatsIn(locals.language).date(decision.decidedOn), months),
    months: String(decision?.monthsAfterExit ?? PROPOSED_MONTHS),
    noneSentence: words.noneSentence(PROPOSED_MONTHS),
    count: due.length,
    table: {
      ...table,
      remarks: due.length > MOST_SHOWN ? [words.more(due.length - MOST_SHOWN)] : [],
    },
  };
}

export const actions = {
  beslut: async ({ locals, request }) => {
    const form = await sentForm(request);
    const words = texts[locals.language].faults;
    const done = await saveDisposalDecision(sessionOr(locals), {
      registerNumber: form.text('nummer', 100),
      decidedOn: form.text('beslutsdag'),
      monthsAfterExit: form.number('manader') ?? Number.NaN,
    });
    if (done.ok) return { saved: true as const };
    const { refusal } = done;
    if (!isAccessRefusal(refusal)) return faulty(form, [{ fieldId: 'beslutsdag', text: words[refusal.kind] }]);
    if (refusal.kind === 'denied') stopAt(refusal);
    const wrong = new Set(refusal.issues.map(({ path }) => path));
    return faulty(form, [
      ...(wrong.has('registerNumber') ? [{ fieldId: 'nummer', text: words.number }] : []),
      ...(wrong.has('decidedOn') ? [{ fieldId: 'beslutsdag', text: words.day }] : []),
      ...(wrong.has('monthsAfterExit') ? [{ fieldId: 'manader', text: words.months }] : []),
    ]);
  },
  gallra: async ({ locals, request }) => {
    const form = await sentForm(request);
    const words = texts[locals.language];
    if (!form.isChecked('saker')) return faulty(form, [{ fieldId: 'saker', text: words.tick }]);
    const done = await runRetention(sessionOr(locals), { isConfirmed: true });
    if (done.ok) {
      const { due, decision } = done.value;
      return {
        disposed: { heading: words.done(due.length), sentence: words.doneSentence(decision?.registerNumber ?? '') },
      };
    }
    if (isAccessRefusal(done.refusal)) stopAt(done.refusal);
    return faulty(form, [{ fieldId: 'saker', text: words.faults[done.refusal.kind] }]);
  },
};
