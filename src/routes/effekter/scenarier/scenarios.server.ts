import type { Language } from '#design/core';
import { comparisonChart, comparisonTable } from '#effects/core';
import { readScenarios } from '#effects/server';
import { sessionOr, valueOr } from '../../answer.ts';
import { texts } from '../texts.ts';

export async function readComparedScenarios(locals: App.Locals, language: Language) {
  const scenarios = valueOr(await readScenarios(sessionOr(locals), {}), (refusal: never) => refusal);
  const words = texts[language].saved;
  const of = { id: 'raekningar', caption: words.caption, labelHeading: words.label, title: words.chartTitle };
  const rows = scenarios.map(({ id, name, result }) => ({ id, label: name, result }));
  const { title: _, ...plain } = of;
  return {
    scenarios,
    table: comparisonTable(rows, plain, language),
    chart: comparisonChart(rows, of, language),
  };
}
