// What the report as a whole must have: its legal parts, an explanation of a negative balance-requirement result, and a
// line for every account.
import { count } from '../amount.ts';
import { compare, type Finding, state } from '../finding.ts';
import { actual, lineOn, placeOf, tableOf } from '../locate.ts';
import type { ReportUnderControl } from '../report-under-control.ts';
import { write } from '../texts.ts';

export function checkLegalParts(report: ReportUnderControl): Finding[] {
  return report.legalParts.map((part) =>
    state({
      rule: 'legal-part',
      detail: part.id,
      place: { path: part.label },
      // A file of figures may leave out what the report has: somebody must look.
      severity: report.origin === 'own' ? 'blocking' : 'warning',
      ok: part.isPresent,
      sv: part.isPresent ? `${part.label} finns (${part.law}).` : `${part.label} saknas (${part.law}).`,
      en: part.isPresent ? `${part.label} is there (${part.law}).` : `${part.label} is missing (${part.law}).`,
    }),
  );
}

export function checkUnmappedAccounts(report: ReportUnderControl): Finding[] {
  return report.unmappedAccounts.map((account) => {
    const amount = write(account.amountOre / 100, 'kr');
    return state({
      rule: 'unmapped-account',
      detail: `${account.account}-${account.year}`,
      place: { path: `Konto ${account.account} ${account.name}` },
      ok: false,
      left: account.amountOre / 100,
      unit: 'kr',
      sv: `Konto ${account.account} ${account.name} har ${amount} ${account.year} men ingen rad i räkningarna.`,
      en: `Account ${account.account} ${account.name} has ${amount} in ${account.year} but no line in the statements.`,
    });
  });
}

/** LKBR 11:10 starts from the result of the year; 11:11 asks when a negative one is regulated. */
export function checkBalanceRequirement(report: ReportUnderControl): Finding[] {
  const table = tableOf(report, 'balanceRequirement');
  const basis = actual(report.year);
  const year = lineOn(table, 'yearResult', basis);
  const statement = lineOn(tableOf(report, 'incomeStatement'), 'yearResult', basis);
  const findings: Finding[] = [];
  if (year && statement) {
    findings.push(
      compare(report, {
        rule: 'balance-requirement',
        place: year.place,
        leftLabel: year.label,
        rightLabel: statement.label,
        left: year.amount,
        right: statement.amount,
      }),
    );
  }
  const result = lineOn(table, 'balanceRequirementResult', basis) ?? year ?? statement;
  // A file of figures without the sheet does not show whether the report explains its result.
  // Nor does a half-year report, which has none: its year is not over.
  if (!result || !table) return findings;
  const value = result.amount.exactOre ?? result.amount.printed ?? 0;
  const isExplained = (report.balanceRequirementExplanation ?? '').trim() !== '';
  const amount = write(result.amount.printed ?? value / 100, 'kr');
  const ok = value >= 0 || isExplained;
  findings.push(
    state({
      rule: 'balance-requirement-explanation',
      place: placeOf(table, result.table === table ? result.row : undefined),
      ok,
      left: result.amount.printed ?? value / 100,
      unit: 'kr',
      sv: ok
        ? value >= 0
          ? `Balanskravsresultatet är ${amount} och behöver ingen förklaring.`
          : `Balanskravsresultatet är ${amount} och rapporten säger hur det regleras.`
        : `Balanskravsresultatet är ${amount}, men rapporten säger inte när och hur det ska regleras (LKBR 11:11).`,
      en: ok
        ? `The balance-requirement result of ${amount} needs no explanation or has one.`
        : `The balance-requirement result is ${amount} and the report does not say how it is regulated (LKBR 11:11).`,
    }),
  );
  return findings;
}

/** Products and equalities that the report states: the schablon, the guideline for capital, counts in running facts. */
export function checkEquations(report: ReportUnderControl): Finding[] {
  return report.equations.map((equation) => {
    const isWithin = equation.relation === 'atMost' && equation.left <= equation.right + equation.tolerance;
    return compare(report, {
      rule: equation.rule,
      detail: equation.id,
      place: { path: equation.path },
      leftLabel: equation.leftLabel,
      rightLabel: equation.rightLabel,
      left: count(equation.left, equation.unit),
      right: count(isWithin ? equation.left : equation.right, equation.unit),
      tolerance: equation.tolerance,
    });
  });
}
