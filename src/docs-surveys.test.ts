// The examples of docs/surveys.md, read as an office's files are.
import { readTable } from '#exchange/core';
import { QuestionnaireInput, readAnswerRows } from '#surveys/core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { fencedBlocks, projectRoot, readDocument } from './docs.testing.ts';

const blocks = fencedBlocks(readDocument('docs/surveys.md'));
const example = (info: string): string => blocks.find((block) => block.info === info)?.text ?? '';

test('the questionnaire of the document is whole', () => {
  const parsed = v.safeParse(QuestionnaireInput, parse(example('yaml questionnaire')));
  expect(parsed.issues ?? []).toEqual([]);
});

test('the answers of the document are read', () => {
  const ended = parse(readFileSync(join(projectRoot, 'questionnaires/participant-ended.yaml'), 'utf8')) as unknown;
  const table = readTable(new TextEncoder().encode(example('csv answers')));
  if (!table.ok) throw new Error(table.refusal.kind);
  expect(readAnswerRows(table.value, v.parse(QuestionnaireInput, ended))).toEqual({
    ok: true,
    value: [
      { month: '2024-03', sex: 'female', answers: { usefulSupport: 6, readyForWork: 4 } },
      { month: '2024-03', sex: null, answers: { usefulSupport: 5 } },
    ],
  });
});
