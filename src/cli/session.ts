// How commands reach the installation and the space they act in; every failure becomes one sentence.
import { findSpace, openSession, type Session } from '#access/server';
import { openInstallation, type Installation, type OpenInstallation } from '#database/server';
import { CommandFailure, type Invocation } from './command.ts';

type Opening = Pick<OpenInstallation, 'isNew'>;

/** Runs with the installation of `--data`, and lets go of it whatever happens. */
export async function withInstallation<T>(
  invocation: Pick<Invocation, 'dataDirectory'>,
  run: (installation: Installation) => Promise<T>,
  opening: Opening = {},
): Promise<T> {
  const opened = await openInstallation({ dataDirectory: invocation.dataDirectory, ...opening });
  if (!opened.ok) throw new CommandFailure(opened.refusal.sentence);
  try {
    return await run(opened.value);
  } finally {
    await opened.value.close();
  }
}

/** Runs as the operator of `--as` in the space of `--association` and `--space`. */
export async function withSession<T>(
  invocation: Invocation,
  run: (session: Session, installation: Installation) => Promise<T>,
): Promise<T> {
  return withInstallation(invocation, async (installation) =>
    run(await sessionOf(invocation, installation), installation),
  );
}

export async function sessionOf(invocation: Invocation, installation: Installation): Promise<Session> {
  const found = await findSpace(installation, { association: invocation.association, space: invocation.space });
  if (!found.ok) throw new CommandFailure(found.refusal.sentence);
  const actor = { kind: 'operator', name: invocation.operator } as const;
  return openSession(installation, { actor, spaceId: found.value.id });
}
