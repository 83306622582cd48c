import { join } from 'node:path';

/** Files of the local database below a data directory. */
export type ClusterPlaces = {
  readonly dataDirectory: string;
  readonly cluster: string;
  /** A cluster being made; the finished one gets the name `cluster` in one step. */
  readonly unfinished: string;
  /** Which binary and version made the cluster. */
  readonly record: string;
  readonly log: string;
  /** Taken while a server is started or stopped. */
  readonly lock: string;
  /** One file for each process that uses the server. */
  readonly users: string;
  /** Held by the one `serve` process. */
  readonly serveLock: string;
};

export function clusterPlaces(dataDirectory: string): ClusterPlaces {
  return {
    dataDirectory,
    cluster: join(dataDirectory, 'postgres'),
    unfinished: join(dataDirectory, 'postgres.unfinished'),
    record: join(dataDirectory, 'postgres.json'),
    log: join(dataDirectory, 'logs', 'postgres.log'),
    lock: join(dataDirectory, 'run', 'start.lock'),
    users: join(dataDirectory, 'run', 'users'),
    serveLock: join(dataDirectory, 'run', 'serve.lock'),
  };
}
