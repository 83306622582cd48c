import { listSpaces, openSession, verifyAudit, type AuditVerdict, type Space } from '#access/server';
import type { Installation } from '#database/server';
import { CommandFailure, type Command, type Invocation } from '../command.ts';
import { sessionOf, withInstallation } from '../session.ts';

type SpaceVerdict = AuditVerdict & { readonly space: string };

export const auditVerifyCommand: Command = {
  name: 'audit verify',
  summary: 'Checks that no entry of the audit trail was changed, removed, reordered or cut off.',
  usage: '[--space NAME]',
  async run(invocation) {
    return withInstallation(invocation, async (installation) => {
      const verdicts: SpaceVerdict[] = [];
      for (const session of await sessions(invocation, installation)) {
        const verified = await verifyAudit(session);
        if (!verified.ok) throw new CommandFailure(`${session.space.name}: ${verified.refusal.kind}.`);
        verdicts.push({ space: session.space.name, ...verified.value });
      }
      const isWhole = verdicts.every(({ findings }) => findings.length === 0);
      if (invocation.json) invocation.print(JSON.stringify({ ok: isWhole, spaces: verdicts }));
      else for (const line of verdicts.flatMap(linesOf)) invocation.print(line);
      return isWhole ? 0 : 1;
    });
  },
};

/** Every space, unless one was asked for. */
async function sessions(invocation: Invocation, installation: Installation) {
  if (invocation.association ?? invocation.space) return [await sessionOf(invocation, installation)];
  const actor = { kind: 'operator', name: invocation.operator } as const;
  const open = ({ id }: Space) => openSession(installation, { actor, spaceId: id });
  return Promise.all((await listSpaces(installation)).map(open));
}

function linesOf({ space, entries, findings }: SpaceVerdict): string[] {
  if (findings.length === 0) return [`${space}: ${entries} entries, all in place`];
  return [
    `${space}: ${entries} entries, ${findings.length} findings`,
    ...findings.map(({ message }) => `  ${message}`),
  ];
}
