// What the demo's board decided about its programmes: more money for one, the end of another. Made up.
import type { Session } from '#access/server';
import { addConclusionAction, addEvaluation, decideClosing, decideGrant, readDecidedItems, readEvaluations, saveClosing } from '#decisions/server';
import { dayInSweden, type Result } from '#kernel';

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

/** What the demo's evaluation concluded, what is done about it and towards which goal. */
export async function prepareEvaluation(session: Session, save: Save): Promise<void> {
  const made = {
    kind: 'evaluation' as const,
    programme: 'nova',
    title: 'Utvärdering av NOVA 2025',
    madeBy: 'Högskolan i Vätterbygden',
    madeOn: '2026-05-28',
    summary: 'Stödet når fram, men vägen in är lång och cheferna hos parterna vet för lite.',
    conclusions: ['Väntetiden från remiss till start är för lång.', 'Parternas chefer känner inte till insatsen tillräckligt.'],
    file: null,
  };
  // The day is fixed, so a demo that is made before it does without.
  if (made.madeOn > dayInSweden(session.clock())) return;
  await save('an evaluation', addEvaluation(session, made));
  const read = await readEvaluations(session, {});
  const first = read.ok ? read.value.evaluations[0]?.conclusions[0] : undefined;
  const goal = read.ok ? (read.value.goals.find(({ programme }) => programme === 'nova')?.key ?? null) : null;
  if (!first) return;
  const action = { conclusion: first.id, what: 'Redovisa väntetiden månad för månad', responsible: 'Insatsledaren', dueOn: '2026-12-15', goal };
  await save('an action', addConclusionAction(session, action));
}
