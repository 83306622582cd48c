import { basename } from 'node:path';
import { formatPercent, formatScore } from '#design/core';
import { importEventsMessage, type EventSummary } from '#collaboration/core';
import { importEvents, readEvents } from '#collaboration/server';
import type { Command } from '../command.ts';
import { CommandFailure } from '../command.ts';
import { oneFile, TABLE_BYTES } from '../read-file.ts';
import { orFail, yearOption } from '../refusals.ts';
import { withSession } from '../session.ts';

export const eventsImportCommand: Command = {
  name: 'events import',
  summary: 'Takes in a list of meetings and courses (CSV or XLSX); what was taken in before is not doubled',
  usage: 'FILE [--kind K]',
  options: { kind: { type: 'string' } },
  help: { 'kind K': 'for a list without a column of kinds: verksam, course, sip …' },
  async run(invocation) {
    const { bytes, path } = await oneFile(invocation, TABLE_BYTES);
    const { kind } = invocation.options;
    const list = { list: bytes, source: basename(path), ...(typeof kind === 'string' ? { kind } : {}) };
    const done = await withSession(invocation, (session) => importEvents(session, list));
    if (!done.ok && done.refusal.kind === 'fileHasErrors' && invocation.json) {
      invocation.print(
        JSON.stringify({ events: 0, added: 0, changed: 0, unchanged: 0, problems: done.refusal.problems }, null, 2),
      );
      return 1;
    }
    const saved = orFail(done, importEventsMessage);
    if (invocation.json) {
      invocation.print(JSON.stringify(saved, null, 2));
      return 0;
    }
    const { events, added, changed, unchanged, problems } = saved;
    invocation.print(`${events} events: ${added} added, ${changed} changed, ${unchanged} as before.`);
    for (const { severity, code, line, message } of problems)
      invocation.print(`${severity} ${line === null ? '' : `line ${line} `}${code}: ${message}`);
    return 0;
  },
};

export const eventsFiguresCommand: Command = {
  name: 'events figures',
  summary: 'Shows what the meetings and courses of a year come to, by kind',
  usage: '--year Y',
  options: { year: { type: 'string' } },
  help: { 'year Y': 'the calendar year' },
  async run(invocation) {
    const year = yearOption(invocation.options);
    const { summary } = await withSession(invocation, async (session) =>
      orFail(await readEvents(session, { year }), () => ''),
    );
    if (invocation.json) invocation.print(JSON.stringify(summary, null, 2));
    else if (summary.total.events === 0) throw new CommandFailure(`there are no events of ${year}.`);
    else for (const line of linesOf(summary)) invocation.print(line);
  },
};

function linesOf({ total, training, kinds }: EventSummary): string[] {
  const counted = ({ events, participants, attendance }: EventSummary['total']): string =>
    [
      `${events} events`,
      ...(participants.all === 0
        ? []
        : [`${participants.all} participants (${participants.women} women, ${participants.men} men)`]),
      ...(attendance === null ? [] : [`attendance ${formatPercent(attendance.share)}`]),
    ].join(', ');
  return [
    ...kinds.flatMap((kind) => [
      `${kind.name.padEnd(24)}${counted(kind)}${kind.highest === null ? '' : `, highest mark ${formatPercent(kind.highest.share)}`}`,
      ...kind.questions.map(
        ({ name, answers, mean }) =>
          `  ${name.padEnd(40)}mean ${formatScore(mean ?? 0, 2)} of 6, ${answers ?? 'unknown number of'} answers`,
      ),
    ]),
    `${'all'.padEnd(24)}${counted(total)}`,
    `${'training'.padEnd(24)}${training.events} events, ${training.women} women, ${training.men} men`,
  ];
}
