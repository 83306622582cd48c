import { dayInSweden } from '#kernel';
import { FOLLOW_UP_MONTHS, ITEM_LABELS, type ItemKind } from '#participants/core';
import { correctItem, noteItem, readInstrument, readInstruments } from '#participants/server';
import { error, redirect } from '@sveltejs/kit';
import { sessionOr, valueOr } from '../../../answer.ts';
import { faulty, refused, sentForm, wordsIn, type Places } from '../../forms.server.ts';
import { labels, optionsOf } from '../../labels.ts';
import { readOne } from '../../one.server.ts';
import { itemOf, savedItem } from './item-form.server.ts';

const kinds = Object.keys(ITEM_LABELS) as ItemKind[];
const kindOf = (url: URL): ItemKind => kinds.find((one) => one === url.searchParams.get('slag')) ?? error(404);

export async function load({ locals, params, url, setHeaders }) {
  const session = sessionOr(locals);
  const words = wordsIn(locals.language);
  const say = labels[locals.language];
  const kind = kindOf(url);
  const { programme, pseudonym, breadcrumbs, items } = await readOne(locals, params.id);
  const corrected = url.searchParams.get('rattar');
  const item = corrected === null ? null : (items.find(({ id }) => id === corrected) ?? error(404));
  setHeaders({ 'cache-control': 'no-store' });
  const all = valueOr(await readInstruments(session, {}), (refusal: never) => refusal);
  const used = all.filter(({ id }) => programme?.instruments.includes(id));
  const instruments = used.length > 0 ? used : all;
  const wanted = url.searchParams.get('instrument');
  const instrument =
    item?.kind === 'measurement'
      ? valueOr(
          await readInstrument(session, {
            id: String(item.details['instrument']),
            version: Number(item.details['version']),
          }),
          (refusal: never) => refusal,
        )
      : (instruments.find(({ id }) => id === wanted) ?? instruments[0] ?? null);
  return {
    kind,
    saved: item && savedItem(item),
    heading: item ? words.item.correcting(say.items[kind]) : say.items[kind],
    pseudonym,
    today: dayInSweden(session.clock()),
    occasion: url.searchParams.get('nar') ?? 'start',
    months: url.searchParams.get('manader') ?? '',
    instrument,
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
  'item.occasion': { fieldId: 'nar', say: 'choose' },
  'item.incomeSupport': { fieldId: 'forsorjning', say: 'number' },
};

export const actions = {
  default: async ({ locals, params, request, url }) => {
    const session = sessionOr(locals);
    const words = wordsIn(locals.language);
    const kind = kindOf(url);
    const form = await sentForm(request);
    if (kind === 'sip' && form.yesNo('sip') === null) {
      return faulty(form, [{ fieldId: 'sip', text: words.input.choose }]);
    }
    if (kind === 'followUp' && form.yesNo('nadd') === null) {
      return faulty(form, [{ fieldId: 'nadd', text: words.input.choose }]);
    }
    const item = itemOf(kind, form);
    const { textsAreRead } = form;
    const corrected = url.searchParams.get('rattar');
    const done =
      corrected === null
        ? await noteItem(session, { participationId: params.id, item, textsAreRead })
        : await correctItem(session, { id: corrected, item, textsAreRead });
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
