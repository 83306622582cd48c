import { inBoth } from '#design/core';

export const texts = inBoth(
  {
    chosen: 'Punkt i ett möte',
    chosenHint: 'Punkter som har en paragraf och ett beslut, de senaste mötena först.',
    typed: 'Beslutet finns inte i listan: skriv paragraf och dag',
    reference: 'Paragraf',
    referenceHint: 'Till exempel § 14/2021',
    decidedOn: 'Beslutsdag',
  },
  {
    chosen: 'Item of a meeting',
    chosenHint: 'Items that have a paragraph and a decision, the latest meetings first.',
    typed: 'The decision is not in the list: write its paragraph and day',
    reference: 'Paragraph',
    referenceHint: 'For example § 14/2021',
    decidedOn: 'Day of the decision',
  },
);
