import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testFeeds } from '../../../scripts/evaluate/feed-expectations.ts';
import { cutAnywhere, verdicts } from '../../../scripts/evaluate/feeds.ts';
import { madeFeeds } from '../../../scripts/evaluate/made-feeds.ts';
import { emptyFolder } from '../../support/inputs.ts';

const rss = (expected: string, item: string, header = '') =>
  `<!--\n${header}Description: made here\nExpect:      ${expected}\n-->\n<rss version="2.0"><channel><title>T &amp; T</title>${item}</channel></rss>`;

const item =
  '<item><title>007</title><link>/a</link><pubDate>Thu, 01 Jan 2004 19:48:21 GMT</pubDate><description>&lt;b&gt;x&lt;/b&gt;</description></item>';

/** The file, whether its expectation holds; null for one about what is not read. */
const FEEDS: Readonly<Record<string, readonly [string, boolean | null]>> = {
  'a.xml': [rss("not bozo and entries[0]['title'] == '007'", item), true],
  'b.xml': [rss("not bozo and entries[0]['title'] == u'7'", item), false],
  'c.xml': [rss("not bozo and feed['title'] == u'T \\x26 T' and entries[0]['description'] == '<b>x</b>'", item), true],
  'd.xml': [rss("not bozo and entries[0]['published_parsed'] == (2004, 1, 1, 19, 48, 21, 3, 1, 0)", item), true],
  'e.xml': [
    rss(
      "not bozo and entries[0]['link'] == 'http://made.example/a'",
      item,
      'Header: Content-Location: http://made.example/\n',
    ),
    true,
  ],
  'f.xml': [rss('bozo', item).slice(0, -20), true],
  'g.xml': [rss('bozo', item), false],
  'h.xml': [rss("not bozo and feed['generator'] == 'x'", item), null],
  'i.xml': [rss('something in words', item), null],
  'j.xml': [rss("not bozo and len(entries) == 1 and entries[0].title == '007'", item), true],
};

test('an expectation holds where the feed is read so, fails where it is not, and is left out where nobody reads the field', () => {
  const folder = join(emptyFolder(), 'feeds');
  mkdirSync(folder);
  for (const [name, [text]] of Object.entries(FEEDS)) writeFileSync(join(folder, name), text);
  const judged = new Map(verdicts(testFeeds(folder)).map(({ file, right }) => [file, right]));
  console.log(`expectations: ${Object.keys(FEEDS).length} cases`);
  for (const [name, [, right]] of Object.entries(FEEDS))
    expect([name, judged.get(name) ?? null]).toEqual([name, right]);
});

test('old Atom and CDF are extinct, today’s formats are not', () => {
  const folder = emptyFolder();
  const of = (name: string, text: string) => writeFileSync(join(folder, name), `<!--\nExpect: bozo\n-->\n${text}`);
  of('a.xml', '<feed version="0.3" xmlns="http://purl.org/atom/ns#"/>');
  of('b.xml', '<CHANNEL><ITEM/></CHANNEL>');
  of('c.xml', '<feed xmlns="http://www.w3.org/2005/Atom"/>');
  of('d.xml', '<rss><channel><item/></channel></rss>');
  expect(testFeeds(folder).map(({ extinct }) => extinct)).toEqual([true, true, false, false]);
});

test('the cut test counts whole items on its own, and all of them come back', () => {
  const cuts = cutAnywhere(madeFeeds());
  console.log(`cuts: ${JSON.stringify(cuts)}`);
  expect(cuts).toMatchObject({ cuts: 80, unflagged: 0 });
  expect(cuts.whole).toBeGreaterThan(1000);
  expect(cuts.recovered).toBe(cuts.whole);
});
