// Applications of the demo: one being written, one prepared and one granted. Made up; no person stands in them.
import type { Session } from '#access/server';
import {
  decideApplication,
  giveOpinion,
  openApplication,
  readApplications,
  saveApplication,
  submitApplication,
} from '#decisions/server';
import { saveConsultation, saveStandpoints } from '#reports/server';
import { addDays, dayInSweden, type Result } from '#kernel';

type Save = (what: string, saving: Promise<Result<unknown, { readonly kind: string }>>) => Promise<void>;

const texts = {
  background: 'Fler unga än förr står utan både arbete och studier, och de möter flera myndigheter var för sig.',
  targetGroup: 'Unga 18–29 år som behöver samordnat stöd från minst två parter.',
  goals: 'Hälften av dem som avslutas går till arbete eller studier.\nTre av fyra är klart positiva till stödet.',
  method: 'Ett team från flera parter möter varje deltagare varje vecka, planerar tillsammans och följer med ut på arbetsplatser.',
  followUp: 'Insatsrapport två gånger om året och enkät vid avslut.',
  equality: 'All statistik är könsuppdelad, och teamet går igenom den varje halvår.',
  implementation: 'Kommunen tar över arbetssättet när medlen är slut och har räknat på vad det kostar.',
};

/** How many applications the demo has. */
export async function prepareApplications(session: Session, save: Save): Promise<number> {
  const known = await readApplications(session, {});
  if (known.ok && known.value.length > 0) return known.value.length;
  await application(session, save, { name: 'Steget ut', stage: 'draft' });
  const prepared = await application(session, save, { name: 'Grön rehab', stage: 'prepared' });
  await save('an opinion', giveOpinion(session, { application: prepared, opinion: 'recommended', text: 'Behovet är visat. Planen för fortsättningen bör bli tydligare.', on: '2026-11-05' }));
  const granted = await application(session, save, { name: 'IT-spåret, ett år till', stage: 'prepared' });
  await save('an opinion', giveOpinion(session, { application: granted, opinion: 'recommendedWithChanges', text: 'Ett år i stället för två.', on: '2024-11-07' }));
  const decision = { reference: '§ 62/2024', decidedOn: '2024-11-21', conditions: 'Delrapport i juni.', years: [{ year: 2025, mostOre: 600_000_00 }] };
  await save('a decision', decideApplication(session, { application: granted, outcome: 'granted', programme: 'it-sparet', ...decision }));
  return 3;
}

async function application(session: Session, save: Save, of: { readonly name: string; readonly stage: 'draft' | 'prepared' }): Promise<string> {
  const isOld = of.name.startsWith('IT');
  const firstYear = isOld ? 2025 : 2027;
  const opened = await openApplication(session, { name: of.name, firstYear, years: isOld ? 1 : 2, dueOn: addDays(dayInSweden(session.clock()), 60) });
  await save('an application', Promise.resolve(opened));
  const id = opened.ok ? opened.value.application : '';
  const years = isOld ? [2025] : [2027, 2028];
  const money = years.map((year) => ({ [`cost.${year}`]: '950 000', [`cofinancing.${year}`]: '300 000', [`participants.${year}`]: '24' }));
  const whole = {
    name: of.name,
    ...(of.stage === 'draft' ? { background: texts.background, targetGroup: texts.targetGroup } : texts),
    responsible: 'jonkopings-kommun',
    'part.arbetsformedlingen': 'ja',
    'part.region-jonkopings-lan': 'ja',
    'staff.1.role': 'Coach',
    'staff.1.employer': 'Jönköpings kommun',
    'staff.1.share': '100',
    'staff.2.role': 'Arbetsförmedlare',
    'staff.2.employer': 'Arbetsförmedlingen',
    'staff.2.share': '50',
    ...Object.assign({}, ...money),
  };
  await save('the text of an application', saveApplication(session, { application: id, basedOn: 1, values: whole }));
  if (of.stage === 'prepared') await save('an application that is sent', submitApplication(session, { application: id }));
  return id;
}

/** The member consultation about 2024, with what the owners said. */
export async function prepareConsultation(session: Session, save: Save): Promise<void> {
  const made = await saveConsultation(session, { id: null, title: 'Medlemssamråd 2025', heldOn: '2025-02-28', year: 2024, introduction: 'Ägarna träffas en gång om året. Här är vad insatserna kostade och gav.' });
  await save('the consultation', Promise.resolve(made));
  if (!made.ok) return;
  const standpoints = [
    { id: null, owner: 'Jönköpings kommun', text: 'Följ upp hur långt deltagarna kommer, inte bara hur många som går till arbete.', outcome: 'Stegförflyttningar rapporteras från 2025.' },
    { id: null, owner: 'Försäkringskassan', text: 'Registreringen ska vara enkel för dem som arbetar i insatserna.', outcome: '' },
  ];
  await save('the standpoints', saveStandpoints(session, { consultation: made.value.consultation, standpoints }));
}
