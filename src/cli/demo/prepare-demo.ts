// Fills the demo association from its files, through the same use cases as an office would. Running it again changes
// only what is missing or has changed.
import { findSpace, makePartySpace, openSession, recordAgreement, saveDemoPersons, saveDemoTeam, type Session } from '#access/server';
import type { Installation } from '#database/server';
import { importEventsMessage, SHARED_TOPICS, type SharedTopic } from '#collaboration/core';
import { importEvents, importLexHeller, saveSharedWork } from '#collaboration/server';
import { importRefusalMessage } from '#finance/core';
import {
  importForecast,
  importLedger,
  readAllocation,
  readClaims,
  readForecasts,
  saveAllocation,
  saveBudgetEvent,
  saveBudgetPlan,
  saveClaim,
  saveClaimPlans,
  saveEntered,
  saveFinanceSetting,
  saveSharedCosts,
} from '#finance/server';
import { savePackage } from '#followup/server';
import { saveGoals, saveStandings } from '#goals/server';
import { now, type Result } from '#kernel';
import { capabilities } from '#organisation/core';
import { createAssociation, saveCapabilities, saveOrganisation } from '#organisation/server';
import { importParticipations, readExactPackages } from '#participants/server';
import { saveProgrammes } from '#programmes/server';
import { saveReportHead, saveReportTexts } from '#reports/server';
import { CommandFailure } from '../command.ts';
import { orFail } from '../refusals.ts';
import { demoReader } from './demo-content.ts';
import { prepareApplications, prepareConsultation } from './prepare-applications.ts';
import { prepareClosing, prepareEvaluation } from './prepare-closing.ts';
import { prepareBoard } from './prepare-board.ts';
import { prepareRegister, type DemoRegister } from './prepare-party.ts';
import { prepareSurveys } from './prepare-surveys.ts';

type InputOf<UseCase extends (session: Session, command: never) => unknown> = Parameters<UseCase>[1];

export const demoYears = [2023, 2024] as const;

export async function prepareDemo(installation: Installation, operator: string): Promise<{ session: Session; did: string[] }> {
  const demo = demoReader(installation.projectRoot);
  const did: string[] = [];
  const association = await demo.json<DemoAssociation>('association.json');
  const { session, isNew } = await openAssociation(installation, operator, association);
  did.push(`${session.space.name} (${session.space.orgNumber})${isNew ? '' : ', already there'}`);

  await saveDemoPersons(session);
  if (isNew) await save('what is switched on', saveCapabilities(session, { switchedOn: [...capabilities] }));
  await save('the organisation', saveOrganisation(session, await demo.json<InputOf<typeof saveOrganisation>>('organisation.json')));
  await save('the programmes', saveProgrammes(session, { programmes: await demo.json('programmes.json') }));
  for (const year of demoYears) did.push(await importYear(session, demo, year));
  await save('the settings', saveFinanceSetting(session, await demo.json<InputOf<typeof saveFinanceSetting>>('finance-setting.json')));
  await save('the entered figures', saveEntered(session, { figures: await demo.json('entered.json') }));
  const printed = await openPrintedParty(installation, association);
  did.push(`Participants of ${printed.space.name}: ${await importParticipants(printed, demo)}`);
  did.push(`Follow-up packages: ${await savePackages(session, demo, printed)}`);
  did.push(`Surveys: ${await prepareSurveys(session, demo, save)}`);
  const goals = [...(await demo.json<unknown[]>('goals-2024.json')), ...(await demo.json<unknown[]>('goals-2024-programmes.json'))];
  await save('the goals', saveGoals(session, { goals } as InputOf<typeof saveGoals>));
  did.push(`Goals: ${goals.length}`);
  did.push(`Events: ${await saveEvents(session, demo)}`);
  type Reports = InputOf<typeof importLexHeller>['reports'];
  await save('Lex Heller', importLexHeller(session, { reports: await demo.json<Reports>('lex-heller.json') }));
  const work = await demo.json<Record<SharedTopic, object[]>>('shared-work-2024.json');
  for (const topic of SHARED_TOPICS) {
    const table = { topic, year: 2024, rows: work[topic] };
    await save('the shared work', saveSharedWork(session, table));
  }
  did.push(`Texts: ${await saveTexts(session, demo, association)}`);
  did.push(`Allocation: ${await saveTheAllocation(session, await demo.json<DemoAllocation>('allocation-2024.json'))}`);
  did.push(`Claims: ${await saveClaims(session, await demo.json<DemoClaims>('claims-2024.json'))}`);
  did.push(`Half-year report: ${await saveHalfYear(session, demo, association.halfYear)}`);
  if (isNew) did.push(`Applications: ${await prepareApplications(session, save)}`);
  if (isNew) await prepareConsultation(session, save);
  did.push(`Board: ${await prepareBoard(session, demo)}`);
  if (isNew) await prepareClosing(session, save);
  if (isNew) await prepareEvaluation(session, save);
  const party = await openParty(installation, association);
  const participations = await prepareRegister(party, await demo.json<DemoRegister>('register.json'));
  did.push(`Register of ${party.space.name}: ${participations === 0 ? 'already there' : `${participations} participations`}`);
  return { session, did };
}

