import { fail, redirect } from '@sveltejs/kit';
import type { Session } from '#access/server';
import { decidedLabel } from '#decisions/core';
import { formatKronor, readSwedishAmount } from '#design/core';
import type { FieldError } from '#design/ui';
import {
  budgetDue,
  budgetSteps,
  type BudgetControl,
  type BudgetEvent,
  type BudgetFinding,
  type BudgetNotice,
  type PlanYear,
} from '#finance/core';
import {
  saveAllocation,
  saveBudgetEvent,
  saveBudgetPlan,
  withdrawBudgetEvent,
  type AllocationYear,
} from '#finance/server';
import { dayInSweden, isIsoDate, roundToKronor, type Ore } from '#kernel';
import { alone, isOvertaken } from '../../../alone.server.ts';
import { readBudgetWay, readComingItems } from '#decisions/server';
import { decidedItems } from '../../../decision-field.server.ts';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../../../answer.ts';
import { amountText } from '../../amount-text.ts';
import { texts as finance } from '../../texts.ts';
import { yearParameter } from '../../latest-year.server.ts';
import { texts, type AllocationTexts } from '../texts.ts';
import { readAllocationPage } from './allocation-page.server.ts';

const kronor = (amountOre: Ore): string => formatKronor(roundToKronor(amountOre));
const amount = (amountOre: Ore | null | undefined): string => (amountOre ? amountText(amountOre) : '');

export async function load({ locals, params, url }) {
  const { session, year, words, read, tables, chart } = await readAllocationPage(locals, params);
  const { members, versions, result, budget, budgetResultOre } = read;
  const way = valueOr(await readBudgetWay(session, { year }), (refusal: never) => refusal);
  const { events, notice, findings, control } = way;
  const mayPoint = mayDo(session, 'finance.save') && mayDo(session, 'board.read');
  const [current] = versions;
  const namesOf = (slugs: readonly string[]): string =>
    slugs.map((slug) => members.find((one) => one.slug === slug)?.name ?? slug).join(', ');
  const use = budget?.plannedEquityUseOre ?? null;
  return {
    year,
    years: [year + 1, year, year - 1],
    maySave: mayDo(session, 'finance.save'),
    tables,
    chart,
    sentence: result ? words.summary(kronor(result.totalOre), kronor(result.unusedOre)) : words.sentence,
    limiting: result && result.limiting.length > 0 ? words.unmatched(namesOf(result.limiting)) : null,
    hasNoKey: current !== undefined && result === null,
    version: current ? words.form.version(current.version, dayInSweden(current.savedAt), current.savedBy) : null,
    ...offerIn(read),
    asked: members.map(({ slug, name }) => ({ slug, name })),
    equityUse: use === null ? null : words.equity.use(kronor(use)),
    equityReason:
      use === null ? null : budget?.equityReason ? words.equity.reason(budget.equityReason) : words.equity.noReason,
    deficit: budgetResultOre !== null && budgetResultOre < 0 ? words.equity.deficit(kronor(-budgetResultOre)) : null,
    due: budgetDue(year),
    findings: findings.map((finding) => findingText(finding, { words, namesOf })),
    events: eventsIn(events, { notice, words, namesOf }),
    control: controlIn(control, words),
    items: mayPoint ? await itemsToPointAt(session, words) : [],
    steps: budgetSteps.map((value) => ({ value, label: words.process.steps[value] })),
    budgetVersion: budget?.version ?? null,
    eventId: crypto.randomUUID(),
    today: dayInSweden(session.clock()),
    plan: planIn(read, year),
    hasEquity: read.openingEquity !== null,
    saved: savedText(url.searchParams, words),
    breadcrumbs: [{ address: '/ekonomi', label: finance[locals.language].heading }],
  };
}

/** The allocation as the fields show it. */
function offerIn(read: AllocationYear) {
  const [current] = read.versions;
  return {
    offer: { amount: amount(current?.offeredOre), source: current?.source ?? '', comment: current?.comment ?? '' },
    members: payingIn(read).map(({ slug, name }) => {
      const decision = current?.decisions.find(({ member }) => member === slug);
      const said =
        decision === undefined ? '' : decision.amountOre === null ? 'hela' : amountText(decision.amountOre);
      return { slug, name, said, on: decision?.decidedOn ?? '' };
    }),
  };
}

/** The plan of three years as the fields show it; what is not planned begins with the allocation. */
function planIn({ planInput, result }: AllocationYear, year: number) {
  return [year, year + 1, year + 2].map((of) => {
    const known = planInput.find((one) => one.year === of);
    return {
      year: of,
      contributions: known ? amountText(known.contributionsOre) : amount(result?.totalOre),
      other: known ? amountText(known.otherIncomeOre) : '',
      costs: known ? amountText(known.costsOre) : '',
    };
  });
}

