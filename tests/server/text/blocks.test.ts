import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { blockText } from '../../../server/text/blocks.ts';

const textOf = (html: string): string => blockText(parseHTML(`<html><body>${html}</body></html>`).document.body);

const CASES: readonly (readonly [string, string])[] = [
  ['<p>One.</p><p>Two.</p>', 'One.\n\nTwo.'],
  ['<div>Kyiv</div><div>Blinken</div>', 'Kyiv\n\nBlinken'],
  ['<h2>Gas</h2>The text', 'Gas\n\nThe text'],
  ['<ul><li>bread</li><li>salt</li></ul>', 'bread\nsalt'],
  ['Before<ul><li>bread</li></ul>after', 'Before\n\nbread\n\nafter'],
  ['<dl><dt>Gas</dt><dd>none</dd></dl>', 'Gas\nnone'],
  ['<table><tr><td>Lee</td><td>5</td></tr><tr><td>Ray</td><td>3</td></tr></table>', 'Lee 5\nRay 3'],
  ['One<br>two', 'One\ntwo'],
  ['One<br><br>two', 'One\n\ntwo'],
  ['One<br> <br/>\n<br>two', 'One\n\ntwo'],
  ['<p>One<br></p><p>two</p>', 'One\n\ntwo'],
  ['One <b>bold</b>, <i>it</i>alic <a href="#">link</a>.', 'One bold, italic link.'],
  ['  One\n   two\t three ', 'One two three'],
  ['<blockquote><p>He said no.</p></blockquote>', 'He said no.'],
  ['<p>One.</p><hr><p>Two.</p>', 'One.\n\nTwo.'],
  ['One<script>alert(1)</script><style>p{}</style> two', 'One two'],
  ['One<noscript>no</noscript><template>no</template><button>Share</button> two', 'One two'],
  ['One<!-- not this --> two', 'One two'],
  ['<p></p><div> </div>', ''],
  ['', ''],
  ['<p>5 &lt; 7 &amp; 8</p>', '5 < 7 & 8'],
  ['<p>Київ 😀</p><p>спить</p>', 'Київ 😀\n\nспить'],
  ['<div><div><p>One.</p></div></div><section><p>Two.</p></section>', 'One.\n\nTwo.'],
];

test.each(CASES)('%s reads %j', (html, text) => {
  expect(textOf(html)).toBe(text);
});

test('the table above is as large as it should be', () => {
  console.log(`blocks: ${CASES.length} pieces of HTML`);
  expect(CASES.length).toBeGreaterThanOrEqual(23);
});