type DemoAssociation = {
  readonly name: string;
  readonly orgNumber: string;
  readonly chartPreset: 'kommunbas' | 'regionbas';
  readonly halfYear: { readonly year: number; readonly at: string; readonly datedOn: string };
  readonly party: { readonly name: string; readonly agreement: { readonly number: string; readonly agreedOn: string } };
  readonly reports: readonly { readonly year: number; readonly registerNumber: string | null; readonly datedOn: string }[];
};
type DemoSigners = NonNullable<InputOf<typeof saveReportHead>['signers']>;
type Demo = ReturnType<typeof demoReader>;

async function openAssociation(installation: Installation, operator: string, association: DemoAssociation) {
  const actor = { kind: 'operator', name: operator } as const;
  const created = await createAssociation(installation, actor, association);
  if (created.ok) return { session: created.value, isNew: true };
  const found = await findSpace(installation, { association: association.orgNumber });
  if (!found.ok) throw new CommandFailure(found.refusal.sentence);
  return { session: await openSession(installation, { actor, spaceId: found.value.id }), isNew: false };
}

/** The space of the member that runs most of the programmes, on the same server: so with a processor agreement. */
async function openParty(installation: Installation, association: DemoAssociation): Promise<Session> {
  const { name, agreement } = association.party;
  const made = await makePartySpace(installation, { name, orgNumber: null, associationOrgNumber: association.orgNumber, createdAt: now() });
  const { id, isNew } = orFail(made, ({ kind }) => `the demo's party was refused: ${kind}.`);
  const session = await openSession(installation, { actor: { kind: 'operator', name: 'Demon' }, spaceId: id });
  if (isNew) await save('the agreement', recordAgreement(session, agreement));
  await saveDemoTeam(session);
  return session;
}

/** A space of people who fit the printed table and do nothing else; nobody works in it. */
async function openPrintedParty(installation: Installation, { orgNumber: associationOrgNumber, party }: DemoAssociation): Promise<Session> {
  const made = await makePartySpace(installation, { name: 'Påhittade deltagare 2024', orgNumber: null, associationOrgNumber, createdAt: now() });
  const { id, isNew } = orFail(made, ({ kind }) => `the demo's party was refused: ${kind}.`);
  const session = await openSession(installation, { actor: { kind: 'operator', name: 'Demon' }, spaceId: id });
  if (isNew) await save('the agreement', recordAgreement(session, party.agreement));
  return session;
}

async function importYear(session: Session, demo: Demo, year: number): Promise<string> {
  const fileName = `sodra-vatterbygden-${year}.se`;
  const imported = await importLedger(session, { fileName, bytes: await demo.bytes(`ledger/${fileName}`) });
  if (!imported.ok && imported.refusal.kind === 'sameFile') return `Ledger ${year}: already there (version ${imported.refusal.version})`;
  const { accounts, vouchers, problems } = orFail(imported, importRefusalMessage);
  return `Ledger ${year}: ${accounts} accounts, ${vouchers} vouchers, ${problems.length} problems`;
}

/** Made-up people of the party's register who fit the printed table. */
async function importParticipants(party: Session, demo: Demo): Promise<string> {
  const file = await demo.bytes('participants-2024.csv');
  const sharedWith = ['kommun', 'region', 'forsakringskassan', 'arbetsformedlingen'] as const;
  const imported = orFail(await importParticipations(party, { file, createsProgrammes: true, sharedWith: [...sharedWith] }), ({ kind }) => `the demo's participants were refused: ${kind}.`);
  const [fault] = imported.problems.filter(({ severity }) => severity === 'error');
  if (fault) throw new CommandFailure(`the demo's participants were refused: ${fault.message}`);
  return imported.imported === imported.rows ? String(imported.rows) : `${imported.rows}, ${imported.imported} of them new`;
}

