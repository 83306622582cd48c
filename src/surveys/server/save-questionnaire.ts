import { useCase } from '#access/server';
import { accept, refuse } from '#kernel';
import type { CannotSaveQuestionnaire } from '#surveys/core';
import * as v from 'valibot';
import { findVersion, keepQuestionnaire } from './questionnaire-store.ts';
import { readQuestionnaire, shippedQuestionnaires } from './shipped-questionnaires.ts';

/** Takes in a questionnaire as YAML; a version that is there with the same content stays as it is. */
export const saveQuestionnaire = useCase({
  permission: 'surveys.save',
  action: 'surveys.saveQuestionnaire',
  input: v.object({ yaml: v.pipe(v.string(), v.maxLength(500_000)) }),
  async run({ tx }, { yaml }) {
    const read = readQuestionnaire(yaml);
    if (!read.ok) return read;
    const { id, version } = read.value;
    const shipped = shippedQuestionnaires().find((one) => one.id === id && one.version === version);
    const known = (await findVersion(tx, { id, version })) ?? shipped;
    if (known && canonical(known) !== canonical(read.value)) {
      return refuse<CannotSaveQuestionnaire>({ kind: 'versionTaken', questionnaire: id, version });
    }
    await keepQuestionnaire(tx, read.value);
    return accept({ id, version, items: read.value.items.length });
  },
  details: ({ value }) => ({ questionnaire: value.id, version: value.version }),
});

/** JSON of the database has its keys in another order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
