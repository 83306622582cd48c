// Programmes and periods beside one another, as tables and charts.
import { formatsIn, type Language } from '#design/core';
import { comparisonChart, comparisonTable } from '#effects/core';
import type { PeriodEffects } from '#effects/server';
import { texts } from '../texts.ts';

export function comparisonsOf(effects: PeriodEffects, language: Language) {
  const words = texts[language].compare;
  const label = effects.period ? formatsIn(language).period(effects.period) : '';
  const periods = effects.byPeriod.map((one, index) => {
    const period = effects.periods[index];
    return { ...one, label: period ? formatsIn(language).period(period) : one.label };
  });
  const ofProgrammes = { id: 'insatser', caption: words.byProgramme, labelHeading: words.programme };
  const ofPeriods = { id: 'perioder', caption: words.byPeriod, labelHeading: texts[language].period };
  return {
    tables: [
      comparisonTable(effects.byProgramme, ofProgrammes, language),
      comparisonTable(periods, ofPeriods, language),
    ],
    charts: [
      comparisonChart(effects.byProgramme, { ...ofProgrammes, title: words.programmeTitle(label) }, language),
      comparisonChart(periods, { ...ofPeriods, title: words.periodTitle }, language),
    ],
  };
}
