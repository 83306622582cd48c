import { createHmac } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { macText, type AuditEntry } from '#access/core';
import { deriveKey, keyId, readMasterKey, type Installation } from '#database/server';

export type AuditKey = { readonly id: string; readonly secret: Buffer };

const keys = new Map<string, AuditKey>();

/** The key that makes new entries. */
export function auditKey(installation: Pick<Installation, 'keyFile'>): AuditKey {
  const known = keys.get(installation.keyFile);
  if (known) return known;
  const key = fromFile(installation.keyFile);
  keys.set(installation.keyFile, key);
  return key;
}

/** The present key and older ones whose files lie beside it, by id: entries made before a restore keep theirs. */
export function auditKeysAtHand(installation: Pick<Installation, 'keyFile'>): ReadonlyMap<string, AuditKey> {
  const present = auditKey(installation);
  const folder = dirname(installation.keyFile);
  const older = readdirSync(folder)
    .filter((name) => name.endsWith('.key') && join(folder, name) !== installation.keyFile)
    .map((name) => fromFile(join(folder, name)));
  return new Map([present, ...older].map((key) => [key.id, key]));
}

export function macOf(entry: Omit<AuditEntry, 'mac'>, key: AuditKey): string {
  return createHmac('sha256', key.secret).update(macText(entry)).digest('hex');
}

function fromFile(path: string): AuditKey {
  const master = readMasterKey(path);
  return { id: keyId(master), secret: deriveKey(master, 'audit trail') };
}
