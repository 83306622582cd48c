import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findBinaries, type Binaries } from './binaries.ts';
import type { ClusterPlaces } from './cluster-places.ts';
import { lastLines } from './log-file.ts';
import { OpenRefusal } from './refusal.ts';
import { ended, runOnCluster } from './run-as.ts';
import { serverUser } from './server-user.ts';

export const SUPERUSER = 'stegvis_admin';

/** What made a cluster; kept beside it, because only the same major version can open it. */
type ClusterRecord = Pick<Binaries, 'origin' | 'major' | 'version'>;

/** The binaries for this cluster, which is made first when there is none. */
export async function makeOrFindCluster(places: ClusterPlaces, projectRoot: string): Promise<Binaries> {
  rmSync(places.unfinished, { recursive: true, force: true });
  if (existsSync(places.cluster)) return findBinaries(projectRoot, madeBy(places));
  const binaries = findBinaries(projectRoot);
  await initialise(places, binaries);
  const { origin, major, version } = binaries;
  const record: ClusterRecord = { origin, major, version };
  writeFileSync(places.record, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  renameSync(places.unfinished, places.cluster);
  return binaries;
}

function madeBy(places: ClusterPlaces): { origin?: Binaries['origin']; major: number } {
  const major = Number(readFileSync(join(places.cluster, 'PG_VERSION'), 'utf8'));
  if (!existsSync(places.record)) return { major };
  const record = JSON.parse(readFileSync(places.record, 'utf8')) as ClusterRecord;
  return { origin: record.origin, major };
}

async function initialise(places: ClusterPlaces, binaries: Binaries): Promise<void> {
  const user = serverUser(places.cluster);
  mkdirSync(places.unfinished, { mode: 0o700 });
  if (user) chownSync(places.unfinished, user.uid, user.gid);
  mkdirSync(dirname(places.log), { recursive: true, mode: 0o700 });
  const child = runOnCluster({
    program: join(binaries.directory, 'initdb'),
    // No passwords: the socket's directory has mode 0700, so that whoever reaches it could read the cluster's files.
    words: ['-D', '{}', '-U', SUPERUSER, '--auth=trust', '--encoding=UTF8', ...locale(binaries.major)],
    clusterDirectory: places.unfinished,
    user,
    logFile: places.log,
  });
  if ((await ended(child)) === 0) return;
  throw new OpenRefusal('doesNotStart', `the database could not be made: ${lastLines(places.log)}`);
}

/** Plain code order; Swedish order is asked for by name (`COLLATE swedish`), so it does not depend on the server. */
function locale(major: number): string[] {
  return major >= 17 ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : ['--locale=C'];
}
