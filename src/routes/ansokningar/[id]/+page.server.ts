import { error, fail } from '@sveltejs/kit';
import { canMoveApplication, isReduced, phaseOf, type ApplicationMove, type GrantedYear } from '#decisions/core';
import {
  decideApplication,
  giveOpinion,
  makeApplicationLink,
  OPINIONS,
  readApplication,
  readClosings,
  returnApplication,
  revokeApplicationLinks,
  settleApplication,
  withdrawApplication,
  type WholeApplication,
} from '#decisions/server';
import { amountCell, emptyCell, formatsIn, readSwedishNumber, type TableModel } from '#design/core';
import { clockInSweden, dayInSweden, isIsoDate, kronor, roundToKronor, sumOre } from '#kernel';
import { readProgrammes } from '#programmes/server';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../../answer.ts';
import { decidedItems, sentDecision } from '../../decision-field.server.ts';
import { deliver } from '../../insatsrapporter/deliver.ts';
import { applicationLetter, applicationLink } from '../letters.ts';
import { texts } from '../texts.ts';

export async function load({ locals, params }) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const formats = formatsIn(locals.language);
  const application = await read(locals, params.id);
  const { state } = application;
  const programmes = valueOr(await readProgrammes(session, {}), (refusal: never) => refusal);
  const closings = valueOr(await readClosings(session, {}), (refusal: never) => refusal);
  const closing = closings.find((one) => one.programme === application.programme && one.decision !== null);
  const manages = mayDo(session, 'application.manage');
  const writes = mayDo(session, 'application.write');
  const prepares = mayDo(session, 'application.prepare');
  const may = (move: ApplicationMove, isAllowed: boolean): boolean => isAllowed && canMoveApplication(state, move);
  const { grantedOre, usedOre, unusedOre } = application.unused;
  return {
    application: {
      ...application,
      events: application.events.map(({ at, ...event }) => ({
        ...event,
        at: `${dayInSweden(at)} ${clockInSweden(at)}`,
      })),
    },
    phase: phaseOf(state),
    budget: budgetTable(application, words.budgetColumns, words.budget),
    isReduced: isReduced(
      application.budget.map(({ appliedOre }) => appliedOre),
      application.granted,
    ),
    money: [grantedOre, usedOre, unusedOre].map((amountOre) => formats.kronor(roundToKronor(amountOre))),
    returned: formats.kronor(roundToKronor(application.returnedOre ?? 0)),
    today: dayInSweden(session.clock()),
    closing: closing ? { lastDay: closing.lastDay, decision: closing.decision } : null,
    decidedItems: may('grant', manages) ? await decidedItems(session) : [],
    programmes: programmes.map(({ slug, name }) => ({ value: slug, label: name })),
    may: {
      manage: manages,
      write: may('save', writes),
      giveOpinion: may('giveOpinion', prepares),
      return: may('return', manages),
      withdraw: may('withdraw', manages),
      decide: may('grant', manages),
      settle: may('settle', manages),
      link: manages && !['refused', 'withdrawn', 'settled'].includes(state),
    },
    breadcrumbs: [{ address: '/ansokningar', label: words.heading }],
  };
}

type Event = { readonly locals: App.Locals; readonly params: { readonly id: string }; readonly request: Request };
type Fault = { readonly fieldId: string; readonly text: string };

export const actions = {
  lank: async ({ locals, params, request, url }) => {
    const words = texts[locals.language].links;
    const session = sessionOr(locals);
    const sent = await request.formData();
    const madeFor = textOf(sent, 'lankTill').slice(0, 200);
    const email = textOf(sent, 'epost').slice(0, 200);
    if (madeFor === '')
      return faulty([{ fieldId: 'lankTill', text: words.madeForFault }], { lankTill: madeFor, epost: email });
    const application = await read(locals, params.id);
    const made = await makeApplicationLink(session, { application: params.id, madeFor });
    if (!made.ok) return refusedOf(made.refusal, locals);
    const link = applicationLink(url.origin, made.value.token);
    const { name, dueOn } = application;
    const letter = applicationLetter({ association: session.space.name, name, dueOn, link });
    locals.hasSecret = true;
    return { given: await deliver({ id: params.id, programme: madeFor, to: email || null, link, letter }) };
  },
  stang: async ({ locals, params }) => {
    const done = await revokeApplicationLinks(sessionOr(locals), { application: params.id });
    return done.ok ? { areClosed: true } : refusedOf(done.refusal, locals);
  },
  yttrande: async ({ locals, params, request }) => {
    const words = texts[locals.language].giveOpinion;
    const typed = typedIn(await request.formData(), ['yttrande', 'motivering', 'yttrandedag']);
    const opinion = OPINIONS.find((one) => one === typed['yttrande']);
    const on = typed['yttrandedag'] ?? '';
    const faults = [
      ...(opinion ? [] : [{ fieldId: 'yttrande', text: words.fault }]),
      ...(isIsoDate(on) ? [] : [{ fieldId: 'yttrandedag', text: words.dayFault }]),
    ];
    if (faults.length > 0 || !opinion) return faulty(faults, typed);
    const text = typed['motivering'] ?? '';
    const done = await giveOpinion(sessionOr(locals), { application: params.id, opinion, text, on });
    return done.ok ? {} : refusedOf(done.refusal, locals);
  },
  beslut: (event) => decide(event),
  tillbaka: async ({ locals, params, request }) => {
    const typed = typedIn(await request.formData(), ['fraga']);
    const question = typed['fraga'] ?? '';
    if (question === '') return faulty([{ fieldId: 'fraga', text: texts[locals.language].returnIt.fault }], typed);
    const done = await returnApplication(sessionOr(locals), { application: params.id, question });
    return done.ok ? {} : refusedOf(done.refusal, locals);
  },
  aterkalla: async ({ locals, params, request }) => {
    const sent = await request.formData();
    const typed = typedIn(sent, ['skal']);
    if (!sent.has('saker')) return faulty([{ fieldId: 'saker', text: texts[locals.language].withdraw.fault }], typed);
    const done = await withdrawApplication(sessionOr(locals), {
      application: params.id,
      reason: typed['skal'] ?? '',
    });
    return done.ok ? {} : refusedOf(done.refusal, locals);
  },
  slutreglera: async ({ locals, params, request }) => {
    const typed = typedIn(await request.formData(), ['slutdag', 'anteckning']);
    const on = typed['slutdag'] ?? '';
    if (!isIsoDate(on))
      return faulty([{ fieldId: 'slutdag', text: texts[locals.language].giveOpinion.dayFault }], typed);
    const text = typed['anteckning'] ?? '';
    const done = await settleApplication(sessionOr(locals), { application: params.id, on, text });
    return done.ok ? {} : refusedOf(done.refusal, locals);
  },
};

