// How many questions the overview of each role asks the database: a page that grows a question for each programme is seen here.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '#access/core';
import type { Session } from '#access/server';
import { openInstallation, type Installation } from '#database/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareDemo } from '../../src/cli/demo/prepare-demo.ts';
import { readOverview } from '../../src/routes/overview.server.ts';

const data = mkdtempSync(join(tmpdir(), 'stegvis-overview-'));
let installation: Installation;
let session: Session;

beforeAll(async () => {
  const opened = await openInstallation({ dataDirectory: data, isNew: true, kind: 'command' });
  if (!opened.ok) throw new Error(opened.refusal.sentence);
  installation = opened.value;
  ({ session } = await prepareDemo(installation, 'prov'));
});

afterAll(async () => {
  await installation.close();
  rmSync(data, { recursive: true, force: true });
});

/** A session whose transactions count the statements that go through them. */
function counting(roles: readonly Role[]): { readonly session: Session; readonly count: () => number } {
  let statements = 0;
  const { database } = session;
  const counted: Session['database'] = {
    ...database,
    inSpace: (where, run) =>
      database.inSpace(where, (tx) =>
        run(
          tx.withPlugin({
            transformQuery: ({ node }) => {
              statements += 1;
              return node;
            },
            transformResult: ({ result }) => Promise.resolve(result),
          }),
        ),
      ),
  };
  return { session: { ...session, roles, database: counted }, count: () => statements };
}

test.each([
  // Four of them are the next meeting: its agenda, its documents and what waits.
  ['office', 14],
  ['chair', 11],
  ['accountant', 6],
  ['auditor', 7],
  ['reader', 6],
] as const)('the overview of %s asks at most %i questions', async (role, most) => {
  await readOverview(session, 'sv');
  const { session: counted, count } = counting([role]);
  const overview = await readOverview(counted, 'sv');
  expect(overview.keyFigures?.length).toBeGreaterThanOrEqual(3);
  expect(overview.charts?.length).toBeGreaterThanOrEqual(2);
  console.log(`${role}: ${count()} questions`);
  expect(count()).toBeGreaterThan(3);
  expect(count()).toBeLessThanOrEqual(most);
});
