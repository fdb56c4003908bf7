import { expect, test } from 'vitest';
import { isWhole, readFeed } from '../../../../server/ingest/readers/feed.ts';
import { bodies, foundBy, shown } from '../../../support/inputs.ts';

const read = async (text: string | Buffer) => shown(await foundBy(readFeed, text, 'feed.xml'));

const CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"';
const rss = (items: string, more = '') =>
  `<?xml version="1.0"?><rss version="2.0" ${CONTENT}><channel><title>Harbour Post</title><link>https://post.test/</link>${more}${items}</channel></rss>`;

test('an RSS item is an article with the whole text the feed has of it', async () => {
  const items =
    '<item><title>Talks &amp; tea</title><link>/talks</link><pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate><dc:creator>Ann Lee</dc:creator>' +
    '<description>Short.</description><content:encoded><![CDATA[<p>Long text.</p>]]></content:encoded></item>';
  expect(await read(rss(items, '<language>en-GB</language>'))).toEqual([
    {
      input: 'feed.xml#1',
      title: 'Talks & tea',
      body: '<p>Long text.</p>',
      format: 'html',
      url: 'https://post.test/talks',
      source: 'Harbour Post',
      published: 'Mon, 06 May 2024 10:00:00 GMT',
      author: 'Ann Lee',
      language: 'en-GB',
    },
  ]);
});

test('where there is a summary only, it is the text; where there is only a title, the record says where the text is', async () => {
  const items =
    '<item><title>A</title><description>Tea &lt;b&gt;now&lt;/b&gt;.</description></item><item><title>B</title><description>Plain words</description></item><item><title>C</title></item>';
  const [a, b, c] = await read(rss(items));
  expect(a).toMatchObject({ body: 'Tea <b>now</b>.', format: 'html' });
  expect(b).toMatchObject({ body: 'Plain words', format: 'text' });
  expect(c).toBe(
    'feed.xml#3: the feed gives no text for it, only a title; fetched by its address, the feed leads to the page of the article',
  );
});

test('text that looks like a number stays text', async () => {
  const titles = ['007', '1e5', '0x10', 'true', '2024', '+1', '.5', 'null', '1_000'];
  console.log(`titles like numbers: ${titles.length} cases`);
  const items = titles.map(
    (title) =>
      `<item><title>${title}</title><guid isPermaLink="false">00${title}</guid><description>${title}</description></item>`,
  );
  const found = await read(rss(items.join('')));
  expect(found.map((one) => (typeof one === 'string' ? one : [one.title, one.body]))).toEqual(
    titles.map((title) => [title, title]),
  );
});

