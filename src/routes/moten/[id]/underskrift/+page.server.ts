import { fail, redirect } from '@sveltejs/kit';
import { approvalBySignatures } from '#signing/core';
import { takeMinutesOut } from '#signing/server';
import { isAccessRefusal, sessionOr, stopAt } from '../../../answer.ts';
import { refused, signingActions, signingData } from '../../../signing/signing-page.server.ts';
import { texts } from '../../../signing/texts.ts';
import { meetingPage } from '../../meeting.server.ts';
import { refusalText } from '../../refusals.ts';

export async function load(event) {
  const { locals, params } = event;
  const { meeting, heading, breadcrumbs } = await meetingPage(locals, params.id);
  const data = await signingData(event, { meetingId: params.id });
  const details = data.copies[0]?.details ?? null;
  const approvers = [...(meeting.chair === null ? [] : [meeting.chair]), ...meeting.approvers];
  const approval = details && approvalBySignatures(approvers, details.signers);
  return {
    ...data,
    id: params.id,
    heading: texts[locals.language].minutesHeading(heading),
    approvedOn: meeting.approvedOn,
    lacks: meeting.approvedOn === null && approval && 'lacks' in approval ? approval.lacks : [],
    breadcrumbs: [...breadcrumbs, { address: `/moten/${params.id}/protokoll`, label: heading }],
  };
}

const signing = signingActions(({ id }: { readonly id: string }) => ({ meetingId: id }));

export const actions = {
  'ta-ut': async ({ locals, params }) => {
    const taken = await takeMinutesOut(sessionOr(locals), { meetingId: params.id });
    if (taken.ok) redirect(303, '?uttagen');
    if (isAccessRefusal(taken.refusal)) stopAt(taken.refusal);
    const { language } = locals;
    const sentence = `${texts[language].notReady}. ${refusalText(taken.refusal.why, language)}`;
    return fail(409, { ...refused([]), refusal: { sentence, differences: [] } });
  },
  lamna: signing.lamna,
  uppgifter: signing.uppgifter,
  publicera: signing.publicera,
  dolj: signing.dolj,
};
