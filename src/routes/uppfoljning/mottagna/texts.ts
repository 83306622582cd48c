import { inBoth } from '#design/core';
import { byCode } from '../../deltagare/by-code.ts';

export const texts = inBoth(
  {
    heading: 'Mottagna uppföljningspaket',
    sentence:
      'Varje version av varje paket, med kontrollerna. En rättelse är en ny version som säger vad som ändrades.',
    none: 'Inget paket har kommit än',
    noneSentence:
      'Paket kommer från en parts rum på samma server, ur en signerad fil eller ur en godtagen insatsrapport.',
    version: (n: number) => `Version ${n}`,
    latest: 'gäller',
    participants: (n: string) => `${n} deltagare`,
    hidden: (n: number) => `${n} dolda antal`,
    checks: 'Kontroller',
    fine: 'Summor, period och kontinuitet stämmer',
    unit: { participation: 'deltaganden', person: 'personer', event: 'händelser', answer: 'svar' },
    file: 'Ta emot en signerad fil',
    fileHint: 'Filen som parten hämtat på sin sida Uppföljningspaket.',
    take: 'Ta emot',
    received: (n: number) => (n === 1 ? '1 paket är mottaget' : `${n} paket är mottagna`),
    unchanged: 'Paketen fanns redan och säger detsamma.',
    unknown: (party: string) => `Filen är signerad med en nyckel som ni inte litar på än: ${party}`,
    unknownSentence:
      'Ring parten och låt dem läsa upp fingeravtrycket. Stämmer det, lita på nyckeln och välj filen igen.',
    print: 'Fingeravtryck',
    trust: 'Fingeravtrycket stämmer: lita på nyckeln',
    trusted: 'Nyckeln är betrodd. Välj filen igen.',
    faults: byCode({
      noFile: 'Välj en fil.',
      notAFile: 'Filen är inte ett signerat uppföljningspaket.',
      notSigned: 'Signaturen passar inte filen: den har ändrats på vägen.',
      notPackages: 'Filen innehåller inga uppföljningspaket.',
      unknownProgramme: 'Insatsen finns inte här. Lägg upp den under Insatser med samma kortnamn.',
      otherAssociation: 'Paketet är för ett annat förbund.',
      wrongCounts: 'Summorna i paketet går inte ihop.',
      keyIsPinned: 'Nyckeln är redan betrodd.',
      other: 'Paketet kunde inte tas emot.',
    }),
  },
  {
    heading: 'Received follow-up packages',
    sentence:
      'Every version of every package, with its checks. A correction is a new version that says what changed.',
    none: 'No package has come yet',
    noneSentence:
      "Packages come from a party's space on this server, from a signed file or from an accepted programme report.",
    version: (n) => `Version ${n}`,
    latest: 'in force',
    participants: (n) => `${n} participants`,
    hidden: (n) => `${n} hidden counts`,
    checks: 'Checks',
    fine: 'Sums, period and continuity agree',
    unit: { participation: 'participations', person: 'persons', event: 'events', answer: 'answers' },
    file: 'Take a signed file',
    fileHint: 'The file that the party took from its page Follow-up packages.',
    take: 'Take it',
    received: (n) => (n === 1 ? '1 package is received' : `${n} packages are received`),
    unchanged: 'The packages were here already and say the same.',
    unknown: (party) => `The file is signed with a key that you do not trust yet: ${party}`,
    unknownSentence:
      'Call the party and let them read the fingerprint to you. If it agrees, trust the key and choose the file again.',
    print: 'Fingerprint',
    trust: 'The fingerprint agrees: trust the key',
    trusted: 'The key is trusted. Choose the file again.',
    faults: {
      noFile: 'Choose a file.',
      notAFile: 'The file is no signed follow-up package.',
      notSigned: 'The signature does not fit the file: it was changed on the way.',
      notPackages: 'The file holds no follow-up packages.',
      unknownProgramme: 'There is no such programme here. Add it under Programmes with the same short name.',
      otherAssociation: 'The package is for another association.',
      wrongCounts: 'The sums of the package do not agree.',
      keyIsPinned: 'The key is trusted already.',
      other: 'The package could not be taken.',
    },
  },
);
