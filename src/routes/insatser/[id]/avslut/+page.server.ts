import { canMoveClosing, closingLabels, decisionSource, HANDOVERS, type ClosingMove } from '#decisions/core';
import {
  carryProgrammeOn,
  decideClosing,
  saveClosing,
  settleClosing,
  withdrawClosing,
  type Closing,
} from '#decisions/server';
import { formatsIn, readSwedishAmount } from '#design/core';
import type { FieldError } from '#design/ui';
import { clockInSweden, dayInSweden, isIsoDate, roundToKronor, sumOre, type Ore } from '#kernel';
import { readOrganisation } from '#organisation/server';
import { phaseOn } from '#programmes/core';
import { fail } from '@sveltejs/kit';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../../../answer.ts';
import { decidedItems, sentDecision } from '../../../decision-field.server.ts';
import { readMoneyPage } from '../money.server.ts';
import { tellParties } from './tell-parties.server.ts';
import { texts } from './texts.ts';

/** The association's own part, beside the members' slugs. */
const OWN = 'forbundet';

export async function load({ locals, params }) {
  const session = sessionOr(locals);
  const { language } = locals;
  const words = texts[language];
  const { money, table, breadcrumbs } = await readMoneyPage(locals, params.id);
  const { programme, closing } = money;
  const { members } = valueOr(await readOrganisation(session, {}), (refusal: never) => refusal);
  const today = dayInSweden(session.clock());
  const manages = mayDo(session, 'application.manage');
  const may = (move: ClosingMove): boolean => manages && closing !== null && canMoveClosing(closing.state, move);
  const payers = [{ slug: OWN, name: words.plan.association }, ...members.map(({ slug, name }) => ({ slug, name }))];
  const amount = amountIn(language);
  return {
    name: programme.name,
    slug: programme.slug,
    phase: phaseOn(programme, today),
    closing: closing && {
      ...closing,
      cost: closing.costOre === null ? null : amount(closing.costOre),
      shares: closing.shares.map(({ member, amountOre }) => ({
        name: payers.find(({ slug }) => slug === (member ?? OWN))?.name ?? member,
        amount: amount(amountOre),
      })),
      settled:
        closing.usedOre === null ? null : words.settled(amount(closing.usedOre), amount(closing.returnedOre ?? 0)),
    },
    isOver: programme.to !== null && programme.to < today,
    payers,
    typed: typedOf(closing, programme.to),
    booked: amount(sumOre(money.years.map(({ usedOre }) => usedOre ?? 0))),
    // Only when every granted year is booked; a half sum would be believed.
    bookedKronor: money.years.every(({ usedOre }) => usedOre !== null)
      ? String(roundToKronor(sumOre(money.years.map(({ usedOre }) => usedOre ?? 0))))
      : '',
    table,
    applications: money.applications,
    events: money.events.map(({ at, ...event }) => ({ ...event, at: `${dayInSweden(at)} ${clockInSweden(at)}` })),
    decidedItems: manages ? await decidedItems(session) : [],
    may: {
      plan: manages && (closing === null || canMoveClosing(closing.state, 'save')),
      decide: may('decide'),
      withdraw: may('withdraw'),
      carryOn: may('carryOn'),
      settle: may('settle') && closing !== null && closing.lastDay < today,
    },
    breadcrumbs,
  };
}

function amountIn(language: App.Locals['language']): (ore: Ore) => string {
  const { kronor } = formatsIn(language);
  return (ore) => kronor(roundToKronor(ore));
}

/** The plan as its form shows it. */
function typedOf(closing: Closing | null, endsOn: string | null): Record<string, string> {
  const kronorText = (ore: Ore): string => String(ore / 100).replace('.', ',');
  return {
    skal: closing?.reason ?? '',
    intagsstopp: closing?.intakeStopsOn ?? '',
    sistaDag: closing?.lastDay ?? endsOn ?? '',
    kostnad: closing === null || closing.costOre === null ? '' : kronorText(closing.costOre),
    ...Object.fromEntries(
      (closing?.shares ?? []).map(({ member, amountOre }) => [`andel.${member ?? OWN}`, kronorText(amountOre)]),
    ),
    ...Object.fromEntries(
      (closing?.handovers ?? []).flatMap(({ kind, to, note, doneOn }) => [
        [`till.${kind}`, to],
        [`hur.${kind}`, note],
        [`klart.${kind}`, doneOn ?? ''],
      ]),
    ),
  };
}

