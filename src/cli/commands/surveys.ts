import { formatPercent, formatScore } from '#design/core';
import { resultsAsJson, surveysRefusalMessage, type ItemResult } from '#surveys/core';
import { importAnswers, readResults, saveQuestionnaire } from '#surveys/server';
import { CommandFailure, type Command, type Invocation } from '../command.ts';
import { oneFile, TABLE_BYTES } from '../read-file.ts';
import { orFail } from '../refusals.ts';
import { withSession } from '../session.ts';

export const surveysImportCommand: Command = {
  name: 'surveys import-answers',
  summary: 'Takes in the answers of a round from a table, one row a sheet (CSV or XLSX)',
  usage: 'FILE --questionnaire ID --round ID --programme P --offered N [--create-programmes] [--replace]',
  options: {
    questionnaire: { type: 'string' },
    round: { type: 'string' },
    programme: { type: 'string' },
    offered: { type: 'string' },
    'create-programmes': { type: 'boolean' },
    replace: { type: 'boolean' },
  },
  help: {
    'questionnaire ID': 'what was asked, such as participant-ended',
    'round ID': 'the round is made when there is none; it may hold several programmes',
    'programme P': 'name or slug of the programme',
    'offered N': 'how many were asked',
    'create-programmes': 'make the programme when there is none of that name',
    replace: 'put the answers in the place of those that the programme has in the round',
  },
  async run(invocation) {
    const { options } = invocation;
    const { bytes } = await oneFile(invocation, TABLE_BYTES);
    const command = {
      file: bytes,
      questionnaire: needed(invocation, 'questionnaire'),
      round: needed(invocation, 'round'),
      programme: needed(invocation, 'programme'),
      offered: wholeNumber(needed(invocation, 'offered')),
      makesProgramme: options['create-programmes'] === true,
      replaces: options['replace'] === true,
    };
    const done = await withSession(invocation, async (session) =>
      orFail(await importAnswers(session, command), surveysRefusalMessage),
    );
    if (invocation.json) invocation.print(JSON.stringify(done, null, 2));
    else invocation.print(`${done.answers} answers of ${done.programme} are in the round ${done.round}.`);
  },
};

export const surveysResultsCommand: Command = {
  name: 'surveys results',
  summary: 'Shows the results of a round: answers, shares and means with 95 % intervals; small groups are hidden',
  usage: '--round ID [--programme P]',
  options: { round: { type: 'string' }, programme: { type: 'string' } },
  help: { 'round ID': 'the round', 'programme P': 'one programme of it; default all together' },
  async run(invocation) {
    const round = needed(invocation, 'round');
    const programme = invocation.options['programme'];
    const command = typeof programme === 'string' ? { round, programme } : { round };
    const { results, round: shown } = await withSession(invocation, async (session) =>
      orFail(await readResults(session, command), surveysRefusalMessage),
    );
    if (shown.state === 'open') {
      throw new CommandFailure(`the round ${round} is still being answered; results are shown when it is closed.`);
    }
    if (invocation.json) invocation.print(JSON.stringify(resultsAsJson(results), null, 2));
    else for (const result of results) invocation.print(lineOf(result));
  },
};

export const surveysQuestionnaireCommand: Command = {
  name: 'surveys save-questionnaire',
  summary: 'Takes in a questionnaire of your own (YAML)',
  usage: 'FILE',
  async run(invocation) {
    const { bytes } = await oneFile(invocation, 500_000);
    const yaml = new TextDecoder().decode(bytes);
    const saved = await withSession(invocation, async (session) =>
      orFail(await saveQuestionnaire(session, { yaml }), surveysRefusalMessage),
    );
    if (invocation.json) invocation.print(JSON.stringify(saved, null, 2));
    else invocation.print(`${saved.id} version ${saved.version} is saved, with ${saved.items} items.`);
  },
};

function needed({ options }: Invocation, name: string): string {
  const value = options[name];
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new CommandFailure(`--${name} is missing.`, 2);
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new CommandFailure(`--offered is a whole number of people, not "${text}".`, 2);
}

function lineOf({ item, visibility, n, responseRate, mean, positive, clearlyPositive }: ItemResult): string {
  const head = item.padEnd(24);
  if (visibility === 'suppressed') return `${head}hidden: too few answers`;
  const rate = responseRate === null ? '' : `, ${formatPercent(responseRate)} answered`;
  if (visibility === 'tooFew') return `${head}n ${n}${rate}: too few answers for a result`;
  const shares = [
    ['positive', positive],
    ['clearly positive', clearlyPositive],
  ] as const;
  const told = shares.flatMap(([name, share]) =>
    share === null
      ? []
      : [`${name} ${formatPercent(share.share)} (${formatPercent(share.low)}–${formatPercent(share.high)})`],
  );
  return [`${head}n ${n}${rate}`, ...(mean === null ? [] : [`mean ${formatScore(mean)}`]), ...told].join('; ');
}
