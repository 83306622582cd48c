// The table of health and quality of life in both languages, for those who make a package and those who receive it.
import { inBoth } from '#design/core';
import { HEALTH_WORDS } from '#followup/core';

export const healthWords = inBoth(HEALTH_WORDS, {
  caption: (period) => `Health and quality of life at the end, ${period}`,
  programme: 'Programme',
  columns: {
    healthBetter: 'Health better',
    healthSame: 'Health the same',
    healthWorse: 'Health worse',
    qualityBetter: 'Quality of life better',
    qualitySame: 'Quality of life the same',
    qualityWorse: 'Quality of life worse',
    anyBetter: 'Health and/or quality of life better',
    compared: 'Of so many who answered',
  },
  total: 'Total',
  remark:
    'Health is what participants say of it at the end against the start. Quality of life is what they say at the end, compared with before the programme.',
});
