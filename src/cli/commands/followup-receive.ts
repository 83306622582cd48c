import { readFile } from 'node:fs/promises';
import { packagesRefusalMessage } from '#followup/core';
import {
  pinPartyKey,
  readDisclosurePolicies,
  receiveSignedFile,
  saveDisclosurePolicy,
  type CannotReceiveFile,
} from '#followup/server';
import { CommandFailure, type Command } from '../command.ts';
import { orFail } from '../refusals.ts';
import { withSession } from '../session.ts';

export const followupReceiveCommand: Command = {
  name: 'followup receive',
  summary: 'Takes the packages of a file that a party signed in another installation',
  usage: 'FILE',
  async run(invocation) {
    const file = await readJson(invocation.words[0]);
    const received = await withSession(invocation, async (session) =>
      orFail(await receiveSignedFile(session, file as never), receiveRefusalMessage),
    );
    if (invocation.json) return invocation.print(JSON.stringify(received, null, 2));
    for (const { programme, from, to, version, isNew, problems } of received) {
      invocation.print(
        `${programme} ${from}–${to}: version ${version} ${isNew ? 'is saved' : 'says the same already'}.`,
      );
      for (const { severity, message, code } of problems) invocation.print(`  ${severity}: ${message} (${code})`);
    }
  },
};

export const followupPinCommand: Command = {
  name: 'followup pin',
  summary: "Trusts files that are signed with a party's key from now on; compare the fingerprint first",
  usage: '--party NAME --key KEY',
  options: { party: { type: 'string' }, key: { type: 'string' } },
  help: {
    'party NAME': 'what the party is called',
    'key KEY': 'the publicKey of its file',
  },
  async run(invocation) {
    const { party, key } = invocation.options;
    if (typeof party !== 'string' || typeof key !== 'string') {
      throw new CommandFailure('both --party NAME and --key KEY are needed.', 2);
    }
    const pinned = await withSession(invocation, async (session) =>
      orFail(await pinPartyKey(session, { party, publicKey: key }), () => 'the key is trusted already.'),
    );
    if (invocation.json) return invocation.print(JSON.stringify(pinned));
    invocation.print(`Files of ${pinned.party} signed with ${pinned.fingerprint} are taken from now on.`);
  },
};

export const followupPolicyCommand: Command = {
  name: 'followup policy',
  summary: 'Shows the decisions on which counts may be shown, or records a new one',
  usage: '[FILE.json]',
  async run(invocation) {
    const path = invocation.words[0];
    const given = path === undefined ? null : await readJson(path);
    await withSession(invocation, async (session) => {
      if (given !== null)
        orFail(await saveDisclosurePolicy(session, given as never), () => 'the decision was refused.');
      const { inForce: policies } = orFail(
        await readDisclosurePolicies(session, {}),
        () => 'the decisions cannot be read.',
      );
      if (invocation.json) return invocation.print(JSON.stringify(policies, null, 2));
      for (const one of policies) {
        const day = one.decidedOn ?? 'proposal';
        const limits = one.isAsCounted
          ? 'as counted'
          : `from ${one.limit}, sensitive counts from ${one.sensitiveLimit}`;
        invocation.print(`${one.audience} (${day}, ${one.reference}): ${limits}`);
      }
    });
  },
};

async function readJson(path: string | undefined): Promise<unknown> {
  if (path === undefined) throw new CommandFailure('name a file.', 2);
  const text = await readFile(path, 'utf8').catch(() => {
    throw new CommandFailure(`${path} cannot be read.`, 2);
  });
  try {
    return JSON.parse(text);
  } catch {
    throw new CommandFailure(`${path} is not JSON.`, 2);
  }
}

export function receiveRefusalMessage(refusal: CannotReceiveFile): string {
  switch (refusal.kind) {
    case 'notSigned':
      return 'the signature does not fit the file: it was changed on the way.';
    case 'unknownKey':
      return `the file is signed with a key that is not trusted, ${refusal.fingerprint}. Ask ${refusal.party} to read the fingerprint to you, then ./stegvis followup pin --party "${refusal.party}" --key ${refusal.publicKey}.`;
    case 'notPackages':
      return 'the file holds no follow-up packages.';
    default:
      return packagesRefusalMessage({ ...refusal, fileName: 'the file' });
  }
}
