// What lies in a mail, as programs write mails, and as somebody who means harm does.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailAttachments } from './mail-attachments.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text.replaceAll(/\r?\n/g, '\r\n'));
const listOf = (text: string) =>
  mailAttachments(bytesOf(text)).map(({ name, mediaType, sizeBytes, bytes }) => ({
    name,
    mediaType,
    sizeBytes,
    text: new TextDecoder().decode(bytes()),
  }));

const mixed = (...parts: readonly string[]): string =>
  `From: a@b.se\nContent-Type: multipart/mixed; boundary="==x"\n\nFör gamla program.\n--==x\n${parts.join('\n--==x\n')}\n--==x--\nefter\n`;
const body = 'Content-Type: text/plain; charset=utf-8\n\nHej! Se bilagan.';

describe('attachments are found', () => {
  it('in base64, with a name in letters of our own, in each way that a name is written', () => {
    const pdf = (disposition: string, type = 'application/pdf'): string =>
      `Content-Type: ${type}\nContent-Disposition: ${disposition}\nContent-Transfer-Encoding: base64\n\nJVBERi0x\nLjc=`;
    const files = listOf(
      mixed(
        body,
        pdf('attachment; filename="=?utf-8?Q?F=C3=B6rslag.pdf?="'),
        pdf("attachment; filename*=utf-8''F%C3%B6rslag%202.pdf"),
        pdf("attachment;\n filename*0*=utf-8''F%C3%B6r;\n filename*1*=slag%203.pdf"),
        pdf('attachment; filename="Förslag 4.pdf"'),
        pdf('inline', 'application/pdf; name="plan \\"5\\".pdf"'),
        pdf('attachment'),
      ),
    );
    expect(files.map(({ name }) => name)).toEqual([
      'Förslag.pdf',
      'Förslag 2.pdf',
      'Förslag 3.pdf',
      'Förslag 4.pdf',
      'plan 5.pdf',
      'bilaga-6',
    ]);
    expect(new Set(files.map(({ text }) => text))).toEqual(new Set(['%PDF-1.7']));
    expect(new Set(files.map(({ sizeBytes }) => sizeBytes))).toEqual(new Set([8]));
  });
  it('in quoted-printable and as they are, in parts within parts, and mails in mails', () => {
    const inner = `Content-Type: multipart/related; boundary=yy\n\n--yy\nContent-Type: text/html\n\n<p>\n--yy\nContent-Type: image/png; name=logo.png\nContent-ID: <1>\n\nPNG\n--yy--`;
    const csv =
      'Content-Type: text/csv\nContent-Disposition: attachment; filename=tal.csv\nContent-Transfer-Encoding: quoted-printable\n\nbelopp=3D1=\n 000;=C3=A5r';
    const mail = 'Content-Type: message/rfc822\n\nFrom: c@d.se\nSubject: x\n\nhej';
    expect(listOf(mixed(inner, csv, mail))).toEqual([
      { name: 'logo.png', mediaType: 'image/png', sizeBytes: 3, text: 'PNG' },
      { name: 'tal.csv', mediaType: 'text/csv', sizeBytes: 16, text: 'belopp=1 000;år' },
      {
        name: 'bilaga-3.eml',
        mediaType: 'message/rfc822',
        sizeBytes: 31,
        text: 'From: c@d.se\r\nSubject: x\r\n\r\nhej',
      },
    ]);
  });
  it('and none where there is none', () => {
    expect(listOf('From: a@b.se\nSubject: Hej\n\nText')).toEqual([]);
    expect(listOf('')).toEqual([]);
    expect(listOf(mixed(body))).toEqual([]);
  });
});

describe('a mail that means harm does none', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\a.exe', 'a.exe'],
    ['..hidden', 'hidden'],
    ['a\u202Efdp.exe', 'afdp.exe'],
    [`${'x'.repeat(400)}.pdf`, `${'x'.repeat(146)}.pdf`],
    ['   ', 'bilaga-1'],
  ])('a name is a name: %s', (name, plain) => {
    const part = `Content-Type: x\nContent-Disposition: attachment; filename="${name.replaceAll('\\', '\\\\')}"\n\n1`;
    expect(listOf(mixed(part))[0]).toMatchObject({ name: plain, mediaType: 'application/octet-stream' });
  });
  it('parts in parts, and more parts than anybody sends, have an end', () => {
    let deep = 'Content-Type: text/plain; name=a.txt\n\nx';
    for (let level = 0; level < 50; level += 1)
      deep = `Content-Type: multipart/mixed; boundary=b${level}e\n\n--b${level}e\n${deep}\n--b${level}e--`;
    expect(listOf(deep)).toEqual([]);
    const many = Array<string>(5000).fill('Content-Type: text/plain; name=a.txt\n\nx');
    expect(listOf(mixed(...many)).length).toBeLessThan(200);
  });
  it('two million lines that look like a boundary hold nothing', () => {
    expect(mailAttachments(bytesOf(mixed('--==xx\n'.repeat(2_000_000))))).toEqual([]);
  });
  it('any bytes and any cut of a mail give a list', () => {
    const whole = mixed(body, 'Content-Type: a/b; name=c\nContent-Transfer-Encoding: base64\n\nAAAA%%A');
    fc.assert(
      fc.property(fc.nat(whole.length), fc.string(), (at, more) => {
        const files = mailAttachments(bytesOf(whole.slice(0, at) + more + whole.slice(at + more.length)));
        return files.every(({ bytes, sizeBytes }) => bytes().length === sizeBytes);
      }),
    );
  });
});
