// The file to fill in: canonical headings, with an example row where that is wanted.
import type { TableToWrite } from '#exchange/core';
import { IMPORT_COLUMNS } from './columns.ts';

const EXAMPLE: Readonly<Record<(typeof IMPORT_COLUMNS)[number], string>> = {
  pseudonym: 'A001',
  programme: 'NOVA',
  sex: 'kvinna',
  birth_year: '1996',
  municipality: 'Jönköping',
  referrer: 'Region',
  referred_on: '2024-01-10',
  enrolled_on: '2024-02-01',
  exited_on: '2024-11-15',
  exit_reason: 'Arbete med subvention',
  income_support_start: 'försörjningsstöd:100',
  income_support_end: 'arbete:75|sjukersättning:25',
  subsidy_kind: 'lönebidrag',
  subsidy_level: '0.6',
  strengthened_cooperation: 'nej',
  work_ability_at_exit: 'ja',
  education: 'Gymnasium',
  support_duration: '2-3 år',
};

/** Headings alone, or with the example below them. */
export function importTemplate(shape: { readonly hasExample: boolean }): TableToWrite {
  const row = IMPORT_COLUMNS.map((column) => EXAMPLE[column]);
  return { header: [...IMPORT_COLUMNS], rows: shape.hasExample ? [row] : [] };
}