const pointNames = ['paragraf.punkt', 'paragraf.text', 'paragraf.dag'];

async function decide({ locals, params, request }: Event) {
  const words = texts[locals.language].decide.faults;
  const { form, programme: own } = await read(locals, params.id);
  const sent = await request.formData();
  const amounts = form.years.map((year) => `hogst.${year}`);
  const pointed = await sentDecision(sent, { id: 'paragraf', session: sessionOr(locals), language: locals.language });
  const typed = typedIn(sent, ['beslut', ...pointNames, 'villkor', 'insats', ...amounts]);
  const outcome = typed['beslut'];
  const isRefused = outcome === 'refused';
  const faults: Fault[] = [];
  const years: GrantedYear[] = [];
  if (outcome !== 'granted' && !isRefused) faults.push({ fieldId: 'beslut', text: words.outcome });
  faults.push(...pointed.errors);
  for (const year of form.years) {
    const stated = typed[`hogst.${year}`] ?? '';
    if (isRefused || stated === '') continue;
    const amount = readSwedishNumber(stated);
    if (amount === null || amount < 0 || !Number.isInteger(amount))
      faults.push({ fieldId: `hogst.${year}`, text: words.amount });
    else years.push({ year, mostOre: kronor(amount) });
  }
  if (!pointed.decision || faults.length > 0 || (outcome !== 'granted' && outcome !== 'refused'))
    return faulty(faults, typed);
  const done = await decideApplication(sessionOr(locals), {
    application: params.id,
    outcome,
    programme: own ?? (typed['insats'] || null),
    ...pointed.decision,
    conditions: typed['villkor'] ?? '',
    years: isRefused ? [] : [...years],
  });
  if (done.ok) return {};
  const { refusal } = done;
  if (isAccessRefusal(refusal)) stopAt(refusal);
  if (refusal.kind === 'noSuchApplication') error(404);
  const fieldId = {
    decidedLater: 'paragraf',
    laterDecision: 'paragraf',
    noSuchDecision: 'paragraf',
    unknownProgramme: 'insats',
  }[refusal.kind as string];
  return faulty([{ fieldId: fieldId ?? amounts[0] ?? 'beslut', text: words[refusal.kind] }], typed);
}

async function read(locals: App.Locals, application: string): Promise<WholeApplication> {
  return valueOr(await readApplication(sessionOr(locals), { application }), () => error(404));
}

function faulty(errors: readonly Fault[], typed: Readonly<Record<string, string | undefined>>) {
  return fail(422, { errors, typed });
}

function refusedOf(refusal: { readonly kind: string }, locals: App.Locals) {
  if (isAccessRefusal(refusal)) stopAt(refusal);
  if (refusal.kind === 'noSuchApplication') error(404);
  return fail(409, { refused: texts[locals.language].wrongState });
}

function typedIn(sent: FormData, names: readonly string[]): Record<string, string | undefined> {
  return Object.fromEntries(names.map((name) => [name, textOf(sent, name).slice(0, 8_000)]));
}

function textOf(sent: FormData, name: string): string {
  const value = sent.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

function budgetTable(
  { budget, granted }: WholeApplication,
  columns: Readonly<Record<'year' | 'cost' | 'cofinancing' | 'applied' | 'granted' | 'sum', string>>,
  caption: string,
): TableModel {
  const cell = (amountOre: number | undefined) =>
    amountOre === undefined ? emptyCell() : amountCell(roundToKronor(amountOre));
  const grantedIn = (year: number) => granted.find((one) => one.year === year)?.mostOre;
  const sum = (amounts: readonly number[]) => cell(sumOre(amounts));
  return {
    id: 'budget',
    caption,
    labelHeading: columns.year,
    columns: (['cost', 'cofinancing', 'applied', 'granted'] as const).map((id) => ({
      id,
      label: columns[id],
      kind: 'amount',
    })),
    rows: [
      ...budget.map(({ year, costOre, cofinancingOre, appliedOre }) => ({
        id: String(year),
        label: String(year),
        role: 'row' as const,
        cells: [cell(costOre), cell(cofinancingOre), cell(appliedOre), cell(grantedIn(year))],
      })),
      {
        id: 'sum',
        label: columns.sum,
        role: 'total' as const,
        cells: [
          sum(budget.map((one) => one.costOre)),
          sum(budget.map((one) => one.cofinancingOre)),
          sum(budget.map((one) => one.appliedOre)),
          granted.length === 0 ? emptyCell() : sum(granted.map((one) => one.mostOre)),
        ],
      },
    ],
  };
}
