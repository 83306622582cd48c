// A backup is one gzip file of lines: a manifest, sections of rows as JSON, and an end with the checksum of all lines
// before it. Rows are kept as text as PostgreSQL wrote them: no number passes through a float.
import { createHash, type Hash } from 'node:crypto';

export const BACKUP_FORMAT = 'stegvis-backup';
export const BACKUP_VERSION = 1;

export type Manifest = {
  readonly format: typeof BACKUP_FORMAT;
  readonly version: typeof BACKUP_VERSION;
  readonly stegvisVersion: string;
  readonly madeAt: string;
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[];
  /** Names the key of the trail without giving it away. */
  readonly keyId: string;
  /** Hexadecimal master key; only with `--with-keys`. */
  readonly masterKey?: string;
  /** Newest entry of each space's trail, by space. */
  readonly auditHeads: Readonly<Record<string, unknown>>;
};

/** Rows of one table; of one space when the table is kept by space. */
export type Section = {
  readonly table: string;
  readonly columns: readonly string[];
  readonly spaceId: string | null;
};

export type BackupLine =
  | { readonly kind: 'manifest'; readonly manifest: Manifest }
  | { readonly kind: 'section'; readonly section: Section }
  | { readonly kind: 'row'; readonly json: string }
  | { readonly kind: 'end'; readonly rows: number };

/** First characters of a line say what it is; a row begins with none of them. */
const MARKS = { manifest: '#', section: '@', row: '{', end: '=' } as const;

export class BrokenBackup extends Error {}

/** Writes lines and keeps their checksum. */
export function backupWriter(write: (line: string) => void): {
  readonly manifest: (manifest: Manifest) => void;
  readonly section: (section: Section) => void;
  readonly row: (json: string) => void;
  readonly end: () => number;
} {
  const hash = createHash('sha256');
  let rows = 0;
  const put = (line: string): void => {
    hash.update(`${line}\n`);
    write(`${line}\n`);
  };
  return {
    manifest: (manifest) => put(MARKS.manifest + JSON.stringify(manifest)),
    section: (section) => put(MARKS.section + JSON.stringify(section)),
    row: (json) => {
      rows += 1;
      put(json);
    },
    end: () => {
      write(`${MARKS.end}${JSON.stringify({ rows, sha256: hash.digest('hex') })}\n`);
      return rows;
    },
  };
}

/** Reads lines one by one and throws `BrokenBackup` at the first that cannot stand where it does. */
export function backupReader(): { readonly next: (line: string) => BackupLine; readonly finish: () => void } {
  const hash = createHash('sha256');
  let place: 'start' | 'tables' | 'end' = 'start';
  let rows = 0;
  return {
    next(line) {
      if (place === 'end') throw new BrokenBackup('there is more after its end');
      if (place === 'start' && line[0] !== MARKS.manifest) throw new BrokenBackup('it is not a backup of Stegvis');
      if (line[0] === MARKS.end) {
        place = 'end';
        return checkedEnd(line, hash, rows);
      }
      hash.update(`${line}\n`);
      if (place === 'start') {
        place = 'tables';
        return { kind: 'manifest', manifest: checkedManifest(line) };
      }
      if (line[0] === MARKS.section) return { kind: 'section', section: parse(line) as Section };
      if (line[0] !== MARKS.row) throw new BrokenBackup('a line in it is damaged');
      rows += 1;
      return { kind: 'row', json: line };
    },
    finish() {
      if (place !== 'end') throw new BrokenBackup('its end is missing');
    },
  };
}

function checkedManifest(line: string): Manifest {
  const manifest = parse(line) as Partial<Manifest>;
  if (manifest.format !== BACKUP_FORMAT) throw new BrokenBackup('it is not a backup of Stegvis');
  if (manifest.version !== BACKUP_VERSION) {
    throw new BrokenBackup(`its version is ${String(manifest.version)} and this Stegvis reads ${BACKUP_VERSION}`);
  }
  return manifest as Manifest;
}

function checkedEnd(line: string, hash: Hash, rows: number): BackupLine {
  const end = parse(line) as { rows?: unknown; sha256?: unknown };
  if (end.rows !== rows || end.sha256 !== hash.digest('hex')) throw new BrokenBackup('its checksum does not fit');
  return { kind: 'end', rows };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line.slice(1));
  } catch {
    throw new BrokenBackup('a line in it is damaged');
  }
}
