// The eight headings that the national template asks every individual programme for, in order.

export const programmeHeadings = [
  'Verksamhetsbeskrivning',
  'Bemanning och resursfördelning',
  'Metod och arbetsmodeller',
  'Deltagarstatistik',
  'Resultat och måluppfyllelse',
  'Utmaningar och lärdomar',
  'Samverkan och jämställdhetsarbete',
  'Övriga resultat och planerade utvecklingsinsatser',
] as const;

export type ProgrammeHeading = (typeof programmeHeadings)[number];

/** Sections of a programme report that hold one text each, by the heading it goes under. */
export const textSections = {
  description: 'Verksamhetsbeskrivning',
  staffing: 'Bemanning och resursfördelning',
  methods: 'Metod och arbetsmodeller',
  statistics: 'Deltagarstatistik',
  results: 'Resultat och måluppfyllelse',
  lessons: 'Utmaningar och lärdomar',
  cooperation: 'Samverkan och jämställdhetsarbete',
  plans: 'Övriga resultat och planerade utvecklingsinsatser',
} as const satisfies Readonly<Record<string, ProgrammeHeading>>;

export type TextSection = keyof typeof textSections;

export function isTextSection(section: string): section is TextSection {
  return Object.hasOwn(textSections, section);
}
