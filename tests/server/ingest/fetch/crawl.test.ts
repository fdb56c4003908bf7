import { expect, test } from 'vitest';
import { crawl, crawlFound } from '../../../../server/ingest/fetch/crawl.ts';
import { createPoliteFetch } from '../../../../server/ingest/fetch/polite.ts';
import { all, bodies, shown } from '../../../support/inputs.ts';
import { answers, effectsOf, movesTo, sends, siteOf, type Told } from '../../../support/site.ts';

const html = 'text/html; charset=utf-8';
const paragraph = (what: string) => `<p>${`${what} said the harbour will open again in spring. `.repeat(8)}</p>`;
const page = (what: string, head = '') =>
  `<!doctype html><html><head>${head}<title>${what}</title></head><body><article>${paragraph(what)}</article></body></html>`;

const item = (parts: string) => `<item>${parts}</item>`;
const rss = (...items: string[]) =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour Post</title>${items.join('')}</channel></rss>`;

const crawlerOf = (effects: Told, told: string[] = []) => ({
  fetch: createPoliteFetch(effects),
  told: (_url: string, reason: string) => void told.push(reason),
});
const found = (url: string, effects = effectsOf(), told: string[] = []) =>
  all(crawlFound(url, crawlerOf(effects, told)));

test('a feed with whole texts is read without fetching its pages; one with summaries fetches them', async () => {
  const site = await siteOf({
    '/feed': sends(
      'application/rss+xml',
      rss(
        item(
          `<title>Whole</title><link>/whole</link><content:encoded><![CDATA[${paragraph('Ann')}]]></content:encoded>`,
        ),
        item(
          '<title>Short</title><link>/short</link><pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate><description>Bo said …</description>',
        ),
      ),
    ),
    '/short': sends(html, page('Bo', '<link rel="canonical" href="/the-short-one">')),
  });
  const [whole, short] = shown(await found(`${site.url}/feed`));
  expect(whole).toMatchObject({
    input: `${site.url}/feed#1`,
    title: 'Whole',
    url: `${site.url}/whole`,
    source: 'Harbour Post',
    format: 'html',
  });
  expect(short).toMatchObject({
    input: `${site.url}/feed#2`,
    title: 'Short',
    body: page('Bo', '<link rel="canonical" href="/the-short-one">'),
    url: `${site.url}/the-short-one`,
    source: 'Harbour Post',
    published: 'Mon, 06 May 2024 10:00:00 GMT',
  });
  expect(site.asked).toEqual(['/robots.txt', '/feed', '/short']);
});

test('where a page cannot be had, its summary stands in, and the reason is told; without one it is a refusal', async () => {
  const site = await siteOf({
    '/robots.txt': sends('text/plain', 'User-agent: *\nDisallow: /closed/\nCrawl-delay: 0'),
    '/feed': sends(
      'text/xml',
      rss(
        item('<title>A</title><link>/gone</link><description>Only this.</description>'),
        item('<title>B</title><link>/closed/b</link>'),
        item('<title>C</title><link>/picture</link><description>A picture.</description>'),
        item('<title>D</title><description>No page at all.</description>'),
        item('<title>E</title><link>/closed/e'),
      ),
    ),
    '/picture': sends('image/png', 'PNG'),
  });
  const told: string[] = [];
  expect(bodies(await found(`${site.url}/feed`, effectsOf(), told))).toEqual([
    'Only this.',
    `${site.url}/feed#2: its page was not read (robots.txt does not allow it)`,
    'A picture.',
    'No page at all.',
    `${site.url}/feed#5: the item cannot be parsed (Unexpected end of link)`,
  ]);
  expect(told).toEqual(['the server answered 404', 'robots.txt does not allow it', 'it is no page (image/png)']);
  expect(site.asked).toEqual(['/robots.txt', '/feed', '/gone', '/picture']);
});

test('what robots.txt forbids is not asked for, not even by way of a redirect', async () => {
  const site = await siteOf({
    '/robots.txt': sends('text/plain', 'User-agent: Newstally\nDisallow: /no'),
    '/no': sends(html, page('No')),
    '/yes': movesTo('/no'),
  });
  const reason = 'robots.txt does not allow it';
  expect(bodies(await found(`${site.url}/no`))).toEqual([`${site.url}/no: ${reason}`]);
  expect(bodies(await found(`${site.url}/yes`))).toEqual([`${site.url}/yes: ${reason}`]);
  expect(site.asked.filter((path) => path === '/no')).toEqual([]);
});

test('requests to one host keep the crawl delay of its robots.txt', async () => {
  const links = [1, 2, 3].map((no) => item(`<link>/${no}</link><description>Short …</description>`));
  const site = await siteOf({
    '/robots.txt': sends('text/plain', 'User-agent: *\nCrawl-delay: 4'),
    '/feed': sends('application/rss+xml', rss(...links)),
    ...Object.fromEntries([1, 2, 3].map((no) => [`/${no}`, sends(html, page(`Nr. ${no}`))])),
  });
  const effects = effectsOf();
  expect(await found(`${site.url}/feed`, effects)).toHaveLength(3);
  expect(effects.slept).toEqual([4000, 4000, 4000]);
});

