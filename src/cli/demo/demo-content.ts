// Reads the demo association from `demo/`: JSON as it stands, and one Markdown file a section. Use cases check it all.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSectionFile, type SectionFile } from '#reports/core';
import { assert } from '#kernel';

export function demoReader(projectRoot: string) {
  const directory = join(projectRoot, 'demo');
  return {
    bytes: (name: string): Promise<Uint8Array> => readFile(join(directory, name)),
    /** Unchecked: the use case that takes it checks its form. */
    json: async <T>(name: string): Promise<T> => JSON.parse(await readFile(join(directory, name), 'utf8')) as T,
    async texts(folder = 'narrative'): Promise<SectionFile[]> {
      const files = (await readdir(join(directory, folder))).filter((name) => /^\d.*\.md$/.test(name)).toSorted();
      return Promise.all(files.map(async (name) => readText(await readFile(join(directory, folder, name), 'utf8'))));
    },
  };
}

function readText(source: string): SectionFile {
  const read = readSectionFile(source);
  assert(read.ok, 'every text of the demo names its section');
  return read.value;
}
