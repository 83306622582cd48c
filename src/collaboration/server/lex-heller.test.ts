import { beforeAll, expect, test } from 'vitest';
import type { Session } from '#access/server';
import { rolledBackSession, testSession } from '#access/testing';
import { newId } from '#database/server';
import type { LexHellerContent } from '#collaboration/core';
import {
  changeLexHeller,
  completeLexHeller,
  enterLexHeller,
  feedBackLexHeller,
  followLexHeller,
  loadCollaborationFigures,
  moveLexHeller,
  openLexHellerDoor,
  readLexHeller,
  readLexHellerCase,
  readLexHellerDoor,
  readReporter,
  renewLexHellerLink,
  reportLexHeller,
} from './index.ts';

let session: Session;
beforeAll(async () => {
  session = await testSession();
});

const report: LexHellerContent = {
  organisation: 'Habo kommun',
  programme: '',
  role: 'Handläggare',
  kommun: 'Habo',
  concerned: ['Arbetsförmedlingen'],
  type: 'routines',
  event: 'Ingen visste vem som skulle ringa.',
  consequence: '',
  proposal: '',
};
const handling = {
  raisedOn: '2026-12-15',
  theme: '',
  action: '',
  responsible: '',
  answer: '',
  isPublished: false,
  isChecked: true,
  isConfirmed: false,
};
const told = { report, name: '', contact: '', isConfirmed: false };
const valueOf = <T>(result: { ok: true; value: T } | { ok: false; refusal: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};
const asRole = (inside: Session, role: Session['roles'][number]): Session => ({
  ...inside,
  roles: [role],
  isStrong: role === 'office',
});

test('a report goes from the link to the board, and its reporter can follow it', async () => {
  await rolledBackSession(session, async (inside) => {
    const { token } = valueOf(await renewLexHellerLink(inside, {}));
    const door = await openLexHellerDoor(inside.installation, token, inside.clock);
    if (!door) throw new Error('the link opens');
    expect(await readLexHellerDoor(door, { token })).toMatchObject({ ok: true });
    const id = newId();
    // Caught: a personal number never comes in, confirmed or not.
    for (const isConfirmed of [false, true]) {
      const written = { ...report, event: 'Om 850101 1236 som fick vänta.' };
      const caught = await reportLexHeller(door, { ...told, token, id, report: written, isConfirmed });
      expect(caught).toMatchObject({ refusal: { kind: 'personalNumber', field: 'event', text: '850101 1236' } });
    }
    const { secret, number } = valueOf(
      await reportLexHeller(door, { ...told, token, id, name: 'A. Nmälare', contact: 'vxl@exempel.se' }),
    );
    expect(number).toBe(1);
    const board = asRole(inside, 'chair');
    // Until the office has read the text the board knows that there is a report, and no more.
    expect(valueOf(await readLexHeller(board, {})).reports).toMatchObject([
      { event: '', type: 'routines', state: 'received' },
    ]);
    expect(await readLexHellerCase(board, { id })).toMatchObject({ refusal: { kind: 'denied' } });
    expect(await readReporter(board, { id })).toMatchObject({ refusal: { kind: 'denied' } });
    expect(await moveLexHeller(inside, { id, step: 'prepare', note: '' })).toMatchObject({
      refusal: { kind: 'notChecked' },
    });

    valueOf(await moveLexHeller(inside, { id, step: 'ask', note: 'I vilket läge var det?' }));
    expect(valueOf(await followLexHeller(door, { secret }))).toMatchObject({
      state: 'completed',
      question: 'I vilket läge var det?',
    });
    expect(await completeLexHeller(door, { secret, text: '19850101-1236', isConfirmed: true })).toMatchObject({
      refusal: { kind: 'personalNumber' },
    });
    valueOf(await completeLexHeller(door, { secret, text: 'Vid överlämningen.', isConfirmed: false }));

    valueOf(
      await changeLexHeller(inside, {
        ...handling,
        id,
        report,
        responsible: 'Arbetsförmedlingen',
        answer: 'Ny rutin.',
      }),
    );
    for (const step of ['prepare', 'send', 'answer'] as const)
      valueOf(await moveLexHeller(inside, { id, step, note: '' }));
    expect(valueOf(await readLexHeller(board, {})).reports).toMatchObject([
      { event: report.event, state: 'answered' },
    ]);
    expect(valueOf(await followLexHeller(door, { secret }))).toMatchObject({
      state: 'answered',
      answer: 'Ny rutin.',
    });

    expect(valueOf(await readReporter(asRole(inside, 'office'), { id }))).toEqual({
      name: 'A. Nmälare',
      contact: 'vxl@exempel.se',
    });
    valueOf(await feedBackLexHeller(inside, { id }));
    expect(await readReporter(asRole(inside, 'office'), { id })).toMatchObject({ refusal: { kind: 'noSuchReport' } });
    const figures = await inside.database.inSpace({ spaceId: inside.space.id, access: 'read' }, (tx) =>
      loadCollaborationFigures(tx, { year: 2026 }),
    );
    expect(figures.find(({ id: name }) => name === 'collaboration.lexHeller@2026')?.value).toBe(1);
  });
});

test('an address in a text is asked about, and kept when it is an office that it leads to', async () => {
  await rolledBackSession(session, async (inside) => {
    const entered = {
      ...told,
      id: newId(),
      receivedOn: '2026-10-01',
      report: { ...report, event: 'Skriv till vxl@exempel.se' },
    };
    expect(await enterLexHeller(inside, entered)).toMatchObject({ refusal: { kind: 'contactDetails' } });
    expect(await enterLexHeller(inside, { ...entered, isConfirmed: true })).toMatchObject({ ok: true });
  });
});

test('a link that was renewed, and one that nobody made, open nothing', async () => {
  await rolledBackSession(session, async (inside) => {
    const { token } = valueOf(await renewLexHellerLink(inside, {}));
    valueOf(await renewLexHellerLink(inside, {}));
    expect(await openLexHellerDoor(inside.installation, token, inside.clock)).toBeNull();
    expect(await openLexHellerDoor(inside.installation, 'abcdefghijkmnpqr', inside.clock)).toBeNull();
    expect(await openLexHellerDoor(inside.installation, 'x', inside.clock)).toBeNull();
  });
});

test('whoever holds the link reports and reads nothing', async () => {
  await rolledBackSession(session, async (inside) => {
    const { token } = valueOf(await renewLexHellerLink(inside, {}));
    const door = await openLexHellerDoor(inside.installation, token, inside.clock);
    if (!door) throw new Error('the link opens');
    expect(await readLexHeller(door, {})).toMatchObject({ refusal: { kind: 'denied' } });
    expect(await readLexHellerCase(door, { id: newId() })).toMatchObject({ refusal: { kind: 'denied' } });
    expect(await followLexHeller(door, { secret: token })).toMatchObject({ refusal: { kind: 'noSuchReport' } });
  });
});
