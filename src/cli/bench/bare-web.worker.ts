// The floor of the web benchmark, in a process of its own: plain HTTP that sends the same queries and answers as many bytes.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';

/** As the parent recorded them: every statement of one request for the page, with its values. */
export type BarePage = {
  readonly connection: pg.PoolConfig;
  readonly connections: number;
  readonly queries: readonly { readonly text: string; readonly values: readonly unknown[] }[];
  readonly bytes: number;
};

process.once('message', (message) => {
  const page = message as BarePage;
  const pool = new pg.Pool({ ...page.connection, max: page.connections });
  const body = Buffer.alloc(page.bytes, 'x');
  const server = createServer((_request, response) => {
    void (async () => {
      const client = await pool.connect();
      try {
        for (const { text, values } of page.queries) await client.query(text, [...values]);
      } finally {
        client.release();
      }
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length })
        .end(body);
    })().catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  server.listen({ host: '127.0.0.1', port: 0 }, () => process.send?.((server.address() as AddressInfo).port));
});
