// Writing HTML: every word is escaped here, and nowhere else is markup made of outside text.
import { assert } from '#kernel';

/** Markup that is safe to write as it is. Made only by this file's functions. */
export type Markup = { readonly html: string };

export type Attributes = Readonly<Record<string, string | number | null | undefined>>;

/** An element; attributes that are null or undefined are left out. Text children are escaped. */
export function element(name: string, attributes: Attributes, ...children: readonly (Markup | string)[]): Markup {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeHtml(String(value))}"`)
    .join('');
  return { html: `<${name}${written}>${inside(children)}</${name}>` };
}

export function joined(parts: readonly (Markup | string)[], between = ''): Markup {
  return { html: parts.map((part) => (typeof part === 'string' ? escapeHtml(part) : part.html)).join(between) };
}

/**
 * A chart's picture. It comes from our own templates; what could run or load anything in it is a broken promise, not
 * a case to clean up.
 */
export function picture(svg: string): Markup {
  assert(/^<svg[\s>]/.test(svg) && svg.trimEnd().endsWith('</svg>'), 'a chart is one svg element');
  assert(
    !/<script|<foreignObject|<style|\son\w+=|javascript:|(?:href|src)="(?!#)/i.test(svg),
    'a chart is only a picture',
  );
  return { html: svg };
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function inside(children: readonly (Markup | string)[]): string {
  return joined(children).html;
}
