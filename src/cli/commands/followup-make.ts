import { writeFile } from 'node:fs/promises';
import type { Session } from '#access/server';
import { asHandedOver, AUDIENCES, COARSER, type FollowUpPackage } from '#followup/core';
import { handOverPackages, signPackages } from '#followup/server';
import {
  makePackages,
  previewPackages,
  readExactPackages,
  type CannotMakePackage,
  type MadeNow,
} from '#participants/server';
import { CommandFailure, type Command, type Invocation } from '../command.ts';
import { orFail } from '../refusals.ts';
import { withSession } from '../session.ts';
import { receiveRefusalMessage } from './followup-receive.ts';

export const followupMakeCommand: Command = {
  name: 'followup make',
  summary: "Counts a programme's participants in a party's space as the package that the association may have",
  usage: '--space PARTY --programme P --from D --to D [--exact | --preview] [--send] [--out FILE]',
  options: {
    programme: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    'age-bands': { type: 'string' },
    tables: { type: 'string' },
    unit: { type: 'string' },
    audience: { type: 'string' },
    for: { type: 'string' },
    exact: { type: 'boolean' },
    preview: { type: 'boolean' },
    send: { type: 'boolean' },
    out: { type: 'string' },
  },
  help: {
    'programme P': 'slug or name of the programme',
    'from D': 'first day of the period, YYYY-MM-DD',
    'to D': 'last day of the period',
    'age-bands A':
      "such as 16-29,30-49,50-64; default those of earlier packages, of the programme or of the party's space",
    'tables T': `${COARSER.join(', ')}; default as the newest version of the period was made`,
    'unit U': 'participation (default) or person',
    'audience A': 'association (default) or public: whose disclosure policy applies',
    'for ORGNR': 'one of several associations that share the programme',
    exact: "nothing is hidden and nothing kept: for the party's own staff",
    preview: 'how many counts would be hidden, as asked and in coarser tables; nothing is kept',
    send: 'hands the packages to the association in this installation',
    'out FILE': 'writes them as a file signed with the key of the party',
  },
  async run(invocation) {
    const wanted = wantedPackage(invocation);
    await withSession(invocation, async (session) => {
      if (session.space.kind !== 'party') {
        throw new CommandFailure(`${session.space.name} is no party; name one with --space.`, 2);
      }
      if (invocation.options['preview']) return preview(invocation, session, wanted);
      if (invocation.options['exact']) {
        return show(invocation, orFail(await readExactPackages(session, wanted), makeRefusalMessage), []);
      }
      const made = orFail(await makePackages(session, wanted), makeRefusalMessage);
      const packages = made.map((one) => one.package);
      if (invocation.options['send']) await send(session, packages);
      const out = text(invocation, 'out');
      if (out !== undefined) {
        await writeFile(
          out,
          `${JSON.stringify(signPackages(session.installation, session.space, packages), null, 2)}\n`,
        );
      }
      show(invocation, packages, made);
    });
  },
};

type Wanted = Parameters<typeof makePackages>[1];

function wantedPackage(invocation: Invocation): Wanted {
  const needed = (name: string): string => {
    const value = text(invocation, name);
    if (value === undefined) throw new CommandFailure(`--${name} is missing.`, 2);
    return value;
  };
  const tables = text(invocation, 'tables');
  return {
    programme: needed('programme'),
    from: needed('from'),
    to: needed('to'),
    ageBands: text(invocation, 'age-bands'),
    ...(tables === undefined ? {} : { tables: oneOf('tables', tables, COARSER) }),
    unit: oneOf('unit', text(invocation, 'unit') ?? 'participation', ['participation', 'person']),
    audience: oneOf('audience', text(invocation, 'audience') ?? 'association', AUDIENCES),
    association: text(invocation, 'for') ?? null,
  };
}

function oneOf<const T extends string>(name: string, word: string, known: readonly T[]): T {
  const found = known.find((one) => one === word);
  if (found === undefined) throw new CommandFailure(`--${name} is ${known.join(' or ')}, not "${word}".`, 2);
  return found;
}

function text({ options }: Invocation, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

async function preview(invocation: Invocation, session: Session, wanted: Wanted): Promise<void> {
  const previews = orFail(await previewPackages(session, wanted), makeRefusalMessage);
  if (invocation.json) return invocation.print(JSON.stringify(previews, null, 2));
  for (const { association, lines } of previews) {
    for (const { choice, counts, hidden, leftOut, isOffered } of lines) {
      invocation.print(
        `${association} ${choice}: ${hidden} of ${counts} counts hidden, ${leftOut} tables left out${isOffered ? '' : ', not to be chosen: earlier packages of these days have the reasons otherwise'}`,
      );
    }
  }
}

/** To the association's own space beside this one. */
async function send(session: Session, packages: readonly FollowUpPackage[]): Promise<void> {
  for (const association of new Set(packages.map((one) => one.association))) {
    const own = packages.filter((one) => one.association === association);
    orFail(await handOverPackages(session, asHandedOver(association, own)), (refusal) => {
      if (refusal.kind === 'notReceived') return receiveRefusalMessage({ ...refusal, kind: refusal.why } as never);
      return refusal.kind === 'notHere'
        ? `${association} has no space here; write a file with --out and send that.`
        : 'the package was not made for that association.';
    });
  }
}

/** One package as it stands; several, of a shared programme, as a list. */
function show(invocation: Invocation, packages: readonly FollowUpPackage[], made: readonly MadeNow[]): void {
  if (invocation.json) {
    const told = packages.map((one, index) => {
      const { leftOut, exposed } = made[index] ?? { leftOut: [], exposed: [] };
      return { ...one, leftOut, exposed };
    });
    return invocation.print(JSON.stringify(told.length === 1 ? told[0] : told, null, 2));
  }
  packages.forEach((one, index) => {
    const { isNew = false, hiddenCounts = 0, leftOut = [], exposed = [] } = made[index] ?? {};
    const kept = made.length === 0 ? 'exact, not kept' : isNew ? 'is made' : 'says the same already';
    invocation.print(
      `${one.programme} ${one.from}–${one.to} for ${one.association}: version ${one.version} ${kept}, ${hiddenCounts} counts hidden.`,
    );
    if (one.correctionReason !== null) invocation.print(`  ${one.correctionReason}`);
    for (const table of leftOut) invocation.print(`  left out: ${table}`);
    for (const count of exposed) invocation.print(`  given away by earlier packages: ${count}`);
  });
}

function makeRefusalMessage(refusal: CannotMakePackage): string {
  switch (refusal.kind) {
    case 'noSuchProgramme':
      return `the party has no programme "${refusal.programme}".`;
    case 'wrongAgeBands':
      return `"${refusal.text}" is no list of age bands; write 16-29,30-64.`;
    case 'otherAgeBands':
      return `earlier packages have the bands ${refusal.before}; with ${refusal.given} too, hidden counts could be worked out. Use ${refusal.before}.`;
    case 'otherReasons':
      return refusal.areMerged
        ? 'earlier packages of these days have the reasons merged; apart, hidden counts could be worked out. Use --tables reasonsMerged.'
        : 'earlier packages of these days have the reasons apart; merged, hidden counts could be worked out. Use tables with the reasons as they were.';
    case 'noAssociation':
      return refusal.association === null
        ? 'the party space names no association to count for.'
        : `the programme is not shared by ${refusal.association}.`;
    case 'madeMeanwhile':
      return 'somebody else made the same version just now; run it again.';
  }
}
