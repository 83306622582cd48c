// Another association's numbers as they are typed or pasted: a programme a line.
import { readSwedishNumber } from '#design/core';
import { kronor, slug } from '#kernel';
import type { ConsultationRow } from '#reports/core';

/** The rows, or the number of the first line that cannot be read. */
export function typedRows(text: string): { readonly rows: ConsultationRow[] } | { readonly faultyRow: number } {
  const rows: ConsultationRow[] = [];
  const lines = text.split('\n').map((line) => line.trim());
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const [name = '', ...cells] = line.split(line.includes('\t') ? '\t' : ';').map((cell) => cell.trim());
    const numbers = Array.from({ length: 5 }, (_, place) => numberOf(cells[place] ?? ''));
    if (name === '' || cells.length > 5 || numbers.includes('faulty')) return { faultyRow: index + 1 };
    const [cost, posts, participants, exited, effect] = numbers.map((one) => (one === 'faulty' ? null : one));
    const isCount = [participants, exited].every((one) => one === null || (Number.isInteger(one) && (one ?? 0) >= 0));
    const isAmount = [cost, effect].every((one) => one === null || Number.isInteger(one));
    if (!isCount || !isAmount || (posts ?? 0) < 0) return { faultyRow: index + 1 };
    rows.push({
      programme: `${slug(name) || 'insats'}-${rows.length + 1}`,
      name,
      costOre: amount(cost),
      fullTimePosts: posts ?? null,
      participants: participants ?? null,
      exited: exited ?? null,
      effectOre: amount(effect),
    });
  }
  return { rows };
}

function numberOf(cell: string): number | null | 'faulty' {
  return cell === '' ? null : (readSwedishNumber(cell) ?? 'faulty');
}

function amount(whole: number | null | undefined): number | null {
  return typeof whole === 'number' ? kronor(whole) : null;
}
