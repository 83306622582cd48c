import { dayInSweden } from '#kernel';
import { FOLLOW_UP_MONTHS, ITEM_LABELS, type ItemInput, type ItemKind } from '#participants/core';
import { noteItem, readInstruments } from '#participants/server';
import { error, redirect } from '@sveltejs/kit';
import { sessionOr, valueOr } from '../../../answer.ts';
import { faulty, refused, sentForm, warned, wordsIn, type Places, type SentForm } from '../../forms.server.ts';
import { labels, optionsOf } from '../../labels.ts';
import { readOne } from '../../one.server.ts';

const kinds = Object.keys(ITEM_LABELS) as ItemKind[];
const kindOf = (url: URL): ItemKind => kinds.find((one) => one === url.searchParams.get('slag')) ?? error(404);

export async function load({ locals, params, url, setHeaders }) {
  const session = sessionOr(locals);
  const words = wordsIn(locals.language);
  const say = labels[locals.language];
  const kind = kindOf(url);
  const { programme, pseudonym, breadcrumbs } = await readOne(locals, params.id);
  setHeaders({ 'cache-control': 'no-store' });
  const all = valueOr(await readInstruments(session, {}), (refusal: never) => refusal);
  const used = all.filter(({ id }) => programme?.instruments.includes(id));
  const instruments = used.length > 0 ? used : all;
  return {
    kind,
    heading: say.items[kind],
    pseudonym,
    today: dayInSweden(session.clock()),
    occasion: url.searchParams.get('nar') ?? 'start',
    months: url.searchParams.get('manader') ?? '',
    instrument: instruments.find(({ id }) => id === url.searchParams.get('instrument')) ?? instruments[0] ?? null,
    instruments: instruments.map(({ id, name }) => ({ value: id, label: name })),
    activities: optionsOf(say.activities),
    employers: optionsOf(say.employers),
    goals: optionsOf(say.goals),
    moves: optionsOf(say.moves),
    authorities: optionsOf(say.authorities),
    occupations: optionsOf(say.occupations),
    incomes: optionsOf(say.incomes),
    followUps: FOLLOW_UP_MONTHS.map((n) => ({ value: String(n), label: words.item.monthsOf(n) })),
    breadcrumbs,
  };
}

const places: Places = {
  'item.from': { fieldId: 'datum', say: 'day' },
  'item.to': { fieldId: 'till', say: 'day' },
  'item.activity': { fieldId: 'aktivitet', say: 'choose' },
  'item.extent': { fieldId: 'omfattning', say: 'number' },
  'item.state': { fieldId: 'lage', say: 'choose' },
  'item.vas': { fieldId: 'vas', say: 'number' },
  'item.months': { fieldId: 'manader', say: 'choose' },
  'item.incomeSupport': { fieldId: 'forsorjning', say: 'number' },
};

export const actions = {
  default: async ({ locals, params, request, url }) => {
    const session = sessionOr(locals);
    const words = wordsIn(locals.language);
    const kind = kindOf(url);
    const form = await sentForm(request);
    const warning = warned(form, ['text'], words);
    if (warning) return warning;
    if (kind === 'sip' && form.yesNo('sip') === null) {
      return faulty(form, [{ fieldId: 'sip', text: words.input.choose }]);
    }
    if (kind === 'followUp' && form.yesNo('nadd') === null) {
      return faulty(form, [{ fieldId: 'nadd', text: words.input.choose }]);
    }
    const item = itemOf(kind, form);
    const done = await noteItem(session, { participationId: params.id, item });
    if (done.ok) redirect(303, `/deltagare/${params.id}?sparat`);
    return refused(done.refusal, {
      form,
      words,
      places,
      fieldOf: {
        comingDay: 'datum',
        tooEarly: 'datum',
        badMeasurement: 'instrument',
        noSuchInstrument: 'instrument',
      },
      fallback: 'datum',
    });
  },
};

/** The item as the use case takes it; what does not fit is refused there. */
function itemOf(kind: ItemKind, form: SentForm): ItemInput {
  const base = { kind, from: form.text('datum') };
  const text = form.text('text');
  const fields: Readonly<Record<ItemKind, object>> = {
    activity: {
      to: form.orNull('till'),
      activity: form.text('aktivitet'),
      employerKind: form.orNull('arbetsgivare'),
      extent: form.number('omfattning'),
      text,
    },
    contact: { with: form.authorities('med'), text },
    planGoal: { to: form.orNull('till'), state: form.text('lage'), text },
    measurement: {
      instrument: form.text('instrument', 80),
      version: form.number('version'),
      answeredBy: form.text('svarat'),
      answers: Object.fromEntries(
        Object.keys(form.typed())
          .filter((name) => name.startsWith('punkt-') && form.text(name) !== '')
          .map((name) => [name.slice('punkt-'.length), form.number(name)]),
      ),
    },
    health: {
      occasion: form.text('nar'),
      vas: form.number('vas'),
      qualityOfLife: form.text('nar') === 'exit' ? form.orNull('livskvalitet') : null,
    },
    violenceAsked: {},
    sip: { exists: form.yesNo('sip') === true },
    followUp: {
      months: Number(form.text('manader')),
      isReached: form.yesNo('nadd') === true,
      occupation: form.orNull('sysselsattning'),
      incomeSupport: form.incomes('forsorjning'),
      text,
    },
    afterCare: { with: form.authorities('med'), text },
  };
  return { ...base, ...fields[kind] } as ItemInput;
}
