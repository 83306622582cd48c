import { slug, type Problem } from '#kernel';
import { formatPercent, formatScore } from '#design/core';
import { printedCode, resultsAsJson, surveysRefusalMessage, type ItemResult } from '#surveys/core';
import { closeRound, importAnswers, makeCodes, openRound, readResults, saveQuestionnaire } from '#surveys/server';
import { CommandFailure, type Command, type Invocation } from '../command.ts';
import { oneFile, TABLE_BYTES } from '../read-file.ts';
import { orFail } from '../refusals.ts';
import { withSession } from '../session.ts';

export const surveysImportCommand: Command = {
  name: 'surveys import-answers',
  summary: 'Takes in the answers of a round from a table, one row a sheet (CSV or XLSX)',
  usage:
    'FILE --questionnaire ID --round ID --programme P --offered N [--title TEXT] [--create-programmes] [--replace]',
  options: {
    questionnaire: { type: 'string' },
    round: { type: 'string' },
    title: { type: 'string' },
    programme: { type: 'string' },
    offered: { type: 'string' },
    'create-programmes': { type: 'boolean' },
    replace: { type: 'boolean' },
  },
  help: {
    'questionnaire ID': 'what was asked, such as participant-ended',
    'round ID': 'the round is made when there is none; it may hold several programmes',
    'title TEXT': 'what the office calls a round that is made; default the id',
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
      ...(typeof options['title'] === 'string' ? { title: options['title'] } : {}),
    };
    const done = await withSession(invocation, async (session) => {
      const imported = await importAnswers(session, command);
      if (!imported.ok && imported.refusal.kind === 'fileHasErrors')
        showProblems(invocation, imported.refusal.problems);
      return orFail(imported, surveysRefusalMessage);
    });
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

export const surveysOpenCommand: Command = {
  name: 'surveys open',
  summary: 'Opens a round for answers on the web',
  usage: '--round ID --questionnaire ID --from DAY --to DAY (--programme P | --body NAME) [--offered N]',
  options: {
    round: { type: 'string' },
    title: { type: 'string' },
    questionnaire: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    programme: { type: 'string', multiple: true },
    body: { type: 'string' },
    offered: { type: 'string' },
    layout: { type: 'string' },
  },
  help: {
    'title TEXT': 'what the office calls it; default the id',
    'programme P': 'slug of the programme; several times for several',
    'body NAME': 'who is asked when it is no programme, such as styrelsen',
    'offered N': 'how many each is asked; may be left out',
    'layout L': 'one (a question a screen, default) or all',
  },
  async run(invocation) {
    const { options } = invocation;
    const programmes = (options['programme'] as string[] | undefined) ?? [];
    const offered = typeof options['offered'] === 'string' ? wholeNumber(options['offered']) : null;
    const groups =
      programmes.length > 0
        ? programmes.map((one) => ({ programme: slug(one), offered }))
        : [{ programme: null, offered }];
    const round = needed(invocation, 'round');
    const command = {
      id: round,
      title: typeof options['title'] === 'string' ? options['title'] : round,
      questionnaire: needed(invocation, 'questionnaire'),
      from: needed(invocation, 'from'),
      to: needed(invocation, 'to'),
      body: programmes.length > 0 ? null : needed(invocation, 'body'),
      layout: options['layout'] === 'all' ? ('all' as const) : ('one' as const),
      groups,
    };
    const opened = await withSession(invocation, async (session) =>
      orFail(await openRound(session, command), surveysRefusalMessage),
    );
    if (invocation.json) invocation.print(JSON.stringify(opened, null, 2));
    else invocation.print(`The round ${opened.round} is open; make codes with ./stegvis surveys codes.`);
  },
};

export const surveysCodesCommand: Command = {
  name: 'surveys codes',
  summary: 'Makes codes to answer with, one a line; they are told once and not kept',
  usage: '--round ID [--programme P] (--count N | --shared)',
  options: {
    round: { type: 'string' },
    programme: { type: 'string' },
    count: { type: 'string' },
    shared: { type: 'boolean' },
  },
  help: {
    'count N': 'how many, each for one respondent',
    shared: 'one code that everybody may use: a meeting, a tablet in a waiting room',
  },
  async run(invocation) {
    const { options } = invocation;
    const isShared = options['shared'] === true;
    const programme = typeof options['programme'] === 'string' ? slug(options['programme']) : null;
    const count = isShared ? 1 : wholeNumber(needed(invocation, 'count'), 'count');
    const wanted = { round: needed(invocation, 'round'), programme, count, isShared };
    const codes = await withSession(invocation, async (session) =>
      orFail(await makeCodes(session, wanted), surveysRefusalMessage),
    );
    if (invocation.json) invocation.print(JSON.stringify({ codes: codes.map(printedCode) }, null, 2));
    else for (const code of codes) invocation.print(printedCode(code));
  },
};

export const surveysCloseCommand: Command = {
  name: 'surveys close',
  summary: 'Closes a round: codes go, answers are put in random order, results can be read',
  usage: '--round ID',
  options: { round: { type: 'string' } },
  async run(invocation) {
    const round = needed(invocation, 'round');
    const { answers } = await withSession(invocation, async (session) =>
      orFail(await closeRound(session, { round }), surveysRefusalMessage),
    );
    if (invocation.json) invocation.print(JSON.stringify({ round, answers }, null, 2));
    else invocation.print(`The round ${round} is closed with ${answers} answers.`);
  },
};

const problemsShown = 50;

function showProblems({ print, json }: Invocation, problems: readonly Problem[]): void {
  if (json) print(JSON.stringify({ answers: 0, problems }, null, 2));
  else {
    for (const { severity, code, line, message } of problems.slice(0, problemsShown))
      print(`${severity}${line === null ? '' : ` line ${line}`}: ${message} (${code})`);
    if (problems.length > problemsShown) print(`and ${problems.length - problemsShown} more.`);
  }
}

function needed({ options }: Invocation, name: string): string {
  const value = options[name];
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new CommandFailure(`--${name} is missing.`, 2);
}

function wholeNumber(text: string, name = 'offered'): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new CommandFailure(`--${name} is a whole number of people, not "${text}".`, 2);
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
