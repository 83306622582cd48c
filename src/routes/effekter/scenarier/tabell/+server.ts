import { caveatsTable } from '#effects/core';
import { tableFile } from '../../../table-file.server.ts';
import { texts } from '../../texts.ts';
import { readComparedScenarios } from '../scenarios.server.ts';

export async function GET({ url, locals }) {
  const { language } = locals;
  const { table } = await readComparedScenarios(locals, language);
  return tableFile(
    { url, locals },
    { name: texts[language].saved.heading, tables: [table, caveatsTable([], language)] },
  );
}
