export { decideApplication, decideGrant } from './decide.ts';
export {
  giveOpinion,
  makeApplicationLink,
  openApplication,
  returnApplication,
  revokeApplicationLinks,
  settleApplication,
  withdrawApplication,
} from './manage-application.ts';
export {
  readApplication,
  readApplications,
  readGrantDecisions,
  type ListedApplication,
  type WholeApplication,
} from './read-applications.ts';
export {
  openApplicationLink,
  readWrittenApplication,
  saveApplication,
  submitApplication,
  type ApplicationSaved,
  type WrittenApplication,
} from './write-application.ts';
export { OPINIONS, type Opinion } from './tables.ts';
