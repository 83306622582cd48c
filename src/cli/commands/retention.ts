import { readRetention, runRetention, saveDisposalDecision, type CannotDispose } from '#participants/server';
import { CommandFailure, type Command, type Invocation } from '../command.ts';
import { orFail } from '../refusals.ts';
import { withSession } from '../session.ts';
import { needSpace } from './participants.ts';

export const retentionRunCommand: Command = {
  name: 'retention run',
  summary: 'Lists whose data in a party is due for disposal; --yes destroys their keys, which cannot be undone',
  usage: '--space PARTY [--yes] [--decision NUMBER --decided-on DAY [--months N]]',
  options: {
    yes: { type: 'boolean' },
    decision: { type: 'string' },
    'decided-on': { type: 'string' },
    months: { type: 'string' },
  },
  help: {
    yes: 'act: without it the command only lists',
    'decision NUMBER': "enters the party's disposal decision, by its register number",
    'decided-on DAY': 'day of the decision, YYYY-MM-DD',
    'months N': 'months after the end that the decision says; default 24',
  },
  async run(invocation) {
    needSpace(invocation);
    const decision = decisionOf(invocation);
    const acts = invocation.options['yes'] === true;
    const retention = await withSession(invocation, async (session) => {
      if (decision) orFail(await saveDisposalDecision(session, decision), sentenceOf);
      return acts
        ? orFail(await runRetention(session, { isConfirmed: true }), sentenceOf)
        : orFail(await readRetention(session, {}), () => 'it cannot be read.');
    });
    if (invocation.json) return invocation.print(JSON.stringify({ ...retention, isDone: acts }, null, 2));
    for (const { pseudonym, endedOn, dueOn } of retention.due) {
      invocation.print(`${pseudonym}: ended ${endedOn}, due since ${dueOn}`);
    }
    const { registerNumber } = retention.decision ?? {};
    const by = registerNumber === undefined ? 'if it were decided as proposed (24 months)' : `by ${registerNumber}`;
    const done = acts ? 'were disposed of' : 'are due';
    invocation.print(`${retention.due.length} participants ${done} ${by}.`);
    if (registerNumber === undefined) {
      invocation.print('Nothing is removed until the decision is entered: --decision NUMBER --decided-on DAY.');
    }
  },
};

function decisionOf({ options }: Invocation) {
  const [registerNumber, decidedOn, months] = [options['decision'], options['decided-on'], options['months']];
  if (registerNumber === undefined && decidedOn === undefined && months === undefined) return null;
  if (typeof registerNumber !== 'string' || typeof decidedOn !== 'string') {
    throw new CommandFailure('a decision has a register number and a day: --decision NUMBER --decided-on DAY.', 2);
  }
  if (months !== undefined && !/^\d{1,4}$/.test(String(months))) {
    throw new CommandFailure(`--months is a whole number, not "${String(months)}".`, 2);
  }
  return { registerNumber, decidedOn, ...(months === undefined ? {} : { monthsAfterExit: Number(months) }) };
}

function sentenceOf({ kind }: CannotDispose): string {
  return kind === 'noDecision'
    ? 'the party has entered no disposal decision: --decision NUMBER --decided-on DAY; nothing was removed.'
    : 'the decision cannot be of a day to come.';
}
