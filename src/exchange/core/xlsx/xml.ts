// A small reader of the XML that spreadsheet programs write: tags, attributes and text. No entities but the built-in
// ones are known, so that no document can expand itself.

export type XmlToken =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string; readonly isEmpty: boolean }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** Tokens in order; names come without their namespace prefix. What is cut off at the end is left out. */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    if (open < 0) return;
    if (open > at) yield { kind: 'text', text: decodeXml(xml.slice(at, open)) };
    if (xml.startsWith('<![CDATA[', open)) {
      const end = xml.indexOf(']]>', open);
      if (end < 0) return;
      yield { kind: 'text', text: xml.slice(open + 9, end) };
      at = end + 3;
      continue;
    }
    const end = xml.startsWith('<!--', open) ? xml.indexOf('-->', open) + 2 : xml.indexOf('>', open);
    if (end <= open) return;
    const tag = xml.slice(open + 1, end);
    if (tag.startsWith('/')) yield { kind: 'close', name: bareName(tag.slice(1).trim()) };
    else if (!tag.startsWith('!') && !tag.startsWith('?')) yield openToken(tag);
    at = end + 1;
  }
}

/** An attribute's value, null when it is not there. The name is a pattern and never comes from a file. */
export function attribute(attributes: string, name: string): string | null {
  let pattern = PATTERNS.get(name);
  if (!pattern) {
    pattern = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    PATTERNS.set(name, pattern);
  }
  const found = pattern.exec(attributes);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? null : decodeXml(value);
}

const PATTERNS = new Map<string, RegExp>();

export function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi,
    (whole, hex, decimal, name) => {
      if (typeof name === 'string') return NAMED[name.toLowerCase()] ?? whole;
      const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function openToken(tag: string): XmlToken {
  const isEmpty = tag.endsWith('/');
  const inside = isEmpty ? tag.slice(0, -1) : tag;
  const space = inside.search(/\s/);
  const name = bareName(space < 0 ? inside : inside.slice(0, space));
  return { kind: 'open', name, attributes: space < 0 ? '' : inside.slice(space), isEmpty };
}

function bareName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
