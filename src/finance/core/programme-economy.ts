// What each programme was granted, has in the budget, has used and has left, from the projects of the ledger.
import type { Programme } from '#programmes/core';
import { runsIn, yearOfProgramme } from '#programmes/core';
import { slug, sumOre, type Ore } from '#kernel';
import { noteRowAddress } from './figures.ts';
import type { NoteRow, Statements } from './statements/statement.ts';

export type ProgrammeEconomy = {
  /** Null for a project of the ledger that belongs to no programme. */
  readonly programme: string | null;
  readonly name: string;
  /** What the board decided at most; null is not entered, never 0. */
  readonly grantedOre: Ore | null;
  readonly budgetOre: Ore | null;
  readonly usedOre: Ore | null;
  readonly usedBeforeOre: Ore | null;
  /** Granted less used. */
  readonly remainingOre: Ore | null;
  /** The programme whose project its costs stand on. */
  readonly bookedOn: string | null;
  /** Leads to the vouchers. */
  readonly address: string | undefined;
};

export function programmeEconomy(of: {
  readonly statements: Pick<Statements, 'year' | 'notes' | 'isPreviousLoaded'>;
  readonly programmes: readonly Programme[];
  readonly projectDimension: string;
}): readonly ProgrammeEconomy[] {
  const { statements, programmes, projectDimension } = of;
  const { year } = statements;
  const rows = statements.notes.costs.filter(({ isTotal }) => !isTotal);
  const codeOf = ({ object }: NoteRow): string | null =>
    object?.dimension === projectDimension ? object.object : null;
  const rowsOf = (programme: Programme): readonly NoteRow[] => {
    if (programme.ledgerObject !== null) {
      const booked = rows.filter((row) => codeOf(row) === programme.ledgerObject);
      return booked.length > 0 ? booked : rows.filter((row) => codeOf(row) === null && isNamed(row, programme));
    }
    return programme.bookedOn === undefined ? rows.filter((row) => isNamed(row, programme)) : [];
  };
  const own = programmes
    .map((programme) => ({ programme, booked: rowsOf(programme), granted: yearOfProgramme(programme, year) }))
    .filter(({ programme, booked, granted }) => runsIn(programme, year) || granted !== null || booked.length > 0)
    .map(({ programme, booked, granted }): ProgrammeEconomy => {
      const isOwn = programme.ledgerObject !== null || booked.length > 0;
      const used = sumOf(booked, 'currentOre') ?? (isOwn ? 0 : null);
      const grantedOre = granted?.grantedOre ?? null;
      return {
        programme: programme.slug,
        name: programme.name,
        grantedOre,
        budgetOre: sumOf(booked, 'budgetOre'),
        usedOre: used,
        usedBeforeOre: sumOf(booked, 'previousOre'),
        remainingOre: grantedOre === null || used === null ? null : grantedOre - used,
        bookedOn: programmes.find((one) => one.slug === programme.bookedOn)?.name ?? null,
        address: booked[0] && noteRowAddress(statements, booked[0], 'current'),
      };
    });
  const taken = new Set(programmes.flatMap((programme) => rowsOf(programme).map(({ id }) => id)));
  const others = rows
    .filter((row) => codeOf(row) !== null && !taken.has(row.id))
    .map((row): ProgrammeEconomy => ({
      programme: null,
      name: row.label,
      grantedOre: null,
      budgetOre: row.amounts.budgetOre,
      usedOre: row.amounts.currentOre,
      usedBeforeOre: row.amounts.previousOre,
      remainingOre: null,
      bookedOn: null,
      address: noteRowAddress(statements, row, 'current'),
    }));
  return [...own, ...others];
}

function isNamed({ label }: NoteRow, { name, fullName }: Programme): boolean {
  return [name, fullName].some((one) => one !== undefined && slug(one) === slug(label));
}

/** Null when no row says anything. */
function sumOf(rows: readonly NoteRow[], column: 'currentOre' | 'previousOre' | 'budgetOre'): Ore | null {
  const amounts = rows.flatMap(({ amounts: row }) => row[column] ?? []);
  return amounts.length === 0 ? null : sumOre(amounts);
}
