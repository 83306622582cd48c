// Charts come as SVG text from our own templates. They are shown as elements, never as raw HTML: what is not on these
// lists does not exist, so that no text that finds its way into a chart can become a script.

export type SvgNode =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'element';
      readonly name: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly children: readonly SvgNode[];
    };

const elements = new Set(
  (
    'svg g defs title desc path rect circle ellipse line polyline polygon text tspan pattern marker clipPath ' +
    'linearGradient stop use'
  ).split(' '),
);

const forbiddenAttribute = /^(on|style$|href$|xlink:|src$)/i;
const token = /<!--[\s\S]*?-->|<\/([\w:-]+)\s*>|<([\w:-]+)((?:\s+[\w:.-]+="[^"]*")*)\s*(\/?)>|([^<]+)/gy;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

type Open = { name: string; attributes: Record<string, string>; children: SvgNode[] };

/** Reads one `<svg>` element. Throws on anything that our templates do not write. */
export function readSvg(svg: string): SvgNode {
  const root: Open = { name: '', attributes: {}, children: [] };
  const open: Open[] = [root];
  let end = 0;
  for (const match of svg.matchAll(token)) {
    end = match.index + match[0].length;
    const [, closed, opened, attributes = '', isEmpty, text] = match;
    const parent = open.at(-1) ?? root;
    if (closed) close(open, closed);
    else if (opened) {
      const element: Open = { name: checked(opened), attributes: readAttributes(attributes), children: [] };
      parent.children.push({ kind: 'element', ...element });
      if (!isEmpty) open.push(element);
    } else if (text && (text.trim() || parent.name === 'text')) {
      parent.children.push({ kind: 'text', text: decode(text) });
    }
  }
  const [first, ...rest] = root.children;
  if (
    end !== svg.length ||
    open.length !== 1 ||
    rest.length > 0 ||
    first?.kind !== 'element' ||
    first.name !== 'svg'
  ) {
    throw new Error('a chart is one whole svg element');
  }
  return first;
}

function close(open: Open[], name: string): void {
  if (open.length < 2 || open.pop()?.name !== name) throw new Error(`</${name}> closes nothing in a chart`);
}

function checked(name: string): string {
  if (!elements.has(name)) throw new Error(`<${name}> has no place in a chart`);
  return name;
}

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/([\w:.-]+)="([^"]*)"/g)) {
    if (forbiddenAttribute.test(name)) throw new Error(`the attribute ${name} has no place in a chart`);
    attributes[name] = decode(value);
  }
  return attributes;
}

function decode(text: string): string {
  return text.replaceAll(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return String.fromCodePoint(code);
  });
}
