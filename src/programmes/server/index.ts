export { makeProgramme } from './make-programme.ts';
export { deleteProgramme, listProgrammes } from './programme-store.ts';
export { readProgrammes } from './read-programmes.ts';
export { endProgramme, grantProgramme, keepProgrammes, saveProgrammes, type CannotEnd } from './save-programmes.ts';
