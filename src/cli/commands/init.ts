import { createAssociation, type CannotCreateAssociation } from '#organisation/server';
import { chartPresets, parseOrgNumber, type ChartPreset } from '#organisation/core';
import { CommandFailure, type Command, type Invocation } from '../command.ts';
import { withInstallation } from '../session.ts';

export const initCommand: Command = {
  name: 'init',
  summary: 'Makes an association, and the data directory when there is none.',
  usage: '--association NAME --orgnr NNNNNN-NNNN [--preset kommunbas|regionbas]',
  options: { orgnr: { type: 'string' }, preset: { type: 'string' } },
  help: {
    'orgnr N': 'organisation number of the association',
    'preset NAME': `chart of accounts to begin with: ${chartPresets.join(' or ')} (default kommunbas)`,
  },
  async run(invocation) {
    const wanted = wantedAssociation(invocation);
    await withInstallation(
      invocation,
      async (installation) => {
        const actor = { kind: 'operator', name: invocation.operator } as const;
        const created = await createAssociation(installation, actor, wanted);
        if (!created.ok) throw new CommandFailure(sentenceOf(created.refusal));
        const { name, orgNumber } = created.value.space;
        if (invocation.json) invocation.print(JSON.stringify({ name, orgNumber, preset: wanted.chartPreset }));
        else invocation.print(`${name} (${orgNumber}) is ready in ${installation.dataDirectory}.`);
      },
      { isNew: true },
    );
  },
};

/** Everything is checked before a data directory is made. */
function wantedAssociation({ association, options }: Invocation) {
  const orgNumber = typeof options['orgnr'] === 'string' ? options['orgnr'] : '';
  const preset = options['preset'] ?? 'kommunbas';
  const chartPreset = chartPresets.find((known): known is ChartPreset => known === preset);
  if (!association?.trim()) throw new CommandFailure('init needs --association NAME.', 2);
  if (!orgNumber) throw new CommandFailure('init needs --orgnr NNNNNN-NNNN.', 2);
  if (parseOrgNumber(orgNumber) === null) {
    throw new CommandFailure(sentenceOf({ kind: 'noOrgNumber', text: orgNumber }), 2);
  }
  if (!chartPreset) throw new CommandFailure(`--preset is ${chartPresets.join(' or ')}, not "${String(preset)}".`, 2);
  return { name: association, orgNumber, chartPreset };
}

function sentenceOf(refusal: CannotCreateAssociation): string {
  switch (refusal.kind) {
    case 'noOrgNumber':
      return `"${refusal.text}" is not an organisation number (ten digits, the last one a check digit).`;
    case 'noName':
      return 'an association needs a name.';
    case 'associationExists':
      return `${refusal.name} (${refusal.orgNumber}) is in this installation already.`;
  }
}
