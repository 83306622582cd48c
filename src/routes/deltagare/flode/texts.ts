import { inBoth } from '#design/core';

export const texts = inBoth(
  {
    heading: 'Flöde mellan insatser',
    sentence: (moved: number, all: number) =>
      all === 0
        ? 'Ingen har skrivits in än.'
        : `${moved} av ${all} personer har deltagit mer än en gång. En person räknas en gång per väg.`,
    question: 'Vart går de som fortsätter i en annan insats?',
    caption: 'Från och till, med dagar emellan',
    link: 'Från och till',
    persons: 'Personer',
    gap: 'Dagar emellan (median)',
    unit: 'Räkneenhet: person. Negativt antal dagar betyder att deltagandena överlappar.',
    unitWord: 'personer',
    from: 'Från och med',
    to: 'Till och med',
    show: 'Visa',
    none: 'Ingen har gått från en insats till en annan',
    noneSentence: 'Flödet visas när någon har avslutats i en insats och skrivits in i nästa.',
  },
  {
    heading: 'Flow between programmes',
    sentence: (moved, all) =>
      all === 0
        ? 'Nobody has been enrolled yet.'
        : `${moved} of ${all} persons have taken part more than once. A person counts once on each way.`,
    question: 'Where do those go who continue in another programme?',
    caption: 'From and to, with the days between',
    link: 'From and to',
    persons: 'Persons',
    gap: 'Days between (median)',
    unit: 'Counting unit: person. A negative number of days means that the participations overlap.',
    unitWord: 'persons',
    from: 'From',
    to: 'Until',
    show: 'Show',
    none: 'Nobody has gone from one programme to another',
    noneSentence: 'The flow is shown when somebody has ended in one programme and been enrolled in the next.',
  },
);
