import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { error } from '@sveltejs/kit';
import { running } from '../../../running.ts';
import { texts, type DocumentName } from '../texts.ts';
import { blocksOf } from './blocks.ts';

const languages = { sv: 'sv', en: 'en', ar: 'ar' } as const;

/** One of the documents that ship; nothing else of the disk can be named. */
export async function load({ params, locals }) {
  const name = (Object.keys(texts.sv.documents) as DocumentName[]).find((one) => one === params.dokument);
  if (!name) error(404);
  const path = join(running().installation.projectRoot, 'docs/privacy', `${name}.md`);
  const markdown = await readFile(path, 'utf8').catch(() => error(404));
  const end = name.slice(-2);
  const language = end in languages ? languages[end as keyof typeof languages] : 'sv';
  return {
    name,
    blocks: blocksOf(markdown),
    language,
    direction: language === 'ar' ? ('rtl' as const) : ('ltr' as const),
    breadcrumbs: [{ address: '/dataskydd', label: texts[locals.language].heading }],
  };
}
