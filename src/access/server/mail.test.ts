// Letters to a server that speaks SMTP, in this process.
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { mailSender } from './mail.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Takes every letter, or none; gives what it was sent. */
async function smtpServer(takes: boolean): Promise<{ readonly url: string; readonly received: string[] }> {
  const received: string[] = [];
  const server = createServer((socket) => {
    let isLetter = false;
    let letter = '';
    socket.write('220 prov\r\n');
    socket.on('data', (chunk) => {
      for (const line of chunk.toString().split('\r\n').slice(0, -1)) {
        if (isLetter && line !== '.') letter += `${line}\n`;
        else if (isLetter) {
          isLetter = false;
          received.push(letter);
          socket.write('250 taken\r\n');
        } else if (line === 'DATA') {
          isLetter = true;
          socket.write('354 go on\r\n');
        } else if (line === 'QUIT') socket.end('221 bye\r\n');
        else socket.write(takes || line.startsWith('EHLO') ? '250 well\r\n' : '550 no\r\n');
      }
    });
    socket.on('error', () => undefined);
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

const letter = { to: 'lina@prov.example', subject: 'Välkommen', text: 'Öppna länken.' };
const from = 'Stegvis <stegvis@prov.example>';

test('a letter comes to whom it is for, in Swedish letters', async () => {
  const { url, received } = await smtpServer(true);
  expect(await mailSender({ url, from }, () => undefined)(letter)).toBe('sent');
  expect(received).toHaveLength(1);
  expect(received[0]).toContain('To: lina@prov.example');
  expect(received[0]).toMatch(/=C3=96ppna l=C3=A4nken|Öppna länken/);
});

test('a server that takes nothing, and one that is not there, are told of without the letter', async () => {
  const { url } = await smtpServer(false);
  const failures: unknown[] = [];
  expect(await mailSender({ url, from }, (error) => failures.push(error))(letter)).toBe('failed');
  expect(await mailSender({ url: 'smtp://127.0.0.1:1', from }, (error) => failures.push(error))(letter)).toBe(
    'failed',
  );
  expect(failures).toHaveLength(2);
});

test('without a server nothing is sent', async () => {
  expect(await mailSender({ url: undefined, from: undefined }, () => undefined)(letter)).toBe('unset');
});
