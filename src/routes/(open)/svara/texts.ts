import { inBoth } from '#design/core';

export const texts = inBoth(
  {
    heading: 'Svara på en enkät',
    sentence: 'Skriv koden som står på lappen eller på skärmen.',
    code: 'Kod',
    codeHint: 'Åtta bokstäver och siffror, till exempel KMPR-4729.',
    submit: 'Fortsätt',
    noSuchCode:
      'Koden går inte att använda. Den kan vara felskriven, redan använd eller gälla en enkät som är stängd. Har du just skickat dina svar är de sparade. Annars: läs koden en gång till, eller be om en ny.',
    errorHeading: 'Koden går inte att använda',
    next: 'Svara med en annan kod',
  },
  {
    heading: 'Answer a survey',
    sentence: 'Write the code that is on the slip or on the screen.',
    code: 'Code',
    codeHint: 'Eight letters and digits, such as KMPR-4729.',
    submit: 'Continue',
    noSuchCode:
      'The code cannot be used. It may be mistyped, used already, or belong to a survey that is closed. If you have just sent your answers they are saved. Otherwise read the code again, or ask for a new one.',
    errorHeading: 'The code cannot be used',
    next: 'Answer with another code',
  },
);
