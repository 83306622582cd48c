import { openTextLink, readOwnTexts, settleTexts } from '#surveys/server';
import { running } from '../../../../running.ts';

export const csr = false;

async function open(token: string) {
  return openTextLink(running().installation, token);
}

export async function load({ params, locals }) {
  locals.hasSecret = true;
  const opened = await open(params.token);
  const own = opened && (await readOwnTexts(opened.session, { secretHash: opened.secretHash }));
  return { own: own?.ok ? own.value : null, width: 'bare' as const };
}

export const actions = {
  default: async ({ params, request }) => {
    const opened = await open(params.token);
    if (!opened) return { settled: 0 };
    const form = await request.formData();
    const texts = form
      .getAll('id')
      .filter((id) => typeof id === 'string')
      .flatMap((id) => {
        const what = form.get(`gor.${id}`);
        const written = form.get(`text.${id}`);
        if (what === 'lamna') return [{ id, released: typeof written === 'string' ? written.slice(0, 4_000) : null }];
        return what === 'hall' ? [{ id, released: null }] : [];
      });
    if (texts.length === 0) return { settled: 0 };
    const done = await settleTexts(opened.session, { secretHash: opened.secretHash, texts });
    return { settled: done.ok ? done.value.settled : 0 };
  },
};