test('Atom: the page is the alternate link, XHTML and HTML are HTML, text is text', async () => {
  const text = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://post.test/a/"><title type="html">Harbour &amp;amp; Post</title>
    <author><name>The desk</name></author>
    <entry><title>AT&amp;T &lt;buys&gt;</title><link rel="edit" href="/edit"/><link rel="alternate" type="text/html" href="one"/><id>urn:1</id><published>2024-05-06T10:00:00Z</published>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Eins</p></div></content></entry>
    <entry xml:lang="en"><title type="html">&lt;b&gt;Two&lt;/b&gt;</title><updated>2024-05-07T10:00:00Z</updated><author><name>Bo Ek</name></author><author><name>Cy Lo</name></author><summary>1 &lt; 2</summary></entry></feed>`;
  expect(await read(text)).toMatchObject([
    {
      title: 'AT&T <buys>',
      body: '<p>Eins</p>',
      format: 'html',
      url: 'https://post.test/a/one',
      source: 'Harbour & Post',
      published: '2024-05-06T10:00:00Z',
      author: 'The desk',
      language: 'de',
    },
    {
      title: 'Two',
      body: '1 < 2',
      format: 'text',
      url: null,
      published: '2024-05-07T10:00:00Z',
      author: 'Bo Ek, Cy Lo',
      language: 'en',
    },
  ]);
});

test('RDF, RSS without a version and prefixed roots are read', async () => {
  const rdf =
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://post.test/"><title>Post</title><items><rdf:Seq/></items></channel><item rdf:about="https://post.test/1"><title>One</title><description>Text</description><dc:date>2024-05-06</dc:date></item></rdf:RDF>';
  expect(await read(rdf)).toMatchObject([
    { title: 'One', body: 'Text', url: 'https://post.test/1', source: 'Post', published: '2024-05-06' },
  ]);
  const bare = '<rss><channel><item><title>One</title><description>Text</description></item></channel></rss>';
  expect(await read(bare)).toMatchObject([{ title: 'One', body: 'Text' }]);
  const prefixed =
    '<r:rss version="2.0" xmlns:r="http://backend.userland.com/rss2"><r:channel><r:title>Post</r:title><r:item><r:title>One</r:title><r:description>Text</r:description></r:item></r:channel></r:rss>';
  expect(await read(prefixed)).toMatchObject([{ title: 'One', body: 'Text', source: 'Post' }]);
});

test('JSON Feed is read, and gives its whole items when it ends early', async () => {
  const items = [
    {
      id: 1,
      url: 'https://post.test/1',
      title: '007',
      content_html: '<p>Eins</p>',
      date_published: '2024-05-06T10:00:00Z',
      authors: [{ name: 'Ann' }],
    },
    { id: '2', content_text: 'Zwei', language: 'de' },
    { id: '3', summary: 'Drei' },
  ];
  const text = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Post', language: 'en', items });
  const expected = [
    {
      title: '007',
      body: '<p>Eins</p>',
      format: 'html',
      url: 'https://post.test/1',
      source: 'Post',
      author: 'Ann',
      language: 'en',
    },
    { body: 'Zwei', format: 'text', language: 'de' },
    { body: 'Drei', format: 'text' },
  ];
  expect(await read(text)).toMatchObject(expected);
  const cut = await read(text.slice(0, text.indexOf('Drei')));
  expect(cut.slice(0, 2)).toMatchObject(expected.slice(0, 2));
  expect(cut[2]).toBe('feed.xml#3: the feed ends inside this item; the whole ones before it were read');
  expect((await read(text.slice(0, -2))).at(-1)).toBe(
    'feed.xml: the feed ends before its closing bracket; the items before it were read',
  );
});

test('media, podcast and Dublin Core elements stand in for what an item leaves out', async () => {
  const names =
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:dc="http://purl.org/dc/elements/1.1/"';
  const feed = `<rss version="2.0" ${names}><channel><title>Post</title>
    <item><itunes:title>Episode</itunes:title><itunes:summary>About tea</itunes:summary><itunes:author>Ann</itunes:author></item>
    <item><media:group><media:title>Film</media:title><media:description>About ships</media:description></media:group></item>
    <item><dc:title>Old</dc:title><dc:description>About ropes</dc:description><dc:date>2024-05-06</dc:date></item>
    <item><title>Wire</title><source url="https://wire.test/feed">The Wire</source><author>bo@post.test (Bo Ek)</author><description>About nets</description></item></channel></rss>`;
  expect(await read(feed)).toMatchObject([
    { title: 'Episode', body: 'About tea', author: 'Ann' },
    { title: 'Film', body: 'About ships' },
    { title: 'Old', body: 'About ropes', published: '2024-05-06' },
    { title: 'Wire', body: 'About nets', source: 'The Wire', author: 'Bo Ek' },
  ]);
});

test('bare ampersands, a blank lead, a mark and a missing namespace do not cost an item', async () => {
  const item =
    '<item><title>Tea & ships</title><link>https://post.test/?a=1&b=2</link><media:title>x</media:title><description>R&D & more</description></item>';
  const text = `\uFEFF\n\n  <rss version="2.0"><channel><title>Post</title>${item}</channel></rss>`;
  expect(await read(text)).toMatchObject([
    { title: 'Tea & ships', url: 'https://post.test/?a=1&b=2', body: 'R&D & more' },
  ]);
});

test('a feed is read in the character set it is written in, and letters that were lost are counted', async () => {
  const text = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?><rss version="2.0"><channel><item><description>`;
  const end = Buffer.from('</description></item></channel></rss>');
  const cyrillic = Buffer.concat([Buffer.from(text('windows-1251')), Buffer.from([0xca, 0xe8, 0xe5, 0xe2]), end]);
  expect(await read(cyrillic)).toMatchObject([{ body: 'Киев' }]);
  expect((await read(cyrillic))[0]).not.toHaveProperty('replaced');
  const torn = Buffer.concat([
    Buffer.from(`${text('utf-8')}Київ та Харків`),
    Buffer.from([0xd0]),
    Buffer.from(' і Львів'),
    end,
  ]);
  expect(await read(torn)).toMatchObject([{ body: 'Київ та Харків\uFFFD і Львів', replaced: 1 }]);
});

