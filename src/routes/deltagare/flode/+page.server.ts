import { countCell, flowChart, type TableModel } from '#design/core';
import { readFlow, readPartyProgrammes } from '#participants/server';
import { sessionOr, valueOr } from '../../answer.ts';
import { tabsOf } from '../tabs.ts';
import { texts as registerTexts } from '../texts.ts';
import { texts } from './texts.ts';

export async function load({ locals, url }) {
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
  return {
    tabs: tabsOf(session, registerTexts[locals.language], '/deltagare/flode'),
    from,
    to,
    sentence: words.sentence(flow.moved, flow.persons),
    chart:
      links.length === 0
        ? null
        : flowChart({
            id: 'flode',
            title: words.question,
            unit: 'count',
            unitWord: words.unitWord,
            language: locals.language,
            labelHeading: words.link,
            valueHeading: words.persons,
            links: links.map(({ from: start, to: end, persons }) => ({ from: start, to: end, value: persons })),
          }),
    table,
  };
}
