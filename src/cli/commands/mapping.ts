import { readMapping, saveChartMapping, type MappingInForce } from '#finance/server';
import { CommandFailure, type Command, type Invocation } from '../command.ts';
import { oneFile, TABLE_BYTES } from '../read-file.ts';
import { orFail, yearOption } from '../refusals.ts';
import { withSession } from '../session.ts';

export const mappingShowCommand: Command = {
  name: 'mapping show',
  summary: 'Prints the chart mapping of a year as JSON, to edit and save, and accounts that have no line',
  usage: '--year Y',
  options: { year: { type: 'string' } },
  help: { 'year Y': 'the fiscal year' },
  async run(invocation) {
    const year = yearOption(invocation.options);
    const found = await withSession(invocation, async (session) =>
      orFail(await readMapping(session, { year }), (refusal: { readonly kind: string }) => refusal.kind),
    );
    invocation.print(JSON.stringify(invocation.json ? found : found.mapping, null, 2));
    warnOfUnmapped(found);
  },
};

export const mappingSaveCommand: Command = {
  name: 'mapping save',
  summary: 'Sets the chart mapping from a year on, as the next version',
  usage: 'FILE.json --year Y',
  options: { year: { type: 'string' } },
  help: { 'year Y': 'the first fiscal year it holds for' },
  async run(invocation) {
    const year = yearOption(invocation.options);
    const { path, bytes } = await oneFile(invocation, TABLE_BYTES);
    const mapping = parseMapping(path, bytes);
    const [saved, found] = await withSession(invocation, async (session) => {
      const kindOf = (refusal: { readonly kind: string }): string => refusal.kind;
      const done = orFail(await saveChartMapping(session, { year, mapping }), kindOf);
      return [done, orFail(await readMapping(session, { year }), kindOf)] as const;
    });
    show(invocation, saved, found);
  },
};

type Mapping = Parameters<typeof saveChartMapping>[1]['mapping'];

/** Also what `mapping show --json` prints, with the mapping inside. Its form is checked by the use case. */
function parseMapping(path: string, bytes: Uint8Array): Mapping {
  try {
    const parsed = JSON.parse(new TextDecoder().decode(bytes)) as Mapping & { readonly mapping?: Mapping };
    return parsed.mapping ?? parsed;
  } catch {
    throw new CommandFailure(
      `${path} is not JSON; ./stegvis mapping show --year Y prints a mapping to begin with.`,
      2,
    );
  }
}

function show(invocation: Invocation, saved: { year: number; version: number }, found: MappingInForce): void {
  if (invocation.json) invocation.print(JSON.stringify({ ...saved, unmapped: found.unmapped }, null, 2));
  else
    invocation.print(`Mapping from ${saved.year} on, version ${saved.version}: ${found.mapping.rules.length} rules.`);
  warnOfUnmapped(found);
}

/** On standard error, so that what is printed can be saved as it is. */
function warnOfUnmapped({ unmapped }: MappingInForce): void {
  for (const { account, name, amountOre } of unmapped) {
    process.stderr.write(`warning: account ${account} ${name} has ${amountOre / 100} kr and no line.\n`);
  }
}
