// What the overview of a party says: apart from the rest, so that the first page does not carry it.
import { inBoth } from '#design/core';

export const overviewTexts = inBoth(
  {
    overview: {
      heading: 'Att göra',
      sentence: (late: number, soon: number) =>
        late === 0 && soon === 0
          ? 'Inget väntar de närmaste två veckorna.'
          : `${late === 0 ? 'Inget är sent' : late === 1 ? 'En sak är sen' : `${late} saker är sena`}, ${soon === 1 ? 'en ska göras' : `${soon} ska göras`} inom två veckor.`,
      late: 'sen sedan',
      code: 'Låt deltagaren svara själv',
      due: 'senast',
      queue: 'Kö och platser',
      enrolled: (n: number, of: number | null) => (of === null ? `${n} inskrivna` : `${n} av ${of} platser tagna`),
      waiting: (n: number, median: number | null) =>
        n === 0 ? 'Ingen väntar' : `${n} väntar${median === null ? '' : `, i mitten ${median} dagar`}`,
      stop: (from: string, to: string | null, reason: string) =>
        `Ansökningsstopp från ${from}${to === null ? '' : ` till ${to}`}: ${reason}`,
      all: (n: number) => `Visa alla ${n}`,
      noProgramme: 'Här finns ingen insats än',
      noProgrammeSentence: 'Lägg upp den första insatsen, eller läs in deltagare från en fil.',
      toSettings: 'Lägg upp en insats',
    },
    refer: 'Ta emot en remiss',
    tabQueue: 'Remisser och kö',
  },
  {
    overview: {
      heading: 'To do',
      sentence: (late, soon) =>
        late === 0 && soon === 0
          ? 'Nothing is due in the next two weeks.'
          : `${late === 0 ? 'Nothing is late' : late === 1 ? 'One thing is late' : `${late} things are late`}, ${soon === 1 ? 'one is' : `${soon} are`} due within two weeks.`,
      late: 'late since',
      code: 'Let the participant answer',
      due: 'by',
      queue: 'Queue and places',
      enrolled: (n, of) => (of === null ? `${n} enrolled` : `${n} of ${of} places taken`),
      waiting: (n, median) =>
        n === 0 ? 'Nobody waits' : `${n} wait${median === null ? '' : `, ${median} days in the middle`}`,
      stop: (from, to, reason) => `No referrals from ${from}${to === null ? '' : ` to ${to}`}: ${reason}`,
      all: (n) => `Show all ${n}`,
      noProgramme: 'There is no programme here yet',
      noProgrammeSentence: 'Add the first programme, or import participants from a file.',
      toSettings: 'Add a programme',
    },
    refer: 'Take a referral',
    tabQueue: 'Referrals and queue',
  },
);
