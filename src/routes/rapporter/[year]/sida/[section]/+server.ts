// The live page: one section as it will be printed, in a frame of its own. POST shows a text that is not saved.
import { error } from '@sveltejs/kit';
import type { Session } from '#access/server';
import { previewSection } from '#reports/server';
import { sessionOr, valueOr } from '../../../../answer.ts';
import { reportParam } from '../../../report-param.server.ts';

const policy =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

export async function GET({ locals, params }) {
  return show(sessionOr(locals), { ...reportParam(params.year), sectionId: params.section });
}

export async function POST({ locals, params, request }) {
  const form = await request.formData();
  const markdown = String(form.get('text') ?? '').replaceAll('\r\n', '\n');
  return show(sessionOr(locals), { ...reportParam(params.year), sectionId: params.section, markdown });
}

async function show(session: Session, of: Parameters<typeof previewSection>[1]): Promise<Response> {
  const { html } = valueOr(await previewSection(session, of), () => error(404));
  const head =
    '<meta charset="utf-8"><title>Sidan som den blir</title><link rel="stylesheet" href="/rapporter/stil.css">';
  const page = `<!doctype html><html lang="sv"><head>${head}</head><body class="report"><section aria-label="Avsnittet">${html}</section></body></html>`;
  return new Response(page, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
  });
}
