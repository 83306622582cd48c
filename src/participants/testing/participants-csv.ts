// Participations as the canonical import file, in codes: what the demo's file is made of.
import type { CountedParticipation, CountedSupport } from '#followup/core';

const COLUMNS: readonly (readonly [string, (row: CountedParticipation) => string | number | null])[] = [
  ['pseudonym', (row) => row.person],
  ['programme', (row) => NAMES[row.programme] ?? row.programme],
  ['sex', (row) => (row.sex === 'female' ? 'kvinna' : 'man')],
  ['birth_year', (row) => row.birthYear],
  ['municipality', (row) => row.municipality],
  ['referrer', (row) => row.referrer],
  ['referred_on', (row) => row.referredOn],
  ['enrolled_on', (row) => row.enrolledOn],
  ['exited_on', (row) => row.exitedOn],
  ['exit_reason', (row) => row.exitReason],
  ['income_support_start', (row) => support(row.incomeSupportStart)],
  ['income_support_end', (row) => support(row.incomeSupportEnd)],
  ['subsidy_kind', (row) => row.subsidyKind],
  ['subsidy_level', (row) => row.subsidyLevel],
  ['strengthened_cooperation', (row) => yesNo(row.strengthenedCooperation)],
  ['work_ability_at_exit', (row) => yesNo(row.workAbilityAtExit)],
  ['education', (row) => row.education],
  ['support_duration', (row) => (row.supportDuration === null ? null : `${row.supportDuration} år`)],
];

const NAMES: Readonly<Record<string, string>> = {
  enter: 'Enter',
  nova: 'NOVA',
  fia: 'FIA',
  'it-sparet': 'IT-spåret',
  'koll-pa-formaga': 'Koll på förmåga',
};

const SUPPORT: Readonly<Record<string, string>> = {
  FORS: 'försörjningsstöd',
  SJUKP: 'sjukpenning',
  AKTSTOD: 'aktivitetsstöd',
  AKTERS: 'aktivitetsersättning',
  STUDIE: 'studiemedel',
  ARBETE: 'arbete',
};

export function participantsCsv(rows: readonly CountedParticipation[]): string {
  const lines = rows.map((row) => COLUMNS.map(([, read]) => read(row) ?? '').join(','));
  return `${[COLUMNS.map(([name]) => name).join(','), ...lines].join('\n')}\n`;
}

function support(list: readonly CountedSupport[] | null): string | null {
  if (list === null) return null;
  return list.length === 0 ? 'ingen' : list.map(({ kind, extent }) => `${SUPPORT[kind]}:${extent ?? 100}`).join('|');
}

function yesNo(value: boolean | null): string | null {
  return value === null ? null : value ? 'ja' : 'nej';
}
