// How one year ends, so that the next can begin.
import { sumOre } from '#kernel';
import { findRule, type ChartMapping } from '../mapping/chart-mapping.ts';
import { isResultPosition } from '../mapping/map-ledger.ts';
import { aggregate, type Ledger, type LedgerAmount } from './ledger.ts';

/** Balances at the end of a year that open the next: a result that was not moved to equity is moved here. */
export function closingBalances(ledger: Ledger, mapping: ChartMapping): LedgerAmount[] {
  const isBalance = balanceTest(ledger, mapping);
  const balances = [...ledger.opening, ...ledger.movements.filter(isBalance)];
  return withResult(aggregate(balances.map((amount) => ({ ...amount, objects: [] }))), mapping);
}

/** Whether an amount is a balance: by the mapping, else by the ledger's own account type, else by its class. */
function balanceTest(ledger: Ledger, mapping: ChartMapping): (amount: LedgerAmount) => boolean {
  return (amount) => {
    const position = findRule(mapping, amount)?.position;
    if (position !== undefined) return !isResultPosition(position);
    const type = ledger.accounts.get(amount.account)?.type ?? null;
    return type === null ? /^[12]/.test(amount.account) : type === 'T' || type === 'S';
  };
}

/** What balances lack to be 0 in sum is the result that nobody has moved yet: it joins equity. */
export function withResult(balances: readonly LedgerAmount[], mapping: ChartMapping): LedgerAmount[] {
  const unmovedOre = 0 - sumOre(balances.map(({ amountOre }) => amountOre));
  if (unmovedOre === 0) return [...balances];
  return aggregate([...balances, { account: equityAccount(balances, mapping), objects: [], amountOre: unmovedOre }]);
}

function equityAccount(balances: readonly LedgerAmount[], mapping: ChartMapping): string {
  const isEquity = ({ account }: { account: string }): boolean =>
    findRule(mapping, { account, objects: [] })?.position === 'equity';
  const found = balances.filter(isEquity).map(({ account }) => account);
  return found.toSorted()[0] ?? '2010';
}
