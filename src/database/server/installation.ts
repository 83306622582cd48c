import type { Result } from '#kernel';
import type { Database } from './database.ts';

/** A running Stegvis: its files, its database and how to let go of it. */
export type Installation = {
  /** Directory of the package.json named stegvis. */
  readonly projectRoot: string;
  readonly version: string;
  /** Absolute; mode 0700. Keys, audit heads and, by default, the database cluster live in it. */
  readonly dataDirectory: string;
  readonly database: Database;
  /** Where the trail's newest entry of each space is kept outside the database. */
  readonly auditHeadDirectory: string;
  /** File with the installation's master key. */
  readonly keyFile: string;
  /** Lets go; the last user of a local server stops it. */
  readonly close: () => Promise<void>;
};

export type OpenInstallation = {
  readonly dataDirectory: string;
  /** `server`: the one `serve` process of a data directory; a second one is refused. Default `command`. */
  readonly kind?: 'command' | 'server';
  /** Creates the data directory and the cluster when there are none (`init`, `demo`). Default false. */
  readonly isNew?: boolean;
  /** Default `process.env`. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
};

/** Why an installation could not be opened; `sentence` is English, for the command line. */
export type CannotOpen = {
  readonly kind:
    | 'noInstallation'
    | 'notReachable'
    | 'otherMajorVersion'
    | 'noBinaries'
    | 'alreadyServed'
    | 'doesNotStart'
    | 'migrationRefused';
  readonly sentence: string;
};

export async function openInstallation(options: OpenInstallation): Promise<Result<Installation, CannotOpen>> {
  throw new Error(`being built: ${options.dataDirectory}`);
}
