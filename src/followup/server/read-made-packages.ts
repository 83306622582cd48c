import { query } from '#access/server';
import { accept } from '#kernel';
import * as v from 'valibot';

/** Every package that the party has made, the newest first; counts as they were handed over. */
export const readMadePackages = query({
  permission: 'followup.make',
  input: v.object({}),
  async run({ tx }) {
    const rows = await tx
      .selectFrom('madePackage')
      .select(['association', 'audience', 'programme', 'periodFrom', 'periodTo', 'countingUnit', 'version', 'madeAt'])
      .select(['document', 'policy'])
      .orderBy('madeAt', 'desc')
      .orderBy('programme')
      .orderBy('version', 'desc')
      .limit(200)
      .execute();
    return accept(rows);
  },
});
