import { useCase } from '#access/server';
import {
  FollowUpPackageInput,
  packageKey,
  SignedFileInput,
  type CannotReceivePackage,
  type FollowUpPackage,
} from '#followup/core';
import { accept, refuse, type Result } from '#kernel';
import * as v from 'valibot';
import { findLatestPackage } from './package-store.ts';
import { fingerprintOfKey, isPinned, isSigned } from './party-keys.ts';
import { receivePackage, type Received } from './receive-package.ts';

export type CannotReceiveFile =
  | { readonly kind: 'notSigned' }
  | { readonly kind: 'unknownKey'; readonly party: string; readonly publicKey: string; readonly fingerprint: string }
  | { readonly kind: 'notPackages' }
  | (CannotReceivePackage & { readonly of: string });

export type ReceivedPackage = Pick<FollowUpPackage, 'programme' | 'from' | 'to'> &
  Received & { readonly isNew: boolean };

/** Takes all packages of a party's signed file, or none. What is saved already is passed over. */
export const receiveSignedFile = useCase({
  permission: 'followup.save',
  action: 'followup.receive',
  input: SignedFileInput,
  async run(context, file): Promise<Result<ReceivedPackage[], CannotReceiveFile>> {
    if (!isSigned(file)) return refuse({ kind: 'notSigned' });
    if (!(await isPinned(context.tx, file.publicKey))) {
      const { party, publicKey } = file;
      return refuse({ kind: 'unknownKey', party, publicKey, fingerprint: fingerprintOfKey(publicKey) });
    }
    const read = v.safeParse(v.array(FollowUpPackageInput), readJson(file.document));
    if (!read.success) return refuse({ kind: 'notPackages' });
    return receiveAll(context, read.output);
  },
  details: ({ command, value }) => ({ party: command.party, packages: value.length }),
});

export type CannotReceiveMade = CannotReceivePackage & { readonly of: string };

/** Packages made in a party's space of the same installation; the trail says which. */
export const receiveMadePackages = useCase({
  permission: 'followup.receive',
  action: 'followup.receive',
  input: v.object({
    party: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
    packages: v.pipe(v.array(FollowUpPackageInput), v.minLength(1)),
  }),
  run: (context, { packages }) => receiveAll(context, packages),
  details: ({ command, value }) => ({
    party: command.party,
    packages: value.map((one) => `${one.programme} ${one.from}..${one.to} v${one.version}`).join(', '),
  }),
});

async function receiveAll(
  context: Parameters<typeof receivePackage>[0],
  packages: readonly FollowUpPackage[],
): Promise<Result<ReceivedPackage[], CannotReceiveMade>> {
  const received: ReceivedPackage[] = [];
  for (const stated of packages) {
    // The association's versions are its own: it may have typed counts before the register was there.
    const latest = await findLatestPackage(context.tx, stated);
    const one = {
      ...stated,
      version: (latest?.version ?? 0) + 1,
      correctionReason: latest === null ? null : (stated.correctionReason ?? 'räknat ur partens register'),
    };
    const { programme, from, to } = one;
    const done = await receivePackage(context, one);
    if (done.ok) received.push({ programme, from, to, ...done.value, isNew: true });
    else if (done.refusal.kind === 'nothingChanged') {
      received.push({ programme, from, to, version: done.refusal.latestVersion, problems: [], isNew: false });
    } else return refuse({ ...done.refusal, of: packageKey(one) });
  }
  return accept(received);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
