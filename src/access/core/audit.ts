// The trail as data: what an entry says, the bytes its mac covers, and what is wrong with a chain.
import type { Instant } from '#kernel';

export type AuditOutcome = 'done' | 'refused' | 'denied' | 'invalidInput';

/** Ids, kinds and counts. Never a name or an identity number: the trail is kept longer than either. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null>>;

export type AuditEntry = {
  readonly spaceId: string;
  /** 1, 2, 3 … without gaps in one space. */
  readonly sequence: number;
  readonly at: Instant;
  readonly actorId: string;
  readonly action: string;
  readonly outcome: AuditOutcome;
  /** JSON as written; the mac covers its very characters. */
  readonly details: string;
  /** Which key made the mac. */
  readonly keyId: string;
  /** Mac of the entry before; empty for the first. */
  readonly previousMac: string;
  readonly mac: string;
};

/** Newest entry of a chain, kept outside the database too. */
export type AuditHead = { readonly sequence: number; readonly mac: string };

export type AuditFinding = {
  readonly kind:
    /** The entry's fields do not fit its mac: changed, or moved to another place. */
    | 'changed'
    /** Entries between two others are missing. */
    | 'removed'
    /** It does not continue the entry before it. */
    | 'detached'
    /** Entries at the end, known outside the database, are missing. */
    | 'cut'
    /** The entry is another one than that known outside the database. */
    | 'headDiffers'
    /** Nothing is known outside the database about a chain that has entries. */
    | 'headMissing'
    /** Its key is not at hand, so it cannot be verified. */
    | 'keyMissing';
  /** First entry it concerns, and the last. */
  readonly from: number;
  readonly to: number;
  /** One English sentence. */
  readonly message: string;
};

/** What a mac covers, in one unambiguous form: a JSON array of the fields in this order. */
export function macText(entry: Omit<AuditEntry, 'mac'>): string {
  const { spaceId, sequence, at, actorId, action, outcome, details, keyId, previousMac } = entry;
  return JSON.stringify([spaceId, sequence, at, actorId, action, outcome, details, keyId, previousMac]);
}

/** Walks a chain entry by entry, against the head that is kept outside the database. */
export function chainChecker(known: {
  readonly head: AuditHead | null;
  /** The right mac of an entry, or null when its key is not at hand. */
  readonly macOf: (entry: AuditEntry) => string | null;
}): { readonly next: (entry: AuditEntry) => AuditFinding[]; readonly end: () => AuditFinding[] } {
  const { head } = known;
  let last: AuditHead = { sequence: 0, mac: '' };
  // A crash between a commit and the writing of the head leaves the head behind the chain, never ahead.
  let isHeadFound = head === null;
  return {
    next(entry) {
      const findings = [...checkPlace(entry, last), ...checkMac(entry, known.macOf(entry))];
      last = { sequence: entry.sequence, mac: entry.mac };
      if (head?.sequence === entry.sequence && head.mac === entry.mac) isHeadFound = true;
      return findings;
    },
    end: () => checkEnd({ last, head, isHeadFound }),
  };
}

function checkPlace(entry: AuditEntry, last: AuditHead): AuditFinding[] {
  const { sequence } = entry;
  if (sequence > last.sequence + 1) {
    const gap = { from: last.sequence + 1, to: sequence - 1 };
    return [{ kind: 'removed', ...gap, message: `${span(gap)} missing` }];
  }
  if (entry.previousMac === last.mac) return [];
  const message = `entry ${sequence} does not continue entry ${last.sequence}`;
  return [{ kind: 'detached', from: sequence, to: sequence, message }];
}

function checkMac(entry: AuditEntry, rightMac: string | null): AuditFinding[] {
  const at = { from: entry.sequence, to: entry.sequence };
  if (rightMac === entry.mac) return [];
  if (rightMac !== null) {
    return [{ kind: 'changed', ...at, message: `entry ${entry.sequence} was changed or moved after it was written` }];
  }
  const message = `entry ${entry.sequence} was made with key ${entry.keyId}, which is not at hand`;
  return [{ kind: 'keyMissing', ...at, message }];
}

function checkEnd(chain: { last: AuditHead; head: AuditHead | null; isHeadFound: boolean }): AuditFinding[] {
  const { last, head, isHeadFound } = chain;
  if (!head) {
    if (last.sequence === 0) return [];
    const message = 'nothing is kept outside the database about this chain, so a cut end would not be seen';
    return [{ kind: 'headMissing', from: last.sequence, to: last.sequence, message }];
  }
  if (head.sequence > last.sequence) {
    const gap = { from: last.sequence + 1, to: head.sequence };
    return [{ kind: 'cut', ...gap, message: `${span(gap)} cut off at the end` }];
  }
  if (isHeadFound) return [];
  const message = `entry ${head.sequence} is not the one kept outside the database`;
  return [{ kind: 'headDiffers', from: head.sequence, to: head.sequence, message }];
}

function span(gap: { from: number; to: number }): string {
  return gap.from === gap.to ? `entry ${gap.from} is` : `entries ${gap.from}–${gap.to} are`;
}
