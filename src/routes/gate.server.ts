// Which route may be opened by whom. A route that does not stand here is refused; those under (open) ask for no log-in.
import type { Permission } from '#access/core';
import { denialOf } from '#access/server';
import type { RequestEvent } from '@sveltejs/kit';

/** `self`: whoever has logged in, about herself alone; `member`: whoever has a role in the space. */
type Needed = Permission | 'self' | 'member';

export type RouteAccess = {
  /** To read the page; null when there is nothing to read. */
  readonly read: Needed | null;
  /** To send its forms, by the name of the action; `POST` of an address without a page. */
  readonly actions?: Readonly<Record<string, Needed>>;
};

/** Use cases ask again below; this is the list that is printed in docs/permissions.md and walked by a test. */
export const routes: Readonly<Record<string, RouteAccess>> = {
  '/': { read: 'member' },
  '/_monster': { read: 'self', actions: { default: 'self' } },
  '/anvandare': {
    read: 'access.manage',
    actions: { invite: 'access.manage', end: 'access.manage', renew: 'access.manage' },
  },
  '/deltagare': { read: 'participant.read' },
  '/deltagare/[id]': {
    read: 'participant.read',
    actions: {
      besked: 'participant.save',
      remittent: 'participant.save',
      'ta-bort': 'participant.save',
      angra: 'participant.save',
      halsa: 'participant.save',
      'halsa-tillbaka': 'participant.save',
    },
  },
  '/deltagare/[id]/anteckna': { read: 'participant.read', actions: { default: 'participant.save' } },
  '/deltagare/[id]/avsluta': { read: 'participant.read', actions: { default: 'participant.save' } },
  '/deltagare/[id]/ratta': { read: 'participant.read', actions: { default: 'participant.save' } },
  '/deltagare/[id]/samtycke': { read: 'participant.read', actions: { default: 'participant.save' } },
  '/deltagare/[id]/sammanfor': {
    read: 'participant.read',
    actions: { sammanfor: 'participant.save', isar: 'participant.save' },
  },
  '/deltagare/[id]/utdrag': { read: 'participant.extract' },
  '/deltagare/[id]/skriv-in': { read: 'participant.read', actions: { default: 'participant.save' } },
  '/deltagare/flode': { read: 'participant.check' },
  '/deltagare/flode/tabell': { read: 'participant.check' },
  '/deltagare/tabell': { read: 'participant.read' },
  '/deltagare/ko/tabell': { read: 'participant.check' },
  '/deltagare/kvalitet/tabell': { read: 'participant.check' },
  '/deltagare/gallring': {
    read: 'participant.manage',
    actions: { beslut: 'participant.manage', gallra: 'participant.manage' },
  },
  '/deltagare/gallring/tabell': { read: 'participant.manage' },
  '/deltagare/installningar': {
    read: 'participant.manage',
    actions: { insats: 'participant.manage', matning: 'participant.manage' },
  },
  '/deltagare/beslut': {
    read: 'followup.decisions.read',
    actions: { beslut: 'followup.decide', folj: 'followup.decide', aldrar: 'followup.decide' },
  },
  '/deltagare/finsam': { read: 'followup.make' },
  '/deltagare/finsam/tabell': { read: 'followup.make' },
  '/uppfoljning/finsam': { read: 'followup.read' },
  '/uppfoljning/finsam/tabell': { read: 'followup.read' },
  '/uppfoljning/mottagna/tabell': { read: 'followup.read' },
  '/uppfoljning/beslut': {
    read: 'followup.decisions.read',
    actions: { beslut: 'followup.decide', aldrar: 'followup.decide' },
  },
  '/deltagare/paket': { read: 'followup.make', actions: { gor: 'followup.make' } },
  '/deltagare/paket/fil': { read: null, actions: { POST: 'followup.make' } },
  '/uppfoljning/mottagna': { read: 'followup.read', actions: { fil: 'followup.save', lita: 'followup.save' } },
  '/deltagare/kvalitet': { read: 'participant.check' },
  '/deltagare/las-in': {
    read: 'participant.import',
    actions: { las: 'participant.import', spara: 'participant.import' },
  },
  '/deltagare/las-in/mall': { read: 'participant.import' },
  '/deltagare/ko': { read: 'participant.check' },
  '/deltagare/ny': { read: 'participant.save', actions: { default: 'participant.save' } },
  '/effekter': { read: 'effects.read' },
  '/effekter/jamfor': { read: 'effects.read' },
  '/effekter/jamfor/tabell': { read: 'effects.read' },
  '/effekter/rakna': {
    read: 'effects.read',
    actions: { las: 'effects.read', spara: 'effects.save', insats: 'followup.save' },
  },
  '/effekter/rakna/fil': { read: 'effects.read' },
  '/effekter/scenarier': { read: 'effects.read', actions: { 'ta-bort': 'effects.save' } },
  '/effekter/scenarier/tabell': { read: 'effects.read' },
  '/effekter/tabell': { read: 'effects.read' },
  '/effekter/varden': { read: 'effects.read', actions: { spara: 'effects.save', 'ta-bort': 'effects.save' } },
  '/ansokningar': { read: 'application.read' },
  '/ansokningar/[id]': {
    read: 'application.read',
    actions: {
      lank: 'application.manage',
      stang: 'application.manage',
      yttrande: 'application.prepare',
      beslut: 'application.manage',
      tillbaka: 'application.manage',
      aterkalla: 'application.manage',
      slutreglera: 'application.manage',
    },
  },
  '/ansokningar/[id]/skriv': {
    read: 'application.write',
    actions: { spara: 'application.write', skicka: 'application.write' },
  },
  '/ansokningar/[id]/skriv/spara': { read: null, actions: { POST: 'application.write' } },
  '/ansokningar/ny': { read: 'application.manage', actions: { default: 'application.manage' } },
  '/arshjul': { read: 'wheel.read', actions: { klar: 'wheel.save', ogjord: 'wheel.save', tillbaka: 'wheel.save' } },
  '/arshjul/[id]': {
    read: 'wheel.save',
    actions: { spara: 'wheel.save', tabort: 'wheel.save', aterstall: 'wheel.save' },
  },
  '/arshjul/kalender.ics': { read: 'wheel.read' },
  '/arshjul/ny': { read: 'wheel.save', actions: { default: 'wheel.save' } },
  '/arshjul/tabell': { read: 'wheel.read' },
  '/ekonomi': { read: 'finance.read' },
  '/ekonomi/[year]/[statement]': { read: 'finance.read' },
  '/ekonomi/[year]/[statement]/tabell': { read: 'finance.read' },
  '/ekonomi/[year]/rad/[position]/[row]': { read: 'finance.read' },
  '/ekonomi/[year]/rad/[position]/[row]/tabell': { read: 'finance.read' },
  '/ekonomi/bidrag': { read: 'finance.read' },
  '/ekonomi/bidrag/[year]': { read: 'finance.read', actions: { fordela: 'finance.save', spara: 'finance.save' } },
  '/ekonomi/bidrag/[year]/tabell': { read: 'finance.read' },
  '/ekonomi/budget': { read: 'finance.read' },
  '/ekonomi/budget/[year]': { read: 'finance.read' },
  '/ekonomi/budget/[year]/jamfor': { read: 'finance.read' },
  '/ekonomi/budget/[year]/jamfor/tabell': { read: 'finance.read' },
  '/ekonomi/budget/[year]/ny': { read: 'finance.save', actions: { default: 'finance.save' } },
  '/ekonomi/budget/[year]/tabell': { read: 'finance.read' },
  '/ekonomi/insatser': { read: 'finance.read' },
  '/ekonomi/insatser/[year]': { read: 'finance.read' },
  '/ekonomi/insatser/[year]/tabell': { read: 'finance.read' },
  '/ekonomi/installningar': { read: 'finance.read' },
  '/ekonomi/installningar/[year]': { read: 'finance.read', actions: { default: 'finance.save' } },
  '/ekonomi/kontoplan': { read: 'finance.read' },
  '/ekonomi/kontoplan/[year]': {
    read: 'finance.read',
    actions: { rader: 'finance.save', rakna: 'finance.read', forslag: 'finance.read', spara: 'finance.save' },
  },
  '/ekonomi/kontoplan/[year]/rader': { read: 'finance.save', actions: { default: 'finance.save' } },
  '/ekonomi/kontoplan/[year]/tabell': { read: 'finance.read' },
  '/ekonomi/prognos': { read: 'finance.read' },
  '/ekonomi/prognos/[year]': { read: 'finance.read' },
  '/ekonomi/prognos/[year]/ny': { read: 'finance.save', actions: { default: 'finance.save' } },
  '/ekonomi/prognos/[year]/tabell': { read: 'finance.read' },
  '/ekonomi/rekvisitioner': { read: 'finance.read' },
  '/ekonomi/rekvisitioner/[year]': {
    read: 'finance.read',
    actions: { spara: 'finance.save', bort: 'finance.save', koppla: 'finance.save', slapp: 'finance.save' },
  },
  '/ekonomi/rekvisitioner/[year]/delade': {
    read: 'finance.read',
    actions: { spara: 'finance.save', netto: 'finance.save' },
  },
  '/ekonomi/rekvisitioner/[year]/delade/tabell': { read: 'finance.read' },
  '/ekonomi/rekvisitioner/[year]/periodisering': { read: 'finance.read' },
  '/ekonomi/rekvisitioner/[year]/plan': { read: 'finance.save', actions: { default: 'finance.save' } },
  '/ekonomi/rekvisitioner/[year]/tabell': { read: 'finance.read' },
  '/ekonomi/tilldelning': { read: 'finance.read' },
  '/ekonomi/tilldelning/[year]': {
    read: 'finance.read',
    actions: { tilldelning: 'finance.save', steg: 'finance.save', bort: 'finance.save', plan: 'finance.save' },
  },
  '/ekonomi/tilldelning/[year]/tabell': { read: 'finance.read' },
  '/ekonomi/uppgifter': { read: 'finance.read', actions: { default: 'finance.save' } },
  '/ekonomi/uppgifter/tabell': { read: 'finance.read' },
  '/ekonomi/las-in': { read: 'finance.import', actions: { default: 'finance.import' } },
  '/insatser': { read: 'programme.read', actions: { default: 'programme.save' } },
  '/insatser/[id]': {
    read: 'programme.read',
    actions: { beskrivning: 'programme.save', bemanning: 'programme.save' },
  },
  '/insatser/[id]/avslut': {
    read: 'application.read',
    actions: {
      plan: 'application.manage',
      beslut: 'application.manage',
      fortsatt: 'application.manage',
      'ta-bort': 'application.manage',
      slutreglera: 'application.manage',
    },
  },
  '/insatser/[id]/medel': { read: 'application.read', actions: { beslut: 'application.manage' } },
  '/insatser/utvarderingar': {
    read: 'application.read',
    actions: { spara: 'application.manage', rapport: 'report.save' },
  },
  '/insatser/utvarderingar/[evaluation]': {
    read: 'application.read',
    actions: { slutsats: 'application.manage', atgard: 'application.manage' },
  },
  '/insatser/tabell': { read: 'programme.read' },
  '/enkater': { read: 'surveys.read' },
  '/enkater/[round]': {
    read: 'surveys.read',
    actions: {
      koder: 'surveys.save',
      paminn: 'surveys.save',
      stang: 'surveys.save',
      textlank: 'surveys.save',
      tillfragade: 'surveys.save',
    },
  },
  '/enkater/[round]/papper': { read: 'surveys.save', actions: { default: 'surveys.save' } },
  '/enkater/[round]/tabell': { read: 'surveys.read' },
  '/enkater/andras': { read: 'surveys.read', actions: { default: 'surveys.save' } },
  '/enkater/ny': { read: 'surveys.save', actions: { default: 'surveys.save' } },
  '/insatsrapporter': { read: 'followup.report.read' },
  '/insatsrapporter/[report]': {
    read: 'followup.report.read',
    actions: {
      godta: 'followup.report.manage',
      mal: 'goals.save',
      'lamna-tillbaka': 'followup.report.manage',
      'dra-tillbaka': 'followup.report.manage',
      mottagare: 'followup.report.manage',
      'ny-lank': 'followup.report.manage',
      paminn: 'followup.report.manage',
      stang: 'followup.report.manage',
    },
  },
  '/insatsrapporter/ny': { read: 'followup.report.manage', actions: { default: 'followup.report.manage' } },
  '/installningar': { read: 'settings.read', actions: { default: 'settings.save' } },
  '/kom-igang': { read: 'report.read' },
  '/konto': { read: 'self', actions: { password: 'self', everywhere: 'self' } },
  '/konto/tvafaktor': { read: 'self', actions: { confirm: 'self', remove: 'self' } },
  '/lex-heller': { read: 'lexHeller.read', actions: { lank: 'lexHeller.manage' } },
  '/lex-heller/[id]': {
    read: 'lexHeller.read',
    actions: {
      spara: 'lexHeller.manage',
      flytta: 'lexHeller.manage',
      anmalare: 'lexHeller.readReporter',
      aterkoppla: 'lexHeller.manage',
      'ta-bort': 'lexHeller.manage',
    },
  },
  '/lex-heller/monster': { read: 'lexHeller.read' },
  '/lex-heller/ny': { read: 'lexHeller.manage', actions: { default: 'lexHeller.manage' } },
  '/lex-heller/sammanstallning': { read: 'lexHeller.read' },
  '/lex-heller/tabell': { read: 'lexHeller.read' },
  '/veckan/arbete': { read: 'events.read', actions: { default: 'events.save' } },
  '/veckan/arbete/tabell': { read: 'events.read' },
  '/veckan/lanet': { read: 'events.read', actions: { rader: 'events.save', json: 'events.save', ta: 'events.save' } },
  '/veckan': { read: 'events.read' },
  '/veckan/[id]': {
    read: 'events.read',
    actions: {
      spara: 'events.save',
      'ta-bort': 'events.save',
      utvardera: 'events.save',
      stang: 'events.save',
      dela: 'events.save',
    },
  },
  '/veckan/las-in': { read: 'events.save', actions: { default: 'events.save' } },
  '/veckan/ny': { read: 'events.save', actions: { default: 'events.save' } },
  '/veckan/siffror': { read: 'events.read' },
  '/veckan/slag': { read: 'events.read', actions: { spara: 'events.save', 'ta-bort': 'events.save' } },
  '/veckan/tabell': { read: 'events.read' },
  '/veckan/texter': { read: 'events.read', actions: { lagg: 'report.save' } },
  '/logga-ut': { read: null, actions: { POST: 'self' } },
  '/mal': { read: 'goals.read', actions: { default: 'goals.save' } },
  '/mal/plan': { read: 'goals.read', actions: { spara: 'goals.save', 'ta-med': 'goals.save' } },
  '/mal/lage': { read: 'goals.read', actions: { default: 'goals.save' } },
  '/mal/tabell': { read: 'goals.read' },
  '/diarium': { read: 'register.read', actions: { registrera: 'register.save' } },
  '/diarium/[id]': { read: 'register.read', actions: { arende: 'register.save', handling: 'register.save' } },
  '/diarium/fil/[file]': { read: 'register.read' },
  '/diarium/fil/[file]/[place]': { read: 'register.read' },
  '/diarium/las-in': { read: 'register.save', actions: { default: 'register.save' } },
  '/diarium/utdrag': { read: 'register.read' },
  '/diarium/utdrag/tabell': { read: 'register.read' },
  '/diarium/utdrag/utdrag.pdf': { read: 'register.read' },
  '/moten': { read: 'board.read' },
  '/moten/[id]': {
    read: 'board.read',
    actions: {
      kalla: 'board.save',
      oppna: 'board.save',
      avsluta: 'board.save',
      'stall-in': 'board.save',
      uppgifter: 'board.save',
      'lagg-till': 'board.save',
      flytta: 'board.save',
      arshjul: 'board.save',
      delegation: 'board.save',
    },
  },
  '/moten/[id]/kallelse.pdf': { read: 'board.read' },
  '/moten/[id]/narvaro': { read: 'board.read', actions: { default: 'board.save' } },
  '/moten/[id]/protokoll': {
    read: 'board.read',
    actions: {
      justera: 'board.approve',
      ratta: 'board.approve',
      ansla: 'board.save',
      'ta-ned': 'board.save',
      anslag: 'board.save',
      skicka: 'board.save',
    },
  },
  '/moten/[id]/protokoll.pdf': { read: 'board.read' },
  '/moten/[id]/punkt/[item]': {
    read: 'board.read',
    actions: { spara: 'board.save', 'ta-bort': 'board.save', 'ta-bort-fil': 'board.save', atgard: 'board.save' },
  },
  '/moten/[id]/underskrift': {
    read: 'signing.read',
    actions: {
      'ta-ut': 'signing.save',
      lamna: 'signing.save',
      uppgifter: 'signing.save',
      publicera: 'signing.save',
      dolj: 'signing.save',
    },
  },
  '/moten/[id]/underskrift/fil/[file]': { read: 'signing.read' },
  '/moten/arvoden': { read: 'board.read' },
  '/moten/arvoden/tabell': { read: 'board.read' },
  '/moten/beslut/[item]': { read: 'board.read' },
  '/moten/fil/[file]': { read: 'board.read' },
  '/moten/forbundsordning': { read: 'board.read', actions: { default: 'board.save' } },
  '/moten/handling': { read: 'board.save', actions: { default: 'board.save' } },
  '/moten/ny': { read: 'board.save', actions: { default: 'board.save' } },
  '/moten/organ': { read: 'board.read', actions: { organ: 'board.save', installningar: 'board.save' } },
  '/moten/organ/[body]': { read: 'board.read', actions: { default: 'board.save' } },
  '/moten/revision': {
    read: 'board.read',
    actions: { berattelse: 'auditing.save', skickad: 'auditing.save', ansvarsfrihet: 'auditing.save' },
  },
  '/moten/revision/internkontroll': { read: 'auditing.save', actions: { default: 'auditing.save' } },
  '/moten/revision/paket.zip': { read: 'finance.read' },
  '/moten/revision/revisorer': { read: 'auditing.save', actions: { default: 'auditing.save' } },
  '/moten/uppfoljning': { read: 'board.read', actions: { klar: 'board.save', delegation: 'board.save' } },
  '/organisation': { read: 'organisation.read', actions: { default: 'organisation.save' } },
  '/organisation/medlemmar': { read: 'organisation.read', actions: { default: 'organisation.save' } },
  '/organisation/medlemmar/tabell': { read: 'organisation.read' },
  '/organisation/personal': { read: 'organisation.read', actions: { default: 'organisation.save' } },
  '/organisation/personal/tabell': { read: 'organisation.read' },
  '/organisation/styrelse': { read: 'organisation.read', actions: { default: 'organisation.save' } },
  '/organisation/styrelse/tabell': { read: 'organisation.read' },
  '/rapporter': { read: 'report.read' },
  '/rapporter/[year]': {
    read: 'report.read',
    actions: {
      dag: 'report.save',
      spara: 'report.save',
      lage: 'report.save',
      lanka: 'report.save',
      infoga: 'report.save',
      sok: 'report.read',
      kommentera: 'report.comment',
      avbocka: 'report.comment',
    },
  },
  '/rapporter/[year]/fil/[format]': { read: 'report.read' },
  '/rapporter/[year]/forslag/[section]': { read: null, actions: { POST: 'report.read' } },
  '/rapporter/[year]/kontroll': { read: 'control.read' },
  '/rapporter/[year]/las': { read: 'report.lock', actions: { default: 'report.lock' } },
  '/rapporter/[year]/last/[version]': { read: 'report.read' },
  '/rapporter/[year]/sida/[section]': { read: 'report.read', actions: { POST: 'report.read' } },
  '/rapporter/[year]/tal': { read: 'report.read' },
  '/rapporter/[year]/underskrift': {
    read: 'signing.read',
    actions: {
      lamna: 'signing.save',
      uppgifter: 'signing.save',
      publicera: 'signing.save',
      dolj: 'signing.save',
    },
  },
  '/rapporter/[year]/underskrift/fil/[file]': { read: 'signing.read' },
  '/rapporter/[year]/versioner/[section]': { read: 'report.read', actions: { default: 'report.save' } },
  '/rapporter/stil.css': { read: 'self' },
  '/rum': { read: null, actions: { POST: 'self' } },
  '/samrad': { read: 'report.read' },
  '/samrad/[id]': {
    read: 'report.read',
    actions: {
      spara: 'report.save',
      hamta: 'report.save',
      fil: 'report.save',
      skriv: 'report.save',
      'ta-bort': 'report.save',
      standpunkter: 'report.save',
    },
  },
  '/samrad/[id]/fil/[format]': { read: 'report.read' },
  '/samrad/ny': { read: 'report.save', actions: { default: 'report.save' } },
  '/sok': { read: 'member' },
  '/sok/forslag': { read: 'member' },
  '/sparlogg': { read: 'audit.read', actions: { verify: 'audit.verify' } },
  '/uppfoljning': { read: 'followup.read', actions: { default: 'followup.save' } },
  '/uppfoljning/tabell': { read: 'followup.read' },
};

