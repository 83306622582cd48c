// Writes SVG as text: escaped, with rounded numbers, presentation attributes and classes only. A style attribute or
// element would break the application's content policy; classes let its theme recolour the same picture.
import { palette } from './palette.ts';
import { MIDDLE_TO_BASELINE, type TextStyle } from './text.ts';

type Attributes = Readonly<Record<string, string | number | undefined>>;

export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? rounded(value) : escapeXml(value ?? '')}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

export type Ink = 'ink' | 'inkSoft' | 'paper' | 'ochreInk' | 'lake';

export type Words = {
  readonly x: number;
  /** The middle of the line; capitals and figures are centred on it. */
  readonly middle: number;
  readonly style: TextStyle;
  readonly ink?: Ink;
  readonly anchor?: 'start' | 'middle' | 'end';
};

export function words(text: string, place: Words): string {
  const { x, middle, style, ink = 'ink', anchor } = place;
  return element(
    'text',
    {
      x,
      y: middle + style.size * MIDDLE_TO_BASELINE,
      class: `chart-${kebab(ink)}`,
      fill: palette[ink],
      'font-size': style.size,
      'font-weight': style.weight === 400 ? undefined : style.weight,
      'text-anchor': anchor === 'start' ? undefined : anchor,
    },
    escapeXml(text),
  );
}

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** How a series is told apart: by hue and, beside another series, by pattern. */
export type Fill = 'lake' | 'lakeSoft' | 'neutral' | 'ochreHatch' | 'neutralHatch' | 'neutralDots';

/** A filled box; patterns carry a border in their own colour so that their ends are seen. */
export function filledBox(box: Box, look: { readonly chartId: string; readonly fill: Fill }): string {
  if (box.width <= 0 || box.height <= 0) return '';
  const pattern = PATTERNS[look.fill as PatternFill];
  if (!pattern) {
    const colour = look.fill as 'lake' | 'lakeSoft' | 'neutral';
    return element('rect', { ...box, class: `chart-${kebab(colour)}`, fill: palette[colour] });
  }
  const inset = { x: box.x + 0.75, y: box.y + 0.75, width: Math.max(box.width - 1.5, 0.1), height: box.height - 1.5 };
  return element('rect', {
    ...inset,
    class: `chart-pattern chart-stroke-${pattern}`,
    fill: `url(#${look.chartId}-${kebab(look.fill)})`,
    stroke: palette[pattern],
    'stroke-width': 1.5,
  });
}

/** The `<defs>` that the given fills need; empty when none is a pattern. */
export function patternDefinitions(chartId: string, fills: readonly Fill[]): string {
  const used = [...new Set(fills)].filter((fill): fill is PatternFill => fill in PATTERNS);
  return used.length === 0 ? '' : element('defs', {}, ...used.map((fill) => patternElement(chartId, fill)));
}

export function straightLine(
  ends: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number },
  look: {
    readonly colour: 'line' | 'ink' | 'inkSoft' | 'neutral' | 'ochre' | 'paper';
    readonly width: number;
    readonly dash?: string;
  },
): string {
  return element('line', {
    x1: ends.x1,
    y1: ends.y1,
    x2: ends.x2,
    y2: ends.y2,
    class: `chart-stroke-${kebab(look.colour)}`,
    stroke: palette[look.colour],
    'stroke-width': look.width,
    'stroke-dasharray': look.dash,
  });
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, (character) => ('\t\n\r'.includes(character) ? character : ''));
}

export function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Two decimals are a hundredth of a pixel; more only makes files differ. */
export function rounded(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}

type PatternFill = 'ochreHatch' | 'neutralHatch' | 'neutralDots';
const PATTERNS: Readonly<Record<PatternFill, 'ochre' | 'neutral'>> = {
  ochreHatch: 'ochre',
  neutralHatch: 'neutral',
  neutralDots: 'neutral',
};

function patternElement(chartId: string, fill: PatternFill): string {
  const colour = PATTERNS[fill];
  const size = 6;
  const ground = element('rect', { width: size, height: size, class: 'chart-paper', fill: palette.paper });
  const mark =
    fill === 'neutralDots'
      ? element('circle', { cx: 3, cy: 3, r: 1.4, class: `chart-${colour}`, fill: palette[colour] })
      : element('rect', {
          width: fill === 'ochreHatch' ? 3.2 : 2,
          height: size,
          class: `chart-${colour}`,
          fill: palette[colour],
        });
  return element(
    'pattern',
    {
      id: `${chartId}-${kebab(fill)}`,
      width: size,
      height: size,
      patternUnits: 'userSpaceOnUse',
      patternTransform: fill === 'neutralDots' ? undefined : 'rotate(45)',
    },
    ground,
    mark,
  );
}
