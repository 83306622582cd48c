import {
  findSpace,
  makePartySpace,
  openSession,
  recordAgreement,
  type CannotMakePartySpace,
  type CannotRecordAgreement,
} from '#access/server';
import type { Installation } from '#database/server';
import { isIsoDate, now } from '#kernel';
import { parseOrgNumber } from '#organisation/core';
import { CommandFailure, type Command, type Invocation } from '../command.ts';
import { orFail } from '../refusals.ts';
import { withInstallation } from '../session.ts';

export const spaceAddPartyCommand: Command = {
  name: 'space add-party',
  summary: 'Makes the space of a party, for participants; its packages go to the association',
  usage: 'NAME --association ORGNR [--orgnr ORGNR] [--agreement NUMBER --agreed-on DAY]',
  options: { orgnr: { type: 'string' }, agreement: { type: 'string' }, 'agreed-on': { type: 'string' } },
  help: {
    'orgnr ORGNR': "the party's own organisation number",
    'agreement NUMBER':
      'register number of the processor agreement; people get in without one only where no association is',
    'agreed-on DAY': 'day of the agreement',
  },
  async run(invocation) {
    const wanted = wantedSpace(invocation);
    await withInstallation(invocation, (installation) => make(invocation, installation, wanted), { isNew: true });
  },
};

type Wanted = ReturnType<typeof wantedSpace>;

async function make(invocation: Invocation, installation: Installation, wanted: Wanted): Promise<void> {
  const associationOrgNumber = wanted.associationOrgNumber ?? (await numberOf(installation, wanted.association));
  const made = orFail(
    await makePartySpace(installation, { ...wanted, associationOrgNumber, createdAt: now() }),
    sentenceOf,
  );
  const { id, isNew, ...space } = made;
  if (wanted.agreement) {
    const actor = { kind: 'operator', name: invocation.operator } as const;
    const session = await openSession(installation, { actor, spaceId: id });
    orFail(await recordAgreement(session, wanted.agreement), agreementSentence);
  }
  if (invocation.json) {
    return invocation.print(
      JSON.stringify({ space: { ...space, kind: 'party' }, isNew, agreement: wanted.agreement }),
    );
  }
  const state = isNew ? 'is ready' : 'is there already';
  invocation.print(`${space.name}, the space of a party, ${state}; its packages go to ${associationOrgNumber}.`);
  if (wanted.agreement) invocation.print(`Processor agreement ${wanted.agreement.number} is recorded.`);
}

/** Everything is checked before a data directory is made. */
function wantedSpace({ words, association, options }: Invocation) {
  const name = words.join(' ').trim();
  const text = (option: string): string => String(options[option] ?? '').trim();
  if (name === '') throw new CommandFailure('space add-party needs the NAME of the party.', 2);
  if (!association?.trim()) throw new CommandFailure('space add-party needs --association NNNNNN-NNNN.', 2);
  const associationOrgNumber = parseOrgNumber(association);
  if (associationOrgNumber === null && /^[\d\s-]+$/.test(association)) throw badNumber(association);
  const orgNumber = text('orgnr') === '' ? null : parseOrgNumber(text('orgnr'));
  if (text('orgnr') !== '' && orgNumber === null) throw badNumber(text('orgnr'));
  const [number, agreedOn] = [text('agreement'), text('agreed-on')];
  if ((number === '') !== (agreedOn === '')) {
    throw new CommandFailure('an agreement has a number and a day: --agreement NUMBER --agreed-on YYYY-MM-DD.', 2);
  }
  if (agreedOn !== '' && !isIsoDate(agreedOn)) {
    throw new CommandFailure(`"${agreedOn}" is not a day (YYYY-MM-DD).`, 2);
  }
  return {
    name,
    association,
    associationOrgNumber,
    orgNumber,
    agreement: number === '' ? null : { number, agreedOn },
  };
}

/** An association of this installation may be called by its name. */
async function numberOf(installation: Installation, association: string): Promise<string> {
  const found = await findSpace(installation, { association });
  if (found.ok && found.value.kind === 'association') return found.value.orgNumber;
  throw new CommandFailure(`no association here is called "${association}"; give its number: NNNNNN-NNNN.`, 2);
}

function badNumber(text: string): CommandFailure {
  return new CommandFailure(`"${text}" is not an organisation number (ten digits, the last one a check digit).`, 2);
}

function sentenceOf(refusal: CannotMakePartySpace): string {
  if (refusal.kind === 'noName') return 'a party needs a name.';
  return `there is a space called ${refusal.name} (${refusal.orgNumber}) already; choose another name.`;
}

function agreementSentence({ kind }: CannotRecordAgreement): string {
  return kind === 'comingDay'
    ? 'the agreement cannot be of a day to come.'
    : 'only the space of a party has an agreement.';
}
