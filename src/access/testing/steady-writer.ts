// A process that keeps changing things through a use case, eight at a time, and prints each name once it is promised.
// Words: data directory, space id, prefix of the names. Ends when it is killed.
import { openSession, useCase } from '#access/server';
import { openInstallation } from '#database/server';
import { accept } from '#kernel';
import * as v from 'valibot';

const remember = useCase({
  permission: 'organisation.save',
  action: 'test.remember',
  input: v.object({ name: v.string() }),
  async run({ tx, newId, now }, { name }) {
    await tx.insertInto('actor').values({ id: newId(), kind: 'visitor', name, createdAt: now }).execute();
    return accept(null);
  },
});

const [dataDirectory = '', spaceId = '', prefix = ''] = process.argv.slice(2);
const opened = await openInstallation({ dataDirectory });
if (!opened.ok) throw new Error(opened.refusal.sentence);
const session = await openSession(opened.value, { actor: { kind: 'operator', name: 'writer' }, spaceId });
let written = 0;
await Promise.all(Array.from({ length: 8 }, writeForEver));

async function writeForEver(): Promise<never> {
  for (;;) {
    const name = `${prefix}-${(written += 1)}`;
    try {
      const answer = await remember(session, { name });
      if (answer.ok) process.stdout.write(`${name}\n`);
    } catch {
      // The database was killed under it: nothing was promised. The next attempt finds it again.
    }
  }
}
