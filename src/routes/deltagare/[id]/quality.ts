// What the saved row breaks, in the reader's words, with the form where it is mended.
import { formatsIn, type Language } from '#design/core';
import type { IsoDate } from '#kernel';
import type { QualityFinding } from '#participants/core';
import { mendedAt, mendingAddress, qualityWords } from '../quality-words.ts';

export type DescribedFinding = ReturnType<typeof describeQuality>[number];

export function describeQuality(
  { quality, today }: { readonly quality: readonly QualityFinding[]; readonly today: IsoDate },
  language: Language,
) {
  const { date } = formatsIn(language);
  return quality.flatMap(({ code, severity, participationId, deadline }) => {
    const [says, guidance] = qualityWords[language][code];
    const where = mendedAt[code];
    const address = mendingAddress(code, participationId);
    // What cannot be mended any more stands in the list of quality alone.
    if (address === null) return [];
    return [
      {
        code,
        severity,
        says,
        guidance,
        address,
        part: 'part' in where ? where.part : null,
        until: date(deadline),
        isLate: deadline < today,
      },
    ];
  });
}
