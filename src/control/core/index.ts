export * from './answers.ts';
export * from './control-report.ts';
export type { Finding, Place, Severity } from './finding.ts';
export { type RequiredPart, requiredParts } from './law-parts.ts';
export * from './report-under-control.ts';
export { type RuleId, rules, type RuleText } from './rule-list.ts';
export { standardSums } from './standard-sums.ts';
export type { CannotReadReport } from './printed/json-shape.ts';
export { type PrintedReport, readPrintedReport } from './printed/printed-report.ts';
