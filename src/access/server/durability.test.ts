// Kill -9 of the application and of the database in the middle of writes: no promised row may be lost, the trail must
// hold, and the next start must recover.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSpace, openSession, verifyAudit } from '#access/server';
import { openInstallation, type Installation } from '#database/server';
import { runScript, type Script } from '#database/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

const STEADY_WRITER = fileURLToPath(new URL('../testing/steady-writer.ts', import.meta.url));
const ROUNDS = 21;
const PROMISES_BEFORE_KILL = 20;

let parent: string;
let dataDirectory: string;
let spaceId: string;
beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'stegvis-durability-'));
  dataDirectory = join(parent, 'data');
  const installation = await open(true);
  const space = {
    kind: 'association',
    name: 'Provet',
    orgNumber: '222000-2428',
    createdAt: '2026-11-22T10:00:00.000Z',
  };
  const made = await createSpace(installation, { ...space, kind: 'association' });
  if (made.ok) spaceId = made.value;
  await installation.close();
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

async function open(isNew = false): Promise<Installation> {
  const opened = await openInstallation({ dataDirectory, isNew, environment: {} });
  if (!opened.ok) throw new Error(opened.refusal.sentence);
  return opened.value;
}

const serverPid = (): number =>
  Number.parseInt(readFileSync(join(dataDirectory, 'postgres', 'postmaster.pid'), 'utf8'));

async function collect(writer: Script, promised: Set<string>, count: number): Promise<void> {
  for (let read = 0; read < count; read += 1) {
    const line = await writer.lines.next();
    if (line.done) throw new Error(`the writer ended: ${(await writer.ended).errors}`);
    promised.add(line.value);
  }
}

/** Kills by turns the application, the database (and lets the application go on), or both. */
async function round(number: number, promised: Set<string>): Promise<void> {
  const writer = runScript({ file: STEADY_WRITER, words: [dataDirectory, spaceId, `r${number}`] });
  await collect(writer, promised, PROMISES_BEFORE_KILL + (number % 7) * 5);
  const target = number % 3;
  if (target > 0) process.kill(serverPid(), 'SIGKILL');
  // What was written before the kill is still in the pipe; more than that shows that the writer found the database.
  if (target === 1) await collect(writer, promised, 3 * PROMISES_BEFORE_KILL);
  writer.child.kill('SIGKILL');
  for await (const line of writer.lines) promised.add(line);
  await writer.ended;
}

async function missing(installation: Installation, promised: ReadonlySet<string>): Promise<string[]> {
  const rows = await installation.database.outsideSpaces((tx) => tx.selectFrom('actor').select('name').execute());
  const kept = new Set(rows.map(({ name }) => name));
  return [...promised].filter((name) => !kept.has(name));
}

test(`loses no promised row in ${ROUNDS} rounds of kill -9`, async () => {
  const promised = new Set<string>();
  for (let number = 1; number <= ROUNDS; number += 1) {
    await round(number, promised);
    const installation = await open();
    expect(await missing(installation, promised)).toEqual([]);
    await installation.close();
  }
  const installation = await open();
  const session = await openSession(installation, { actor: { kind: 'operator', name: 'prov' }, spaceId });
  const verdict = await verifyAudit(session);
  await installation.close();
  expect(verdict).toMatchObject({ ok: true, value: { findings: [] } });
  expect(verdict.ok && verdict.value.entries).toBeGreaterThanOrEqual(promised.size);
  console.info(`durability: ${ROUNDS} kills, ${promised.size} promised rows, none lost`);
}, 300_000);
