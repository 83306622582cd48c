import { reportRefusalMessage } from '#reports/core';
import { saveReportHead } from '#reports/server';
import { CommandFailure, type Command, type Invocation } from '../command.ts';
import { parseJson, readWholeFile, TABLE_BYTES } from '../read-file.ts';
import { dayOption, kindOption, orFail, yearOption } from '../refusals.ts';
import { withSession } from '../session.ts';

type Signers = NonNullable<Parameters<typeof saveReportHead>[1]['signers']>;

export const reportHeadCommand: Command = {
  name: 'report head',
  summary: 'Sets what stands on the cover of a report, and who signs it, in place of what was set before',
  usage: '--year Y [--half-year --at DATE] --dated D [--register N] [--signers FILE.json]',
  options: {
    year: { type: 'string' },
    'half-year': { type: 'boolean' },
    at: { type: 'string' },
    dated: { type: 'string' },
    register: { type: 'string' },
    signers: { type: 'string' },
  },
  help: {
    'year Y': 'the year of the report',
    'half-year': 'the half-year report of the year, not its annual report',
    'at DATE': 'the last day that the half-year report tells of',
    'dated D': 'the day printed on it, YYYY-MM-DD',
    'register N': "its number in the association's register",
    'signers FILE': 'the places in the board that sign, when they are not the places of the association',
  },
  async run(invocation) {
    const year = yearOption(invocation.options);
    const { dated, register } = invocation.options;
    if (typeof dated !== 'string') throw new CommandFailure('report head needs --dated YYYY-MM-DD.', 2);
    const kind = kindOption(invocation.options);
    const at = kind === 'halfYear' && invocation.options['at'] !== undefined ? dayOption(invocation.options) : null;
    const registerNumber = typeof register === 'string' ? register : null;
    const signers = await signersOf(invocation);
    await withSession(invocation, async (session) =>
      orFail(
        await saveReportHead(session, { year, kind, at, registerNumber, datedOn: dated, signers }),
        reportRefusalMessage,
      ),
    );
    if (invocation.json) invocation.print(JSON.stringify({ year, registerNumber, datedOn: dated, signers }, null, 2));
    else {
      const number = registerNumber === null ? 'no register number' : `register number ${registerNumber}`;
      const who = signers === null ? 'the board' : `${signers.length} places in the board`;
      invocation.print(`The report of ${year}: dated ${dated}, ${number}, signed by ${who}.`);
    }
  },
};

async function signersOf({ options }: Invocation): Promise<Signers | null> {
  const path = options['signers'];
  if (typeof path !== 'string') return null;
  return parseJson<Signers>({ path, bytes: await readWholeFile(path, { mostBytes: TABLE_BYTES }) });
}
