// What pages and reports say about effects, in both languages.
import { inBoth, type Language } from '#design/core';
import { unreachable } from '#kernel';
import type { CannotComputeEffects, EffectsWarning } from './effects.ts';
import { parameterLabel } from './parameter-labels.ts';
import type { StateId, SubsidyKind } from './states.ts';

export const effectsTexts = inBoth(
  {
    states: {
      FORS: 'Försörjningsstöd',
      AKASSA: 'A-kassa',
      AKTSTOD: 'Aktivitetsstöd',
      UTVECKL: 'Utvecklingsersättning',
      SJUKP: 'Sjukpenning eller rehabiliteringspenning',
      AKTERS: 'Aktivitetsersättning',
      SJUKERS: 'Sjukersättning',
      ETABL: 'Etableringsersättning',
      STUDIE: 'Studiemedel',
      ARBETE: 'Arbete',
      INGEN: 'Ingen ersättning',
      OKAND: 'Okänt',
    },
    subsidies: { lonebidrag: 'Lönebidrag', nystartsjobb: 'Nystartsjobb', samhall: 'Samhall' },
    with: (state: string, subsidy: string) => `${state} med ${subsidy.toLowerCase()}`,
    payers: {
      kommun: 'Kommun',
      region: 'Region',
      stat: 'Stat',
      public: 'Kommun, region och stat',
      person: 'Personerna',
    },
    gross: 'Före utjämning',
    after: 'Efter utjämning',
    total: 'Totalt',
    year: (year: number) => `År ${year}`,
    resultCaption: 'Vad förflyttningarna ändrar för var och en (kr)',
    who: 'Vem',
    chartTitle: (years: string, sentence: string) => `${years}: ${sentence}`,
    gains: (names: string) => `${names} vinner`,
    loses: (names: string) => `${names} förlorar`,
    noChange: 'ingenting ändras',
    and: 'och',
    matrixCaption: 'Förflyttningarna',
    matrix: {
      from: 'Från',
      to: 'Till',
      count: 'Personer',
      municipality: 'Kommun',
      strengthened: 'Förstärkt samarbete',
      moved: 'Har flyttat sig',
    },
    tooFewRemark: 'Ett streck är en grupp där färre än fem har flyttat sig, eller som inte går att räkna.',
    stays: 'Kvar i samma',
    yes: 'Ja',
    hiddenRemark: 'Ett streck är färre än fem personer, eller en uppgift som annars skulle gå att räkna ut.',
    intervalCaption: 'Hur osäkert det är: 95 av 100 gånger ligger svaret här (kr)',
    interval: { low: 'Från', high: 'Till' },
    intervalRemark:
      'Spannet gäller effekten före utjämning. Kvarstannande och dödvikt kan bara sänka effekten, så spannet ligger inte mitt omkring den.',
    sensitivityCaption: 'Vad som driver svaret: ett antagande i taget (kr för kommun, region och stat tillsammans)',
    sensitivity: {
      what: 'Antagande',
      low: 'Lågt värde',
      base: 'Nu',
      high: 'Högt värde',
      atLow: 'Effekt vid lågt',
      atHigh: 'Effekt vid högt',
      sign: 'Byter tecken för',
    },
    none: 'Ingen',
    parametersCaption: 'Värden som räkningen använder',
    parameters: {
      name: 'Värde',
      value: 'Tal',
      unit: 'Enhet',
      from: 'Gäller från',
      source: 'Källa',
      status: 'Kontrollerat',
      shipped: 'Stegvis värde',
    },
    status: { verified: 'Ja', unverified: 'Nej', assumed: 'Eget antagande', own: 'Eget värde' },
    composite: 'Se källan',
    cost: {
      caption: 'Insatsens kostnad mot effekten (kr)',
      effect: 'Effekt',
      cost: 'Kostnad',
      net: 'Netto',
      remark:
        'Kostnaden delas som förbundets medel: staten hälften, regionen en fjärdedel och kommunerna en fjärdedel.',
      payback: (months: string) =>
        `Kostnaden är intjänad efter ${months} månader, i den takt som gäller det första året.`,
      neverPaysBack: 'Kostnaden tjänas inte in: effekten det första året är inte positiv.',
    },
    breakEven: (state: string, share: string) =>
      `Förstärkt samarbete för den som har ${state.toLowerCase()} går jämnt ut om chansen till arbete år två ökar med ${share}.`,
    breakEvenNever: (state: string) =>
      `Förstärkt samarbete för den som har ${state.toLowerCase()} går inte jämnt ut, för ett arbete ger inget överskott.`,
    sentence: (of: {
      moved: string;
      n: string;
      years: string;
      kommun: string;
      region: string;
      stat: string;
      all: string;
    }) =>
      `${of.moved} av ${of.n} deltagare med känd försörjning bytte försörjning. Jämfört med om ingen hade gjort det ändras ekonomin under ${of.years} med ${of.kommun} för kommunerna, ${of.region} för regionen och ${of.stat} för staten, tillsammans ${of.all}, före inkomstutjämning.`,
    sentenceAfter: (of: { kommun: string; region: string; all: string }) =>
      `Efter inkomstutjämning är det ${of.kommun} för kommunerna och ${of.region} för regionen, tillsammans med staten ${of.all}.`,
    sentenceNotSet:
      'Hur mycket inkomstutjämningen tar tillbaka är inte fastställt. Det räknas som noll, så beloppen för kommun och region är bruttobelopp.',
    plus: (amount: string) => `plus ${amount}`,
    minus: (amount: string) => `minus ${amount}`,
    caveatsCaption: 'Förbehåll',
    caveat: 'Förbehåll',
    ownValuesCaption: 'Egna värden',
    settableCaption: 'Alla värden som går att ändra',
    caveats: [
      'Finansiella effekter, inte samhällsekonomiska; status quo antas; jämfört med att ingen förflyttning sker.',
      'Det finns ingen jämförelsegrupp. Den som inte har flyttat sig räknas som oförändrad, inte som att läget annars hade blivit sämre.',
      'Bostadsbidrag, underhållsstöd, vård, omsorg och administration är inte med.',
      'Kommun, region och stat som arbetsgivare är inte särskilda.',
      'Kommunalekonomisk utjämning tar tillbaka det mesta av en kommuns nya skatteintäkter. Andelen är ett värde att ändra.',
    ],
    warning: {
      smallGroup: (moved: string) =>
        `För liten grupp: bara ${moved} har flyttat sig. Under 30 väger slumpen och enskilda tungt.`,
      nationalAverage: 'Rikets genomsnittliga skattesatser används.',
      nationalAverageFor: (names: string) =>
        `Skattesatsen för ${names} är inte känd, så rikets genomsnitt används. Skriv in skattesatserna om du har dem.`,
      carriedForward: (names: string) =>
        `De här värdena finns inte än för det sista året, så ett tidigare års värde används: ${names}.`,
      excluded: (count: string) => `${count} personer med okänd försörjning är inte med.`,
      noStrengthening: (count: string) =>
        `Förstärkt samarbete räknas bara där försörjningen är densamma, men ${count} personer med det har flyttat sig.`,
      equalisationNotSet:
        'Inkomstutjämningen är satt till 0 och ingen har gått i god för det. Kommun och region är därför bruttobelopp på båda ställena.',
      unverified: (count: string) => `${count} av värdena är inte kontrollerade. De står i listan över värden.`,
      shortWindow: (names: string) => `Utvecklingen bygger på färre än fyra kontrollerade år: ${names}.`,
      levelMissing: (count: string) =>
        `${count} personer har ett subventionerat arbete utan nivå. Lönebidrag räknas då på sin vanliga nivå och nystartsjobb på en gång arbetsgivaravgiften.`,
    },
    refusal: {
      tooFewMoved: (moved: number, least: number) =>
        `Bara ${moved} har flyttat sig. Det behövs minst ${least}, för annars skulle svaret visa vad enskilda personer är värda. Lägg ihop fler insatser eller en längre period.`,
      badYears: 'Räkningen gäller ett eller två år.',
      unknownAssumption: (name: string) => `”${name}” är inget värde som går att ändra.`,
      badAssumption: (name: string, low: string, high: string) => `${name} ligger mellan ${low} och ${high}.`,
      noParameter: (name: string, year: string) =>
        `Värdet ${name} finns inte för ${year}. Välj ett senare år eller skriv in beloppet under Egna antaganden.`,
    },
  },
  {
    states: {
      FORS: 'Social assistance',
      AKASSA: 'Unemployment insurance',
      AKTSTOD: 'Activity support',
      UTVECKL: 'Development allowance',
      SJUKP: 'Sickness or rehabilitation benefit',
      AKTERS: 'Activity compensation',
      SJUKERS: 'Sickness compensation',
      ETABL: 'Establishment allowance',
      STUDIE: 'Study support',
      ARBETE: 'Work',
      INGEN: 'No benefit',
      OKAND: 'Unknown',
    },
    subsidies: { lonebidrag: 'Wage subsidy', nystartsjobb: 'New start job', samhall: 'Samhall' },
    with: (state, subsidy) => `${state} with ${subsidy.toLowerCase()}`,
    payers: {
      kommun: 'Municipality',
      region: 'Region',
      stat: 'State',
      public: 'Municipality, region and state',
      person: 'The persons',
    },
    gross: 'Before equalisation',
    after: 'After equalisation',
    total: 'Total',
    year: (year) => `Year ${year}`,
    resultCaption: 'What the moves change for each (kr)',
    who: 'Who',
    chartTitle: (years, sentence) => `${years}: ${sentence}`,
    gains: (names) => `${names} gain`,
    loses: (names) => `${names} lose`,
    noChange: 'nothing changes',
    and: 'and',
    matrixCaption: 'The moves',
    matrix: {
      from: 'From',
      to: 'To',
      count: 'People',
      municipality: 'Municipality',
      strengthened: 'Strengthened cooperation',
      moved: 'Have moved',
    },
    tooFewRemark: 'A dash is a group in which fewer than five have moved, or that cannot be computed.',
    stays: 'Stays in the same',
    yes: 'Yes',
    hiddenRemark: 'A dash is fewer than five people, or a number that could otherwise be worked out.',
    intervalCaption: 'How uncertain it is: 95 times of 100 the answer lies here (kr)',
    interval: { low: 'From', high: 'To' },
    intervalRemark:
      'The range is of the effect before equalisation. Persistence and dead weight can only lower the effect, so the range is not centred on it.',
    sensitivityCaption:
      'What drives the answer: one assumption at a time (kr for municipality, region and state together)',
    sensitivity: {
      what: 'Assumption',
      low: 'Low value',
      base: 'Now',
      high: 'High value',
      atLow: 'Effect at low',
      atHigh: 'Effect at high',
      sign: 'Changes sign for',
    },
    none: 'None',
    parametersCaption: 'Values that the calculation uses',
    parameters: {
      name: 'Value',
      value: 'Number',
      unit: 'Unit',
      from: 'Holds from',
      source: 'Source',
      status: 'Verified',
      shipped: 'Value of Stegvis',
    },
    status: { verified: 'Yes', unverified: 'No', assumed: 'Own assumption', own: 'Own value' },
    composite: 'See the source',
    cost: {
      caption: 'The cost of the programme against the effect (kr)',
      effect: 'Effect',
      cost: 'Cost',
      net: 'Net',
      remark:
        'The cost is shared as the money of the association: the state a half, the region a quarter and the municipalities a quarter.',
      payback: (months) => `The cost is earned back after ${months} months, at the pace of the first year.`,
      neverPaysBack: 'The cost is not earned back: the effect of the first year is not positive.',
    },
    breakEven: (state, share) =>
      `Strengthened cooperation for those with ${state.toLowerCase()} breaks even if the chance of work in year two rises by ${share}.`,
    breakEvenNever: (state) =>
      `Strengthened cooperation for those with ${state.toLowerCase()} does not break even, for work gives no surplus.`,
    sentence: (of) =>
      `${of.moved} of ${of.n} participants with known income changed what they live on. Compared with that nobody had, the economy changes over ${of.years} by ${of.kommun} for the municipalities, ${of.region} for the region and ${of.stat} for the state, together ${of.all}, before income equalisation.`,
    sentenceAfter: (of) =>
      `After income equalisation it is ${of.kommun} for the municipalities and ${of.region} for the region, together with the state ${of.all}.`,
    sentenceNotSet:
      'How much income equalisation takes back is not settled. It counts as zero, so the amounts of municipality and region are gross.',
    plus: (amount) => `plus ${amount}`,
    minus: (amount) => `minus ${amount}`,
    caveatsCaption: 'Caveats',
    caveat: 'Caveat',
    ownValuesCaption: 'Own values',
    settableCaption: 'All values that can be changed',
    caveats: [
      'Financial effects, not those of society as a whole; status quo is assumed; compared with that no move takes place.',
      'There is no comparison group. Those who did not move count as unchanged, not as if they would otherwise have been worse off.',
      'Housing allowance, maintenance support, care and administration are left out.',
      'Municipality, region and state as employers are not told apart.',
      'Income equalisation takes back most of the new tax of one municipality. The share is a value to change.',
    ],
    warning: {
      smallGroup: (moved) =>
        `Too small a group: only ${moved} have moved. Below 30, chance and single persons weigh heavily.`,
      nationalAverage: 'The national average tax rates are used.',
      nationalAverageFor: (names) =>
        `The tax rate of ${names} is not known, so the national average is used. Write the rates if you have them.`,
      carriedForward: (names) =>
        `These values do not exist yet for the last year, so that of an earlier year is used: ${names}.`,
      excluded: (count) => `${count} people with unknown income are left out.`,
      noStrengthening: (count) =>
        `Strengthened cooperation counts only where the income is the same, but ${count} people with it have moved.`,
      equalisationNotSet:
        'Income equalisation is set to 0 and nobody vouches for it. Municipality and region are therefore gross in both places.',
      unverified: (count) => `${count} of the values are not verified. They stand in the list of values.`,
      shortWindow: (names) => `The growth stands on fewer than four verified years: ${names}.`,
      levelMissing: (count) =>
        `${count} people have a subsidised job without a level. Wage subsidy then counts at its usual level and a new start job at one times the contributions.`,
    },
    refusal: {
      tooFewMoved: (moved, least) =>
        `Only ${moved} have moved. At least ${least} are needed, for otherwise the answer would show what single persons are worth. Add more programmes or a longer period.`,
      badYears: 'The calculation is of one or two years.',
      unknownAssumption: (name) => `“${name}” is no value that can be changed.`,
      badAssumption: (name, low, high) => `${name} lies between ${low} and ${high}.`,
      noParameter: (name, year) =>
        `The value ${name} does not exist for ${year}. Choose a later year or write the amount under Own assumptions.`,
    },
  },
);

