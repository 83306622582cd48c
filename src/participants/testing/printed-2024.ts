// The participants that the demo's register holds: made up, so that they fit the printed table of 2024.
import type { Margins } from './fit-margins.ts';

const period = { from: '2024-01-01', to: '2024-12-31' };

/** ÅR24 section 1.4; fine reasons from its appendix 2. Koll på förmåga reports no exits, so its people go on. */
export const PRINTED_2024: readonly Margins[] = [
  {
    programme: 'enter',
    period,
    women: 41,
    men: 39,
    came: 38,
    left: { workUnsubsidised: 2, workSubsidised: 4, studies: 3, continuedRehabilitation: 2, illness: 12 },
  },
  {
    programme: 'nova',
    period,
    women: 42,
    men: 28,
    came: 66,
    left: { workUnsubsidised: 1, studies: 3, continuedRehabilitation: 18, illness: 16, other: 8 },
  },
  {
    programme: 'fia',
    period,
    women: 19,
    men: 14,
    came: 11,
    left: {
      workUnsubsidised: 1,
      workSubsidised: 3,
      studies: 1,
      continuedRehabilitation: 1,
      backToReferrer: 3,
      other: 1,
    },
  },
  { programme: 'it-sparet', period, women: 1, men: 5, came: 2, left: {} },
  { programme: 'koll-pa-formaga', period, women: 31, men: 33, came: 45, left: {} },
];
