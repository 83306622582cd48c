// The life of a participation. What does not stand here cannot happen; docs/states/participation.mmd is the same as a picture.

export const STATES = [
  'received',
  'beingAssessed',
  'accepted',
  'waitingList',
  'declined',
  'withdrawn',
  'enrolled',
  'exited',
  'misregistered',
] as const;
export type ParticipationState = (typeof STATES)[number];

export const STATE_LABELS = {
  received: 'Remiss mottagen',
  beingAssessed: 'Bedöms',
  accepted: 'Antagen',
  waitingList: 'I kö',
  declined: 'Inte antagen',
  withdrawn: 'Återtagen',
  enrolled: 'Inskriven',
  exited: 'Avslutad',
  misregistered: 'Felregistrerad',
} as const satisfies Record<ParticipationState, string>;

export const STEPS = [
  'assess',
  'accept',
  'putOnWaitingList',
  'decline',
  'withdraw',
  'enrol',
  'exit',
  'misregister',
  'reopen',
] as const;
export type ParticipationStep = (typeof STEPS)[number];

/** From where a step leads where. `reopen` undoes an exit that was entered by mistake. */
export const TRANSITIONS: Readonly<
  Record<ParticipationStep, Partial<Readonly<Record<ParticipationState, ParticipationState>>>>
> = {
  assess: { received: 'beingAssessed' },
  accept: { received: 'accepted', beingAssessed: 'accepted', waitingList: 'accepted' },
  putOnWaitingList: { received: 'waitingList', beingAssessed: 'waitingList', accepted: 'waitingList' },
  decline: { received: 'declined', beingAssessed: 'declined', waitingList: 'declined' },
  withdraw: {
    received: 'withdrawn',
    beingAssessed: 'withdrawn',
    accepted: 'withdrawn',
    waitingList: 'withdrawn',
  },
  enrol: { accepted: 'enrolled' },
  exit: { enrolled: 'exited' },
  misregister: { enrolled: 'misregistered', exited: 'misregistered' },
  reopen: { exited: 'enrolled' },
};

/** Where a step leads; null when it cannot be taken from there. */
export function stateAfter(state: ParticipationState, step: ParticipationStep): ParticipationState | null {
  return TRANSITIONS[step][state] ?? null;
}

/** Steps that can be taken from a state, in the order of `STEPS`. */
export function stepsFrom(state: ParticipationState): ParticipationStep[] {
  return STEPS.filter((step) => stateAfter(state, step) !== null);
}

/** In queue: referred, and neither refused nor enrolled. */
export const QUEUED: readonly ParticipationState[] = ['received', 'beingAssessed', 'waitingList'];

/** Before an answer that ends the matter or lets the person in. */
export const UNANSWERED: readonly ParticipationState[] = ['received', 'beingAssessed'];

/** The picture as Mermaid draws it; the file in docs is compared with it. */
export function stateDiagram(): string {
  const lines = STEPS.flatMap((step) =>
    Object.entries(TRANSITIONS[step]).map(([from, to]) => `  ${from} --> ${to}: ${step}`),
  );
  const ends = ['declined', 'withdrawn', 'misregistered'].map((state) => `  ${state} --> [*]`);
  return ['stateDiagram-v2', '  [*] --> received: refer', ...lines, ...ends, ''].join('\n');
}
