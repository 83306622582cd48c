// Saves while one types. The same use case as the button without script.
import { json } from '@sveltejs/kit';
import { saveReportSections } from '#followup/server';
import { openLink } from '../link.server.ts';

export async function POST(event) {
  const session = await openLink(event);
  const sent: unknown = await event.request.json().catch(() => null);
  const saved = await saveReportSections(session, sent as Parameters<typeof saveReportSections>[1]);
  if (saved.ok) return json({ outcomes: saved.value });
  const { kind } = saved.refusal;
  return json({ refusal: kind }, { status: kind === 'wrongState' ? 409 : 422 });
}