test('a page is one article under its own address; a text is read as it is; anything else is refused by its type', async () => {
  const site = await siteOf({
    '/page?utm_source=x': sends(html, page('Ann', '<link rel="canonical" href="/page">')),
    '/moved': movesTo('/page?utm_source=x', 301),
    '/text': sends('text/plain', 'Talks\nAnn met Bo.'),
    '/pdf': sends('application/pdf', '%PDF-1.7'),
    '/json': sends('application/json', '{"a": 1}'),
    '/binary': sends(html, Buffer.from([0, 1, 2, 3])),
  });
  const reads = async (path: string) => shown(await found(`${site.url}/${path}`));
  expect(await reads('page?utm_source=x')).toMatchObject([{ url: `${site.url}/page`, format: 'html' }]);
  expect(await reads('moved')).toMatchObject([{ url: `${site.url}/page`, format: 'html' }]);
  expect(await reads('text')).toMatchObject([{ body: 'Talks\nAnn met Bo.', format: 'text' }]);
  for (const [path, type] of [
    ['pdf', 'application/pdf'],
    ['json', 'application/json'],
    ['binary', html],
  ]) {
    expect(await reads(path!)).toEqual([`${site.url}/${path}: neither a feed nor a page (${type})`]);
  }
});

const CYRILLIC = Buffer.from([0xca, 0xe8, 0xe5, 0xe2]); // "Киев" in windows-1251
const zoo: readonly (readonly [string, string, Buffer, string])[] = [
  ['HTTP names it', 'text/html; charset=windows-1251', Buffer.concat([Buffer.from('<p>'), CYRILLIC]), '<p>Киев'],
  [
    'HTTP goes before the page',
    'text/html; charset=windows-1251',
    Buffer.concat([Buffer.from('<meta charset=iso-8859-1>'), CYRILLIC]),
    '<meta charset=iso-8859-1>Киев',
  ],
  [
    'the page names it',
    'text/html',
    Buffer.concat([Buffer.from('<meta charset="windows-1251">'), CYRILLIC]),
    '<meta charset="windows-1251">Киев',
  ],
  ['UTF-8 whatever HTTP says', 'text/html; charset=iso-8859-1', Buffer.from('<p>Київ'), '<p>Київ'],
  ['a mark before all', 'text/html; charset=windows-1251', Buffer.from('\uFEFF<p>Київ'), '<p>Київ'],
  ['UTF-16 by its mark', 'text/html', Buffer.from('\uFEFF<p>Київ', 'utf16le'), '<p>Київ'],
  ['nothing named, no UTF-8', 'text/html', Buffer.from([0x3c, 0x70, 0x3e, 0x93, 0x4a, 0x61, 0x94]), '<p>“Ja”'],
  ['a name that nobody knows', 'text/html; charset=klingon', Buffer.from('<p>Київ'), '<p>Київ'],
  [
    'letters of two bytes',
    'text/html; charset=shift_jis',
    Buffer.from([0x3c, 0x70, 0x3e, 0x93, 0xfa, 0x96, 0x7b]),
    '<p>日本',
  ],
];

test('pages are read in the character set they are written in', async () => {
  console.log(`charset zoo: ${zoo.length} cases`);
  for (const [name, type, bytes, body] of zoo) {
    const site = await siteOf({ '/': sends(type, bytes) });
    expect([name, ...bodies(await found(`${site.url}/`))]).toEqual([name, body]);
  }
});

test('an address that has not changed gives nothing new, and one that fails says why and how long to wait', async () => {
  const site = await siteOf({
    '/feed': (request, response) => {
      const known = request.headers['if-none-match'] === '"7"';
      response
        .writeHead(known ? 304 : 200, { etag: '"7"', 'content-type': 'application/rss+xml' })
        .end(known ? '' : rss());
    },
    '/busy': answers(503, { 'retry-after': '600' }),
  });
  const crawler = crawlerOf(effectsOf());
  const first = await crawl(`${site.url}/feed`, crawler);
  expect(first).toMatchObject({ kind: 'read', etag: '"7"', lastModified: null });
  expect(first.kind === 'read' ? await all(first.found) : null).toEqual([]);
  expect(await crawl(`${site.url}/feed`, crawler, { etag: '"7"', lastModified: null })).toMatchObject({
    kind: 'unchanged',
    etag: '"7"',
  });
  expect(await crawl(`${site.url}/busy`, crawler)).toEqual({
    kind: 'failed',
    reason: 'the server answered 503',
    retryAfterMs: 600_000,
    final: false,
  });
});

test('a news sitemap leads to the pages it lists', async () => {
  const url = (no: number) =>
    `<url><loc>/s/${no}</loc><news:news><news:publication><news:name>Harbour Post</news:name><news:language>en</news:language></news:publication><news:publication_date>2024-05-0${no}</news:publication_date><news:title>Nr. ${no}</news:title></news:news></url>`;
  const site = await siteOf({
    '/map.xml': sends(
      'application/xml',
      `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${url(1)}${url(2)}</urlset>`,
    ),
    '/s/1': sends(html, page('One')),
    '/s/2': sends(html, page('Two')),
  });
  expect(shown(await found(`${site.url}/map.xml`))).toMatchObject([
    { title: 'Nr. 1', body: page('One'), source: 'Harbour Post', published: '2024-05-01', language: 'en' },
    { title: 'Nr. 2', body: page('Two'), published: '2024-05-02' },
  ]);
});
