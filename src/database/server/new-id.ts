import { randomFillSync } from 'node:crypto';
import { uuidv7 } from '#kernel';

const LARGEST_COUNT = 0xfff;

let lastMillisecond = 0;
let count = 0;

/**
 * A new id: a UUIDv7. Within a process each is greater than the one before, also in the same millisecond (RFC 9562,
 * method 1), so that rows made one after the other can be read in that order.
 */
export function newId(): string {
  const random = randomFillSync(new Uint8Array(10));
  const millisecond = Math.floor(performance.timeOrigin + performance.now());
  if (millisecond > lastMillisecond) {
    lastMillisecond = millisecond;
    // Half the range is left for counting.
    count = (((random[0] ?? 0) << 8) | (random[1] ?? 0)) & (LARGEST_COUNT >> 1);
  } else if (count < LARGEST_COUNT) {
    count += 1;
  } else {
    lastMillisecond += 1;
    count = 0;
  }
  random[0] = count >> 8;
  random[1] = count & 0xff;
  return uuidv7(lastMillisecond, random);
}
