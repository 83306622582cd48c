// The parts of the economy, in the order an office needs them.
import type { FinanceTexts } from './texts.ts';

type Section = { readonly address: string; readonly name: keyof FinanceTexts['sections'] };

export const sections: readonly Section[] = [
  { address: '/ekonomi', name: 'statements' },
  { address: '/ekonomi/budget', name: 'budget' },
  { address: '/ekonomi/tilldelning', name: 'allocation' },
  { address: '/ekonomi/prognos', name: 'forecast' },
  { address: '/ekonomi/rekvisitioner', name: 'claims' },
  { address: '/ekonomi/insatser', name: 'programmes' },
  { address: '/ekonomi/bidrag', name: 'contributions' },
  { address: '/ekonomi/uppgifter', name: 'entered' },
  { address: '/ekonomi/kontoplan', name: 'chart' },
  { address: '/ekonomi/installningar', name: 'settings' },
];

/** The section that a page lies under; statements are what is left. */
export function sectionOf(pathname: string): Section | undefined {
  const found = sections.slice(1).find(({ address }) => pathname === address || pathname.startsWith(`${address}/`));
  return found ?? sections[0];
}
