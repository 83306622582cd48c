import { error, fail, redirect } from '@sveltejs/kit';
import { textBlocks } from '#collaboration/core';
import { readCollaborationFigures } from '#collaboration/server';
import { dayInSweden } from '#kernel';
import { reportSlug } from '#reports/core';
import { readWorkshop, saveReportText } from '#reports/server';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../../answer.ts';
import { sectionAddress } from '../../rapporter/addresses.ts';
import { chosenYear } from '../../years.ts';
import { texts } from '../texts.ts';

const kinds = ['annual', 'halfYear'] as const;

async function blocksOf(session: ReturnType<typeof sessionOr>, year: number, kind: (typeof kinds)[number]) {
  const read = valueOr(await readCollaborationFigures(session, { year }), (refusal: never) => refusal);
  const period =
    kind === 'annual'
      ? { from: `${year}-01-01`, to: `${year}-12-31` }
      : { from: `${year}-01-01`, to: `${year}-06-30` };
  return textBlocks(read.figures, { kinds: read.kinds, period });
}

export async function load({ locals, url }) {
  const session = sessionOr(locals);
  const words = texts[locals.language].blocks;
  const year = chosenYear(url.searchParams.get('ar'), dayInSweden(session.clock()));
  const kind = url.searchParams.get('rapport') === 'halvar' ? 'halfYear' : 'annual';
  const workshop = mayDo(session, 'report.save') ? await readWorkshop(session, { year, kind }) : null;
  const sections = workshop?.ok
    ? workshop.value.report.document.sections.filter(({ id }) => id.startsWith('management'))
    : [];
  const put = url.searchParams.get('avsnitt');
  return {
    year,
    kind,
    heading: words.heading(year),
    blocks: await blocksOf(session, year, kind),
    sections: sections.map(({ id, heading }) => ({ value: id, label: heading })),
    section: (sections.find(({ id }) => id === 'management.overview') ?? sections[0])?.id ?? null,
    put:
      put && sections.some(({ id }) => id === put)
        ? sectionAddress({ year: reportSlug({ year, kind }), sectionId: put })
        : null,
  };
}

export const actions = {
  lagg: async ({ locals, request }) => {
    const session = sessionOr(locals);
    const words = texts[locals.language].blocks;
    const form = await request.formData();
    const year = chosenYear(form.get('ar'), dayInSweden(session.clock()));
    const kind = form.get('rapport') === 'halfYear' ? 'halfYear' : 'annual';
    const sectionId = String(form.get('avsnitt') ?? '');
    const block = (await blocksOf(session, year, kind)).find(({ id }) => id === form.get('block')) ?? error(422);
    const read = await readWorkshop(session, { year, kind });
    const refused = () => fail(422, { errors: [{ fieldId: 'innehall', text: words.changed }] });
    if (!read.ok) return isAccessRefusal(read.refusal) ? stopAt(read.refusal) : refused();
    const { material, document } = read.value.report;
    if (!document.sections.some(({ id }) => id === sectionId)) error(422);
    const before = material.texts.find((text) => text.sectionId === sectionId)?.markdown.trimEnd() ?? '';
    const saved = await saveReportText(session, {
      year,
      kind,
      sectionId,
      markdown: [before, block.markdown].filter(Boolean).join('\n\n'),
    });
    if (!saved.ok) return isAccessRefusal(saved.refusal) ? stopAt(saved.refusal) : refused();
    return redirect(
      303,
      `/veckan/texter?ar=${year}${kind === 'annual' ? '' : '&rapport=halvar'}&avsnitt=${encodeURIComponent(sectionId)}`,
    );
  },
};
