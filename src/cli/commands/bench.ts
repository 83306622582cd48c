import { benchmarks } from '../bench/index.ts';
import { CommandFailure, type Command } from '../command.ts';

export const benchCommand: Command = {
  name: 'bench',
  summary: 'Measures speed and memory on this machine',
  usage: '[NAME]',
  async run({ words, json, print, progress }) {
    const [name] = words;
    if (name === undefined) {
      for (const benchmark of benchmarks) print(`${benchmark.name}  ${benchmark.summary}`);
      return;
    }
    const benchmark = benchmarks.find((one) => one.name === name);
    if (!benchmark) {
      const names = benchmarks.map((one) => one.name).join(', ');
      throw new CommandFailure(`there is no benchmark "${name}"; there are: ${names}.`, 2);
    }
    const { figures, lines } = await benchmark.run({ progress });
    if (json) print(JSON.stringify(figures, null, 2));
    else for (const line of lines) print(line);
  },
};
