// What is said of a password wherever one is chosen.
import { PASSWORD_MIN } from '#access/core';
import { inBoth } from '#design/core';

export const passwordTexts = inBoth(
  {
    hint: `Minst ${PASSWORD_MIN} tecken. En hel mening är lätt att minnas och svår att gissa.`,
    faults: {
      notSame: 'De två lösenorden är inte lika.',
      tooShort: `Lösenordet behöver minst ${PASSWORD_MIN} tecken.`,
      tooLong: 'Lösenordet får ha högst 200 tecken.',
      tooSimple: 'Lösenordet är för lätt att gissa. Välj något med fler olika tecken.',
      isOwnName: 'Lösenordet liknar ditt namn, din adress eller Stegvis. Välj något annat.',
    },
  },
  {
    hint: `At least ${PASSWORD_MIN} characters. A whole sentence is easy to remember and hard to guess.`,
    faults: {
      notSame: 'The two passwords are not the same.',
      tooShort: `The password needs at least ${PASSWORD_MIN} characters.`,
      tooLong: 'The password may have 200 characters at most.',
      tooSimple: 'The password is too easy to guess. Choose one with more different characters.',
      isOwnName: 'The password is like your name, your address or Stegvis. Choose another one.',
    },
  },
);
