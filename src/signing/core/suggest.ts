// Who signed, when and under what number, as the pages of a signing service say it. Suggestions for whoever types: what a page
// says proves nothing.
import type { ExactPage } from '#exchange/core';

export type Signer = {
  readonly name: string;
  readonly role: string;
  /** `2025-03-14T10:12`, as the service says it; null when it says none. */
  readonly signedAt: string | null;
};

export type Suggestion = {
  readonly service: string | null;
  readonly reference: string | null;
  readonly signers: readonly Signer[];
  /** A personal number stands on a page that the service added: such a file is not for everybody. */
  readonly hasPersonalNumber: boolean;
};

const services = [
  'Comfact',
  'Oneflow',
  'Scrive',
  'Penneo',
  'Assently',
  'Visma Sign',
  'GetAccept',
  'DocuSign',
  'Adobe',
];
const NEAR = 4;

/** `known`: who may be expected to sign, with the role that she has. */
export function suggestSigners(
  added: readonly ExactPage[],
  known: readonly { readonly name: string; readonly role: string }[],
): Suggestion {
  const lines = added.flatMap(({ lines: own }) => own.map(({ words }) => words.join(' ')));
  const text = lines.join('\n');
  const lower = text.toLocaleLowerCase('sv');
  const expected = known.filter(({ name }) => name.trim() !== '' && lower.includes(name.toLocaleLowerCase('sv')));
  const signers = expected.map(({ name, role }) => ({ name, role, signedAt: momentNear(lines, name) }));
  const others = lines.flatMap((line, index) => {
    const name = nameAtStart(line);
    const moment = name === null ? null : momentIn(lines.slice(index, index + NEAR));
    return name === null || moment === null ? [] : [{ name, role: '', signedAt: moment }];
  });
  const isNew = ({ name }: Signer, index: number): boolean =>
    !expected.some((one) => isSame(one.name, name)) && others.findIndex((one) => isSame(one.name, name)) === index;
  return {
    service: services.find((service) => lower.includes(service.toLocaleLowerCase('sv'))) ?? null,
    reference: referenceIn(text),
    signers: [...signers, ...others.filter(isNew)].slice(0, 20),
    hasPersonalNumber: /(?<!\d)(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-+ ]?\d{4}(?!\d)/.test(text),
  };
}

function isSame(a: string, b: string): boolean {
  return a.toLocaleLowerCase('sv') === b.toLocaleLowerCase('sv');
}

function momentNear(lines: readonly string[], name: string): string | null {
  for (const [index, line] of lines.entries()) {
    if (!line.toLocaleLowerCase('sv').includes(name.toLocaleLowerCase('sv'))) continue;
    const moment = momentIn(lines.slice(index, index + NEAR));
    if (moment !== null) return moment;
  }
  return null;
}

function momentIn(lines: readonly string[]): string | null {
  for (const line of lines) {
    const parts = /\b(20\d\d)-([01]\d)-([0-3]\d)(?:[ T]+(?:kl\.? ?)?([0-2]\d)[.:]([0-5]\d))?/.exec(line);
    if (parts) return `${parts[1]}-${parts[2]}-${parts[3]}${parts[4] ? `T${parts[4]}:${parts[5]}` : ''}`;
  }
  return null;
}

/** "Anna Exempel 2025-03-14 10:12", "Anna Exempel (Ordförande)": two to four words with a capital, and no more letters near. */
function nameAtStart(line: string): string | null {
  const found = /^(\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+){1,3})(?= *(?:[,(|:]|20\d\d-|$))/u.exec(line);
  return found?.[1] ?? null;
}

function referenceIn(text: string): string | null {
  const found =
    /\b(?:referens(?:nummer)?|transaktion(?:s-?id)?|dokument-?id|document ?id|oneflow id|ärende(?:nummer|-?id)|envelope id|signerings-?id|reference|transaction(?: id)?)\b[ :#]*([A-Za-z0-9][A-Za-z0-9-]{4,63})/iu.exec(
      text,
    );
  const reference = found?.[1] ?? null;
  return reference !== null && /\d/.test(reference) ? reference : null;
}
