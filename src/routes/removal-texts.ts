import { inBoth } from '#design/core';

export const removalTexts = inBoth(
  {
    confirm: (names: string) => `Ta bort ${names}`,
    hint: 'Raden är tömd. Det går inte att ångra när du har sparat.',
    error: 'Kryssa för att de tömda raderna ska tas bort, eller fyll i dem igen',
    saved: 'Det som är sparat',
    changed: 'Någon annan har sparat sedan du öppnade sidan',
    changedMore:
      'Inget av ditt är sparat än. Det som är sparat står här, och det du skrev står kvar i formuläret. Spara igen för att ditt ska gälla.',
  },
  {
    confirm: (names) => `Take away ${names}`,
    hint: 'The row is emptied. It cannot be undone once you have saved.',
    error: 'Tick that the emptied rows go, or fill them in again',
    saved: 'What is saved',
    changed: 'Somebody else has saved since you opened the page',
    changedMore:
      'Nothing of yours is saved yet. What is saved stands here, and what you wrote is still in the form. Save again to let yours hold.',
  },
);
