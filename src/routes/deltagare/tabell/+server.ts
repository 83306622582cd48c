// The list as a file: pseudonyms, codes and days. Never a name, whoever reads; the reading stands in the audit trail.
import { textCell, type TableModel } from '#design/core';
import { listParticipations, readPartyProgrammes, type ListedParticipation } from '#participants/server';
import { sessionOr, valueOr } from '../../answer.ts';
import { tableFile } from '../../table-file.server.ts';
import { wordsIn } from '../forms.server.ts';
import { labels } from '../labels.ts';
import { listAsked } from '../list-asked.server.ts';

export async function GET(event) {
  const { locals, url } = event;
  const session = sessionOr(locals);
  const words = wordsIn(locals.language);
  const { fields, states, referrers, sexes, exitReasons } = labels[locals.language];
  const { programme, states: wanted, search } = listAsked(url);
  const programmes = valueOr(await readPartyProgrammes(session, {}), (refusal: never) => refusal);
  const names = new Map(programmes.map(({ slug, name }) => [slug, name]));
  const rows: ListedParticipation[] = [];
  for (let hasMore = true; hasMore;) {
    const asked = { programme, states: wanted, search, after: rows.length };
    const listed = valueOr(await listParticipations(session, asked), (refusal: never) => refusal);
    rows.push(...listed.rows);
    hasMore = listed.hasMore;
  }
  const table: TableModel = {
    id: 'deltagare',
    caption: words.heading,
    labelHeading: words.search,
    columns: [
      { id: 'insats', label: words.programme, kind: 'text' },
      { id: 'lage', label: words.state, kind: 'text' },
      { id: 'kon', label: fields['sex'] ?? '', kind: 'text' },
      { id: 'fodelsear', label: fields['birthYear'] ?? '', kind: 'text' },
      { id: 'remittent', label: fields.referrer, kind: 'text' },
      { id: 'remiss', label: fields.referredOn, kind: 'text' },
      { id: 'inskriven', label: fields.enrolledOn, kind: 'text' },
      { id: 'avslutad', label: fields.exitedOn, kind: 'text' },
      { id: 'orsak', label: fields.exitReason, kind: 'text' },
    ],
    rows: rows.map((row) => ({
      id: row.id,
      label: row.pseudonym,
      role: 'row',
      cells: [
        names.get(row.programme) ?? row.programme,
        states[row.state],
        sexes[row.sex],
        row.birthYear === null ? '' : String(row.birthYear),
        row.referrer ? referrers[row.referrer] : '',
        row.referredOn ?? '',
        row.enrolledOn ?? '',
        row.exitedOn ?? '',
        row.exitReason ? exitReasons[row.exitReason] : '',
      ].map((text) => textCell(text)),
    })),
  };
  return tableFile(event, { name: words.heading, tables: [table] });
}