type Event = { readonly locals: App.Locals; readonly params: { readonly id: string }; readonly request: Request };
type Refusal = { readonly kind: string };

async function read({ request }: Event) {
  const form = await request.formData();
  const typed = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim().slice(0, 8_000)]] : [])),
  ) as Record<string, string>;
  return { form, typed, text: (name: string): string => typed[name] ?? '' };
}

/** One form's faults, with what was typed in it. */
function faulty(of: string, errors: readonly FieldError[], typed: Readonly<Record<string, string>>) {
  return fail(422, { of, errors, typed });
}

const fieldOf: Readonly<Record<string, string>> = {
  endsBeforeStart: 'sistaDag',
  stopsAfterLastDay: 'intagsstopp',
  daysAreDecided: 'sistaDag',
  sharesDiffer: 'andelar',
  unknownMember: 'andelar',
  memberTwice: 'andelar',
  nobodyTakesOver: 'till.participants',
  decidedLater: 'paragraf',
  olderDecision: 'paragraf',
  noSuchDecision: 'paragraf',
  stillRuns: 'anvant',
  notHandedOver: 'anvant',
};

function refused(event: Event, of: string, refusal: Refusal, typed: Readonly<Record<string, string>>) {
  if (isAccessRefusal(refusal)) stopAt(refusal);
  const { language } = event.locals;
  const fieldId =
    fieldOf[refusal.kind] ?? (of === 'plan' ? 'sistaDag' : of === 'slutreglera' ? 'anvant' : 'paragraf');
  const isElsewhere = of !== 'plan' && fieldId === 'till.participants';
  return faulty(of, [{ fieldId: isElsewhere ? 'paragraf' : fieldId, text: saidOf(refusal, language) }], typed);
}

function saidOf(refusal: Refusal, language: App.Locals['language']): string {
  const words = texts[language].faults;
  const facts = refusal as Refusal & Readonly<Record<string, unknown>>;
  const amount = amountIn(language);
  switch (refusal.kind) {
    case 'sharesDiffer':
      return words.sharesDiffer(amount(Number(facts['sharesOre'])), amount(Number(facts['costOre'])));
    case 'stillRuns':
      return words.stillRuns(String(facts['lastDay']));
    case 'notHandedOver': {
      const names = closingLabels[language].handovers;
      return words.notHandedOver(
        HANDOVERS.flatMap((one) => ((facts['what'] as string[]).includes(one) ? [names[one]] : [])).join(', '),
      );
    }
    default: {
      const said = words[refusal.kind as keyof typeof words];
      return typeof said === 'string' ? said : words.wrongState;
    }
  }
}

