import type { Tx } from '#database/server';
import { slug } from '#kernel';
import { listProgrammes, saveProgramme } from './programme-store.ts';

/** What is known of a programme that a file of another room only names; the office fills in the rest. */
const unknown = {
  orientation: 'individual',
  functionType: null,
  owner: null,
  partners: [],
  targetGroup: 'Ej angivet',
  from: null,
  to: null,
  ledgerObject: null,
  staffing: [],
  years: [],
} as const;

/** Makes a programme of nothing but its name and gives its slug; for use inside another room's use case. */
export async function makeProgramme(tx: Tx, name: string): Promise<string> {
  const position = (await listProgrammes(tx)).length;
  const programme = { ...unknown, slug: slug(name), name };
  await saveProgramme(tx, { programme, position, version: 1 });
  return programme.slug;
}
