import { expect, test } from 'vitest';
import { textsIn } from '../../../scripts/words/found.ts';
import { unsaidIn } from '../../../scripts/words/unsaid.ts';
import { wrongIn } from '../../../scripts/words/page.ts';

test('texts are found in templates, in msg and in counted words', () => {
  const { found, looked } = textsIn(`
    const a = html\`<p title="Of a \${x}">Words <b>\${y}</b></p>\${html\`<i>Inside \${msg('of it')}</i>\`}\`;
    const b = msg(open ? 'Close' : str\`Open \${name}
      now\`);
    many(n, 'story', 'stories'); formOf(n, one, other); msg(kind); msg(\`plain\`);`);
  expect(found.map(({ text }) => text).sort()).toEqual(
    ['Close', 'Inside {0}', 'Of a {0}', 'Open {0} now', 'Words <b>{0}</b>', 'of it', 'plain', 'story|stories'].sort(),
  );
  expect(looked.map(({ what }) => what)).toEqual(['formOf(n, one, other)', 'kind']);
  expect(found.find(({ text }) => text === 'Open {0} now')?.line).toBe(3);
});

test('a text that nobody looks up is told; one for machines is not', () => {
  const unsaid = (source: string) => unsaidIn(source).map(({ text }) => text);
  expect(unsaid(`say('The link is copied'); const t = \`Copied \${n} of them\`;`)).toEqual([
    'The link is copied',
    'Copied   of them',
  ]);
  expect(unsaid(`say(msg('The link is copied')); many(n, 'scored mention', 'scored mentions');`)).toEqual([]);
  expect(unsaid(`el.querySelector('a b'); const c = 'var(--ink) solid'; if (x === 'Two words') y();`)).toEqual([]);
  expect(unsaid(`const a = msg(str\`Of \${open ? 'the open one' : ''}\`);`)).toEqual(['the open one']);
  expect(unsaid(`type T = 'Two words'; import 'Two words'; const o = { 'Two words': 1 };`)).toEqual([]);
});

test('a translation that lacks a tag or invents an expression is told', () => {
  expect(wrongIn('<b>{0}</b> of {1}', '{1}: <b>{0}</b>')).toBe(null);
  expect(wrongIn('{0} is not {1}', '{0}')).toBe(null);
  expect(wrongIn('<b>{0}</b> of {1}', '<b>{0}</b> {2}')).toMatch(/^has \{2\}/);
  expect(wrongIn('<b>{0}</b>', '{0}')).toMatch(/^has the tags/);
  expect(wrongIn('Words', ' ')).toBe('is empty');
  expect(wrongIn(' and ', 'і')).toMatch(/another blank/);
});
