import { query, useCase } from '#access/server';
import { accept } from '#kernel';
import * as v from 'valibot';
import { readEntered, saveEnteredVersion, takenAway } from './settings-store.ts';

/** Every figure that was entered, the newest year first. */
export const readEnteredFigures = query({
  permission: 'finance.read',
  input: v.object({}),
  async run({ tx }) {
    return accept(await readEntered(tx));
  },
});

/** Takes figures out of use; their versions stay. */
export const removeEntered = useCase({
  permission: 'finance.save',
  action: 'finance.removeEntered',
  input: v.object({
    figures: v.pipe(
      v.array(v.object({ key: v.pipe(v.string(), v.maxLength(200)), year: v.pipe(v.number(), v.integer()) })),
      v.maxLength(500),
    ),
  }),
  async run({ tx, actor, now }, { figures }) {
    const known = await readEntered(tx);
    let removed = 0;
    for (const { key, year } of figures) {
      const figure = known.find((one) => one.key === key && one.year === year);
      if (!figure) continue;
      const { version: _version, ...rest } = figure;
      await saveEnteredVersion(tx, { ...rest, value: null, source: takenAway }, { savedAt: now, savedBy: actor.id });
      removed += 1;
    }
    return accept({ removed });
  },
  details: ({ value }) => value,
});
