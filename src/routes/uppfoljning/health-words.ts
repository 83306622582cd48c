// The table of health and quality of life in both languages, for those who make a package and those who receive it.
import { inBoth } from '#design/core';
import { HEALTH_WORDS } from '#followup/core';

export const healthWords = inBoth(HEALTH_WORDS, {
  caption: (period) => `Health and quality of life at the end, ${period}`,
  label: 'Programme',
  measures: {
    healthCompared: 'Health',
    qualityOfLifeCompared: 'Quality of life',
    healthOrQualityCompared: 'At least one of them',
  },
  columns: { better: 'Better', same: 'The same', worse: 'Worse', compared: 'Answered' },
  total: 'All programmes',
  remark:
    'Health is what participants say of it at the end against the start. Quality of life is what they say at the end, compared with before the programme.',
});
