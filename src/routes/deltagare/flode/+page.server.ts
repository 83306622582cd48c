import { flowChart } from '#design/core';
import { sessionOr } from '../../answer.ts';
import { tabsOf } from '../tabs.ts';
import { texts as registerTexts } from '../texts.ts';
import { flowAsked } from './read-flow.server.ts';
import { texts } from './texts.ts';

export async function load(event) {
  const { locals } = event;
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const { from, to, flow, links, table } = await flowAsked(event);
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
    file: `/deltagare/flode/tabell${event.url.search}`,
  };
}
