// What a list of participants was asked for by its address: the page and its file take the same.
import { STATES, UNANSWERED, type ParticipationState } from '#participants/core';

export const goingOn: readonly ParticipationState[] = [...UNANSWERED, 'waitingList', 'accepted', 'enrolled'];

export function listAsked(url: URL) {
  const state = url.searchParams.get('lage') ?? 'pagaende';
  return {
    programme: url.searchParams.get('insats') || null,
    state,
    states: state === 'alla' ? [] : state === 'pagaende' ? [...goingOn] : STATES.filter((one) => one === state),
    search: (url.searchParams.get('sok') ?? '').slice(0, 40),
  };
}
