import { describe, expect, test } from 'vitest';
import { openComments, stateOf, threadsOf, type SectionComment, type SectionWork } from './section-work.ts';

const text = { sectionId: 'chair', markdown: 'Text.', owner: 'Ordföranden', version: 3 };
const work: SectionWork = { sectionId: 'chair', status: 'done', owner: 'Kansliet', textVersion: 3 };

describe('how far a section has come', () => {
  test('until somebody says so it is begun when it has a text', () => {
    expect(stateOf(undefined, undefined)).toEqual({ status: 'notBegun', owner: null, isChangedSince: false });
    expect(stateOf(undefined, text)).toEqual({ status: 'draft', owner: 'Ordföranden', isChangedSince: false });
    expect(stateOf(undefined, { ...text, markdown: ' \n' }).status).toBe('notBegun');
  });

  test('what was said holds, and a text that came after is told of', () => {
    expect(stateOf(work, text)).toEqual({ status: 'done', owner: 'Kansliet', isChangedSince: false });
    expect(stateOf(work, { ...text, version: 4 }).isChangedSince).toBe(true);
    expect(stateOf({ ...work, status: 'draft' }, { ...text, version: 4 }).isChangedSince).toBe(false);
    expect(stateOf({ ...work, textVersion: null }, undefined).isChangedSince).toBe(false);
  });

  test('whoever has begun to write has begun', () => {
    expect(stateOf({ ...work, status: 'notBegun', textVersion: null }, text).status).toBe('draft');
  });
});

const aComment = (given: Partial<SectionComment> & Pick<SectionComment, 'id'>): SectionComment => ({
  sectionId: 'chair',
  answersId: null,
  words: 'Hm.',
  textVersion: 1,
  writtenAt: '2026-11-25T10:00:00.000Z',
  writtenBy: 'prov',
  resolvedAt: null,
  resolvedBy: null,
  ...given,
});

test('open comments come first, with their answers in order', () => {
  const threads = threadsOf([
    aComment({ id: 'b', writtenAt: '2026-11-25T11:00:00.000Z' }),
    aComment({ id: 'settled', resolvedAt: '2026-11-25T12:00:00.000Z', resolvedBy: 'prov' }),
    aComment({ id: 'b2', answersId: 'b', writtenAt: '2026-11-25T13:00:00.000Z' }),
    aComment({ id: 'b1', answersId: 'b', writtenAt: '2026-11-25T12:00:00.000Z' }),
    aComment({ id: 'a', writtenAt: '2026-11-25T10:30:00.000Z' }),
  ]);
  expect(threads.map(({ id, answers }) => [id, answers.map((one) => one.id)])).toEqual([
    ['a', []],
    ['b', ['b1', 'b2']],
    ['settled', []],
  ]);
});

test('a comment on a section that has left the report is not lost', () => {
  const comments = [
    aComment({ id: 'a' }),
    aComment({ id: 'answer', answersId: 'a' }),
    aComment({ id: 'gone', sectionId: 'appendix.programme.gone' }),
  ];
  const open = openComments(comments, { sections: [{ id: 'chair' }] as never });
  expect(open.bySection.get('chair')).toBe(1);
  expect(open.elsewhere.map(({ id }) => id)).toEqual(['gone']);
});
