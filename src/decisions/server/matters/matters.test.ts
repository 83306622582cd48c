import { rolledBackSession, testSession } from '#access/testing';
import type { Session } from '#access/server';
import type { Result } from '#kernel';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  importRegister,
  readMailAttachment,
  readMatter,
  readMatters,
  readRegisterFile,
  readRegisterList,
  registerRecord,
  saveMatter,
  saveRecord,
} from '../index.ts';

let session: Session;
beforeAll(async () => {
  session = await testSession();
});
function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}
const record = {
  matter: null,
  matterTitle: null,
  title: 'Ansökan om medel',
  direction: 'in',
  datedOn: '2026-11-20',
  counterpart: 'Habo kommun',
  secrecyMark: null,
  disposal: 'kept',
  file: null,
} as const;
const inside = (run: (one: Session) => Promise<void>): Promise<void> => rolledBackSession(session, run);

test('a document is registered as the first of a new matter, and the next in it', () =>
  inside(async (one) => {
    const first = value(
      await registerRecord(one, {
        ...record,
        file: { name: 'mail.eml', bytes: new TextEncoder().encode('From: a\n\n') },
      }),
    );
    expect(first).toMatchObject({ year: 2026, number: 1, recordNumber: 1 });
    const second = value(
      await registerRecord(one, { ...record, matter: first.matter, title: 'Beslut', direction: 'out' }),
    );
    expect(second).toMatchObject({ year: 2026, number: 1, recordNumber: 2 });
    const { records } = value(await readMatter(one, { id: first.matter }));
    expect(records.map(({ number, title, fileName, sha256 }) => [number, title, fileName, sha256?.length])).toEqual([
      [1, 'Ansökan om medel', 'mail.eml', 64],
      [2, 'Beslut', null, undefined],
    ]);
    expect(value(await readRegisterFile(one, { id: records[0]?.fileId ?? '' })).name).toBe('mail.eml');
  }));

test('what lies in a mail is listed and opened, by who may read the register', () =>
  inside(async (one) => {
    const part = (name: string, text: string): string =>
      `--x\r\nContent-Type: text/html\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${text}\r\n`;
    const mail = `From: a\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n${part('plan.pdf', '%PDF-1.7')}${part('sida.html', '<script>')}--x--`;
    const file = { name: 'mail.eml', bytes: new TextEncoder().encode(mail) };
    const { matter } = value(await registerRecord(one, { ...record, file }));
    const { records, attachments } = value(await readMatter(one, { id: matter }));
    const id = records[0]?.fileId ?? '';
    expect(attachments).toEqual([
      { fileId: id, place: 1, name: 'plan.pdf', sizeBytes: 8 },
      { fileId: id, place: 2, name: 'sida.html', sizeBytes: 8 },
    ]);
    expect(value(await readMailAttachment(one, { id, place: 1 })).mediaType).toBe('application/pdf');
    // A page of somebody's is a file to save, whatever the mail calls it.
    expect(value(await readMailAttachment(one, { id, place: 2 })).mediaType).toBe('application/octet-stream');
    expect(await readMailAttachment(one, { id, place: 3 })).toMatchObject({ refusal: { kind: 'noSuchFile' } });
    const stranger: Session = { ...one, roles: ['publicReader'] };
    expect(await readMailAttachment(stranger, { id, place: 1 })).toMatchObject({ refusal: { kind: 'denied' } });
  }));

