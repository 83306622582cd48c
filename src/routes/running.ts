import { assert } from '#kernel';

/** What `./stegvis serve` gave the application when it started it. */
export function running(): Running {
  const given = globalThis.stegvisRunning;
  assert(given, 'the application is started by ./stegvis serve');
  return given;
}