/** Decided items, and before them those of meetings that are to come: their notice may announce the budget. */
async function itemsToPointAt(session: Session, { process: { add } }: AllocationTexts) {
  const coming = valueOr(await readComingItems(session, {}), (refusal: never) => refusal);
  return [
    ...coming.map(({ item, heldOn, title }) => ({ value: item, label: add.coming(heldOn, title) })),
    ...(await decidedItems(session)).map((one) => ({ value: one.item, label: decidedLabel(one) })),
  ];
}

/** Whether the budget was set in time and in public, as the meeting tells. */
function controlIn(control: BudgetControl, words: AllocationTexts) {
  const said = words.process.control;
  switch (control.kind) {
    case 'kept':
      return { kind: 'success' as const, text: said.kept(control.on), item: control.item };
    case 'open':
      return { kind: 'info' as const, text: said.open(control.due), item: null };
    case 'noMeeting':
      return { kind: 'warning' as const, text: said.noMeeting(control.on), item: null };
    case 'broken':
      return { kind: 'danger' as const, text: said[control.why](control.on), item: control.item };
  }
}

function savedText(search: URLSearchParams, words: AllocationTexts): string | null {
  const version = Number(search.get('version')) || 1;
  switch (search.get('sparad')) {
    case 'tilldelning':
      return words.form.saved(version);
    case 'steg':
      return words.process.add.saved;
    case 'bort':
      return words.process.add.withdrawn;
    case 'plan':
      return words.plan.saved(version);
    default:
      return null;
  }
}

type Naming = { readonly words: AllocationTexts; readonly namesOf: (slugs: readonly string[]) => string };

function findingText(finding: BudgetFinding, { words, namesOf }: Naming): string {
  const said = words.process.findings;
  switch (finding.kind) {
    case 'notSet':
      return finding.isLate ? said.notSetLate(finding.due) : said.notSet(finding.due);
    case 'setLate':
      return said.setLate(finding.on, finding.due);
    case 'notAsked':
    case 'notAnswered':
    case 'setBeforeAsking':
      return said[finding.kind](namesOf(finding.members));
    case 'noticeWithoutProposal':
      return said.noticeWithoutProposal(finding.on);
    case 'notAnnounced':
    case 'announcedAfter':
      return said[finding.kind];
  }
}

function eventText(event: BudgetEvent, { words, namesOf }: Naming): string {
  const { step, member, on, words: said, budgetVersion } = event;
  return [
    `${on}: ${words.process.steps[step]}`,
    member === null ? '' : namesOf([member]),
    said ?? '',
    budgetVersion === null ? '' : words.process.version(budgetVersion),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** The steps by day, among them what the notice of the meeting tells; only what was entered by hand has an id. */
function eventsIn(
  events: readonly BudgetEvent[],
  { notice, ...naming }: Naming & { readonly notice: BudgetNotice | null },
) {
  const told = notice?.calledOn ? { ...notice, text: noticeText(notice, naming.words), on: notice.calledOn } : null;
  const isTold = ({ step, item }: BudgetEvent): boolean => step === 'announced' && item === told?.item;
  const listed = events.map((event) => ({
    id: event.id,
    on: event.on,
    item: event.item ?? null,
    text: told && isTold(event) ? told.text : eventText(event, naming),
  }));
  if (told === null || events.some(isTold)) return listed;
  const { on, item, text } = told;
  return [...listed, { id: null, on, item, text }].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** What the notice of the meeting tells about the proposal. */
function noticeText(
  { calledOn, documents, later }: BudgetNotice,
  { process: { notice: said } }: AllocationTexts,
): string {
  const on = calledOn ?? '';
  const text = documents.length > 0 ? said.sent(on, documents.join(', ')) : said.without(on);
  return later.length > 0 ? `${text}${said.later(later.join(', '))}` : text;
}

type Answer = {
  readonly errors: readonly FieldError[];
  readonly values: Readonly<Record<string, string>>;
  readonly overtaken?: 'tilldelning' | 'plan';
};

function sent(form: FormData) {
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]));
  const refuse = (errors: readonly FieldError[]) => fail(422, { errors, values } satisfies Answer as Answer);
  /** Somebody else has saved the same form meanwhile. */
  const overtaken = (which: NonNullable<Answer['overtaken']>) =>
    fail(409, { errors: [], values, overtaken: which } satisfies Answer as Answer);
  return { value: (name: string): string => values[name] ?? '', refuse, overtaken };
}

