// The control sheet: every check that was made of a report, also those that hold, so that an auditor sees each tie.
import { rules, summarise, type Finding, type RuleId } from '#control/core';
import { formatCount, formatPercent, textCell, writeNumber, type TableModel, type TableRow } from '#design/core';
import type { Block, ReportDocument, Section } from './report-document.ts';

export function composeControlSheet(report: ReportDocument, findings: readonly Finding[]): ReportDocument {
  const failed = findings.filter(({ ok }) => !ok);
  const byRule = Map.groupBy(findings, ({ rule }) => rule);
  return {
    ...report,
    kind: 'controlSheet',
    title: `Kontrollblad till ${report.title.toLowerCase()}`,
    vision: null,
    figures: [],
    sections: [
      summarySection(findings),
      {
        id: 'control.failed',
        number: '1',
        heading: 'Att åtgärda eller förklara',
        level: 1,
        startsNewPage: false,
        blocks:
          failed.length === 0
            ? [paragraph('Allt stämmer.')]
            : [
                {
                  kind: 'list',
                  isOrdered: false,
                  items: failed.map(({ message }) => [{ kind: 'text', text: message }]),
                },
              ],
      },
      {
        id: 'control.all',
        number: '2',
        heading: 'Alla kontroller',
        level: 1,
        startsNewPage: true,
        blocks: [
          paragraph('Varje rad är en jämförelse som har gjorts. Beloppen är de tryckta; egna belopp jämförs i ören.'),
        ],
      },
      ...[...byRule].map(([rule, ofRule], index) => ruleSection(rule, ofRule, index + 1)),
    ],
  };
}

function summarySection(findings: readonly Finding[]): Section {
  const summary = summarise(findings);
  const item = (label: string, count: number) => ({ label, text: formatCount(count) });
  return {
    id: 'control.summary',
    number: null,
    heading: 'Sammanfattning',
    level: 1,
    startsNewPage: true,
    blocks: [
      {
        kind: 'summaryBox',
        heading: 'Kontrollerna i siffror',
        items: [
          item('Kontroller', summary.checks),
          item('Stämmer', summary.ok),
          item('varav med öresavrundning', summary.roundings),
          item('Blockerar låsning', summary.failed.blocking),
          item('Varningar', summary.failed.warning),
        ],
      },
    ],
  };
}

function ruleSection(rule: RuleId, findings: readonly Finding[], index: number): Section {
  const { title } = rules[rule];
  const blocks: Block[] = [{ kind: 'table', table: ruleTable(rule, findings) }];
  return { id: `control.rule.${rule}`, number: `2.${index}`, heading: title, level: 2, startsNewPage: false, blocks };
}

function ruleTable(rule: RuleId, findings: readonly Finding[]): TableModel {
  return {
    id: `control.${rule}`,
    caption: rules[rule].title,
    labelHeading: 'Var',
    columns: [
      { id: 'left', label: 'Ena talet', kind: 'amount' },
      { id: 'right', label: 'Andra talet', kind: 'amount' },
      { id: 'difference', label: 'Skillnad', kind: 'amount' },
      { id: 'outcome', label: 'Utfall', kind: 'text' },
    ],
    rows: findings.map((finding, index): TableRow => ({
      id: `row${index + 1}`,
      label: finding.place.path,
      role: 'row',
      cells: [
        numberCell(finding, 'left'),
        numberCell(finding, 'right'),
        numberCell(finding, 'difference'),
        textCell(outcomeOf(finding)),
      ],
    })),
  };
}

function numberCell(finding: Finding, side: 'left' | 'right' | 'difference') {
  const value = finding[side];
  if (value === null) return { value, text: '' };
  if (finding.unit === 'percent') return { value, text: formatPercent(value / 100) };
  return { value, text: Number.isInteger(value) ? formatCount(value) : writeNumber(value, 2) };
}

function outcomeOf({ ok, severity }: Finding): string {
  if (ok) return severity === 'rounding' ? 'Stämmer, avrundning' : 'Stämmer';
  return severity === 'blocking' ? 'Blockerar' : 'Varning';
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', inlines: [{ kind: 'text', text }] };
}
