import { basename } from 'node:path';
import { bringBackRefusalMessage, recordRefusalMessage, documentWords, type Signer } from '#signing/core';
import { bringBackSigned, MOST_SIGNED_BYTES, publishSigned, recordSignatures } from '#signing/server';
import { CommandFailure, type Command, type Invocation } from '../command.ts';
import { oneFile } from '../read-file.ts';
import { kindOption, orFail, yearOption } from '../refusals.ts';
import { withSession } from '../session.ts';

export const signBringBackCommand: Command = {
  name: 'sign bring-back',
  summary: 'Takes back a report or minutes that were signed in another service, when every page is the locked one',
  usage:
    'FILE.pdf (--year Y [--half-year] | --meeting ID) [--version N] [--service NAME] [--reference TEXT] [--signer "NAME;ROLE;TIME" …] [--publish | --publish-signed]',
  options: {
    year: { type: 'string' },
    'half-year': { type: 'boolean' },
    meeting: { type: 'string' },
    version: { type: 'string' },
    service: { type: 'string' },
    reference: { type: 'string' },
    signer: { type: 'string', multiple: true },
    publish: { type: 'boolean' },
    'publish-signed': { type: 'boolean' },
  },
  help: {
    'year Y': 'the year of the report',
    'half-year': 'the half-year report of the year, not its annual report',
    'meeting ID':
      'the minutes of that meeting, as its page is addressed; signed by all who approve, they are approved',
    'version N': 'which locked version was signed (default the newest)',
    'service NAME': 'the service it was signed in (default what the file says)',
    'reference TEXT': "the service's number of the signing (default what the file says)",
    'signer TEXT': 'one for each who signed: name, role and time, "Kim Exempel;Ordförande;2026-03-14T10:12"',
    publish: 'anybody may read the accessible file from now on',
    'publish-signed': 'the same, and the signed file too',
  },
  async run(invocation) {
    const { path, bytes } = await oneFile(invocation, MOST_SIGNED_BYTES);
    const { options } = invocation;
    const { meeting } = options;
    const of = {
      ...(typeof meeting === 'string'
        ? { meetingId: meeting }
        : { year: yearOption(options), kind: kindOption(options) }),
      version: versionOption(options),
    };
    const signers = signersOption(options);
    const isToPublish = options['publish'] === true || options['publish-signed'] === true;
    if (isToPublish && signers.length === 0)
      throw new CommandFailure(recordRefusalMessage({ kind: 'signersMissing' }), 2);
    const { copy, isPublished } = await withSession(invocation, async (session) => {
      invocation.progress('Comparing the file with the locked one');
      const taken = orFail(
        await bringBackSigned(session, { ...of, fileName: basename(path), bytes }),
        bringBackRefusalMessage,
      );
      if (signers.length === 0) return { copy: { ...taken, approvedOn: null, lacks: [] }, isPublished: false };
      const { suggestion } = taken.found;
      const details = {
        service: word(options['service']) ?? suggestion.service ?? 'okänd',
        reference: word(options['reference']) ?? suggestion.reference ?? '',
        signers,
      };
      const recorded = orFail(
        await recordSignatures(session, { copyId: taken.id, ...details }),
        recordRefusalMessage,
      );
      if (isToPublish) {
        const showsSigned = options['publish-signed'] === true;
        orFail(await publishSigned(session, { copyId: taken.id, showsSigned }), recordRefusalMessage);
      }
      return { copy: recorded, isPublished: isToPublish };
    });
    if (invocation.json) {
      const { of: document, ...rest } = copy;
      invocation.print(JSON.stringify({ ...document, ...rest, isPublished }, null, 2));
      return;
    }
    const { found, details } = copy;
    invocation.print(`The file is ${documentWords(copy.of)}, signed, and is kept (sha256 ${copy.sha256}).`);
    const extra = [...found.before, ...found.after];
    if (extra.length > 0) invocation.print(`Pages of the file that are not the document's: ${extra.join(', ')}.`);
    for (const stamp of found.stamps) invocation.print(`Stamped on every page: “${stamp}”.`);
    if (!found.hasSeal && extra.length === 0 && found.stamps.length === 0)
      invocation.print('warning: no trace of a signature was found in the file.');
    if (details) {
      for (const { name, role, signedAt } of details.signers)
        invocation.print(`Signed by ${[name, role, signedAt].filter(Boolean).join(', ')}.`);
      if (copy.approvedOn !== null) invocation.print(`The minutes are approved, ${copy.approvedOn}.`);
      if (copy.lacks.length > 0)
        invocation.print(`Not approved yet; these have not signed: ${copy.lacks.join(', ')}.`);
      if (isPublished) invocation.print('It is published.');
    } else {
      invocation.print('Who signed is not said yet: run it again with --signer. The file itself says:');
      for (const { name, role, signedAt } of found.suggestion.signers)
        invocation.print(`  --signer "${[name, role, signedAt ?? ''].join(';')}"`);
    }
  },
};

function versionOption({ version }: Invocation['options']): number | null {
  if (version === undefined) return null;
  if (typeof version !== 'string' || !/^[1-9]\d{0,4}$/.test(version))
    throw new CommandFailure('--version is the number of a locked version.', 2);
  return Number(version);
}

function signersOption({ signer }: Invocation['options']): Signer[] {
  return (Array.isArray(signer) ? signer : []).map((text) => {
    const [name = '', role = '', time = '', ...rest] = String(text)
      .split(';')
      .map((part) => part.trim());
    if (name === '' || rest.length > 0)
      throw new CommandFailure(`--signer is "NAME;ROLE;TIME", not "${String(text)}".`, 2);
    return { name, role, signedAt: time === '' ? null : time };
  });
}

function word(option: unknown): string | null {
  return typeof option === 'string' && option.trim() !== '' ? option.trim() : null;
}
