// The own numbers of a year, out of the figures that its report publishes.
import type { ProgrammeEconomy } from '#finance/core';
import { calendarYear, isSamePeriod, parseFigureId, yearOf, type Figure, type IsoDate } from '#kernel';
import { runsIn, type Programme } from '#programmes/core';
import type { ConsultationPart, ConsultationRow, Shown } from './part.ts';

export type OwnMaterial = {
  readonly association: { readonly name: string; readonly orgNumber: string };
  readonly year: number;
  readonly isPreliminary: boolean;
  readonly takenOn: IsoDate;
  readonly programmes: readonly Programme[];
  readonly economy: readonly ProgrammeEconomy[];
  readonly figures: readonly Figure[];
  /** Slug → what the moves of its participants are worth to the public; none where too few moved. */
  readonly effects: ReadonlyMap<string, number>;
};

export function ownPart(material: OwnMaterial): ConsultationPart {
  const { association, year, isPreliminary, takenOn, programmes } = material;
  return {
    association,
    year,
    isPreliminary,
    takenOn,
    rows: programmes.filter((programme) => runsIn(programme, year)).map((programme) => rowOf(programme, material)),
  };
}

function rowOf(programme: Programme, { year, economy, figures, effects }: OwnMaterial): ConsultationRow {
  const { slug, name, staffing } = programme;
  const shares = staffing.flatMap(({ shareOfFullTime }) => (shareOfFullTime === null ? [] : [shareOfFullTime]));
  return {
    programme: slug,
    name,
    costOre: economy.find((row) => row.programme === slug)?.usedOre ?? null,
    // Hundredths, so that a sum of shares has no tail of its own.
    fullTimePosts: shares.length === 0 ? null : Math.round(shares.reduce((sum, share) => sum + share, 0) * 100) / 100,
    participants: countIn(figures, { name: 'followUp.participants', programme: slug, year }),
    exited: countIn(figures, { name: 'followUp.exited', programme: slug, year }),
    effectOre: effects.get(slug) ?? null,
  };
}

/** The count of the calendar year, else of the programme's own year that ends in it. */
function countIn(
  figures: readonly Figure[],
  of: { readonly name: string; readonly programme: string; readonly year: number },
): Shown {
  const about = figures.filter(({ id, period }) => {
    const key = parseFigureId(id);
    const dimensions = Object.entries(key?.dimensions ?? {});
    return (
      key?.name === of.name &&
      yearOf(period.to) === of.year &&
      dimensions.length === 1 &&
      dimensions[0]?.[0] === 'programme' &&
      dimensions[0][1] === of.programme
    );
  });
  const chosen = about.find(({ period }) => isSamePeriod(period, calendarYear(of.year))) ?? about[0];
  if (!chosen) return null;
  return chosen.disclosure === 'suppressed' ? 'hidden' : chosen.value;
}
