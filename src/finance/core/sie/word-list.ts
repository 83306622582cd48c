// Words that come back again and again (accounts, object lists, series, signs) are kept once, as spans of the file.
import type { Decode } from './encoding.ts';

/** Words by number; 0 is the empty word. Equal bytes get equal numbers. */
export type WordList = {
  /** Number of the word in a span of the file; a new one is added. */
  readonly idOf: (start: number, end: number) => number;
  /** The word as text, with `\"` read as a quotation mark; decoded when first asked for. */
  readonly textOf: (id: number) => string;
  readonly startOf: (id: number) => number;
  readonly endOf: (id: number) => number;
  readonly count: () => number;
};

export function wordListOf(bytes: Uint8Array, decode: Decode): WordList {
  let starts = new Int32Array(FIRST_CAPACITY);
  let ends = new Int32Array(FIRST_CAPACITY);
  let hashes = new Int32Array(FIRST_CAPACITY);
  // Open addressing; a slot holds a word's number, 0 when free.
  let slots = new Int32Array(FIRST_CAPACITY * 4);
  let count = 1;
  const texts: (string | undefined)[] = [''];

  const grow = (): void => {
    starts = doubled(starts);
    ends = doubled(ends);
    hashes = doubled(hashes);
    slots = new Int32Array(starts.length * 4);
    const mask = slots.length - 1;
    for (let id = 1; id < count; id += 1) {
      let slot = hashes[id]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
  };

  const isSame = (id: number, start: number, length: number): boolean => {
    const known = starts[id]!;
    if (ends[id]! - known !== length) return false;
    for (let index = 0; index < length; index += 1) if (bytes[known + index] !== bytes[start + index]) return false;
    return true;
  };

  return {
    idOf(start, end) {
      if (start >= end) return 0;
      if (count === starts.length) grow();
      const hash = hashOf(bytes, start, end);
      const mask = slots.length - 1;
      let slot = hash & mask;
      for (;;) {
        const id = slots[slot]!;
        if (id === 0) break;
        if (hashes[id] === hash && isSame(id, start, end - start)) return id;
        slot = (slot + 1) & mask;
      }
      starts[count] = start;
      ends[count] = end;
      hashes[count] = hash;
      slots[slot] = count;
      count += 1;
      return count - 1;
    },
    textOf(id) {
      const known = texts[id];
      if (known !== undefined) return known;
      const text = unescapeQuotes(decode(starts[id]!, ends[id]!));
      texts[id] = text;
      return text;
    },
    startOf: (id) => starts[id]!,
    endOf: (id) => ends[id]!,
    count: () => count,
  };
}

/** `\"` means a quotation mark; every other backslash is itself (paths of Windows stand raw in real files). */
export function unescapeQuotes(text: string): string {
  return text.includes('\\"') ? text.replaceAll('\\"', '"') : text;
}

const FIRST_CAPACITY = 4096;

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let position = start; position < end; position += 1) hash = Math.imul(hash ^ bytes[position]!, 0x01000193);
  return hash ^ (hash >>> 15);
}

function doubled(column: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(column.length * 2);
  larger.set(column);
  return larger;
}
