// Saves what is typed a moment after the typing stops, section by section, and puts together what others wrote meanwhile.
import { fieldsOf, REPORT_SECTIONS, type ReportForm, type ReportSection, type ReportValues } from '#followup/core';
import type { SectionConflict } from '#followup/ui';

const PAUSE_MILLISECONDS = 1200;
const RETRY_MILLISECONDS = 5000;

type Outcome = {
  readonly section: ReportSection;
  readonly outcome: 'saved' | 'unchanged' | 'merged' | 'conflict' | 'stopped';
  readonly version: number;
  readonly values: ReportValues;
  readonly conflicts: readonly string[];
  readonly proposal: ReportValues;
};

export type SaveState = 'idle' | 'waiting' | 'saving' | 'saved' | 'offline' | 'closed' | 'stopped' | 'conflict';

type Start = {
  readonly address: string;
  readonly form: ReportForm;
  readonly values: ReportValues;
  readonly versions: Readonly<Partial<Record<ReportSection, number>>>;
  readonly conflicts: Readonly<Partial<Record<ReportSection, SectionConflict>>>;
  readonly savedValues: ReportValues;
};

export function autosave(start: Start) {
  const values = $state<Record<string, string>>({ ...start.values });
  const versions = $state<Partial<Record<ReportSection, number>>>({ ...start.versions });
  const conflicts = $state<Partial<Record<ReportSection, SectionConflict>>>({ ...start.conflicts });
  let state = $state<SaveState>('idle');
  let savedAt = $state('');
  const saved: Record<string, string> = { ...start.savedValues };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSaving = false;

  const ids = new Map(REPORT_SECTIONS.map((section) => [section, fieldsOf(start.form, section).map(({ id }) => id)]));
  const idsOf = (section: ReportSection): readonly string[] => ids.get(section) ?? [];
  const pick = (section: ReportSection): Record<string, string> =>
    Object.fromEntries(idsOf(section).map((id) => [id, values[id] ?? '']));
  const isDirty = (section: ReportSection): boolean =>
    idsOf(section).some((id) => (values[id] ?? '').trim() !== (saved[id] ?? '').trim());
  const toSave = (): ReportSection[] =>
    REPORT_SECTIONS.filter((section) => isDirty(section) && conflicts[section] === undefined);

  function plan(milliseconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void saveNow(), milliseconds);
  }

  async function saveNow(): Promise<void> {
    clearTimeout(timer);
    if (isSaving || state === 'closed') return;
    const sections = toSave();
    if (sections.length === 0) return;
    isSaving = true;
    state = 'saving';
    const sent = sections.map((section) => ({ section, basedOn: versions[section] ?? 0, values: pick(section) }));
    try {
      const response = await fetch(start.address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ sections: sent }),
      });
      if (response.ok) {
        const { outcomes } = (await response.json()) as { outcomes: Outcome[] };
        for (const one of outcomes) take(one, sent.find(({ section }) => section === one.section)?.values ?? {});
        state = stateAfter(outcomes);
        savedAt = new Date().toLocaleTimeString('sv-SE', { hour: '2-digit', minute: '2-digit' });
      } else state = refusedState(response.status);
    } catch {
      state = 'offline';
    }
    isSaving = false;
    if (state === 'offline') plan(RETRY_MILLISECONDS);
    else if (state !== 'stopped' && toSave().length > 0) plan(PAUSE_MILLISECONDS);
  }

  /** A field that was typed in meanwhile keeps what was typed; the others show what the section holds now. */
  function take(one: Outcome, sent: ReportValues): void {
    versions[one.section] = one.version;
    if (one.outcome === 'stopped') return;
    for (const id of idsOf(one.section)) {
      saved[id] = one.values[id] ?? '';
      const isUntouched = (values[id] ?? '') === (sent[id] ?? '');
      const proposed = one.proposal[id] ?? '';
      const isNews = one.outcome === 'merged' || one.outcome === 'conflict';
      if (isUntouched && isNews && proposed !== (values[id] ?? '').trim()) values[id] = proposed;
    }
    if (one.outcome === 'conflict') conflicts[one.section] = { fields: one.conflicts, theirs: one.values };
  }

  return {
    get values() {
      return values;
    },
    get versions() {
      return versions;
    },
    get conflicts() {
      return conflicts;
    },
    get state() {
      return state;
    },
    get savedAt() {
      return savedAt;
    },
    get isDirty() {
      return REPORT_SECTIONS.some(isDirty);
    },
    saveNow,
    input(fieldId: string, value: string): void {
      values[fieldId] = value;
      if (state === 'closed') return;
      if (!isSaving) state = 'waiting';
      plan(PAUSE_MILLISECONDS);
    },
    resolve(section: ReportSection, keep: 'mine' | 'theirs'): void {
      const conflict = conflicts[section];
      if (!conflict) return;
      if (keep === 'theirs') for (const id of conflict.fields) values[id] = conflict.theirs[id] ?? '';
      delete conflicts[section];
      plan(0);
    },
  };
}

/** What will be refused once more is not sent once more; what may have been the network or the server is. */
function refusedState(status: number): SaveState {
  if (status === 409 || status === 404) return 'closed';
  return status === 422 ? 'stopped' : 'offline';
}

function stateAfter(outcomes: readonly Outcome[]): SaveState {
  if (outcomes.some(({ outcome }) => outcome === 'stopped')) return 'stopped';
  return outcomes.some(({ outcome }) => outcome === 'conflict') ? 'conflict' : 'saved';
}
