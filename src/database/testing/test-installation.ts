import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, inject, onTestFinished } from 'vitest';
import { assert } from '#kernel';
import {
  enterSpace,
  kyselyOn,
  openDatabase,
  poolDefaults,
  type Connections,
  type Database,
} from '../server/database.ts';
import type { Installation } from '../server/installation.ts';
import { makeKeyFile } from '../server/master-key.ts';
import { findProject } from '../server/project.ts';
import type { Tx } from '../server/tables.ts';
import { sql } from 'kysely';
import { connectionsTo, dropDatabase, makeDatabase } from './test-server.ts';

/** A database of its own without any table, until the test ends. */
export async function emptyTestDatabase(): Promise<Connections> {
  const server = inject('testServer');
  const name = `${server.template}_${randomBytes(5).toString('hex')}`;
  await makeDatabase(server, { name, template: null });
  onTestFinished(() => dropDatabase(server, name));
  return connectionsTo(server, name);
}

/** An installation with an empty, migrated database of its own, until the test file ends. */
export async function testInstallation(): Promise<Installation> {
  const server = inject('testServer');
  const name = `${server.template}_${randomBytes(5).toString('hex')}`;
  await makeDatabase(server, { name, template: server.template });
  const connections = connectionsTo(server, name);
  const dataDirectory = join(server.directory, name);
  mkdirSync(dataDirectory, { mode: 0o700 });
  const { database, close } = openDatabase(connections, async () => undefined);
  const project = findProject();
  const installation: Installation = {
    projectRoot: project.root,
    version: project.version,
    dataDirectory,
    database,
    connections,
    auditHeadDirectory: join(dataDirectory, 'audit'),
    keyFile: join(dataDirectory, 'keys', 'stegvis.key'),
    close,
  };
  makeKeyFile(installation.keyFile);
  afterAll(async () => {
    await close();
    await dropDatabase(server, name);
  });
  return installation;
}

/**
 * Runs with a database whose transactions are savepoints inside one transaction, which is rolled back at the end.
 * Faster than a fresh database, and tests cannot see each other. Owner's work is not possible inside.
 */
export async function rolledBack<T>(
  installation: Installation,
  run: (inside: Installation) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({ ...poolDefaults, ...installation.connections.application, max: 1 });
  const kysely = kyselyOn(pool, async () => undefined);
  try {
    const transaction = await kysely.startTransaction().execute();
    try {
      // Heads kept outside the database are not rolled back, so they have a place of their own.
      const auditHeadDirectory = join(installation.dataDirectory, `audit-${randomBytes(4).toString('hex')}`);
      return await run({
        ...installation,
        auditHeadDirectory,
        database: databaseInside(transaction),
      });
    } finally {
      await transaction.rollback().execute();
    }
  } finally {
    await kysely.destroy();
  }
}

function databaseInside(outer: Tx): Database {
  let last: Promise<unknown> = Promise.resolve();
  const nested = <T>(run: () => Promise<T>, isKept: boolean): Promise<T> => {
    // One connection: what would run side by side runs one after the other.
    const next = last.then(() => savepoint(outer, run, isKept));
    last = next.catch(() => undefined);
    return next;
  };
  return {
    inSpace: (scope, run) =>
      nested(async () => {
        await enterSpace(outer, scope.spaceId);
        if (scope.access === 'read') await sql`SET LOCAL transaction_read_only = on`.execute(outer);
        return run(outer);
      }, scope.access === 'write'),
    outsideSpaces: (run) =>
      nested(async () => {
        await enterSpace(outer, '');
        return run(outer);
      }, true),
    asOwner: async () => {
      assert(false, 'the owner does nothing inside rolledBack; do it before');
    },
  };
}

async function savepoint<T>(tx: Tx, run: () => Promise<T>, isKept: boolean): Promise<T> {
  await sql`SAVEPOINT inside`.execute(tx);
  let isDone = false;
  try {
    const value = await run();
    isDone = true;
    return value;
  } finally {
    if (!isDone || !isKept) await sql`ROLLBACK TO SAVEPOINT inside`.execute(tx);
    await sql`RELEASE SAVEPOINT inside`.execute(tx);
  }
}
