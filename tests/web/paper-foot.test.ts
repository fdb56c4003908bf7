import { expect, test } from 'vitest';
import { paperFoot } from '../../web/paper-foot.ts';

const foot = (link: string, snapshot = '41-3f0c9a1b') => paperFoot({ link, snapshot, day: '26 Nov 2026' });

test('the foot of a page says link, snapshot, day and page', () => {
  expect(foot('http://h/?actors=nato')).toContain(
    'content: "http://h/?actors=nato · snapshot 41-3f0c9a1b · 26 Nov 2026";',
  );
  expect(foot('http://h/')).toContain('"Page " counter(page) " of " counter(pages)');
  expect(foot('http://h/settings', '')).toContain('"http://h/settings · 26 Nov 2026"');
});

test('nothing of a link ends the text or the rule', () => {
  expect(foot('http://h/?q="a"\\b\n}')).toContain('content: "http://h/?q=\\"a\\"\\\\b\\a } · ');
});

test('a long link is cut, so that the page number keeps its place', () => {
  const text = /content: "(.*?) · /.exec(foot(`http://h/?q=${'x'.repeat(200)}`))?.[1] ?? '';
  expect([text.length, text.endsWith('…')]).toEqual([70, true]);
});
