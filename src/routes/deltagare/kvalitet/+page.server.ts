import { formatsIn } from '#design/core';
import { dayInSweden } from '#kernel';
import { readPartyProgrammes, readQuality } from '#participants/server';
import { sessionOr, valueOr } from '../../answer.ts';
import { mendingAddress, qualityWords } from '../quality-words.ts';
import { tabsOf } from '../tabs.ts';
import { texts as registerTexts } from '../texts.ts';
import { texts } from './texts.ts';

const MOST_SHOWN = 200;

export async function load({ locals, url, setHeaders }) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const said = qualityWords[locals.language];
  const { date } = formatsIn(locals.language);
  const programme = url.searchParams.get('insats') || null;
  const today = dayInSweden(session.clock());
  setHeaders({ 'cache-control': 'no-store' });
  const programmes = valueOr(await readPartyProgrammes(session, {}), (refusal: never) => refusal);
  const quality = valueOr(await readQuality(session, { programme }), (refusal: never) => refusal);
  const nameOf = (slug: string): string => programmes.find((one) => one.slug === slug)?.name ?? slug;
  return {
    tabs: tabsOf(session, registerTexts[locals.language], '/deltagare/kvalitet'),
    programmes: programmes.map(({ slug, name }) => ({ value: slug, label: name })),
    programme,
    file: `/deltagare/kvalitet/tabell${url.search}`,
    sentence: words.sentence(quality.checked, quality.findings.length),
    more: Math.max(0, quality.findings.length - MOST_SHOWN),
    findings: quality.findings.slice(0, MOST_SHOWN).map((one) => ({
      key: `${one.participationId} ${one.code}`,
      address: `/deltagare/${one.participationId}`,
      mend: mendingAddress(one.code, one.participationId),
      pseudonym: one.pseudonym,
      programme: nameOf(one.programme),
      severity: one.severity,
      message: said[one.code][0],
      guidance: said[one.code][1],
      until: words.until(date(one.deadline)),
      isLate: one.deadline < today,
    })),
  };
}
