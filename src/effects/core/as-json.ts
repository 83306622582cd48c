// A result as other programs read it (`./stegvis effects --json`), and English sentences for the command line.
import { unreachable } from '#kernel';
import type { CannotComputeEffects, EffectsResult, EffectsWarning } from './effects.ts';
import type { CannotReadMoves } from './read-moves.ts';
import type { SensitivityRow } from './sensitivity.ts';
import type { Simulated } from './simulation.ts';

/** Stands with every result, wherever it is shown. */
export const caveats: readonly string[] = [
  'Finansiella effekter, inte samhällsekonomiska; status quo antas; jämfört med att ingen förflyttning sker.',
  'Ingen jämförelsegrupp: den som inte förflyttade sig räknas som oförändrad, inte som att läget annars hade blivit sämre.',
  'Bostadsbidrag, underhållsstöd, vård, omsorg och administration ingår inte.',
  'Kommun, region och stat som arbetsgivare är inte särskilda.',
];

export function effectsAsJson(of: {
  readonly result: EffectsResult;
  readonly interval: Simulated;
  readonly sensitivity: readonly SensitivityRow[];
}) {
  const { result, interval, sensitivity } = of;
  const {
    n,
    moved,
    unmoved,
    excluded,
    byYear,
    total,
    afterEqualisation,
    afterEqualisationByYear,
    parameters,
    warnings,
  } = result;
  return {
    n,
    moved,
    unmoved,
    excluded,
    byYear,
    total,
    afterEqualisation,
    afterEqualisationByYear,
    interval,
    sensitivity,
    parameters,
    warnings: warnings.map((warning) => ({ code: warning.code, message: warningSentence(warning) })),
    caveats,
  };
}

export function warningSentence({ code, about }: EffectsWarning): string {
  switch (code) {
    case 'smallGroup':
      return `för liten grupp: ${about} people have moved, and below 30 chance and single persons weigh heavily.`;
    case 'nationalAverage':
      return `the national average tax rates are used${about ? ` for ${about}, whose own are not known; give them as --assume municipal_tax.national_average_kommun=PERCENT and regional_tax.national_average=PERCENT` : ''}.`;
    case 'carriedForward':
      return `these have no value yet for the last year computed, so that of an earlier year is used: ${about}.`;
    case 'excluded':
      return `${about} people with an unknown state are left out.`;
    case 'noStrengthening':
      return `strengthened cooperation is priced only where the start state goes on; ${about} people moved all the same.`;
    case 'shortWindow':
      return `growth stands on fewer than four verified years: ${about}.`;
    case 'levelMissing':
      return `${about} people have a subsidised job without a level: lönebidrag is taken at its default level, nystartsjobb at one times the contributions.`;
    case 'equalisationNotSet':
      return 'income equalisation is set to 0 and nobody has vouched for it, so kommun and region are gross in both places.';
    case 'unverified':
      return `${about} values are not verified; they stand in the list of parameters.`;
    default:
      return unreachable(code);
  }
}

export function effectsRefusalMessage(refusal: CannotComputeEffects): string {
  switch (refusal.kind) {
    case 'tooFewMoved':
      return `only ${refusal.moved} people have moved; at least ${refusal.atLeast} are needed, because fewer would show the value of single persons.`;
    case 'badYears':
      return `the model reaches 1 or 2 years${Number.isFinite(refusal.years) ? `, not ${refusal.years}` : ''}.`;
    case 'unknownAssumption':
      return `"${refusal.name}" is not the name of a parameter that is a number.`;
    case 'badAssumption':
      return `${refusal.name} lies between ${refusal.low} and ${refusal.high}.`;
    case 'noParameter':
      return `the parameter ${refusal.name} has no value on ${refusal.on}; choose a later year, or give the amount: --assume ${refusal.name}=NUMBER, or from_gross and to_gross in the table of moves.`;
    default:
      return unreachable(refusal);
  }
}

export function movesRefusalMessage(refusal: CannotReadMoves): string {
  switch (refusal.kind) {
    case 'columnMissing':
      return `the table has no column ${refusal.missing.join(', ')}; its columns are ${refusal.header.join(', ')}.`;
    case 'noRows':
      return 'the table has no row.';
    case 'rowsHaveErrors': {
      const [first, ...more] = refusal.problems;
      const rest = more.length > 0 ? ` (and ${more.length} more)` : '';
      return `line ${first?.line ?? '?'}: ${first?.message ?? ''}${rest}`;
    }
    default:
      return unreachable(refusal);
  }
}
