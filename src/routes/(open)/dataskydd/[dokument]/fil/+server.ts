// The document as it ships, to adapt in one's own word processor.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { error } from '@sveltejs/kit';
import { running } from '../../../../running.ts';
import { texts } from '../../texts.ts';

export async function GET({ params }) {
  const name = Object.keys(texts.sv.documents).find((one) => one === params.dokument);
  if (name === undefined) error(404);
  const path = join(running().installation.projectRoot, 'docs/privacy', `${name}.md`);
  const text = await readFile(path, 'utf8').catch(() => error(404));
  return new Response(text, {
    headers: {
      'content-type': 'text/markdown; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.md"`,
    },
  });
}