async function savePackages(session: Session, demo: Demo, party: Session): Promise<string> {
  type Package = InputOf<typeof savePackage>;
  const printed = await demo.json<Package[]>('packages-2024.json');
  const withMoves = await Promise.all(printed.map(async (one) => ({ ...one, ...(await movesOf(party, one)) })));
  const packages = [...withMoves, ...(await demo.json<Package[]>('packages-2024-appendix.json'))];
  let saved = 0;
  for (const one of packages) {
    const result = await savePackage(session, one);
    // A demo that an earlier version filled keeps its packages as they were.
    if (!result.ok && (result.refusal.kind === 'nothingChanged' || result.refusal.kind === 'reasonMissing')) continue;
    orFail(result, ({ kind }) => `the demo's follow-up packages were refused: ${kind}.`);
    saved += 1;
  }
  return saved === packages.length ? String(saved) : `${packages.length}, ${saved} of them new`;
}

/** The printed tables say nothing of what people lived on; the register of the made-up people does. */
async function movesOf(party: Session, { programme, from, to }: { programme: string; from: string; to: string }) {
  const [exact] = orFail(await readExactPackages(party, { programme, from, to }), ({ kind }) => `the demo's register was not counted: ${kind}.`);
  const stepMoves = exact?.stepMoves ?? [];
  return stepMoves.length > 0 ? { stepMoves: [...stepMoves] } : {};
}

async function saveTexts(session: Session, demo: Demo, association: DemoAssociation): Promise<number> {
  const signers = await demo.json<DemoSigners>('signers-2024.json');
  const texts = await demo.texts();
  for (const { year, registerNumber, datedOn } of association.reports) {
    await save('the head of the report', saveReportHead(session, { year, registerNumber, datedOn, signers }));
    await save('the text', saveReportTexts(session, { year, texts }));
  }
  return texts.length;
}

type DemoAllocation = {
  readonly allocation: InputOf<typeof saveAllocation>;
  readonly events: readonly InputOf<typeof saveBudgetEvent>[];
  readonly plan: InputOf<typeof saveBudgetPlan>;
};

/** What the state offered and how the budget was set; brought in once. */
async function saveTheAllocation(session: Session, { allocation, events, plan }: DemoAllocation): Promise<string> {
  const known = await readAllocation(session, { year: allocation.year });
  if (known.ok && known.value.versions.length > 0) return 'already there';
  await save('the allocation', saveAllocation(session, allocation));
  for (const event of events) await save('a step of the budget', saveBudgetEvent(session, event));
  await save('the plan', saveBudgetPlan(session, plan));
  return `${allocation.year}, ${events.length} steps`;
}

type DemoClaims = {
  readonly year: number;
  readonly plans: InputOf<typeof saveClaimPlans>['plans'];
  readonly claims: readonly InputOf<typeof saveClaim>[];
  readonly shared: InputOf<typeof saveSharedCosts>['costs'];
};

/** What parties were to invoice and what came; brought in once, since each claim is a row that stays. */
async function saveClaims(session: Session, { year, plans, claims, shared }: DemoClaims): Promise<string> {
  const known = await readClaims(session, { year, on: `${year + 1}-12-31` });
  if (known.ok && known.value.plans.length > 0) return 'already there';
  await save('what parties are to invoice', saveClaimPlans(session, { year, plans }));
  for (const claim of claims) await save('a claim', saveClaim(session, claim));
  await save('the shared costs', saveSharedCosts(session, { year, costs: shared }));
  return `${plans.length} expected, ${claims.length} come`;
}

/** What the year was expected to become, and the texts of the report that told it. */
async function saveHalfYear(session: Session, demo: Demo, { year, at, datedOn }: DemoAssociation['halfYear']): Promise<string> {
  const known = await readForecasts(session, { year });
  if (known.ok && known.value.forecasts.length === 0) {
    const fileName = `forecast-${at}.csv`;
    await save('the forecast', importForecast(session, { fileName, bytes: await demo.bytes(fileName), at }));
  }
  const standings = await demo.json<InputOf<typeof saveStandings>>('goals-2024-half-year.json');
  await save('how the goals stood', saveStandings(session, standings));
  const texts = await demo.texts('half-year');
  await save('the head of the half-year report', saveReportHead(session, { year, kind: 'halfYear', at, registerNumber: null, datedOn }));
  await save('the texts of the half-year report', saveReportTexts(session, { year, kind: 'halfYear', texts }));
  return `to ${at}, ${texts.length} texts`;
}

async function save(what: string, saving: Promise<Result<unknown, { readonly kind: string }>>): Promise<void> {
  const result = await saving;
  if (!result.ok) throw new CommandFailure(`${what} of the demo was refused: ${JSON.stringify(result.refusal)}`);
}

async function saveEvents(session: Session, demo: Demo): Promise<number> {
  let events = 0;
  for (const source of ['events-2020.csv', 'events-2024.csv']) {
    const list = await demo.bytes(source);
    events += orFail(await importEvents(session, { list, source }), importEventsMessage).events;
  }
  return events;
}
