import { expect, test } from 'vitest';
import { escaped, isSafe } from '../../../server/reports/escape.ts';

test('text is text between tags and in quotes, and signs that no page may hold are gone', () => {
  expect(escaped(`<b a="1" c='2'>&`)).toBe('&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;');
  expect(escaped('a\u0000b\u0007c\td\ne')).toBe('abc\td\ne');
  expect(escaped('half \uD800 a letter')).toBe('half \uFFFD a letter');
  expect(escaped('Київ Αθήνα')).toBe('Київ Αθήνα');
});

test('an address of the web may be followed, and nothing else', () => {
  const told = [
    'https://a.example/',
    'HTTP://a.example',
    'javascript:1',
    'data:text/html,x',
    '//a.example',
    ' https://a.example',
    '',
    null,
  ];
  expect(told.map(isSafe)).toEqual([true, true, false, false, false, false, false, false]);
});
