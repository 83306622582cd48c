// Makes a DOCX package the same for the same report. The library draws relationship ids at random, counts bookmarks
// and drawings for the life of the process, and writes the present time; readers care for none of it.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { IsoDate } from '#kernel';

/** The earliest moment a zip entry can carry, written in local time by the library: the same parts in every zone. */
const ENTRY_MOMENT = new Date(1980, 0, 1, 0, 0, 0);

export function normaliseDocx(bytes: Uint8Array, { datedOn }: { datedOn: IsoDate }): Uint8Array {
  const parts = new Map(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, content]));
  const texts = new Map<string, string>();
  for (const [name, content] of parts) if (/\.(xml|rels)$/.test(name)) texts.set(name, strFromU8(content));

  renameMedia(parts, texts);
  for (const name of texts.keys()) renumberRelationships(name, texts);
  for (const [name, text] of texts) texts.set(name, withoutChance(text, datedOn));

  const order = [...parts.keys()].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const entries = order.map((name) => {
    const text = texts.get(name);
    return [name, text === undefined ? (parts.get(name) ?? new Uint8Array()) : strToU8(text)] as const;
  });
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: ENTRY_MOMENT });
}

/** Word wants the content types first. */
function rank(name: string): number {
  return name === '[Content_Types].xml' ? 0 : name === '_rels/.rels' ? 1 : 2;
}

/** Pictures are named by their place in the text: `media/picture-1.png`. */
function renameMedia(parts: Map<string, Uint8Array>, texts: Map<string, string>): void {
  const relations = texts.get('word/_rels/document.xml.rels') ?? '';
  const body = texts.get('word/document.xml') ?? '';
  const targets = [...relations.matchAll(/<Relationship\b[^>]*>/g)].flatMap(([tag]) => {
    const id = attribute(tag, 'Id');
    const target = attribute(tag, 'Target');
    return id !== null && target?.startsWith('media/') ? [{ target, at: body.indexOf(`"${id}"`) }] : [];
  });
  const inOrder = [...new Set(targets.toSorted((a, b) => a.at - b.at).map(({ target }) => target))];
  inOrder.forEach((target, index) => {
    const fresh = `media/picture-${index + 1}${/\.\w+$/.exec(target)?.[0] ?? ''}`;
    const content = parts.get(`word/${target}`);
    if (content) {
      parts.delete(`word/${target}`);
      parts.set(`word/${fresh}`, content);
    }
    for (const [name, text] of texts) texts.set(name, text.replaceAll(target, fresh));
  });
}

/** Ids of a part's relationships follow their order of use in the part, then of target. */
function renumberRelationships(name: string, texts: Map<string, string>): void {
  const relationsName = name.replace(/^(.*\/)?([^/]+)$/, '$1_rels/$2.rels');
  const relations = texts.get(relationsName);
  const body = texts.get(name);
  if (relations === undefined || body === undefined || name.endsWith('.rels')) return;
  const tags = [...relations.matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => {
    const id = attribute(tag, 'Id') ?? '';
    const used = body.indexOf(`"${id}"`);
    return { tag, id, used: used < 0 ? Number.MAX_SAFE_INTEGER : used, rest: tag.replace(/ Id="[^"]*"/, '') };
  });
  if (tags.length === 0) return;
  const sorted = tags.toSorted((a, b) => a.used - b.used || (a.rest < b.rest ? -1 : 1));
  const fresh = new Map(sorted.map(({ id }, index) => [id, `rId${index + 1}`]));
  const rename = (id: string) => fresh.get(id) ?? id;
  texts.set(
    name,
    body.replaceAll(
      /(\sr:(?:id|embed|link)=")([^"]*)"/g,
      (_, before: string, id: string) => `${before}${rename(id)}"`,
    ),
  );
  const head = relations.slice(0, relations.indexOf('<Relationship '));
  const written = sorted.map(({ tag, id }) =>
    tag.replace(/ Id="[^"]*"/, ` Id="${rename(id)}"`).replace(/\/?>$/, '/>'),
  );
  texts.set(relationsName, `${head}${written.join('')}</Relationships>`);
}

/** What the library counts for the life of the process is counted for each file. */
const COUNTED: readonly { readonly first: RegExp; readonly also?: RegExp }[] = [
  { first: /(<w:bookmarkStart\b[^>]*?\bw:id=")([^"]*)(?=")/g, also: /(<w:bookmarkEnd\b[^>]*?\bw:id=")([^"]*)(?=")/g },
  { first: /(<w:bookmarkStart\b[^>]*?\bw:name="_Toc)(\d+)(?=")/g, also: /((?:w:anchor="|PAGEREF )_Toc)(\d+)/g },
  { first: /(<wp:docPr\b[^>]*?\bid=")([^"]*)(?=")/g },
  { first: /(<pic:cNvPr\b[^>]*?\bid=")([^"]*)(?=")/g },
];

function withoutChance(text: string, datedOn: IsoDate): string {
  return COUNTED.reduce(countedAgain, text)
    .replaceAll(/(<dcterms:(?:created|modified)\b[^>]*>)[^<]*/g, `$1${datedOn}T00:00:00Z`)
    .replaceAll(/ w:rsid\w*="[^"]*"/g, '');
}

/** Numbers what `first` finds from one, in order; what `also` finds goes by the same numbers. */
function countedAgain(text: string, { first, also }: { readonly first: RegExp; readonly also?: RegExp }): string {
  const fresh = new Map<string, number>();
  for (const [, , id = ''] of text.matchAll(first)) if (!fresh.has(id)) fresh.set(id, fresh.size + 1);
  const rename = (_: string, before: string, id: string) => `${before}${fresh.get(id) ?? id}`;
  const renamed = text.replaceAll(first, rename);
  return also ? renamed.replaceAll(also, rename) : renamed;
}

function attribute(tag: string, name: string): string | null {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? null;
}
