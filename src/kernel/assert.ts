/** Throws when a promise of our own code is broken. What a user can meet is a `Result`, never this. */
export function assert(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new Error(`Broken promise: ${sentence}`);
}

/** Makes the compiler check that every kind of a union was handled. */
export function unreachable(value: never): never {
  throw new Error(`Broken promise: unhandled case ${JSON.stringify(value)}`);
}
