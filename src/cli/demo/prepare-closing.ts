// What the demo's board decided about its programmes: more money for one, the end of another. Made up.
import type { Session } from '#access/server';
import { decideClosing, decideGrant, readDecidedItems, saveClosing } from '#decisions/server';
import type { Result } from '#kernel';

type Save = (what: string, saving: Promise<Result<unknown, { readonly kind: string }>>) => Promise<void>;

export async function prepareClosing(session: Session, save: Save): Promise<void> {
  const decided = await readDecidedItems(session, {});
  const item = decided.ok ? decided.value.find(({ title }) => title === 'Förlängning av insatsen FIA') : undefined;
  if (item) {
    const grant = { conditions: 'Redovisa väntetiden i delårsuppföljningen.', years: [{ year: 2026, mostOre: 850_000_00 }] };
    await save('a grant', decideGrant(session, { programme: 'fia', item: item.item, reference: '–', decidedOn: item.heldOn, ...grant }));
  }
  const days = { programme: 'it-sparet', intakeStopsOn: '2025-10-01', lastDay: '2025-12-31' };
  const plan = {
    reason: 'Regionen tar över arbetssättet i den ordinarie verksamheten.',
    costOre: 60_000_00,
    shares: [
      { member: 'region-jonkopings-lan', amountOre: 45_000_00 },
      { member: null, amountOre: 15_000_00 },
    ],
    handovers: [
      { kind: 'participants' as const, to: 'Region Jönköpings län', note: 'Varje deltagare har en ny kontakt före sista dagen.', doneOn: '2025-12-19' },
      { kind: 'method' as const, to: 'Region Jönköpings län', note: 'Handboken är överlämnad.', doneOn: '2025-12-19' },
      { kind: 'equipment' as const, to: 'Jönköpings kommun', note: 'Tolv datorer.', doneOn: null },
    ],
  };
  await save('the plan of a closing', saveClosing(session, { ...days, ...plan }));
  await save('the closing', decideClosing(session, { ...days, reference: '§ 52/2025', decidedOn: '2025-09-18' }));
}
