// The fonts that a report brings with it. None of the machine's own are used.
import { join } from 'node:path';
import { findProject } from '#database/server';

const FACES = ['400Regular', '400Regular_Italic', '600SemiBold'] as const;

export const FONT_FAMILY = 'Source Sans 3';

/** Absolute paths of the TrueType files for print and pictures. */
export function printFontFiles(): string[] {
  const directory = join(findProject().root, 'node_modules/@expo-google-fonts/source-sans-3');
  return FACES.map((face) => join(directory, face, `SourceSans3_${face}.ttf`));
}
