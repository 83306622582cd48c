// Builds forms and values for tests, with every default in sight.
import type { ReportForm, ReportValues } from './form.ts';

export const aForm: ReportForm = {
  ageBands: ['16-29', '30-64'],
  goals: [
    { id: 'work', text: 'Till arbete eller studier', measure: 'Andel av avslutade', unit: 'share', threshold: 0.5 },
    { id: 'help', text: 'Får hjälp', measure: null, unit: 'score', threshold: 4.5 },
  ],
};

/** Ready to send: sums are right and every heading has its text. */
export function aFilledReport(changed: Record<string, string> = {}): ReportValues {
  const values: Record<string, string> = {
    'participants.female.16-29': '5',
    'participants.female.30-64': '3',
    'participants.female.other': '0',
    'participants.female': '8',
    'participants.male.16-29': '4',
    'participants.male.30-64': '2',
    'participants.male.other': '1',
    'participants.male': '7',
    'new.female': '3',
    'new.male': '2',
    'participants.arbetsformedlingen': '6',
    'participants.kommun': '9',
    'exited.female.studies': '2',
    'exited.female': '2',
    'exited.male.workSubsidised': '1',
    'exited.male.illness': '2',
    'exited.male': '3',
    exitedWithWorkAbility: '4',
    inPlacement: '3',
    queue: '4',
    'goal.work.part': '3',
    'goal.work.n': '5',
    'goal.work.assessment': 'fulfilled',
    'goal.help.result': '4,8',
    'goal.help.n': '11',
    description: 'Vi tar emot unga vuxna.',
    staffing: 'Två coacher.',
    methods: 'Stödjande samtal.',
    statistics: 'Fler än i fjol.',
    results: 'Tre av fem.',
    lessons: 'Köerna är långa.',
    cooperation: 'Vi träffas varje månad.',
    plans: 'En ny grupp startar i mars.',
    ...changed,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}
