// The deck as PDF and HTML, and the own numbers as JSON.
import { error } from '@sveltejs/kit';
import { readConsultation, renderPdf, renderHtml } from '#reports/server';
import { sessionOr, valueOr } from '../../../../answer.ts';

const types = { pdf: 'application/pdf', html: 'text/html; charset=utf-8', json: 'application/json' } as const;

export async function GET({ locals, params }) {
  const { format } = params;
  if (format !== 'pdf' && format !== 'html' && format !== 'json') error(404);
  const session = sessionOr(locals);
  const read = valueOr(await readConsultation(session, { consultation: params.id }), () => error(404));
  const body = await contentOf(read, format);
  return new Response(body, {
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename="medlemssamrad-${read.consultation.heldOn}.${format}"`,
    },
  });
}

async function contentOf(
  {
    document,
    parts,
  }: {
    readonly document: Parameters<typeof renderHtml>[0];
    readonly parts: readonly { isOwn: boolean; part: object }[];
  },
  format: 'pdf' | 'html' | 'json',
): Promise<BodyInit> {
  if (format === 'html') return renderHtml(document);
  if (format === 'pdf') return new Uint8Array(await renderPdf(document));
  const own = parts.find(({ isOwn }) => isOwn) ?? error(404);
  return `${JSON.stringify(own.part, null, 2)}\n`;
}
