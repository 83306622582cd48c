import { inBoth } from '#design/core';

export const texts = inBoth(
  {
    heading: 'Läs deltagarnas egna ord',
    sentence:
      'Läs varje text innan kansliet gör det. Ta bort namn och annat som kan visa vem någon är. Sådant du inte vill lämna vidare håller du inne.',
    saying: (question: string) => `Svar på: ${question}`,
    release: 'Lämna till kansliet som det står här',
    withhold: 'Håll inne texten',
    later: 'Inte nu',
    what: 'Vad vill du göra med texten?',
    submit: 'Spara',
    none: 'Det finns inga texter att läsa.',
    done: (count: number) => (count === 1 ? 'En text är klar.' : `${count} texter är klara.`),
    goneHeading: 'Länken går inte att använda',
    gone: 'Den kan vara gammal eller felskriven. Be kansliet om en ny.',
  },
  {
    heading: 'Read what participants wrote',
    sentence:
      'Read each text before the office does. Take away names and anything that may show who somebody is. Keep back what you do not want to pass on.',
    saying: (question: string) => `Answer to: ${question}`,
    release: 'Give it to the office as it stands here',
    withhold: 'Keep the text back',
    later: 'Not now',
    what: 'What do you want to do with the text?',
    submit: 'Save',
    none: 'There are no texts to read.',
    done: (count: number) => (count === 1 ? 'One text is done.' : `${count} texts are done.`),
    goneHeading: 'The link cannot be used',
    gone: 'It may be old or mistyped. Ask the office for a new one.',
  },
);
