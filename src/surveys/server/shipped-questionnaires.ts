// Questionnaires that come with Stegvis, and the YAML form that anybody may bring.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProject } from '#database/server';
import { accept, assert, refuse, type Result } from '#kernel';
import type { HealthOccasion } from '#participants/core';
import { QuestionnaireInput, type CannotSaveQuestionnaire, type Questionnaire } from '#surveys/core';
import * as v from 'valibot';
import { parse } from 'yaml';

/** What the health questionnaire asks at the start and at the exit of a participation. */
export function healthQuestionnaire(occasion: HealthOccasion): Questionnaire {
  health ??= readDirectory(join(findProject().root, 'questionnaires', 'health'));
  const found = health.find(({ id }) => id === `health-${occasion}`);
  assert(found, `there is a health questionnaire for the ${occasion}`);
  return found;
}

let health: readonly Questionnaire[] | undefined;

let shipped: readonly Questionnaire[] | undefined;

/** Read once. A file with a fault stops everything: a round must not ask half a questionnaire. */
export function shippedQuestionnaires(): readonly Questionnaire[] {
  return (shipped ??= readDirectory(join(findProject().root, 'questionnaires')));
}

function readDirectory(directory: string): Questionnaire[] {
  const paths = globSync('*.yaml', { cwd: directory }).toSorted();
  assert(paths.length > 0, `there are questionnaires in ${directory}`);
  return paths.map((path) => {
    const read = readQuestionnaire(readFileSync(join(directory, path), 'utf8'));
    assert(read.ok, `${directory}/${path} is whole: ${read.ok ? '' : JSON.stringify(read.refusal)}`);
    return read.value;
  });
}

/** A questionnaire out of its YAML text. */
export function readQuestionnaire(
  text: string,
): Result<Questionnaire, Extract<CannotSaveQuestionnaire, { kind: 'notYaml' | 'faults' }>> {
  let file: unknown;
  try {
    // Aliases could make a small file huge.
    file = parse(text, { maxAliasCount: 0 });
  } catch (error) {
    const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    return refuse({ kind: 'notYaml', detail });
  }
  const parsed = v.safeParse(QuestionnaireInput, file);
  if (parsed.success) return accept(parsed.output);
  return refuse({
    kind: 'faults',
    faults: parsed.issues.map((issue) => {
      const path = v.getDotPath(issue);
      return path ? `${path}: ${issue.message}` : issue.message;
    }),
  });
}
