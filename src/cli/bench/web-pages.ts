// The pages that a user of the demo can reach, and what a browser fetches the first time.
import { get, type Client, type Answer } from './web-client.ts';

/** Follows links from the overview as a user could, without downloads and without what leaves the application. */
export async function findPages(client: Client, most: number): Promise<readonly string[]> {
  const found = new Set<string>(['/']);
  const pages: string[] = [];
  for (const path of found) {
    if (pages.length >= most) break;
    const answer = await get(client, path);
    if (answer.status !== 200 || !answer.type.startsWith('text/html')) continue;
    pages.push(path);
    for (const link of linksIn(answer.text())) found.add(link);
  }
  return pages;
}

/** Addresses of our own in a page: no downloads, no anchors; `&amp;` is how a page writes `&`. */
function linksIn(html: string): readonly string[] {
  return [...html.matchAll(/<a\b([^>]*)>/g)].flatMap(([, attributes = '']) => {
    const address = /\bhref="([^"]*)"/.exec(attributes)?.[1]?.replaceAll('&amp;', '&').split('#')[0] ?? '';
    const isOwn = /^\/(?!\/)/.test(address) && !/\bdownload\b/.test(attributes) && !/^\/(logga-ut|_)/.test(address);
    return isOwn ? [address] : [];
  });
}

/** Bytes of bodies and heads as they travel when nothing is kept from before: the page, and what it asks for. */
export async function weighFirstVisit(client: Client): Promise<{ readonly bytes: number; readonly files: number }> {
  const taken = new Map<string, Answer>();
  const take = async (address: string, from: string): Promise<void> => {
    const path = new URL(address, `http://stegvis${from}`);
    if (path.host !== 'stegvis' || taken.has(path.pathname)) return;
    const answer = await get(client, path.pathname);
    taken.set(path.pathname, answer);
    if (answer.type.startsWith('text/css'))
      for (const asked of fontsOf(answer.text())) await take(asked, path.pathname);
    if (answer.type.includes('javascript'))
      for (const asked of importsOf(answer.text())) await take(asked, path.pathname);
  };
  const page = await get(client, '/');
  taken.set('/', page);
  for (const asked of filesOf(page.text())) await take(asked, '/');
  const bytes = [...taken.values()].reduce((sum, answer) => sum + answer.wireBytes, 0);
  return { bytes, files: taken.size };
}

function filesOf(html: string): readonly string[] {
  const links = [...html.matchAll(/<link\b[^>]*\bhref="([^"]+)"[^>]*>/g)].flatMap(([, address]) => address ?? []);
  const scripts = [...html.matchAll(/(?:import\("|<script\b[^>]*\bsrc=")([^"]+)"/g)].flatMap(
    ([, address]) => address ?? [],
  );
  return [...links, ...scripts];
}

/** What runs at once; `import(…)` inside a script is for other pages. */
function importsOf(script: string): readonly string[] {
  return [...script.matchAll(/(?:\bfrom|\bimport)\s*"(\.[^"]+)"/g)].flatMap(([, address]) => address ?? []);
}

function fontsOf(style: string): readonly string[] {
  return [...style.matchAll(/url\(["']?([^"')]+\.woff2)["']?\)/g)].flatMap(([, address]) => address ?? []);
}
