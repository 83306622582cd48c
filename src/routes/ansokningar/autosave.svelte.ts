// Saves what is typed a moment after the typing stops, and puts in what others wrote meanwhile.
import type { ApplicationProblem, ApplicationValues } from '#decisions/core';

const PAUSE_MILLISECONDS = 1200;
const RETRY_MILLISECONDS = 5000;

type Saved = {
  readonly version: number;
  readonly values: ApplicationValues;
  readonly conflicts: readonly string[];
  readonly problems: readonly ApplicationProblem[];
};

export type SaveState = 'idle' | 'waiting' | 'saving' | 'saved' | 'offline' | 'closed' | 'stopped' | 'conflict';

type Start = {
  readonly address: string;
  readonly values: ApplicationValues;
  readonly version: number;
  /** Fields with what somebody else has written there. */
  readonly theirs: ApplicationValues;
};

export function autosave(start: Start) {
  const values = $state<Record<string, string>>({ ...start.values });
  let theirs = $state<Record<string, string>>({ ...start.theirs });
  let problems = $state<readonly ApplicationProblem[]>([]);
  let state = $state<SaveState>('idle');
  let { version } = start;
  let changes = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSaving = false;

  function later(milliseconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), milliseconds);
  }

  async function save(): Promise<void> {
    if (isSaving) return later(PAUSE_MILLISECONDS);
    isSaving = true;
    state = 'saving';
    const sentAt = changes;
    const sent = { ...values };
    try {
      const response = await fetch(start.address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ basedOn: version, values: sent }),
      });
      if (!response.ok) {
        state = response.status === 409 ? 'closed' : 'offline';
        if (response.status >= 500) later(RETRY_MILLISECONDS);
        return;
      }
      take((await response.json()) as Saved, sent);
      if (changes > sentAt) later(PAUSE_MILLISECONDS);
    } catch {
      state = 'offline';
      later(RETRY_MILLISECONDS);
    } finally {
      isSaving = false;
    }
  }

  function take(saved: Saved, sent: ApplicationValues): void {
    const own = new Set([...saved.conflicts, ...saved.problems.map(({ fieldId }) => fieldId)]);
    for (const id of new Set([...Object.keys(values), ...Object.keys(saved.values)])) {
      const isUntouched = (values[id] ?? '') === (sent[id] ?? '');
      // Only what differs by more than blanks at its ends, so that a space being typed stays.
      const isOther = (saved.values[id] ?? '') !== (sent[id] ?? '').trim();
      if (isUntouched && isOther && !own.has(id)) values[id] = saved.values[id] ?? '';
    }
    version = saved.version;
    theirs = Object.fromEntries(saved.conflicts.map((id) => [id, saved.values[id] ?? '']));
    problems = saved.problems;
    state = saved.problems.length > 0 ? 'stopped' : saved.conflicts.length > 0 ? 'conflict' : 'saved';
  }

  function changed(): void {
    changes += 1;
    state = 'waiting';
    // A conflict is chosen by a person: nothing is saved over it meanwhile.
    if (Object.keys(theirs).length === 0) later(PAUSE_MILLISECONDS);
  }

  return {
    values,
    get theirs() {
      return theirs;
    },
    get problems() {
      return problems;
    },
    get state() {
      return state;
    },
    input(id: string, value: string): void {
      values[id] = value;
      changed();
    },
    resolve(id: string, keep: 'mine' | 'theirs'): void {
      if (keep === 'theirs') values[id] = theirs[id] ?? '';
      theirs = Object.fromEntries(Object.entries(theirs).filter(([other]) => other !== id));
      changed();
    },
    stop(): void {
      clearTimeout(timer);
    },
  };
}
