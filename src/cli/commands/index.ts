import type { Command } from '../command.ts';
import { auditVerifyCommand } from './audit-verify.ts';
import { budgetImportCommand } from './budget-import.ts';
import { enteredImportCommand } from './entered-import.ts';
import { mappingSaveCommand, mappingShowCommand } from './mapping.ts';
import { backupCommand } from './backup.ts';
import { benchCommand } from './bench.ts';
import { effectsCommand } from './effects.ts';
import { controlCommand } from './control.ts';
import { demoCommand } from './demo.ts';
import { eventsFiguresCommand, eventsImportCommand } from './events.ts';
import { figuresCommand } from './figures.ts';
import { reportAnnualCommand } from './report-annual.ts';
import { reportHalfYearCommand } from './report-half-year.ts';
import { reportLockCommand } from './report-lock.ts';
import { forecastImportCommand } from './forecast-import.ts';
import { followupImportCommand } from './followup-import.ts';
import { followupMakeCommand } from './followup-make.ts';
import { followupPinCommand, followupPolicyCommand, followupReceiveCommand } from './followup-receive.ts';
import { followupSheetCommand } from './followup-sheet.ts';
import { goalsImportCommand } from './goals-import.ts';
import {
  participantsExtractCommand,
  participantsImportCommand,
  participantsQualityCommand,
  participantsTemplateCommand,
} from './participants.ts';
import { organisationSaveCommand } from './organisation-save.ts';
import { programmesImportCommand } from './programmes-import.ts';
import { reportHeadCommand } from './report-head.ts';
import { reportTextCommand } from './report-text.ts';
import { settingsSaveCommand } from './settings-save.ts';
import { sieImportCommand } from './sie-import.ts';
import { statementsCommand } from './statements.ts';
import { initCommand } from './init.ts';
import { retentionRunCommand } from './retention.ts';
import { restoreCommand } from './restore.ts';
import { reviewCommand } from './review.ts';
import { serveCommand } from './serve.ts';
import { spaceAddPartyCommand } from './space-add-party.ts';
import { sieInspectCommand } from './sie-inspect.ts';
import {
  surveysCloseCommand,
  surveysCodesCommand,
  surveysImportCommand,
  surveysOpenCommand,
  surveysQuestionnaireCommand,
  surveysResultsCommand,
} from './surveys.ts';
import { signBringBackCommand } from './sign-bring-back.ts';
import { testCommand } from './test.ts';
import { verifyCommand } from './verify.ts';
import { userAddCommand, userDisableCommand, userListCommand, userResetCommand } from './user.ts';

/** Every command of `./stegvis`; `--help` and the tests read this list. */
export const commands: readonly Command[] = [
  demoCommand,
  initCommand,
  organisationSaveCommand,
  programmesImportCommand,
  spaceAddPartyCommand,
  sieInspectCommand,
  sieImportCommand,
  budgetImportCommand,
  forecastImportCommand,
  enteredImportCommand,
  mappingShowCommand,
  mappingSaveCommand,
  settingsSaveCommand,
  participantsImportCommand,
  participantsTemplateCommand,
  participantsQualityCommand,
  participantsExtractCommand,
  retentionRunCommand,
  followupImportCommand,
  followupMakeCommand,
  followupReceiveCommand,
  followupPinCommand,
  followupPolicyCommand,
  followupSheetCommand,
  surveysImportCommand,
  surveysResultsCommand,
  surveysOpenCommand,
  surveysCodesCommand,
  surveysCloseCommand,
  surveysQuestionnaireCommand,
  goalsImportCommand,
  eventsImportCommand,
  eventsFiguresCommand,
  statementsCommand,
  figuresCommand,
  controlCommand,
  reviewCommand,
  effectsCommand,
  reportHeadCommand,
  reportTextCommand,
  reportAnnualCommand,
  reportHalfYearCommand,
  reportLockCommand,
  signBringBackCommand,
  verifyCommand,
  serveCommand,
  userAddCommand,
  userListCommand,
  userResetCommand,
  userDisableCommand,
  auditVerifyCommand,
  backupCommand,
  restoreCommand,
  benchCommand,
  testCommand,
];
