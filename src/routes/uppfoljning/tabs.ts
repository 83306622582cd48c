// The pages beside each other under Uppföljning, as the session may open them.
import type { Session } from '#access/server';
import { inBoth, type Language } from '#design/core';
import { mayDo } from '../answer.ts';

const texts = inBoth(
  {
    label: 'Uppföljning',
    counts: 'Antal',
    received: 'Mottagna paket',
    sheet: 'Uppföljning Finsam',
    decisions: 'Vad som får visas',
  },
  {
    label: 'Follow-up',
    counts: 'Counts',
    received: 'Received packages',
    sheet: 'Uppföljning Finsam',
    decisions: 'What may be shown',
  },
);

/** `tabs` and `tabsLabel` of a page. */
export function followupTabs(session: Pick<Session, 'roles' | 'space'>, language: Language, current: string) {
  const words = texts[language];
  const tabs = [
    { address: '/uppfoljning', label: words.counts, permission: 'followup.read' },
    { address: '/uppfoljning/mottagna', label: words.received, permission: 'followup.read' },
    { address: '/uppfoljning/finsam', label: words.sheet, permission: 'followup.read' },
    { address: '/uppfoljning/beslut', label: words.decisions, permission: 'followup.decisions.read' },
  ] as const;
  return {
    tabsLabel: words.label,
    tabs: tabs
      .filter(({ permission }) => mayDo(session, permission))
      .map(({ address, label }) => ({ address, label, isCurrent: address === current })),
  };
}
