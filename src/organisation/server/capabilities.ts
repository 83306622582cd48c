import { query, useCase } from '#access/server';
import { accept } from '#kernel';
import { capabilities } from '#organisation/core';
import * as v from 'valibot';
import { listCapabilities, setCapabilities } from './capability-store.ts';

/** What the association has switched on, in the order of the list. */
export const readCapabilities = query({
  permission: 'settings.read',
  input: v.object({}),
  run: async ({ tx }) => accept(await listCapabilities(tx)),
});

/** Switches on exactly the named ones. Nothing that was written is lost by switching off. */
export const saveCapabilities = useCase({
  permission: 'settings.save',
  input: v.object({ switchedOn: v.array(v.picklist(capabilities)) }),
  async run({ tx, now }, { switchedOn }) {
    const before = await listCapabilities(tx);
    const wanted = capabilities.filter((one) => switchedOn.includes(one));
    await setCapabilities(tx, { wanted, at: now });
    return accept({
      on: wanted.filter((one) => !before.includes(one)),
      off: before.filter((one) => !wanted.includes(one)),
    });
  },
  details: ({ value }) => ({ on: value.on.join(' '), off: value.off.join(' ') }),
});
