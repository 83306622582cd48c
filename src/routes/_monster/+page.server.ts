import { checkGrid, readSentGrid, type GridRow } from '#design/core';
import { gridErrors, type GridError } from '#design/ui';
import { error, fail } from '@sveltejs/kit';
import { STEGVIS_DEVELOPMENT } from '$app/env/private';
import { sampleColumns } from './grid.ts';

export function load() {
  if (!STEGVIS_DEVELOPMENT) error(404);
}

type Answer = { readonly rows: readonly GridRow[]; readonly errors: readonly GridError[]; readonly taken: number };

export const actions = {
  default: async ({ locals, request }) => {
    if (!STEGVIS_DEVELOPMENT) error(404);
    const { rows, step } = readSentGrid(await request.formData(), { grid: 'insatser', columns: sampleColumns });
    if (step) return { rows, errors: [], taken: 0 } satisfies Answer as Answer;
    const checked = checkGrid({ grid: 'insatser', columns: sampleColumns, rows });
    const errors = gridErrors(checked.faults, locals.language);
    const answer: Answer = { rows, errors, taken: errors.length > 0 ? 0 : checked.rows.length };
    return errors.length > 0 ? fail(422, answer) : answer;
  },
};
