// How mails write letters that are no ASCII.

/** RFC 2047: `=?utf-8?Q?F=C3=B6rslag?=`; a word that cannot be read stays as it is. */
export function decodeWords(text: string): string {
  return text
    .replaceAll(/(=\?[^?\s]+\?[bq]\?[^?\s]*\?=)\s+(?==\?)/gi, '$1')
    .replaceAll(/=\?([^?\s]+)\?([bq])\?([^?\s]*)\?=/gi, (whole, charset: string, how: string, word: string) => {
      try {
        const bytes = how.toLowerCase() === 'b' ? fromBase64(word) : fromQuoted(word.replaceAll('_', ' '));
        return new TextDecoder(charset.split('*')[0]).decode(bytes);
      } catch {
        return whole;
      }
    });
}

export function fromBase64(word: string): Uint8Array {
  const text = atob(word);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}

/** `=C3` is a byte, every other letter is itself. */
export function fromQuoted(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const hex = text[index] === '=' ? /^[0-9a-fA-F]{2}/.exec(text.slice(index + 1, index + 3))?.[0] : undefined;
    bytes[count] = hex === undefined ? text.charCodeAt(index) : parseInt(hex, 16);
    if (hex !== undefined) index += 2;
    count += 1;
  }
  return bytes.slice(0, count);
}