export type Gate =
  | { readonly kind: 'open' }
  | { readonly kind: 'logIn' }
  | { readonly kind: 'noRole' }
  | { readonly kind: 'denied'; readonly needsSecondFactor: boolean };

export function gateOf({
  route,
  request,
  url,
  locals,
}: Pick<RequestEvent, 'route' | 'request' | 'url' | 'locals'>): Gate {
  // No route: there is nothing to keep, and the page that says so is the same for all.
  if (route.id === null || route.id.startsWith('/(open)')) return { kind: 'open' };
  if (!locals.loggedIn) return { kind: 'logIn' };
  const needed = neededOf({ id: route.id, method: request.method, url });
  if (needed === 'self') return { kind: 'open' };
  if (!locals.session) return { kind: 'noRole' };
  if (needed === 'member') return { kind: 'open' };
  if (needed === null) return { kind: 'denied', needsSecondFactor: false };
  const denial = denialOf(locals.session, needed);
  return denial ? { kind: 'denied', needsSecondFactor: denial.needs === 'secondFactor' } : { kind: 'open' };
}

/** What a request needs; null when it does not stand in the list, so that nobody has it. */
export function neededOf(asked: { readonly id: string; readonly method: string; readonly url: URL }): Needed | null {
  const access = routes[asked.id];
  if (!access) return null;
  if (asked.method === 'GET' || asked.method === 'HEAD') return access.read;
  const action = [...asked.url.searchParams.keys()].find((key) => key.startsWith('/'))?.slice(1);
  return access.actions?.[action ?? ('POST' in access.actions ? asked.method : 'default')] ?? null;
}
