import { query } from '#access/server';
import { accept } from '#kernel';
import * as v from 'valibot';
import { readEntered } from './settings-store.ts';

/** Every figure that was entered, the newest year first. */
export const readEnteredFigures = query({
  permission: 'finance.read',
  input: v.object({}),
  async run({ tx }) {
    return accept(await readEntered(tx));
  },
});
