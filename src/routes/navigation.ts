import { texts } from './texts.ts';

const entries = [
  { address: '/', label: texts.navigation.overview },
  { address: '/ekonomi', label: texts.navigation.finance },
  { address: '/insatsrapporter', label: texts.navigation.programmeReports },
  { address: '/rapporter', label: texts.navigation.reports },
  { address: '/organisation', label: texts.navigation.organisation },
] as const;

/** The main menu as seen from a page: the entry it lies under is the current one. */
export function navigationOf(pathname: string): { address: string; label: string; isCurrent: boolean }[] {
  return entries.map(({ address, label }) => ({ address, label, isCurrent: isUnder({ pathname, address }) }));
}

function isUnder({ pathname, address }: { pathname: string; address: string }): boolean {
  return pathname === address || (address !== '/' && pathname.startsWith(`${address}/`));
}
