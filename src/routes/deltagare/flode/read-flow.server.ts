// Where people went from one programme to the next, for the picture, its table and the table's file.
import { countCell, type TableModel } from '#design/core';
import { readFlow, readPartyProgrammes } from '#participants/server';
import { sessionOr, valueOr } from '../../answer.ts';
import { texts } from './texts.ts';

export async function flowAsked({ locals, url }: { readonly locals: App.Locals; readonly url: URL }) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const day = (name: string): string | null => {
    const text = url.searchParams.get(name) ?? '';
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null;
  };
  const [from, to] = [day('fran'), day('till')];
  const flow = valueOr(await readFlow(session, { from, to }), (refusal: never) => refusal);
  const programmes = valueOr(await readPartyProgrammes(session, {}), (refusal: never) => refusal);
  const nameOf = (slug: string): string => programmes.find((one) => one.slug === slug)?.name ?? slug;
  const links = flow.links.map((link) => ({ ...link, from: nameOf(link.from), to: nameOf(link.to) }));
  const table: TableModel = {
    id: 'flode',
    caption: words.caption,
    labelHeading: words.link,
    columns: [
      { id: 'personer', label: words.persons, kind: 'count' },
      { id: 'dagar', label: words.gap, kind: 'count' },
    ],
    rows: links.map((link, index) => ({
      id: String(index),
      label: `${link.from} → ${link.to}`,
      role: 'row',
      cells: [countCell(link.persons), countCell(link.medianGapDays)],
    })),
    remarks: [words.unit],
  };
  return { from, to, flow, links, table };
}