test('a feed tells whether it gives the article itself', () => {
  const text = (value: string) => ({ value, format: 'html' as const, language: null });
  const long = 'A sentence about the harbour. '.repeat(60);
  const whole = (content: string | null, summary: string | null) =>
    isWhole({ content: content === null ? null : text(content), summary: summary === null ? null : text(summary) });
  const cases: readonly (readonly [string | null, string | null, boolean])[] = [
    [null, null, false],
    [null, 'One sentence.', false],
    [null, long, true],
    [null, `${long} […]`, false],
    ['<p>Three sentences. More. Still more.</p>', 'One.', true],
    ['<p>One.</p>', '<p>One.</p>', false],
    [long, long, true],
    [`${long}<a href="/x">Read more</a>`, 'One.', false],
    [`${long} <a href="/x">Continue reading…</a></p>`, null, false],
    ['<p>Only this.</p>', null, true],
  ];
  console.log(`whole or not: ${cases.length} cases`);
  for (const [content, summary, expected] of cases)
    expect([content, summary, whole(content, summary)]).toEqual([content, summary, expected]);
});

test('bombs and traps are refused with a reason, and open no file', async () => {
  const entities = `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, at) => `<!ENTITY ${'bcdefghij'[at]} "${`&${'abcdefghi'[at]};`.repeat(10)}">`).join('')}]>`;
  const refused = 'feed.xml: it declares entities of its own, which are not expanded';
  const item = '<item><title>T</title><description>&j;</description></item>';
  expect(
    bodies(await foundBy(readFeed, `${entities}${rss(item).replace('<?xml version="1.0"?>', '')}`, 'feed.xml')),
  ).toEqual([refused]);
  const outside = `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel>${item.replace('&j;', '&x;')}</channel></rss>`;
  expect(bodies(await foundBy(readFeed, outside, 'feed.xml'))).toEqual([refused]);
  const quadratic = `<!DOCTYPE rss [<!ENTITY q "${'q'.repeat(50_000)}">]><rss><channel><item><description>${'&q;'.repeat(10_000)}</description></item></channel></rss>`;
  expect(bodies(await foundBy(readFeed, quadratic, 'feed.xml'))).toEqual([refused]);
  const deep = rss(
    `<item><title>T</title>${'<a>'.repeat(200_000)}${'</a>'.repeat(200_000)}</item><item><description>Good</description></item>`,
  );
  const [first, second] = bodies(await foundBy(readFeed, deep, 'feed.xml'));
  expect(first).toMatch(/^feed\.xml#1: the item cannot be parsed/);
  expect(second).toBe('Good');
  const attributes = Array.from({ length: 300 }, (_, at) => `a${at}="x"`).join(' ');
  const many = rss(
    `<item ${attributes}><title>T</title></item><item><b ${attributes}/></item><item><description>Good</description></item>`,
  );
  expect(bodies(await foundBy(readFeed, many, 'feed.xml'))).toEqual([
    'feed.xml#1: an element has more than 256 attributes',
    'feed.xml#2: an element has more than 256 attributes',
    'Good',
  ]);
  const titled = rss(`<item><title>${'&lt;b&gt;'.repeat(50_000)}</title><description>Good</description></item>`);
  expect(bodies(await foundBy(readFeed, titled, 'feed.xml'))).toEqual(['Good']);
  const proto = rss(
    '<item><__proto__><polluted>1</polluted></__proto__><constructor>x</constructor><description>Good</description></item>',
  );
  await foundBy(readFeed, proto, 'feed.xml');
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect(bodies(await foundBy(readFeed, '<html><body>No feed</body></html>', 'feed.xml'))).toEqual([
    'feed.xml: not a feed (its first element is <html>)',
  ]);
  expect(bodies(await foundBy(readFeed, 'no markup', 'feed.xml'))).toEqual([
    'feed.xml: not a feed (there is no element in it)',
  ]);
});
