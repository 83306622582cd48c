import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOfParameter, municipalitiesOf, parameterSet, type EffectsLaw, type Parameter } from '#effects/core';
import { findProject } from '#database/server';
import { assert } from '#kernel';
import { parse } from 'yaml';

let shipped: EffectsLaw | undefined;

/** The parameters that come with Stegvis, read once. */
export function shippedLaw(): EffectsLaw {
  return (shipped ??= lawOf(readParameterFiles(join(findProject().root, 'parameters'))));
}

/** Every YAML file below a directory. A file with a fault stops everything: a result must not lack it silently. */
export function readParameterFiles(directory: string): Parameter[] {
  const paths = globSync('**/*.yaml', { cwd: directory }).toSorted();
  assert(paths.length > 0, `there are parameters in ${directory}`);
  return paths.map((path) => {
    const file: unknown = parse(readFileSync(join(directory, path), 'utf8'));
    const faults = faultsOfParameter(file);
    assert(faults.length === 0, `parameters/${path} is whole: ${faults.join('; ')}`);
    return file as Parameter;
  });
}

export function lawOf(files: readonly Parameter[]): EffectsLaw {
  const parameters = parameterSet(files);
  const labels = new Map(files.flatMap(({ name, label }) => (label ? [[name, label] as const] : [])));
  return { parameters, municipalities: municipalitiesOf(parameters, labels) };
}
