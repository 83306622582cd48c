import { inBoth } from '#design/core';

export const removalTexts = inBoth(
  {
    confirm: (names: string) => `Ta bort ${names}`,
    hint: 'Raden är tömd. Det går inte att ångra när du har sparat.',
    error: 'Kryssa för att de tömda raderna ska tas bort, eller fyll i dem igen',
    saved: 'Sparat',
  },
  {
    confirm: (names) => `Take away ${names}`,
    hint: 'The row is emptied. It cannot be undone once you have saved.',
    error: 'Tick that the emptied rows go, or fill them in again',
    saved: 'Saved',
  },
);
