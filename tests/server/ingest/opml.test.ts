import { parseOpml } from 'feedsmith';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ListedFeed, readOpml, writeOpml } from '../../../server/ingest/opml.ts';

const opml = `<?xml version="1.0"?><opml version="2.0"><head><title>My feeds</title></head><body>
  <outline text="News"><outline text="World &amp; more">
    <outline type="rss" text="Post" title="Harbour Post" xmlUrl="https://post.test/feed?a=1&amp;b=2" htmlUrl="https://post.test/"/>
  </outline><outline text="Wire" xmlurl="https://wire.test/rss"></outline></outline>
  <outline text="Twice" xmlUrl="https://wire.test/rss"/><outline text="A note"/><outline text="Trap" xmlUrl="javascript:alert(1)"/>
  <outline text="Last" xmlUrl="http://last.test/atom"/></body></opml>`;

const FEEDS: ListedFeed[] = [
  {
    url: 'https://post.test/feed?a=1&b=2',
    title: 'Harbour Post',
    page: 'https://post.test/',
    folders: ['News', 'World & more'],
  },
  { url: 'https://wire.test/rss', title: 'Wire', page: null, folders: ['News'] },
  { url: 'http://last.test/atom', title: 'Last', page: null, folders: [] },
];

test('a list gives each feed once, with the folders it stands in; what is no web address is left out', () => {
  expect(readOpml(opml)).toEqual(FEEDS);
});

test('a list that ends early gives the feeds before, and what is no list none', () => {
  expect(readOpml(opml.slice(0, opml.indexOf('Twice')))).toEqual(FEEDS.slice(0, 2));
  expect(readOpml('<html><p>no list</p>')).toEqual([]);
  expect(readOpml('')).toEqual([]);
});

test('a list that was written comes back equal, and another program reads the same in it', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'é', '&', '<', '"', "'", '7'), minLength: 1, maxLength: 6 });
  const listed = fc.record({
    url: fc.webUrl(),
    title: fc.option(name),
    page: fc.option(fc.webUrl()),
    folders: fc.array(name, { maxLength: 2 }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(listed, { selector: ({ url }) => url, maxLength: 8 }), (feeds) => {
      const text = writeOpml('My feeds', feeds);
      const byUrl = (list: readonly ListedFeed[]) => new Map(list.map((feed) => [feed.url, feed]));
      expect(byUrl(readOpml(text))).toEqual(byUrl(feeds.map((feed) => ({ ...feed, title: feed.title ?? feed.url }))));
      if (feeds.length > 0) expect(parseOpml(text).head?.title).toBe('My feeds');
    }),
  );
});