export const actions = {
  tilldelning: ({ locals, params, request }) =>
    alone({ locals, request }, async (form) => {
      const session = sessionOr(locals);
      const { year, words, read } = await readAllocationPage(locals, params);
      const { value, refuse, overtaken } = sent(form);
      if (isOvertaken(form, offerIn(read))) return overtaken('tilldelning');
      const errors: FieldError[] = [];
      const offered = readSwedishAmount(value('erbjudet'));
      if (value('erbjudet') === '' || !offered.ok || offered.value < 0)
        errors.push({ fieldId: 'erbjudet', text: words.form.errors.offered });
      if (value('kalla') === '') errors.push({ fieldId: 'kalla', text: words.form.errors.source });
      const decisions = payingIn(read).flatMap(({ slug, name }) => {
        const [said, on] = [value(`beslut-${slug}`), value(`dag-${slug}`)];
        if (on !== '' && !isIsoDate(on)) errors.push({ fieldId: `dag-${slug}`, text: words.form.errors.on(name) });
        if (said === '') return [];
        const isWhole = /^(hela|helt|all|whole)/i.test(said);
        const matched = readSwedishAmount(said);
        if (!isWhole && (!matched.ok || matched.value < 0)) {
          errors.push({ fieldId: `beslut-${slug}`, text: words.form.errors.amount(name) });
          return [];
        }
        const amountOre = isWhole || !matched.ok ? null : matched.value;
        return [{ member: slug, amountOre, decidedOn: on === '' ? null : on }];
      });
      if (errors.length > 0 || !offered.ok) return refuse(errors);
      const saved = await saveAllocation(session, {
        year,
        offeredOre: offered.value,
        source: value('kalla'),
        decisions,
        comment: value('kommentar') || null,
      });
      if (saved.ok) redirect(303, `/ekonomi/tilldelning/${year}?sparad=tilldelning&version=${saved.value.version}`);
      if (isAccessRefusal(saved.refusal)) stopAt(saved.refusal);
      return refuse([{ fieldId: 'erbjudet', text: words.form.errors.offered }]);
    }),
  steg: ({ locals, params, request }) =>
    alone({ locals, request }, async (form) => {
      const session = sessionOr(locals);
      const year = yearParameter(params.year);
      const words = texts[locals.language].process.add.errors;
      const { value, refuse } = sent(form);
      const step = budgetSteps.find((one) => one === value('steg'));
      const item = value('punkt') || null;
      const chosen = item === null ? undefined : (await decidedItems(session)).find((one) => one.item === item);
      const coming = valueOr(await readComingItems(session, {}), (refusal: never) => refusal);
      const isComing = coming.some((one) => one.item === item);
      // A notice tells its own day, a decision that of its meeting.
      const on = step === 'announced' ? value('dag') : (chosen?.heldOn ?? value('dag'));
      const errors: FieldError[] = [
        ...(item !== null && !chosen && !isComing ? [{ fieldId: 'punkt', text: words.item }] : []),
        ...(isComing && step && step !== 'announced' ? [{ fieldId: 'punkt', text: words.notHeld }] : []),
        ...(step ? [] : [{ fieldId: 'steg', text: words.step }]),
        ...(isIsoDate(on) ? [] : [{ fieldId: 'dag', text: words.on }]),
      ];
      if (errors.length > 0 || !step) return refuse(errors);
      const saved = await saveBudgetEvent(session, {
        id: value('id'),
        year,
        step,
        members: form.getAll('medlem').map(String),
        on,
        item,
        words: value('ord') || null,
        budgetVersion: Number(value('budget')) || null,
      });
      if (saved.ok) redirect(303, `/ekonomi/tilldelning/${year}?sparad=steg#samrad`);
      if (isAccessRefusal(saved.refusal)) stopAt(saved.refusal);
      return refuse([{ fieldId: 'medlemmar', text: words.members }]);
    }),
  bort: async ({ locals, params, request }) => {
    const { value } = sent(await request.formData());
    const done = await withdrawBudgetEvent(sessionOr(locals), { id: value('id') });
    if (!done.ok && isAccessRefusal(done.refusal)) stopAt(done.refusal);
    redirect(303, `/ekonomi/tilldelning/${yearParameter(params.year)}?sparad=bort#samrad`);
  },
  plan: ({ locals, params, request }) =>
    alone({ locals, request }, async (form) => {
      const session = sessionOr(locals);
      const { year, read: saved } = await readAllocationPage(locals, params);
      const words = texts[locals.language].plan;
      const { value, refuse, overtaken } = sent(form);
      if (isOvertaken(form, { plan: planIn(saved, year) })) return overtaken('plan');
      const errors: FieldError[] = [];
      const read = (of: number, name: string, label: string): Ore => {
        const fieldId = `${name}-${of}`;
        const text = value(fieldId);
        const found = readSwedishAmount(text === '' ? '0' : text);
        if (found.ok && found.value >= 0) return found.value;
        errors.push({ fieldId, text: words.errors.amount(words.of(label, of)) });
        return 0;
      };
      const years = [year, year + 1, year + 2].map((of): PlanYear => ({
        year: of,
        contributionsOre: read(of, 'bidrag', words.contributions),
        otherIncomeOre: read(of, 'ovrigt', words.other),
        costsOre: read(of, 'kostnad', words.costs),
      }));
      if (errors.length > 0) return refuse(errors);
      const done = await saveBudgetPlan(session, { year, years, comment: null });
      if (!done.ok) return stopAt(done.refusal);
      redirect(303, `/ekonomi/tilldelning/${year}?sparad=plan&version=${done.value.version}#plan-rubrik`);
    }),
};

function payingIn({ members }: AllocationYear) {
  return members.filter(({ kind }) => kind !== 'forsakringskassan' && kind !== 'arbetsformedlingen');
}
