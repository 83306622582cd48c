import { inBoth } from '#design/core';

export const healthTexts = inBoth(
  {
    heading: 'Hälsoenkät som deltagaren svarar på själv',
    sentence:
      'Deltagaren får en kod på papper eller skannar den från din skärm, och svarar i sin egen telefon eller på en surfplatta. Ingen inloggning behövs.',
    occasions: { start: 'Hälsoenkät vid start', exit: 'Hälsoenkät vid avslut' },
    make: { start: 'Öppna hälsoenkäten vid start', exit: 'Öppna hälsoenkäten vid avslut' },
    again: 'Gör en ny kod',
    open: (day: string) => `En kod är utdelad. Den går att använda till och med ${day}, en gång.`,
    takeBack: 'Ta tillbaka koden',
    takenBack: 'Koden går inte längre att använda',
    madeHeading: { start: 'Koden till hälsoenkäten vid start', exit: 'Koden till hälsoenkäten vid avslut' },
    made: (address: string, day: string) =>
      `Lämna den bara till deltagaren. Skanna bilden, eller skriv koden på ${address}. Den går att använda en gång, till och med ${day}, och visas bara nu.`,
    qr: 'QR-kod till hälsoenkäten',
    link: 'Som länk',
    byHand:
      'Fick du svaret på papper eller i ett samtal? Anteckna det som Hälsoenkät; det märks som inskrivet av personalen.',
    answeredBy: { participant: 'besvarad av deltagaren', staff: 'inskriven av personalen' },
    faults: {
      healthNotAskedNow:
        'Enkäten är redan besvarad, eller passar inte i det läge som deltagandet har nu. Läs om sidan.',
      noSuchCode: 'Koden är redan använd eller tillbakatagen. Läs om sidan.',
    },
  },
  {
    heading: 'Health questionnaire that the participant answers herself',
    sentence:
      'The participant gets a code on paper, or scans it from your screen, and answers on a phone of her own or a tablet. No log-in is needed.',
    occasions: { start: 'Health questionnaire at the start', exit: 'Health questionnaire at the end' },
    make: { start: 'Open the questionnaire at the start', exit: 'Open the questionnaire at the end' },
    again: 'Make a new code',
    open: (day) => `A code is given out. It can be used until ${day}, once.`,
    takeBack: 'Take the code back',
    takenBack: 'The code can no longer be used',
    madeHeading: { start: 'The code for the start', exit: 'The code for the end' },
    made: (address, day) =>
      `Give it to the participant alone. Scan the picture, or type the code at ${address}. It can be used once, until ${day}, and is shown only now.`,
    qr: 'QR code to the health questionnaire',
    link: 'As a link',
    byHand:
      'Did you get the answer on paper or in a talk? Note it as Health questionnaire; it is marked as typed by staff.',
    answeredBy: { participant: 'answered by the participant', staff: 'typed by staff' },
    faults: {
      healthNotAskedNow: 'It is answered already, or does not fit the present state. Load the page again.',
      noSuchCode: 'The code is used already, or taken back. Load the page again.',
    },
  },
);
