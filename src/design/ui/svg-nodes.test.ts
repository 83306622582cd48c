import { describe, expect, test } from 'vitest';
import { readSvg } from './svg-nodes.ts';

test('reads elements, attributes and text', () => {
  const svg = readSvg('<svg viewBox="0 0 1 1" role="img"><title>R &amp; B</title><g><path d="M0 0"/></g></svg>');
  expect(svg).toEqual({
    kind: 'element',
    name: 'svg',
    attributes: { viewBox: '0 0 1 1', role: 'img' },
    children: [
      { kind: 'element', name: 'title', attributes: {}, children: [{ kind: 'text', text: 'R & B' }] },
      {
        kind: 'element',
        name: 'g',
        attributes: {},
        children: [{ kind: 'element', name: 'path', attributes: { d: 'M0 0' }, children: [] }],
      },
    ],
  });
});

test('an escaped tag in a label stays text', () => {
  const svg = readSvg('<svg><text>&lt;script&gt;alert(1)&lt;/script&gt;</text></svg>');
  expect(JSON.stringify(svg)).toContain('<script>alert(1)</script>');
});

describe('refuses what no template of ours writes', () => {
  test.each([
    ['a script', '<svg><script>alert(1)</script></svg>'],
    ['foreign content', '<svg><foreignObject></foreignObject></svg>'],
    ['an event handler', '<svg onload="alert(1)"></svg>'],
    ['a style attribute, which the content policy would block', '<svg style="color:red"></svg>'],
    ['a link', '<svg><use href="https://example.org/x#y"/></svg>'],
    ['an unquoted attribute', '<svg onload=alert(1)></svg>'],
    ['two roots', '<svg></svg><svg></svg>'],
    ['an element that is not closed', '<svg><g></svg>'],
    ['a cut text', '<svg><g>'],
    ['HTML', '<p>hej</p>'],
  ])('%s', (_, svg) => {
    expect(() => readSvg(svg)).toThrow();
  });
});
