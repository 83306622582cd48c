export { makeProgramme } from './make-programme.ts';
export { deleteProgramme, listProgrammes } from './programme-store.ts';
export { readProgrammes } from './read-programmes.ts';
export { grantProgramme, keepProgrammes, saveProgrammes } from './save-programmes.ts';