export function stateLabel(state: StateId, language: Language): string {
  return effectsTexts[language].states[state];
}

/** "Arbete med lönebidrag 60 %", "Arbete med nystartsjobb 2,5 ×". */
export function endLabel(
  of: {
    readonly to: StateId;
    readonly subsidy: { readonly kind: SubsidyKind; readonly level: number | null } | null;
  },
  language: Language,
): string {
  const words = effectsTexts[language];
  if (!of.subsidy) return words.states[of.to];
  const { kind, level } = of.subsidy;
  const written =
    level === null || kind === 'samhall'
      ? ''
      : kind === 'lonebidrag'
        ? `\u00A0${decimal(level * 100)}\u00A0%`
        : `\u00A0${decimal(level)}\u00A0×`;
  return words.with(words.states[of.to], words.subsidies[kind]) + written;
}

function decimal(number: number): string {
  return String(Number(number.toFixed(2))).replace('.', ',');
}

/** One sentence for a page. */
export function warningText({ code, about }: EffectsWarning, language: Language): string {
  const words = effectsTexts[language].warning;
  switch (code) {
    case 'equalisationNotSet':
      return words.equalisationNotSet;
    case 'nationalAverage':
      return about === '' ? words.nationalAverage : words.nationalAverageFor(about);
    case 'carriedForward':
    case 'shortWindow':
      return words[code](
        about
          .split(', ')
          .map((name) => parameterLabel(name, language))
          .join('; '),
      );
    default:
      return words[code](about);
  }
}

export function effectsRefusalText(refusal: CannotComputeEffects, language: Language): string {
  const words = effectsTexts[language].refusal;
  switch (refusal.kind) {
    case 'tooFewMoved':
      return words.tooFewMoved(refusal.moved, refusal.atLeast);
    case 'badYears':
      return words.badYears;
    case 'unknownAssumption':
      return words.unknownAssumption(parameterLabel(refusal.name, language));
    case 'badAssumption':
      return words.badAssumption(parameterLabel(refusal.name, language), decimal(refusal.low), decimal(refusal.high));
    case 'noParameter':
      return words.noParameter(parameterLabel(refusal.name, language), refusal.on.slice(0, 4));
    default:
      return unreachable(refusal);
  }
}
