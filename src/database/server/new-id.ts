import { randomFillSync } from 'node:crypto';
import { uuidv7 } from '#kernel';

/** A new id: a UUIDv7, so that rows made together stand together in their index. */
export function newId(): string {
  return uuidv7(performance.timeOrigin + performance.now(), randomFillSync(new Uint8Array(10)));
}
