// A code is short, so its hash is made with a key that lies outside the database: whoever has the database alone cannot
// try all codes.
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { deriveKey, readMasterKey, type Installation } from '#database/server';
import { codeOf } from '#surveys/core';

const keys = new Map<string, Buffer>();

export function hashOfCode({ keyFile }: Pick<Installation, 'keyFile'>, code: string): string {
  let key = keys.get(keyFile);
  if (!key) {
    key = deriveKey(readMasterKey(keyFile), 'survey codes');
    keys.set(keyFile, key);
  }
  return createHmac('sha256', key).update(code).digest('hex');
}

export function newCode(): string {
  return codeOf(randomBytes(16)) ?? newCode();
}

/** What a page proves with that it sent a sheet: made for the page, known to nobody else. */
export function newReceipt(): string {
  return randomBytes(16).toString('base64url');
}

export function hashOfReceipt(receipt: string): string {
  return createHash('sha256').update(receipt).digest('hex');
}
