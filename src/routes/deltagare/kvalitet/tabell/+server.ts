import { textCell, type TableModel } from '#design/core';
import { readPartyProgrammes, readQuality } from '#participants/server';
import { sessionOr, valueOr } from '../../../answer.ts';
import { tableFile } from '../../../table-file.server.ts';
import { qualityWords } from '../../quality-words.ts';
import { texts as registerTexts } from '../../texts.ts';
import { texts } from '../texts.ts';

export async function GET(event) {
  const { locals, url } = event;
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const said = qualityWords[locals.language];
  const programmes = valueOr(await readPartyProgrammes(session, {}), (refusal: never) => refusal);
  const names = new Map(programmes.map(({ slug, name }) => [slug, name]));
  const programme = url.searchParams.get('insats') || null;
  const { findings } = valueOr(await readQuality(session, { programme }), (refusal: never) => refusal);
  const table: TableModel = {
    id: 'kvalitet',
    caption: words.heading,
    labelHeading: registerTexts[locals.language].search,
    columns: [
      { id: 'insats', label: words.programme, kind: 'text' },
      { id: 'grad', label: words.severity, kind: 'text' },
      { id: 'vad', label: words.what, kind: 'text' },
      { id: 'gor', label: words.guidance, kind: 'text' },
      { id: 'senast', label: words.deadline, kind: 'text' },
      { id: 'regel', label: words.rule, kind: 'text' },
    ],
    rows: findings.map((one, index) => ({
      id: String(index),
      label: one.pseudonym,
      role: 'row',
      cells: [
        names.get(one.programme) ?? one.programme,
        words.severities[one.severity],
        ...said[one.code],
        one.deadline,
        one.code,
      ].map((text) => textCell(text)),
    })),
  };
  return tableFile(event, { name: words.heading, tables: [table] });
}
