// What the search finds: pages, programmes and figures, each only when the session may read it.
import type { Permission } from '#access/core';
import type { Session } from '#access/server';
import { decisionSource, referenceOf } from '#decisions/core';
import { readDecidedItems, readMeetings } from '#decisions/server';
import { formatsIn, type Language } from '#design/core';
import { listLedgerYears } from '#finance/server';
import { readCapabilities } from '#organisation/server';
import { readProgrammes } from '#programmes/server';
import { findFigures, reportPeriods } from '#reports/core';
import { readReport, type LoadedReport } from '#reports/server';
import { mayDo } from '../answer.ts';
import { pageSlugs, pageAddress } from '../ekonomi/pages.ts';
import { texts as finance } from '../ekonomi/texts.ts';
import { navigationOf } from '../navigation.ts';
import { controlAddress, lockAddress, reportAddress, sectionAddress } from '../rapporter/addresses.ts';
import { texts } from './texts.ts';

export type FoundPlace = {
  readonly kind: 'page' | 'programme' | 'meeting' | 'figure';
  readonly address: string;
  readonly label: string;
  /** What tells it apart: the number and its period, the owner of a programme. */
  readonly more: string | null;
};

export type FoundPlaces = {
  readonly places: readonly FoundPlace[];
  /** Figures that were found and are not among the places. */
  readonly figuresLeft: number;
};

type Asked = {
  readonly session: Session;
  readonly language: Language;
  readonly words: string;
  readonly mostFigures: number;
};

export async function findPlaces({ session, language, words, mostFigures }: Asked): Promise<FoundPlaces> {
  const wanted = words.slice(0, 200).toLocaleLowerCase('sv').split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return { places: [], figuresLeft: 0 };
  const year = mayDo(session, 'finance.read') ? await latestYear(session) : null;
  const report = year !== null && mayDo(session, 'report.read') ? await reportOf(session, year) : null;
  const pages = await pagesOf(session, { language, year });
  const programmes = mayDo(session, 'programme.read') ? await programmesOf(session, language) : [];
  const meetings = mayDo(session, 'board.read') ? await meetingsOf(session, language) : [];
  const found = [...pages, ...programmes, ...meetings].filter((place) => holds(place, wanted));
  const figures = report && year !== null ? figuresIn(report, { words, year, most: mostFigures }) : null;
  return {
    places: [...found, ...(figures?.places ?? [])],
    figuresLeft: figures ? figures.count - figures.places.length : 0,
  };
}

/** Every word must begin somewhere in the label or what tells it apart. */
function holds({ label, more }: FoundPlace, wanted: readonly string[]): boolean {
  const text = `${label} ${more ?? ''}`.toLocaleLowerCase('sv');
  return wanted.every((word) => text.includes(word));
}

async function latestYear(session: Session): Promise<number | null> {
  const years = await listLedgerYears(session, {});
  return years.ok ? (years.value[0] ?? null) : null;
}

async function reportOf(session: Session, year: number): Promise<LoadedReport | null> {
  const report = await readReport(session, { year });
  return report.ok ? report.value : null;
}

async function pagesOf(
  session: Session,
  { language, year }: { readonly language: Language; readonly year: number | null },
): Promise<FoundPlace[]> {
  const switchedOn = mayDo(session, 'settings.read') ? await readCapabilities(session, {}) : null;
  const menu = navigationOf({ session, language, switchedOn: switchedOn?.ok ? switchedOn.value : [] });
  const { pages: words } = texts[language];
  const page = (label: string, address: string): FoundPlace => ({ kind: 'page', address, label, more: null });
  const behind = (permission: Permission, places: readonly FoundPlace[]): readonly FoundPlace[] =>
    mayDo(session, permission) ? places : [];
  const ofYear =
    year === null
      ? []
      : [
          ...behind(
            'finance.read',
            pageSlugs.map((slug) => page(`${finance[language].pages[slug]} ${year}`, pageAddress({ year, slug }))),
          ),
          ...behind('report.read', [page(words.report(String(year)), reportAddress(year))]),
          ...behind('control.read', [page(words.control(String(year)), controlAddress(year))]),
          ...behind('report.lock', [page(words.lock(String(year)), lockAddress(year))]),
        ];
  return [
    ...menu.map(({ label, address }) => page(label, address)),
    ...ofYear,
    ...behind('finance.import', [page(words.import, '/ekonomi/las-in')]),
    ...behind('wheel.save', [page(words.wheelAdd, '/arshjul/ny')]),
    page(words.account, '/konto'),
  ];
}

async function programmesOf(session: Session, language: Language): Promise<FoundPlace[]> {
  const read = await readProgrammes(session, {});
  if (!read.ok) return [];
  return read.value.map(({ slug, name }) => ({
    kind: 'programme',
    address: `/insatser/${encodeURIComponent(slug)}`,
    label: name,
    more: texts[language].programme,
  }));
}

/** Meetings by body and day, and what they decided by § and title; the newest first. */
async function meetingsOf(session: Session, language: Language): Promise<FoundPlace[]> {
  const read = await readMeetings(session, {});
  const decided = await readDecidedItems(session, {});
  if (!read.ok || !decided.ok) return [];
  const { date } = formatsIn(language);
  return [
    ...read.value.meetings.map(({ id, body, heldOn }): FoundPlace => ({
      kind: 'meeting',
      address: `/moten/${id}`,
      label: `${body.name} ${heldOn}`,
      more: `${texts[language].meeting}, ${date(heldOn)}`,
    })),
    ...decided.value.map((one): FoundPlace => ({
      kind: 'meeting',
      address: `/moten/${one.meeting}/punkt/${one.item}`,
      label: one.title,
      more: `${texts[language].decision}, ${decisionSource(referenceOf(one))}`,
    })),
  ];
}

function figuresIn(
  report: LoadedReport,
  of: { readonly words: string; readonly year: number; readonly most: number },
): { readonly places: readonly FoundPlace[]; readonly count: number } {
  const { material } = report;
  const found = findFigures({ ...of, figures: material.figures, periods: reportPeriods(material) });
  const places = placesOfFigures(report);
  return {
    count: found.count,
    places: found.figures.map(({ id, label, period, ways }) => {
      const sectionId = places.get(id);
      const address = sectionId ? sectionAddress({ year: of.year, sectionId }) : reportAddress(of.year);
      return { kind: 'figure', address, label, more: [ways[0]?.written, period].filter(Boolean).join(', ') };
    }),
  };
}

/** Figure → the first section that shows it; as long as the report is the same, so are they. */
const known = new WeakMap<LoadedReport, ReadonlyMap<string, string>>();

function placesOfFigures(report: LoadedReport): ReadonlyMap<string, string> {
  const before = known.get(report);
  if (before) return before;
  const places = new Map<string, string>();
  for (const { id, blocks } of report.document.sections) {
    for (const figureId of figureIdsIn(blocks)) if (!places.has(figureId)) places.set(figureId, id);
  }
  known.set(report, places);
  return places;
}

/** Tables, lists and sentences hold figures at any depth; all name them alike. */
function* figureIdsIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name === 'figureId' && typeof inner === 'string') yield inner;
    else yield* figureIdsIn(inner);
  }
}