export const actions = {
  plan: async (event: Event) => {
    const session = sessionOr(event.locals);
    const words = texts[event.locals.language];
    const { typed, text } = await read(event);
    const { closing } = (await readMoneyPage(event.locals, event.params.id)).money;
    const isDecided = closing?.state === 'decided';
    const errors: FieldError[] = [];
    const amount = (name: string): Ore | null => {
      if (text(name) === '') return null;
      const said = readSwedishAmount(text(name));
      if (said.ok && said.value >= 0) return said.value;
      errors.push({ fieldId: name, text: words.faults.amount });
      return null;
    };
    const day = (name: string): string | null => {
      if (text(name) === '' || isIsoDate(text(name))) return text(name) || null;
      errors.push({ fieldId: name, text: words.faults.day });
      return null;
    };
    const lastDay = isDecided ? closing.lastDay : day('sistaDag');
    if (lastDay === null && errors.length === 0) errors.push({ fieldId: 'sistaDag', text: words.faults.day });
    const plan = {
      reason: text('skal'),
      intakeStopsOn: isDecided ? closing.intakeStopsOn : day('intagsstopp'),
      costOre: amount('kostnad'),
      shares: Object.keys(typed)
        .filter((name) => name.startsWith('andel.'))
        .map((name) => ({ member: name === `andel.${OWN}` ? null : name.slice(6), amountOre: amount(name) ?? 0 })),
      handovers: HANDOVERS.map((kind) => ({
        kind,
        to: text(`till.${kind}`).slice(0, 300),
        note: text(`hur.${kind}`),
        doneOn: day(`klart.${kind}`),
      })),
    };
    if (errors.length > 0 || lastDay === null) return faulty('plan', errors, typed);
    const done = await saveClosing(session, { programme: event.params.id, ...plan, lastDay });
    return done.ok ? { saved: words.plan.saved } : refused(event, 'plan', done.refusal, typed);
  },
  beslut: async (event: Event) => {
    const session = sessionOr(event.locals);
    const words = texts[event.locals.language];
    const { form, typed, text } = await read(event);
    const pointed = await sentDecision(form, { id: 'paragraf', session, language: event.locals.language });
    const errors: FieldError[] = [...pointed.errors];
    const stop = text('nyttStopp');
    for (const name of ['nyttStopp', 'nySistaDag'])
      if (!isIsoDate(text(name)) && (text(name) !== '' || name === 'nySistaDag'))
        errors.push({ fieldId: name, text: words.faults.day });
    if (errors.length > 0 || !pointed.decision) return faulty('beslut', errors, typed);
    const days = { intakeStopsOn: stop || null, lastDay: text('nySistaDag') };
    const done = await decideClosing(session, { programme: event.params.id, ...days, ...pointed.decision });
    if (!done.ok) {
      const own = { endsBeforeStart: 'nySistaDag', stopsAfterLastDay: 'nyttStopp' }[done.refusal.kind as string];
      if (own) return faulty('beslut', [{ fieldId: own, text: saidOf(done.refusal, event.locals.language) }], typed);
      return refused(event, 'beslut', done.refusal, typed);
    }
    const told = await tellParties(session, {
      programme: event.params.id,
      stop: days.intakeStopsOn
        ? { from: days.intakeStopsOn, reason: `avslutas ${days.lastDay}, ${decisionSource(pointed.decision)}` }
        : null,
    });
    const more =
      days.intakeStopsOn === null ? null : told.length > 0 ? words.decide.told(told.join(', ')) : words.decide.tell;
    return { saved: words.decide.saved, more };
  },
  fortsatt: async (event: Event) => {
    const session = sessionOr(event.locals);
    const words = texts[event.locals.language];
    const { form, typed } = await read(event);
    const pointed = await sentDecision(form, { id: 'fortsattning', session, language: event.locals.language });
    if (!pointed.decision) return faulty('fortsatt', pointed.errors, typed);
    const done = await carryProgrammeOn(session, { programme: event.params.id, ...pointed.decision });
    if (!done.ok) {
      if (isAccessRefusal(done.refusal)) stopAt(done.refusal);
      const said = saidOf(done.refusal, event.locals.language);
      return faulty('fortsatt', [{ fieldId: 'fortsattning', text: said }], typed);
    }
    await tellParties(session, { programme: event.params.id, stop: null });
    return { saved: words.carryOn.saved };
  },
  'ta-bort': async (event: Event) => {
    const { typed, text } = await read(event);
    const done = await withdrawClosing(sessionOr(event.locals), {
      programme: event.params.id,
      reason: text('varfor'),
    });
    if (!done.ok) return refused(event, 'plan', done.refusal, typed);
    return { saved: texts[event.locals.language].withdraw.saved };
  },
  slutreglera: async (event: Event) => {
    const words = texts[event.locals.language];
    const { typed, text } = await read(event);
    const used = readSwedishAmount(text('anvant'));
    if (text('anvant') === '' || !used.ok || used.value < 0)
      return faulty('slutreglera', [{ fieldId: 'anvant', text: words.faults.amount }], typed);
    const done = await settleClosing(sessionOr(event.locals), {
      programme: event.params.id,
      usedOre: used.value,
      text: text('anteckning'),
    });
    if (!done.ok) return refused(event, 'slutreglera', done.refusal, typed);
    return { saved: words.settle.saved(amountIn(event.locals.language)(done.value.returnedOre)) };
  },
};
