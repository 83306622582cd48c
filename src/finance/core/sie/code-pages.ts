// The upper halves of the two one-byte alphabets that SIE files are written in.

const CP437_UPPER =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0';

/** 0x80–0x9F of windows-1252; five codes are not assigned and pass through. */
const WINDOWS_1252_MIDDLE = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009Dž\u009F';

/** Byte → UTF-16 code unit. */
export const CP437: Uint16Array = tableOf(128, CP437_UPPER);
export const WINDOWS_1252: Uint16Array = tableOf(128, WINDOWS_1252_MIDDLE);

/** Character → byte of CP437, above 127. */
export const CP437_BYTES: ReadonlyMap<string, number> = new Map(
  Array.from(CP437_UPPER, (character, index) => [character, 128 + index]),
);

function tableOf(first: number, characters: string): Uint16Array {
  const table = Uint16Array.from({ length: 256 }, (_, byte) => byte);
  Array.from(characters).forEach((character, index) => {
    table[first + index] = character.charCodeAt(0);
  });
  return table;
}
