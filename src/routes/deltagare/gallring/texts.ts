import { inBoth } from '#design/core';

export const texts = inBoth(
  {
    heading: 'Gallring',
    sentence:
      'Raderna är allmänna handlingar. Inget tas bort förrän ni har fattat ett gallringsbeslut och fört in det här.',
    decision: 'Beslutet som gäller',
    none: 'Inget gallringsbeslut är infört',
    noneSentence: (months: number) =>
      `Listan nedan visar vad som skulle gallras ${months} månader efter avslut. Det är bara ett förslag, och inget kan gallras än.`,
    inForce: (number: string, day: string, months: number) =>
      `${number}, ${day}: uppgifterna gallras ${months} månader efter det senaste avslutet.`,
    enter: 'För in ett beslut',
    enterAgain: 'För in ett nytt beslut',
    number: 'Diarienummer',
    numberHint: 'Så att beslutet går att hitta, till exempel KS 2026:9.',
    decidedOn: 'Beslutsdag',
    months: 'Månader efter avslut',
    monthsHint: 'Räknas från det senaste som tog slut för personen.',
    save: 'Spara beslutet',
    saved: 'Beslutet är infört',
    toDispose: 'Att gallra',
    caption: 'Personer vars tid har gått ut',
    participant: 'Deltagare',
    ended: 'Senaste avslut',
    due: 'Kan gallras från',
    nobody: 'Ingen är att gallra',
    nobodySentence: 'Här visas de personer vars tid har gått ut.',
    count: (n: number) => (n === 1 ? '1 person är att gallra.' : `${n} personer är att gallra.`),
    more: (n: number) => `${n} till visas i filen.`,
    dispose: 'Gallra',
    happens:
      'Varje persons nyckel förstörs. Namn, personnummer och fritext går sedan inte att läsa. Den som läser tillbaka en säkerhetskopia får nycklarna förstörda igen. Rader utan identitet ligger kvar, så att lämnade antal fortfarande stämmer.',
    sure: (n: number) =>
      n === 1
        ? 'Gallra 1 person. Jag vet att det inte går att ångra.'
        : `Gallra ${n} personer. Jag vet att det inte går att ångra.`,
    tick: 'Kryssa för att ni vill gallra.',
    submit: 'Gallra nu',
    busy: 'Nycklarna förstörs',
    done: (n: number) => (n === 1 ? '1 person är gallrad' : `${n} personer är gallrade`),
    doneSentence: (number: string) => `Enligt beslut ${number}. Det syns i spårloggen.`,
    faults: {
      noDecision: 'För in gallringsbeslutet först.',
      comingDay: 'Beslutet kan inte vara fattat en dag som inte har varit än.',
      number: 'Skriv beslutets diarienummer.',
      day: 'Skriv datumet som åååå-mm-dd.',
      months: 'Skriv ett helt antal månader, 0–1200.',
    },
  },
  {
    heading: 'Disposal',
    sentence:
      'The rows are public records. Nothing is removed until you have decided on disposal and entered the decision here.',
    decision: 'The decision in force',
    none: 'No decision on disposal is entered',
    noneSentence: (months) =>
      `The list below shows what would be disposed of ${months} months after the end. It is only a proposal, and nothing can be disposed of yet.`,
    inForce: (number, day, months) =>
      `${number}, ${day}: the data is disposed of ${months} months after the latest end.`,
    enter: 'Enter a decision',
    enterAgain: 'Enter a new decision',
    number: 'Register number',
    numberHint: 'So that the decision can be found, such as KS 2026:9.',
    decidedOn: 'Day of the decision',
    months: 'Months after the end',
    monthsHint: 'Counted from the latest thing that ended for the person.',
    save: 'Save the decision',
    saved: 'The decision is entered',
    toDispose: 'To dispose of',
    caption: 'People whose time is over',
    participant: 'Participant',
    ended: 'Latest end',
    due: 'May be disposed of from',
    nobody: 'Nobody is to be disposed of',
    nobodySentence: 'People whose time is over are shown here.',
    count: (n) => (n === 1 ? '1 person is to be disposed of.' : `${n} people are to be disposed of.`),
    more: (n) => `${n} more are in the file.`,
    dispose: 'Dispose',
    happens:
      "Each person's key is destroyed. Name, personal number and free text can then not be read. Whoever restores a backup gets the keys destroyed again. Rows without identity stay, so that counts that were delivered still hold.",
    sure: (n) =>
      n === 1
        ? 'Dispose of 1 person. I know that it cannot be undone.'
        : `Dispose of ${n} people. I know that it cannot be undone.`,
    tick: 'Tick that you want to dispose of them.',
    submit: 'Dispose now',
    busy: 'The keys are being destroyed',
    done: (n) => (n === 1 ? '1 person is disposed of' : `${n} people are disposed of`),
    doneSentence: (number) => `By decision ${number}. It stands in the audit trail.`,
    faults: {
      noDecision: 'Enter the decision on disposal first.',
      comingDay: 'The decision cannot be of a day that has not been yet.',
      number: 'Write the register number of the decision.',
      day: 'Write the day as yyyy-mm-dd.',
      months: 'Write a whole number of months, 0–1200.',
    },
  },
);
