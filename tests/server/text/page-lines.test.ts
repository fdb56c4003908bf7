import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { pageLines } from '../../../server/text/page-lines.ts';

const bodyOf = (html: string): Element => parseHTML(`<html><body>${html}</body></html>`).document.body;
const linesOf = (html: string): string[] => pageLines(bodyOf(html)).map(({ text }) => text);

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ['<p>One.</p><p>Two.</p>', ['One.', 'Two.']],
  ['One<br>two', ['One', 'two']],
  ['<span>28.09.19</span><span>12:44</span>', ['28.09.19 12:44']],
  ['Mai<span>06</span>2021', ['Mai 06 2021']],
  ['<div>One <b>bold</b> word<p>Two</p>three</div>', ['One bold word', 'Two', 'three']],
  ['<dl><dt>Date</dt><dd>6 May 2021</dd></dl>', ['Date', '6 May 2021']],
  ['<table><tr><td>Lee</td><td>5</td></tr></table>', ['Lee', '5']],
  ['One<script>x</script><style>y</style><noscript>z</noscript><!-- no -->', ['One']],
  ['<p> </p><div></div>', []],
  ['', []],
];

test.each(CASES)('%s reads %j', (html, lines) => {
  expect(linesOf(html)).toEqual(lines);
});

test('a line knows its pieces and the element that it begins in', () => {
  const [line] = pageLines(bodyOf('<p><em>6 May 2021</em> in Riga</p>'));
  expect(line?.pieces).toEqual(['6 May 2021', 'in Riga']);
  expect(line?.within.nodeName).toBe('EM');
});

test('a page that nests deeper than the stack is read all the same', () => {
  expect(linesOf(`${'<div>'.repeat(20_000)}Deep.`)).toEqual(['Deep.']);
});

test('the table above is as large as it should be', () => {
  console.log(`page lines: ${CASES.length} pieces of HTML`);
  expect(CASES.length).toBeGreaterThanOrEqual(10);
});
