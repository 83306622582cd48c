import { inBoth } from '#design/core';

export const texts = inBoth(
  {
    heading: 'Kvalitet i registret',
    sentence: (checked: number, found: number) =>
      found === 0
        ? `${checked} deltaganden är kontrollerade och inget fattas.`
        : `${checked} deltaganden är kontrollerade: ${found} fynd. Det allvarligaste står först.`,
    programme: 'Insats',
    show: 'Visa',
    none: 'Inget att åtgärda',
    noneSentence: 'Nya fynd visas här så fort en regel inte håller.',
    severities: { error: 'Fel', warning: 'Varning', info: 'Upplysning' },
    severity: 'Grad',
    what: 'Vad',
    guidance: 'Vad ni gör',
    deadline: 'Senast',
    rule: 'Regel',
    until: (day: string) => `senast ${day}`,
    more: (n: number) => `${n} fynd till visas när de här är åtgärdade eller när en insats är vald.`,
  },
  {
    heading: 'Quality of the register',
    sentence: (checked, found) =>
      found === 0
        ? `${checked} participations are checked and nothing is missing.`
        : `${checked} participations are checked: ${found} findings. The worst come first.`,
    programme: 'Programme',
    show: 'Show',
    none: 'Nothing to mend',
    noneSentence: 'New findings are shown here as soon as a rule does not hold.',
    severities: { error: 'Error', warning: 'Warning', info: 'Notice' },
    severity: 'Grade',
    what: 'What',
    guidance: 'What to do',
    deadline: 'By',
    rule: 'Rule',
    until: (day) => `by ${day}`,
    more: (n) => `${n} more findings are shown when these are mended or when a programme is chosen.`,
  },
);