test('numbers have no gap when twelve register at once, and a refused one takes none', async () => {
  const refused = { ...record, file: { name: 'x.exe', bytes: new Uint8Array([1]) } };
  await Promise.all(
    Array.from({ length: 12 }, (_, index) => registerRecord(session, index % 3 === 2 ? refused : record)),
  );
  const { matters } = value(await readMatters(session, {}));
  expect(matters.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  const matter = matters[0]?.id ?? '';
  await Promise.all(Array.from({ length: 8 }, () => registerRecord(session, { ...record, matter })));
  const { records } = value(await readMatter(session, { id: matter }));
  expect(records.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('a closed matter takes no record until it is open again; words and marks change, numbers never', () =>
  inside(async (one) => {
    const { matter, record: id } = value(await registerRecord(one, record));
    value(await saveMatter(one, { id: matter, title: 'Ansökan', secrecyMark: 'OSL 19:3', isClosed: true }));
    expect(await registerRecord(one, { ...record, matter })).toMatchObject({ refusal: { kind: 'noOpenMatter' } });
    value(await saveMatter(one, { id: matter, title: 'Ansökan', secrecyMark: null, isClosed: false }));
    expect(value(await registerRecord(one, { ...record, matter })).recordNumber).toBe(2);
    value(
      await saveRecord(one, {
        id,
        title: 'Rätt titel',
        counterpart: null,
        secrecyMark: 'OSL 21:1',
        disposal: 'twoYears',
      }),
    );
    expect(value(await readRegisterList(one, { year: 2026 })).records.find((found) => found.id === id)).toMatchObject(
      { number: 1, title: 'Rätt titel', disposal: 'twoYears' },
    );
  }));

test('a search finds every word anywhere: number, title, sender', () =>
  inside(async (one) => {
    value(await registerRecord(one, { ...record, title: 'Årsredovisning', counterpart: 'Region Provet' }));
    const { number } = value(await registerRecord(one, record));
    const found = async (search: string) =>
      value(await readMatters(one, { search })).matters.map(({ title }) => title);
    expect(await found('region ÅRSREDOVISNING')).toEqual(['Årsredovisning']);
    expect(await found('saknas')).toEqual([]);
    expect(await found(`2026:${String(number).padStart(2, '0')}`)).toEqual(['Ansökan om medel']);
  }));

describe('an Excel register', () => {
  const csv = (text: string) => ({ bytes: new TextEncoder().encode(text) });
  test('is read whole, and numbers go on after it', () =>
    inside(async (one) => {
      expect(
        await importRegister(
          one,
          csv(
            'Dnr;Datum;Rubrik\n2019:07 / 1;2019-03-04;Protokoll\n2019:07 / 4;2019-03-05;Bilaga\n2019:09 / 1;2019-04-01;Brev\n',
          ),
        ),
      ).toMatchObject({ value: { matters: 2, records: 3 } });
      const { matters } = value(await readMatters(one, { year: 2019 }));
      expect(matters.map(({ number }) => number)).toEqual([9, 7]);
      expect(value(await registerRecord(one, { ...record, matter: matters[1]?.id ?? '' })).recordNumber).toBe(5);
      expect(value(await registerRecord(one, { ...record, datedOn: '2019-05-01' }))).toMatchObject({
        year: 2019,
        number: 10,
      });
    }));
  test('is refused when a number is taken, and nothing of it is saved', () =>
    inside(async (one) => {
      value(await importRegister(one, csv('Dnr;Datum;Rubrik\n2018:01 / 1;2018-03-04;Protokoll\n')));
      expect(
        await importRegister(one, csv('Dnr;Datum;Rubrik\n2018:02 / 1;2018-03-04;A\n2018:01 / 2;2018-03-04;B\n')),
      ).toMatchObject({ refusal: { kind: 'numberTaken', number: 1 } });
      expect(value(await readMatters(one, { year: 2018 })).matters).toHaveLength(1);
    }));
});

test('a file of the register is nothing of the board’s, and the other way', () =>
  inside(async (one) => {
    const { matter } = value(
      await registerRecord(one, { ...record, file: { name: 'brev.txt', bytes: new Uint8Array([65]) } }),
    );
    const file = value(await readMatter(one, { id: matter })).records[0]?.fileId ?? '';
    const { readBoardFile } = await import('../index.ts');
    expect(await readBoardFile(one, { id: file })).toMatchObject({ refusal: { kind: 'noSuchFile' } });
  }));
