// A browser as far as a benchmark needs one: it keeps its connections, asks for packed pages and counts bytes.
import { Agent, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

export type Client = {
  readonly origin: string;
  readonly agent: Agent;
  /** The log-in, when the application asks for one. */
  readonly cookie: string | null;
};

export type Answer = {
  readonly status: number;
  readonly type: string;
  readonly location: string | null;
  readonly cookies: readonly string[];
  /** Head and body as they travelled. */
  readonly wireBytes: number;
  readonly text: () => string;
};

export function openClient(address: string, connections: number): Client {
  return {
    origin: new URL(address).origin,
    agent: new Agent({ keepAlive: true, maxSockets: connections }),
    cookie: null,
  };
}

export function get(client: Client, path: string): Promise<Answer> {
  return send(client, { method: 'GET', path });
}

/** Through the front door that a demo has for each role; an application that asks for no log-in needs none. */
export async function logIn(client: Client, role: string): Promise<Client> {
  const first = await get(client, '/');
  if (first.location === null) return client;
  const door = await get(client, first.location);
  const form = [...door.text().matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].find(([, , fields = '']) =>
    fields.includes('name="roll"'),
  );
  const action = /\baction="([^"]*)"/.exec(form?.[1] ?? '')?.[1]?.replaceAll('&amp;', '&') ?? '';
  const at = new URL(action, new URL(first.location, client.origin));
  const entered = await send(client, {
    method: 'POST',
    path: at.pathname + at.search,
    body: new URLSearchParams({ roll: role }).toString(),
  });
  const cookie = entered.cookies.map((one) => one.split(';')[0] ?? '').join('; ');
  if (cookie === '') throw new Error(`the demo let nobody in as ${role} (${entered.status})`);
  return { ...client, cookie };
}

function send(
  { origin, agent, cookie }: Client,
  of: { readonly method: 'GET' | 'POST'; readonly path: string; readonly body?: string },
): Promise<Answer> {
  const { method, path, body } = of;
  return new Promise((resolve, reject) => {
    const asked = request(
      new URL(path, origin),
      {
        method,
        agent,
        headers: {
          accept: 'text/html',
          'accept-encoding': 'gzip, br',
          ...(cookie ? { cookie } : {}),
          ...(body === undefined ? {} : { origin, 'content-type': 'application/x-www-form-urlencoded' }),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const packed = Buffer.concat(chunks);
          const head = response.rawHeaders.reduce((sum, part) => sum + part.length + 2, 0);
          resolve({
            status: response.statusCode ?? 0,
            type: response.headers['content-type'] ?? '',
            location: response.headers.location ?? null,
            cookies: response.headers['set-cookie'] ?? [],
            wireBytes: packed.length + head,
            text: () => unpacked(packed, response.headers['content-encoding']),
          });
        });
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

function unpacked(bytes: Buffer, encoding: string | undefined): string {
  if (encoding === 'gzip') return gunzipSync(bytes).toString('utf8');
  if (encoding === 'br') return brotliDecompressSync(bytes).toString('utf8');
  return bytes.toString('utf8');
}
