import { textCell, type Language, type TableModel } from '#design/core';
import { importProblemText, severityWords } from '#finance/ui';
import type { Problem } from '#kernel';
import { texts as inBothLanguages } from './texts.ts';

const problemsShown = 200;
const bySeverity: readonly Problem['severity'][] = ['error', 'warning', 'info'];

/** The problems of an import, the grave ones first. */
export function problemsTable(problems: readonly Problem[], language: Language): TableModel | null {
  const texts = inBothLanguages[language];
  if (problems.length === 0) return null;
  const sorted = problems.toSorted((a, b) => bySeverity.indexOf(a.severity) - bySeverity.indexOf(b.severity));
  const shown = sorted.slice(0, problemsShown);
  return {
    id: 'problems',
    caption: texts.problems(problems.length),
    labelHeading: texts.problem.line,
    columns: [
      { id: 'severity', label: texts.problem.severity, kind: 'text' },
      { id: 'text', label: texts.problem.text, kind: 'text' },
    ],
    rows: shown.map((problem, index) => ({
      id: String(index),
      label: problem.line === null ? texts.problem.whole : String(problem.line),
      role: 'row',
      cells: [textCell(severityWords[language][problem.severity]), textCell(importProblemText(problem, language))],
    })),
    ...(shown.length < problems.length ? { remarks: [texts.shownOf(shown.length, problems.length)] } : {}),
  };
}
