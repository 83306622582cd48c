// From a decision that something points at to its place in the meeting.
import { readItemMeeting } from '#decisions/server';
import { error, redirect } from '@sveltejs/kit';
import { sessionOr, valueOr } from '../../../answer.ts';

export async function GET({ locals, params }): Promise<Response> {
  const { meeting } = valueOr(await readItemMeeting(sessionOr(locals), { item: params.item }), () => error(404));
  redirect(303, `/moten/${meeting}/punkt/${params.item}`);
}
