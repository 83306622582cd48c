// A file and no subscription: a calendar that fetches by itself cannot log in.
import { calendarFile } from '#decisions/core';
import { texts } from '../texts.ts';
import { readWheelPage, titleOf } from '../wheel-page.server.ts';

export async function GET({ url, locals }) {
  const { session, year, entries } = await readWheelPage(locals, url.searchParams);
  const words = texts[locals.language];
  const file = calendarFile({
    name: `${words.heading(year)}, ${session.space.name}`,
    domain: session.space.orgNumber,
    madeAt: session.clock(),
    events: entries.map((occurrence) => ({
      occurrence,
      title: titleOf(occurrence, locals.language),
      description: [words.by(words.who[occurrence.responsible]), occurrence.law ? words.law(occurrence.law) : '']
        .filter(Boolean)
        .join('\n'),
    })),
  });
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="arshjul-${year}.ics"`,
    },
  });
}
