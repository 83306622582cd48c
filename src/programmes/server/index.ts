export { makeProgramme } from './make-programme.ts';
export { listProgrammes } from './programme-store.ts';
export { readProgrammes } from './read-programmes.ts';
export { saveProgrammes } from './save-programmes.ts';
