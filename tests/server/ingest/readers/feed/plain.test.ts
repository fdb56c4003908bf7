import { expect, test } from 'vitest';
import { looksLikeHtml, plainLine } from '../../../../../server/ingest/readers/feed/plain.ts';

const cases: readonly (readonly [string | null, string | null])[] = [
  ['Talks in Kyiv', 'Talks in Kyiv'],
  ['AT&amp;T &#8211; &quot;buys&quot;', 'AT&T – "buys"'],
  ['R&D & more', 'R&D & more'],
  ['<b>Talks</b> in<br/>Kyiv', 'Talks in Kyiv'],
  ['<p>One</p><p>two</p>', 'One two'],
  ['safe<script>alert("x")</script><style>p{}</style>', 'safe'],
  ['History of the &lt;blink&gt; tag', 'History of the <blink> tag'],
  ['1 < 2 > 0', '1 < 2 > 0'],
  ['  a\n\tb ', 'a b'],
  ['<img src="x" alt="y">', null],
  ['', null],
  [null, null],
];

test('a title is a line of plain text, whether it was HTML or not', () => {
  console.log(`plain lines: ${cases.length} cases`);
  expect(cases.map(([html]) => [html, plainLine(html)])).toEqual(cases);
});

test('a tag or an entity shows that a text is HTML, angles and ampersands alone do not', () => {
  const html = ['<p>x', 'a</b>', '<!-- x -->', 'AT&amp;T', '&#65;', '&#x41;'];
  const text = ['1 < 2', 'a <3', 'R&D', 'x && y;', '&;', ''];
  expect([html.filter(looksLikeHtml), text.filter(looksLikeHtml)]).toEqual([html, []]);
});

test('of a title that is no line only the beginning is read', () => {
  expect(plainLine('a'.repeat(20_000))).toHaveLength(5000);
});
