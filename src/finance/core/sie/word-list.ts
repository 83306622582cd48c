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
  let starts = new Int32Array(1024);
  let ends = new Int32Array(1024);
  // Open addressing; a slot holds a word's number, 0 when free.
  let slots = new Int32Array(4096);
  let count = 1;
  const texts: (string | undefined)[] = [''];

  const grow = (): void => {
    starts = doubled(starts);
    ends = doubled(ends);
    slots = new Int32Array(starts.length * 4);
    for (let id = 1; id < count; id += 1) slots[findSlot(starts[id]!, ends[id]!)] = id;
  };

  const findSlot = (start: number, end: number): number => {
    const mask = slots.length - 1;
    let slot = hashOf(bytes, start, end) & mask;
    for (;;) {
      const id = slots[slot]!;
      if (id === 0 || isSame(starts[id]!, ends[id]! - starts[id]!, start, end - start)) return slot;
      slot = (slot + 1) & mask;
    }
  };

  // Four numbers and not two spans: this runs several times a row, and objects would be made for nothing.
  const isSame = (one: number, oneLength: number, other: number, otherLength: number): boolean => {
    if (oneLength !== otherLength) return false;
    for (let index = 0; index < oneLength; index += 1) if (bytes[one + index] !== bytes[other + index]) return false;
    return true;
  };

  return {
    idOf(start, end) {
      if (start >= end) return 0;
      let slot = findSlot(start, end);
      const known = slots[slot]!;
      if (known !== 0) return known;
      if (count === starts.length) {
        grow();
        slot = findSlot(start, end);
      }
      starts[count] = start;
      ends[count] = end;
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

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let position = start; position < end; position += 1) hash = Math.imul(hash ^ bytes[position]!, 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function doubled(column: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(column.length * 2);
  larger.set(column);
  return larger;
}
