import { error } from '@sveltejs/kit';
import { paragraphSpan, registrarLetter } from '#decisions/core';
import { announceMinutes, approveMinutes, correctMinutes, savePosting, takeDownNotice } from '#decisions/server';
import { denialOf } from '#access/server';
import { dayInSweden } from '#kernel';
import { sessionOr } from '../../../answer.ts';
import { running } from '../../../running.ts';
import { answerOf, readForm, type BoardAnswer } from '../../board-forms.server.ts';
import { meetingPage } from '../../meeting.server.ts';
import { texts } from '../../texts.ts';

export async function load({ locals, params }) {
  const read = await meetingPage(locals, params.id);
  return {
    ...read,
    isStrong: denialOf(sessionOr(locals), 'board.approve') === null,
    postings: lettersOf(read, sessionOr(locals).space.name),
    kept: read.kept.map(({ version, correction, madeAt }) => ({ version, correction, madeOn: dayInSweden(madeAt) })),
  };
}

type Read = Awaited<ReturnType<typeof meetingPage>>;

function lettersOf({ meeting, items, members, setting, postings }: Read, association: string) {
  const { approvedOn, announcedOn, heldOn, body } = meeting;
  if (approvedOn === null || announcedOn === null) return [];
  const letter = registrarLetter({
    association,
    body: body.name,
    heldOn,
    approvedOn,
    announcedOn,
    paragraphs: paragraphSpan(items.map(({ paragraph }) => paragraph)),
    minutesPlace: setting.minutesPlace,
  });
  return postings.map((posting) => {
    const to = setting.registrars[posting.member] ?? null;
    const query = `subject=${encodeURIComponent(letter.subject)}&body=${encodeURIComponent(letter.text.replaceAll('\n', '\r\n'))}`;
    return {
      ...posting,
      mailedOn: posting.mailedAt && dayInSweden(posting.mailedAt),
      name: members.find(({ slug }) => slug === posting.member)?.name ?? posting.member,
      to,
      letter,
      mail: `mailto:${to ?? ''}?${query}`,
    };
  });
}

export const actions = {
  justera: async ({ locals, params, request }) => {
    const { language } = locals;
    const sent = await readForm(request);
    const done = await approveMinutes(sessionOr(locals), { id: params.id, approvedOn: sent.text('justerat') });
    return answerOf(done, {
      language,
      sent,
      done: texts[language].minutes.approveDone,
      fields: { approvedOn: 'justerat' },
    });
  },
  ratta: async ({ locals, params, request }) => {
    const { language } = locals;
    const sent = await readForm(request);
    const done = await correctMinutes(sessionOr(locals), { id: params.id, correction: sent.text('rattelse') });
    return answerOf(done, {
      language,
      sent,
      done: texts[language].minutes.correctDone,
      fields: { correction: 'rattelse' },
    });
  },
  ansla: async ({ locals, params, request }) => {
    const { language } = locals;
    const words = texts[language].minutes;
    const sent = await readForm(request);
    const done = await announceMinutes(sessionOr(locals), { id: params.id, showsMinutes: sent.has('visa') });
    return answerOf(done, {
      language,
      sent,
      done: ({ isLate }) => (isLate ? words.announceLate : words.announceDone),
    });
  },
  'ta-ned': async ({ locals, params, request }) => {
    const { language } = locals;
    const sent = await readForm(request);
    const done = await takeDownNotice(sessionOr(locals), { id: params.id });
    return answerOf(done, { language, sent, done: texts[language].minutes.takeDownDone });
  },
  anslag: async ({ locals, params, request }) => {
    const { language } = locals;
    const sent = await readForm(request);
    const done = await savePosting(sessionOr(locals), {
      meeting: params.id,
      member: sent.text('medlem'),
      isMailed: sent.has('skickat'),
      postedOn: sent.dayOrNull('uppsatt'),
      removedOn: sent.dayOrNull('nedtaget'),
    });
    return answerOf(done, {
      language,
      sent,
      done: texts[language].minutes.postingSaved,
      fields: { postedOn: 'dag', removedOn: 'dag' },
    });
  },
  skicka: async ({ locals, params }): Promise<BoardAnswer> => {
    const session = sessionOr(locals);
    const words = texts[locals.language].minutes;
    if (denialOf(session, 'board.save')) error(403);
    const read = await meetingPage(locals, params.id);
    let count = 0;
    for (const { to, letter, member, mailedAt, postedOn, removedOn } of lettersOf(read, session.space.name)) {
      if (to === null || mailedAt !== null) continue;
      const outcome = await running().sendMail({ to, ...letter });
      if (outcome !== 'sent') return { refused: words[outcome] };
      await savePosting(session, { meeting: params.id, member, isMailed: true, postedOn, removedOn });
      count += 1;
    }
    return { done: words.sent(count) };
  },
};
