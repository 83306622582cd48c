import { query } from '#access/server';
import { currentPackages } from '#followup/core';
import { accept } from '#kernel';
import * as v from 'valibot';
import { listPackages } from './package-store.ts';

/** Packages: the latest version of each by default; `allVersions` gives the earlier ones too. */
export const readPackages = query({
  permission: 'followup.read',
  input: v.object({ allVersions: v.optional(v.boolean(), false) }),
  async run({ tx }, { allVersions }) {
    const packages = await listPackages(tx);
    return accept(allVersions ? packages : currentPackages(packages));
  },
});
