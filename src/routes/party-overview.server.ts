// The overview of a party's space: what is due first, then queue and places.
import type { Session } from '#access/server';
import { formatsIn, type Language } from '#design/core';
import { dayInSweden } from '#kernel';
import { readWaiting, readWorkList } from '#participants/server';
import { mayDo, valueOr } from './answer.ts';
import { codeAddress, dueAddress } from './deltagare/due-address.ts';
import { labels } from './deltagare/labels.ts';
import { mendingAddress, qualityWords } from './deltagare/quality-words.ts';
import { texts } from './deltagare/texts.ts';

const MOST_SHOWN = 25;

export async function readPartyOverview(session: Session, language: Language) {
  if (session.space.kind !== 'party' || !mayDo(session, 'participant.check')) return null;
  const words = texts[language];
  const say = labels[language];
  const { date } = formatsIn(language);
  const maySave = mayDo(session, 'participant.save');
  const today = dayInSweden(session.clock());
  const due = valueOr(await readWorkList(session, { daysAhead: 14 }), (refusal: never) => refusal);
  const waiting = valueOr(await readWaiting(session, {}), (refusal: never) => refusal);
  const nameOf = (slug: string): string => waiting.find((one) => one.programme === slug)?.name ?? slug;
  const late = due.filter(({ isLate }) => isLate).length;
  return {
    sentence: words.overview.sentence(late, due.length - late),
    all: due.length,
    isMore: due.length > MOST_SHOWN,
    mayRefer: maySave,
    mayManage: mayDo(session, 'participant.manage'),
    due: due.slice(0, MOST_SHOWN).map((one) => ({
      key: `${one.participationId} ${one.kind} ${one.about ?? ''}`,
      address:
        (one.kind === 'quality' ? mendingAddress(one.about, one.participationId) : null) ??
        dueAddress(one.participationId, one),
      codeAddress: maySave ? codeAddress(one.participationId, one) : null,
      pseudonym: one.pseudonym,
      programme: nameOf(one.programme),
      what: one.kind === 'quality' ? qualityWords[language][one.about][0] : say.due[one.kind],
      about:
        one.kind === 'quality' ? null : one.kind === 'followUp' ? words.item.monthsOf(Number(one.about)) : one.about,
      dueOn: date(one.dueOn),
      isLate: one.dueOn < today,
    })),
    programmes: waiting.map((one) => ({
      id: one.programme,
      name: one.name,
      places: words.overview.enrolled(one.enrolled, one.capacity),
      queue: words.overview.waiting(one.queue, one.medianWaitDays),
      stop: one.stop && words.overview.stop(date(one.stop.from), one.stop.to && date(one.stop.to), one.stop.reason),
    })),
  };
}

export type PartyOverview = NonNullable<Awaited<ReturnType<typeof readPartyOverview>>>;
