// What is amiss in a package, in the words of whoever reads the page.
import { formatsIn, inBoth, type Language } from '#design/core';
import { MEASURE_LABELS, type DimensionName, type Measure, type PackageProblem } from '#followup/core';
import { byCode } from '../../deltagare/by-code.ts';

const texts = inBoth(
  {
    measures: byCode(MEASURE_LABELS),
    by: byCode({
      sex: 'kön',
      ageBand: 'ålder',
      referrer: 'remittent',
      exitReason: 'avslutsorsak',
      municipality: 'kommun',
      change: 'förändring',
      and: ' och ',
    }),
    sexes: byCode({ female: 'kvinnor', male: 'män', all: 'alla' }),
    countTwice: (measure: string) => `${measure}: samma antal står två gånger.`,
    mixedReasons: 'Arbete står både uppdelat och utan uppdelning.',
    partsDiffer: (measure: string, by: string, sum: string, whole: string) =>
      `${measure} efter ${by} blir ${sum}, men totalen är ${whole}.`,
    moreThanWhole: (part: string, count: string, whole: string, most: string) =>
      `${part} är ${count}, men ${whole.toLowerCase()} är bara ${most}.`,
    moveTwice: 'En stegförflyttning står två gånger.',
    moreMoves: (moves: string, participants: string) =>
      `Stegförflyttningarna gäller ${moves} personer, men deltagarna är bara ${participants}.`,
    ageBands: (given: string, asked: string) => `Åldrarna är delade ${given}, men ni har bett om ${asked}.`,
    continuity: (who: string, ended: string, left: string, began: string, there: string) =>
      `Kontinuitet, ${who}: ${left} var kvar när perioden till ${ended} slutade, men ${there} var inskrivna när den från ${began} började.`,
  },
  {
    measures: byCode({
      participants: 'Participants',
      new: 'New participants',
      exited: 'Ended',
      exitedWithWorkAbility: 'Ended and judged able to work',
      toWorkOrStudies: 'Ended to work or studies',
      inPlacement: 'In placement or work training',
      queue: 'In queue',
      enrolledSinceStart: 'Participants since the start',
      exitedSinceStart: 'Ended since the start',
      healthCompared: 'Health at the start and the end',
      qualityOfLifeCompared: 'Quality of life at the end',
      healthOrQualityCompared: 'Health and/or quality of life',
    }),
    by: byCode({
      sex: 'sex',
      ageBand: 'age',
      referrer: 'referrer',
      exitReason: 'reason',
      municipality: 'municipality',
      change: 'change',
      and: ' and ',
    }),
    sexes: byCode({ female: 'women', male: 'men', all: 'all' }),
    countTwice: (measure) => `${measure}: the same count stands twice.`,
    mixedReasons: 'Work stands both divided and undivided.',
    partsDiffer: (measure, by, sum, whole) => `${measure} by ${by} make ${sum}, but the total is ${whole}.`,
    moreThanWhole: (part, count, whole, most) => `${part} are ${count}, but ${whole.toLowerCase()} are only ${most}.`,
    moveTwice: 'A step move stands twice.',
    moreMoves: (moves, participants) =>
      `The step moves are of ${moves} people, but participants are only ${participants}.`,
    ageBands: (given, asked) => `Ages are divided ${given}, but you have asked for ${asked}.`,
    continuity: (who, ended, left, began, there) =>
      `Continuity, ${who}: ${left} were left when the period until ${ended} ended, but ${there} were enrolled when the one from ${began} began.`,
  },
);

export function problemInWords({ about }: Pick<PackageProblem, 'about'>, language: Language): string {
  const words = texts[language];
  const { count } = formatsIn(language);
  const nameOf = (measure: Measure): string => words.measures[measure] ?? measure;
  switch (about.kind) {
    case 'countTwice':
      return words.countTwice(nameOf(about.measure));
    case 'mixedReasons':
      return words.mixedReasons;
    case 'partsDiffer': {
      const by = about.by.map((name: DimensionName) => words.by[name] ?? name).join(words.by['and']);
      return words.partsDiffer(nameOf(about.measure), by, count(about.sum), count(about.whole));
    }
    case 'moreThanWhole':
      return words.moreThanWhole(nameOf(about.part), count(about.count), nameOf(about.whole), count(about.most));
    case 'moveTwice':
      return words.moveTwice;
    case 'moreMoves':
      return words.moreMoves(count(about.moves), count(about.participants));
    case 'ageBands':
      return words.ageBands(bandsInWords(about.given), bandsInWords(about.asked));
    case 'continuity': {
      const { sex, ended, left, began, there } = about;
      return words.continuity(words.sexes[sex ?? 'all'] ?? '', ended, count(left), began, count(there));
    }
  }
}

function bandsInWords(bands: string): string {
  return bands.replaceAll('-', '–').replaceAll(',', ', ');
}
