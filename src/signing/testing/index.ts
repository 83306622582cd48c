// What signing services do to a file, as an incremental update: pages before and after, other metadata, a stamp on every
// page, a field for the signature. And what somebody does who changes a report.
export type Signing = {
  /** Lines of each page that comes after. */
  readonly after?: readonly (readonly string[])[];
  readonly before?: readonly (readonly string[])[];
  /** In the foot of every page; `{n}` is its number. */
  readonly stamp?: string;
  readonly title?: string;
  readonly hasSeal?: boolean;
  /** Drawn on top of a page, by its index. */
  readonly over?: { readonly page: number; readonly content: string };
  /** An annotation on a page, by its index. */
  readonly note?: { readonly page: number; readonly subtype: string };
  /** Other pages, or their order. */
  readonly kids?: (kids: readonly string[]) => readonly string[];
};

export function signedOutside(locked: Uint8Array, how: Signing): Uint8Array {
  const text = Buffer.from(locked).toString('latin1');
  const kids = (/\/Kids \[([^\]]*)\]/.exec(text)?.[1]?.match(/\d+ 0 R/g) ?? []) as readonly string[];
  const size = Number(/\/Size (\d+)/.exec(text)?.[1]);
  const root = /\/Root (\d+ 0 R)/.exec(text)?.[1] ?? '';
  const objects = new Map<number, string>();
  let next = size;
  const add = (body: string): string => {
    objects.set(next, body);
    next += 1;
    return `${next - 1} 0 R`;
  };
  const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  const stream = (content: string): string =>
    add(`<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`);
  const page = (lines: readonly string[]): string =>
    add(
      `<< /Type /Page /Parent 1 0 R /MediaBox [0 0 595 842] /Resources << /Font << /SF ${font} >> >> /Contents ${stream(
        lines.map((line, index) => drawn(line, { left: 70, base: 760 - index * 16 })).join('\n'),
      )} >>`,
    );
  const change = (reference: string, edit: (body: string) => string): void => {
    const number = Number(reference.split(' ')[0]);
    const body =
      objects.get(number) ?? new RegExp(`\\n${number} 0 obj\\n([\\s\\S]*?)\\nendobj`).exec(text)?.[1] ?? '';
    objects.set(number, edit(body));
  };
  const onTop = (reference: string, content: string): void =>
    change(reference, (body) =>
      body
        .replace(
          /\/Contents (\d+ 0 R|\[[^\]]*\])/,
          (_, old: string) => `/Contents [${old.replaceAll(/[[\]]/g, '')} ${stream(content)}]`,
        )
        .replace(/\/Font <</, `/Font << /SF ${font}`),
    );
  kids.forEach((reference, index) => {
    if (how.stamp !== undefined)
      onTop(reference, drawn(how.stamp.replaceAll('{n}', String(index + 1)), { left: 60, base: 12 }));
    if (how.over?.page === index) onTop(reference, how.over.content);
    if (how.note?.page === index) {
      const note = add(`<< /Type /Annot /Subtype /${how.note.subtype} /Rect [70 400 300 440] /Contents (x) /F 4 >>`);
      change(reference, (body) =>
        body.includes('/Annots [')
          ? body.replace('/Annots [', `/Annots [${note} `)
          : body.replace(/<</, `<< /Annots [${note}]`),
      );
    }
  });
  const all = [
    ...(how.before ?? []).map(page),
    ...(how.kids ?? ((own) => own))(kids),
    ...(how.after ?? []).map(page),
  ];
  change('1 0 R', () => `<< /Type /Pages /Count ${all.length} /Kids [${all.join(' ')}] >>`);
  const info = add(`<< /Title (${how.title ?? 'Signed'}) /Producer (Another program) >>`);
  if (how.hasSeal) add('<< /Type /Sig /Filter /Adobe.PPKLite /ByteRange [0 10 20 10] /Contents <00> >>');
  const parts = [text];
  let length = text.length;
  const rows: string[] = [];
  for (const [number, body] of [...objects].toSorted(([a], [b]) => a - b)) {
    rows.push(`${number} 1\n${String(length + 1).padStart(10, '0')} 00000 n \n`);
    const part = `\n${number} 0 obj\n${body}\nendobj\n`;
    parts.push(part);
    length += part.length;
  }
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1] ?? '0';
  parts.push(
    `xref\n${rows.join('')}trailer\n<< /Size ${next} /Root ${root} /Info ${info} /Prev ${previous} >>\nstartxref\n${length}\n%%EOF\n`,
  );
  return new Uint8Array(Buffer.from(parts.join(''), 'latin1'));
}

function drawn(line: string, at: { readonly left: number; readonly base: number }): string {
  const bytes = Buffer.from(line, 'latin1').toString('hex');
  return `q BT /SF 9 Tf 1 0 0 1 ${at.left} ${at.base} Tm <${bytes}> Tj ET Q`;
}

/** The last pages of a signing service; nobody is anybody. */
export const aReceipt: readonly (readonly string[])[] = [
  [
    'Underskrifter',
    'Signerat med Comfact Signature',
    'Transaktion: 77aa10-4c51-9f',
    'Kim Exempel (Ordförande)',
    'Signerade 2026-11-22 10:12',
    'Lo Prov 2026-11-22 10:40',
  ],
];
