// PostgreSQL refuses to run as root. Started by root, the server runs as a user without rights.
import { readFileSync, statSync } from 'node:fs';
import { OpenRefusal } from './refusal.ts';

/** Numbers of the user that runs the server; null: the present user. */
export type ServerUser = { readonly uid: number; readonly gid: number } | null;

const CANDIDATES = ['stegvis', 'postgres', 'nobody'];

/** The owner of an existing cluster, else the first of the usual unprivileged users. */
export function serverUser(clusterDirectory: string): ServerUser {
  const own = process.getuid?.() ?? 0;
  const cluster = statSync(clusterDirectory, { throwIfNoEntry: false });
  if (own !== 0) {
    if (!cluster || cluster.uid === own) return null;
    throw new OpenRefusal(
      'notOurs',
      `${clusterDirectory} belongs to another user; run Stegvis as the user that made it.`,
    );
  }
  if (process.platform !== 'linux') {
    throw new OpenRefusal('doesNotStart', 'PostgreSQL does not run as root; start Stegvis as an ordinary user.');
  }
  if (cluster && cluster.uid !== 0) return { uid: cluster.uid, gid: cluster.gid };
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of CANDIDATES) {
    const user = users.find(([known]) => known === name);
    const uid = Number(user?.[2]);
    if (user && uid > 0) return { uid, gid: Number(user[3]) };
  }
  throw new OpenRefusal(
    'doesNotStart',
    `PostgreSQL does not run as root and none of the users ${CANDIDATES.join(', ')} exists; start Stegvis as an ordinary user.`,
  );
}
