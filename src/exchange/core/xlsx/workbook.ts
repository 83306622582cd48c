// What the sheets of a workbook share: their names and files, the texts, which formats are dates.
import { attribute, xmlTokens } from './xml.ts';
import type { Parts } from './unpack.ts';

export type Workbook = {
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean; readonly part: string }[];
  readonly texts: readonly string[];
  /** By cell style: whether its number is a day. */
  readonly isDateStyle: readonly boolean[];
  /** Day zero of dates; old Mac workbooks count from 1904. */
  readonly dayZero: '1899-12-30' | '1904-01-01';
};

export function readWorkbook(parts: Parts): Workbook {
  const path = Object.keys(parts).find((name) => /(?:^|\/)workbook\.xml$/i.test(name)) ?? '';
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const targets = relationships(partText(parts, `${folder}_rels/${path.slice(folder.length)}.rels`), folder);
  const sheets: { name: string; isHidden: boolean; part: string }[] = [];
  let dayZero: Workbook['dayZero'] = '1899-12-30';
  for (const token of xmlTokens(partText(parts, path))) {
    if (token.kind !== 'open') continue;
    if (token.name === 'workbookPr' && /^(?:1|true)$/.test(attribute(token.attributes, 'date1904') ?? ''))
      dayZero = '1904-01-01';
    if (token.name !== 'sheet') continue;
    const id = attribute(token.attributes, '\\w+:id') ?? '';
    const name = attribute(token.attributes, 'name') ?? '';
    const isHidden = (attribute(token.attributes, 'state') ?? 'visible') !== 'visible';
    sheets.push({ name, isHidden, part: targets.get(id) ?? '' });
  }
  return {
    sheets,
    texts: sharedTexts(partText(parts, `${folder}sharedStrings.xml`)),
    isDateStyle: dateStyles(partText(parts, `${folder}styles.xml`)),
    dayZero,
  };
}

/** The text of a part, empty when there is none. Names differ in letter case between programs. */
export function partText(parts: Parts, name: string): string {
  const key = Object.keys(parts).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  const bytes = key === undefined ? undefined : parts[key];
  return bytes ? new TextDecoder().decode(bytes) : '';
}

/** `_x000D_` is how the format writes letters that XML forbids. */
export function unescapeText(text: string): string {
  return text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}

function relationships(xml: string, folder: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const token of xmlTokens(xml)) {
    if (token.kind !== 'open' || token.name !== 'Relationship') continue;
    const target = attribute(token.attributes, 'Target') ?? '';
    targets.set(attribute(token.attributes, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : folder + target);
  }
  return targets;
}

/** Phonetic hints (`rPh`) stand beside a text and are no part of it. */
function sharedTexts(xml: string): readonly string[] {
  const texts: string[] = [];
  let [text, isText, isHint] = ['', false, false];
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') {
      if (isText && !isHint) text += token.text;
    } else if (token.name === 't') isText = token.kind === 'open' && !token.isEmpty;
    else if (token.name === 'rPh') isHint = token.kind === 'open';
    else if (token.name === 'si') {
      if (token.kind === 'close' || token.isEmpty) texts.push(unescapeText(text));
      text = '';
    }
  }
  return texts;
}

function dateStyles(xml: string): readonly boolean[] {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let isCellStyle = false;
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') continue;
    if (token.name === 'cellXfs') isCellStyle = token.kind === 'open';
    if (token.kind !== 'open') continue;
    const id = Number(attribute(token.attributes, 'numFmtId') ?? '0');
    if (token.name === 'numFmt') codes.set(id, attribute(token.attributes, 'formatCode') ?? '');
    if (token.name === 'xf' && isCellStyle) styles.push(isDateFormat(id, codes.get(id)));
  }
  return styles;
}

/** Built-in formats 14–17, 22, 27–36 and 50–58 are days (ECMA-376 part 1, 18.8.30); own formats show y or d, or m alone. */
function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined)
    return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  const bare = code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '').split(';')[0] ?? '';
  return /[yåd]/i.test(bare.replaceAll(/general|standard/gi, '')) || (/m/i.test(bare) && !/[hs0#?]/i.test(bare));
}
