// The columns of a file with participations: canonical names, and what other files call them.

export const IMPORT_COLUMNS = [
  'pseudonym',
  'programme',
  'sex',
  'birth_year',
  'municipality',
  'referrer',
  'referred_on',
  'enrolled_on',
  'exited_on',
  'exit_reason',
  'income_support_start',
  'income_support_end',
  'subsidy_kind',
  'subsidy_level',
  'strengthened_cooperation',
  'work_ability_at_exit',
  'education',
  'support_duration',
] as const;

/** May stand in a file beside the others. */
export const EXTRA_COLUMNS = ['track'] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number] | (typeof EXTRA_COLUMNS)[number];

/** Without these no row can be understood. */
export const NEEDED_COLUMNS: readonly ImportColumn[] = ['pseudonym', 'programme', 'sex', 'enrolled_on'];

const ALIASES: Readonly<Record<ImportColumn, readonly string[]>> = {
  pseudonym: ['pseudonym', 'löpnummer', 'deltagarkod', 'kod', 'deltagare'],
  programme: ['programme', 'insats', 'insatsnamn'],
  sex: ['sex', 'kön', 'juridiskt kön'],
  birth_year: ['birth year', 'födelseår', 'född'],
  municipality: ['municipality', 'kommun', 'folkbokföringskommun', 'hemkommun'],
  referrer: ['referrer', 'remittent', 'remitterande myndighet'],
  referred_on: ['referred on', 'remissdatum', 'remiss', 'remitterad'],
  enrolled_on: ['enrolled on', 'inskrivningsdatum', 'inskriven', 'startdatum', 'start'],
  exited_on: ['exited on', 'avslutsdatum', 'avslutad', 'utskriven', 'slutdatum'],
  exit_reason: ['exit reason', 'avslutsorsak', 'avslutsanledning', 'avslutad till'],
  income_support_start: ['income support start', 'försörjning före', 'försörjning vid start', 'försörjning start'],
  income_support_end: ['income support end', 'försörjning efter', 'försörjning vid avslut', 'försörjning avslut'],
  subsidy_kind: ['subsidy kind', 'subvention', 'stödform', 'subventionsform'],
  subsidy_level: ['subsidy level', 'subventionsgrad'],
  strengthened_cooperation: ['strengthened cooperation', 'förstärkt samarbete'],
  work_ability_at_exit: ['work ability at exit', 'arbetsförmåga', 'arbetsförmåga vid avslut'],
  education: ['education', 'utbildning', 'utbildningsnivå', 'högsta utbildning'],
  support_duration: ['support duration', 'tid i offentlig försörjning', 'tid i försörjning'],
  track: ['track', 'spår'],
};

/** Column → the file's own heading. */
export type ImportMapping = Readonly<Partial<Record<ImportColumn, string>>>;

const columns: readonly ImportColumn[] = [...IMPORT_COLUMNS, ...EXTRA_COLUMNS];

export const importHeadings: readonly string[] = [...columns, ...columns.flatMap((column) => ALIASES[column])];

/** Which heading is which column, as far as it can be told. */
export function suggestMapping(header: readonly string[]): ImportMapping {
  const taken = new Map(header.toReversed().map((heading) => [plain(heading), heading]));
  return Object.fromEntries(
    columns.flatMap((column) => {
      const heading = [column, ...ALIASES[column]]
        .map((name) => taken.get(plain(name)))
        .find((one) => one !== undefined);
      return heading === undefined ? [] : [[column, heading]];
    }),
  );
}

function plain(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[_\s.:-]+/g, ' ')
    .trim();
}
