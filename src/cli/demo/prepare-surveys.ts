// The demo's surveys: two years of made-up answers that fit what printed reports quote, few answers that are hidden, free texts
// that one programme has read and another has not, a round that is open, and values to compare with.
import type { Session } from '#access/server';
import type { Installation } from '#database/server';
import type { Result } from '#kernel';
import { surveysRefusalMessage } from '#surveys/core';
import { importAggregates, importAnswers, makeTextLink, openRound, openTextLink, readOwnTexts, readRounds, settleTexts } from '#surveys/server';
import { orFail } from '../refusals.ts';

type Save = (what: string, saving: Promise<Result<unknown, { readonly kind: string }>>) => Promise<void>;
type Demo = { readonly bytes: (name: string) => Promise<Uint8Array> };

const questionnaire = 'participant-ended';
const imported = [
  { year: 2023, programme: 'nova', offered: 70 },
  { year: 2023, programme: 'enter', offered: 24 },
  { year: 2023, programme: 'fia', offered: 16 },
  { year: 2024, programme: 'nova', offered: 60 },
  { year: 2024, programme: 'enter', offered: 25 },
  { year: 2024, programme: 'fia', offered: 14 },
  { year: 2024, programme: 'koll-pa-formaga', offered: 14 },
];

/** What the programme that read its texts left of them. */
const released = new Map([
  ['Gruppen betydde mest.', 'Gruppen betydde mest.'],
  ['Jag bor i Mullsjö och resan var jobbig varje dag.', 'Resan var jobbig varje dag.'],
]);

/** Brought in once: answers of a year do not come again. */
export async function prepareSurveys(session: Session, demo: Demo, save: Save): Promise<string> {
  const known = await readRounds(session, {});
  if (known.ok && known.value.rounds.length > 0) return 'already there';
  for (const { year, programme, offered } of imported) {
    const file = await demo.bytes(`surveys/${programme}-${year}.csv`);
    const of = { questionnaire, round: `avslut-${year}`, title: `Avslutade deltagare ${year}`, programme, offered };
    await save('answers', importAnswers(session, { ...of, file }));
  }
  await save('national values', importAggregates(session, await demo.bytes('surveys/national.csv')));
  await readTexts(session, session.installation, save);
  const groups = [
    { programme: 'nova', offered: 55 },
    { programme: 'enter', offered: 25 },
    { programme: 'fia', offered: 15 },
  ];
  const period = { from: '2024-11-01', to: '2025-10-31' };
  await save('a round', openRound(session, { id: 'avslut-2025', title: 'Avslutade deltagare 2025', questionnaire, ...period, previous: 'avslut-2024', groups }));
  return `${imported.length} files of answers, one open round`;
}

async function readTexts(session: Session, installation: Installation, save: Save): Promise<void> {
  const { token } = orFail(await makeTextLink(session, { round: 'avslut-2024', programme: 'nova' }), surveysRefusalMessage);
  const opened = await openTextLink(installation, token, session.clock);
  if (!opened) return;
  const { secretHash } = opened;
  const own = await readOwnTexts(opened.session, { secretHash });
  const texts = own.ok ? own.value.unread.map(({ id, written }) => ({ id, released: released.get(written) ?? null })) : [];
  await save('the texts that were read', settleTexts(opened.session, { secretHash, texts }));
}
