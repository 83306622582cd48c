export { importAnswers } from './import-answers.ts';
export { loadResults, loadRoundsOf, readResults, readRound, type RoundResults } from './read-results.ts';
export { readRounds } from './read-rounds.ts';
export { listRounds, type SavedRound } from './round-store.ts';
export { saveQuestionnaire } from './save-questionnaire.ts';
export { shippedQuestionnaires } from './shipped-questionnaires.ts';
