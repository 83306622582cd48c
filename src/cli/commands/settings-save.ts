import { saveFinanceSetting } from '#finance/server';
import { CommandFailure, type Command } from '../command.ts';
import { oneFile, parseJson, TABLE_BYTES } from '../read-file.ts';
import { orFail, yearOption } from '../refusals.ts';
import { withSession } from '../session.ts';

type Setting = Parameters<typeof saveFinanceSetting>[1]['setting'];

export const settingsSaveCommand: Command = {
  name: 'settings save',
  summary: 'Sets the choices that statements are made with, from a year on, in place of its earlier ones',
  usage: 'FILE.json --year Y',
  options: { year: { type: 'string' } },
  help: { 'year Y': 'the first fiscal year they hold for' },
  async run(invocation) {
    const year = yearOption(invocation.options);
    const file = await oneFile(invocation, TABLE_BYTES);
    const said = parseJson<(Setting & { readonly year?: number; readonly setting?: Setting }) | null>(file);
    if (said?.year !== undefined && said.year !== year) {
      throw new CommandFailure(`${file.path} is of ${said.year}, not of ${year}; nothing was changed.`, 2);
    }
    const saved = await withSession(invocation, async (session) =>
      orFail(
        await saveFinanceSetting(session, { year, setting: said?.setting ?? (said as Setting) }),
        ({ kind }: { readonly kind: string }) => `${file.path}: the settings were refused (${kind}).`,
      ),
    );
    if (invocation.json) invocation.print(JSON.stringify(saved, null, 2));
    else invocation.print(`Settings from ${saved.year} on are saved.`);
  },
};
