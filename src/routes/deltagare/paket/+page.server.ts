import { countCell, emptyCell, formatsIn, textCell, type TableModel } from '#design/core';
import { healthTable, periodOf, type DisclosurePolicy, type FollowUpPackage, type PreviewLine } from '#followup/core';
import { readMadePackages } from '#followup/server';
import { dayInSweden } from '#kernel';
import { makePackages, previewPackages, readExactPackages, readPartyProgrammes } from '#participants/server';
import { fail } from '@sveltejs/kit';
import { sessionOr, stopAt, valueOr } from '../../answer.ts';
import { healthWords } from '../../uppfoljning/health-words.ts';
import { sentForm } from '../forms.server.ts';
import { tabsOf } from '../tabs.ts';
import { texts as registerTexts } from '../texts.ts';
import { deliver } from './deliver.server.ts';
import { texts } from './texts.ts';
import { askedOf, tablesOf, wantedOf } from './wanted.ts';

type Words = (typeof texts)['sv'];

export async function load({ locals, url, setHeaders }) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const formats = formatsIn(locals.language);
  setHeaders({ 'cache-control': 'no-store' });
  const today = dayInSweden(session.clock());
  const asked = askedOf((name) => url.searchParams.get(name), today);
  const programmes = valueOr(await readPartyProgrammes(session, {}), (refusal: never) => refusal);
  const nameOf = (slug: string): string => programmes.find((one) => one.slug === slug)?.name ?? slug;
  const made = valueOr(await readMadePackages(session, {}), (refusal: never) => refusal);
  const wanted = wantedOf(asked, undefined);
  const previews = url.searchParams.has('insats') ? await previewPackages(session, wanted) : null;
  const exact = previews?.ok ? await readExactPackages(session, wanted) : null;
  const [first] = previews?.ok ? previews.value : [];
  const fault =
    previews && !previews.ok ? (words.faults[previews.refusal.kind] ?? words.faults['invalidInput'] ?? '') : null;
  return {
    tabs: tabsOf(session, registerTexts[locals.language], '/deltagare/paket'),
    programmes: programmes.map(({ slug, name }) => ({ value: slug, label: name })),
    asked,
    fault,
    ageBands: first ? words.bandsNow(first.ageBands.replaceAll('-', '–').replaceAll(',', ', ')) : null,
    policy: first ? policyText(first.policy, words, formats) : null,
    chosen: first?.tables ?? null,
    choices: previews?.ok ? choicesOf(previews.value, words, formats) : [],
    exact: exact?.ok ? exact.value.flatMap((one) => [exactTable(one, words), ...exactHealth(one, locals)]) : [],
    made: {
      id: 'lamnade',
      caption: words.versions,
      labelHeading: words.programme,
      columns: [
        { id: 'period', label: words.period, kind: 'text' },
        { id: 'version', label: words.version, kind: 'count' },
        { id: 'gjort', label: words.madeOn, kind: 'date' },
        { id: 'varfor', label: words.why, kind: 'text' },
      ],
      rows: made.map((one, index) => ({
        id: String(index),
        label: nameOf(one.programme),
        role: 'row',
        cells: [
          textCell(formats.period({ from: one.periodFrom, to: one.periodTo })),
          countCell(one.version),
          textCell(one.madeAt.slice(0, 10)),
          reasonOf(one.document),
        ],
      })),
    } satisfies TableModel,
  };
}

/** Each way of making the tables, with how much of them all readers together would not see. */
function choicesOf(
  previews: readonly { readonly lines: readonly PreviewLine[] }[],
  words: Words,
  formats: ReturnType<typeof formatsIn>,
) {
  const [first] = previews;
  return (first?.lines ?? []).flatMap((line) => {
    const all = previews.flatMap(({ lines }) => lines.filter(({ choice }) => choice === line.choice));
    if (!all.every(({ isOffered }) => isOffered)) return [];
    const sum = (of: (one: PreviewLine) => number): number => all.reduce((total, one) => total + of(one), 0);
    const [hidden, leftOut] = [sum((one) => one.hidden), sum((one) => one.leftOut)];
    const isLonger = line.choice === 'twoYears' || line.choice === 'allThree';
    return [
      {
        value: line.choice,
        label: words.choices[line.choice] + (isLonger ? `, ${formats.period(line.period)}` : ''),
        hint: [
          hidden === 0
            ? words.nothingHidden
            : words.hiddenOf(
                hidden,
                sum((one) => one.counts),
              ),
          ...(leftOut === 0 ? [] : [words.leftOut(leftOut)]),
        ].join(' '),
      },
    ];
  });
}

function policyText(policy: DisclosurePolicy, words: Words, formats: ReturnType<typeof formatsIn>): string {
  if (policy.decidedOn === null) return words.policyProposal;
  const decision = `${policy.reference}, ${formats.date(policy.decidedOn)}`;
  return policy.isAsCounted ? words.policyAsCounted(decision) : words.policy(decision, policy.limit);
}

function reasonOf(document: object) {
  const reason = (document as { correctionReason?: string | null }).correctionReason;
  return reason ? textCell(reason, { language: 'sv' }) : emptyCell();
}

function exactTable(one: FollowUpPackage, words: Words): TableModel {
  const count = (measure: string, sex?: 'female' | 'male'): number | null =>
    one.measures.find(
      ({ measure: name, dimensions }) =>
        name === measure && Object.keys(dimensions).length === (sex ? 1 : 0) && dimensions.sex === sex,
    )?.count ?? null;
  return {
    id: `exakt-${one.association}`,
    caption: words.exact,
    labelHeading: words.units[one.countingUnit === 'person' ? 'person' : 'participation'],
    columns: [
      { id: 'kvinnor', label: words.women, kind: 'count' },
      { id: 'man', label: words.men, kind: 'count' },
      { id: 'totalt', label: words.total, kind: 'count' },
    ],
    rows: Object.entries(words.measures).map(([measure, label]) => ({
      id: measure,
      label,
      role: 'row',
      cells: [countCell(count(measure, 'female')), countCell(count(measure, 'male')), countCell(count(measure))],
    })),
    remarks: [words.exactRemark],
  };
}

function exactHealth(one: FollowUpPackage, { language }: Pick<App.Locals, 'language'>): TableModel[] {
  const period = periodOf(one);
  const table = healthTable([one], {
    period,
    words: healthWords[language],
    periodText: formatsIn(language).period(period),
  });
  return table ? [{ ...table, id: `halsa-${one.association}` }] : [];
}

export const actions = {
  gor: async ({ locals, request }) => {
    const session = sessionOr(locals);
    const words = texts[locals.language];
    const form = await sentForm(request);
    const asked = askedOf((name) => form.text(name, 200), dayInSweden(session.clock()));
    const tables = tablesOf((name) => form.text(name, 40));
    const made = await makePackages(session, wantedOf(asked, tables));
    if (!made.ok) {
      if (made.refusal.kind === 'denied') stopAt(made.refusal);
      return fail(422, { fault: words.faults[made.refusal.kind] ?? words.faults['invalidInput'] ?? '' });
    }
    const packages = made.value.map((one) => one.package);
    const delivered = await deliver(session, packages);
    return {
      made: made.value.map((one) => ({
        key: one.package.association,
        text: one.isNew ? words.made(one.package.version, one.hiddenCounts) : words.same(one.package.version),
        exposed: one.exposed,
      })),
      delivered: delivered.kind,
      why:
        delivered.kind === 'refused'
          ? (words.received[delivered.why] ?? words.received['other'] ?? '')
          : delivered.kind === 'sent'
            ? words.sent
            : words.notHere,
    };
  },
};
