import { inBoth } from '#design/core';

export const texts = inBoth(
  {
    title: 'Räkna på stegförflyttningar – Stegvis',
    heading: 'Räkna på stegförflyttningar',
    sentence:
      'Vad ändras för kommun, region och stat när en grupp deltagare går från ersättning till arbete, studier eller en annan ersättning? Räkna här, utan inloggning. Ingenting sparas.',
    method: 'Räkningen gäller en grupp, minst fem som har flyttat sig, och aldrig en enskild person.',
    example: 'Prova med ett påhittat exempel',
  },
  {
    title: 'Calculate step moves – Stegvis',
    heading: 'Calculate step moves',
    sentence:
      'What changes for municipality, region and state when a group of participants goes from benefits to work, studies or another benefit? Calculate here, without log-in. Nothing is stored.',
    method: 'The calculation is of a group, at least five who have moved, never of a single person.',
    example: 'Try an invented example',
  },
);
