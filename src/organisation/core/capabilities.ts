// What an association has switched on. A new one starts with what every association does: overview, programmes,
// economy and reports; those are not here, because they cannot be switched off.

export const capabilities = [
  'goals',
  'followup',
  'programmeReports',
  'surveys',
  'effects',
  'yearlyWheel',
  'board',
  'register',
  'applications',
  'collaboration',
] as const;

export type Capability = (typeof capabilities)[number];
