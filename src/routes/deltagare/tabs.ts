// The pages beside each other under Deltagare, as the session may open them.
import type { Session } from '#access/server';
import { mayDo } from '../answer.ts';
import type { Words } from './texts.ts';

export function tabsOf(
  session: Pick<Session, 'roles' | 'space'>,
  words: Words,
  current: string,
): { address: string; label: string; isCurrent: boolean }[] {
  const tabs = [
    { address: '/deltagare', label: words.tabList, permission: 'participant.read' },
    { address: '/deltagare/ko', label: words.tabQueue, permission: 'participant.check' },
    { address: '/deltagare/flode', label: words.tabFlow, permission: 'participant.check' },
    { address: '/deltagare/paket', label: words.tabPackages, permission: 'followup.make' },
    { address: '/deltagare/finsam', label: words.tabSheet, permission: 'followup.make' },
    { address: '/deltagare/beslut', label: words.tabDecisions, permission: 'followup.decisions.read' },
    { address: '/deltagare/kvalitet', label: words.tabQuality, permission: 'participant.check' },
    { address: '/deltagare/las-in', label: words.tabImport, permission: 'participant.import' },
    { address: '/deltagare/gallring', label: words.tabRetention, permission: 'participant.manage' },
    { address: '/deltagare/installningar', label: words.tabSettings, permission: 'participant.manage' },
  ] as const;
  return tabs
    .filter(({ permission }) => mayDo(session, permission))
    .map(({ address, label }) => ({ address, label, isCurrent: address === current }));
}
