import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { readMetadata } from '../../../server/text/metadata.ts';

/** What a page with this head and body says about itself. */
const told = (head: string, body = '', attributes = '') =>
  readMetadata(parseHTML(`<!doctype html><html${attributes}><head>${head}</head><body>${body}</body></html>`).document);

const linked = (...values: readonly unknown[]) =>
  values.map((value) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`).join('');

const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`;

test('a page that says nothing gives null everywhere', () => {
  const nothing = { title: null, url: null, source: null, published: null, author: null, language: null };
  expect(told('')).toEqual(nothing);
  expect(told('<title> </title><meta name="author" content=" "><link rel="stylesheet" href="a.css">')).toEqual(nothing);
});

test('JSON-LD says it all', () => {
  const article = {
    '@type': 'NewsArticle',
    headline: 'Talks open',
    url: 'https://a.example/talks',
    datePublished: '2021-05-06T14:30:00Z',
    dateModified: '2021-05-07T08:00:00Z',
    author: [{ '@type': 'Person', name: 'Ann Lee' }, { name: 'Bo Ray' }, { name: 'Ann Lee' }],
    publisher: { '@type': 'Organization', name: 'Harbour Dispatch' },
    inLanguage: 'en-GB',
  };
  const expected = {
    title: 'Talks open',
    url: 'https://a.example/talks',
    source: 'Harbour Dispatch',
    published: '2021-05-06T14:30:00Z',
    author: 'Ann Lee, Bo Ray',
    language: 'en',
  };
  expect(told(linked(article))).toEqual(expected);
  expect(told(linked({ '@graph': [{ '@type': 'WebSite', name: 'No' }, article] }))).toEqual(expected);
  expect(told(linked([{ '@type': 'BreadcrumbList' }], { '@type': ['Thing', 'Report'], mainEntity: article }))).toEqual(
    expected,
  );
});

test('JSON-LD is read with line breaks in its strings and comments around it, and one broken script spoils no other', () => {
  const script = (text: string) => `<script type="application/ld+json">${text}</script>`;
  const title = (text: string) => told(script(text)).title;
  expect(title('{"@type":"NewsArticle","headline":"Talks\n open"}')).toBe('Talks open');
  expect(title('<!-- {"@type":"NewsArticle","headline":"Talks"} -->')).toBe('Talks');
  expect(title('/*<![CDATA[*/{"@type":"NewsArticle","headline":"Talks"}/*]]>*/')).toBe('Talks');
  expect(title('//<![CDATA[\n{"@type":"NewsArticle","headline":"Talks"}\n// ]]>')).toBe('Talks');
  expect(title('{"@type":"NewsArticle","headline":"Talks"};')).toBe('Talks');
  expect(title('{"@type":"NewsArticle",')).toBeNull();
  expect(told(`${script('{broken')}${linked({ '@type': 'NewsArticle', headline: 'Talks' })}`).title).toBe('Talks');
  for (const odd of ['null', '5', '"text"', '[]', '[[null]]', '{"@graph":null}']) expect(title(odd)).toBeNull();
});

test('a node of another kind gives its dates and no title, and addresses are no names', () => {
  const page = { '@type': 'WebPage', name: 'A page', datePublished: '2021-05-06', author: { name: 'Ann Lee' } };
  expect(told(linked(page))).toMatchObject({ title: null, published: '2021-05-06', author: null });
  expect(told(linked({ '@type': 'Organization', datePublished: '1999-01-01', name: 'A' })).published).toBeNull();
  expect(told(linked({ '@type': 'Article', author: 'https://a.example/lee' })).author).toBeNull();
});

const DATE_METAS =
  'article:published_time og:published_time datePublished pubdate publish-date parsely-pub-date sailthru.date ' +
  'DC.date.issued dcterms.created date citation_date created timestamp';

test.each(DATE_METAS.split(' '))('the meta %s carries the date of publication', (name) => {
  for (const key of ['property', 'name', 'itemprop'])
    expect(told(`<meta ${key}="${name}" content="2021-05-06T14:30:00Z">`).published).toBe('2021-05-06T14:30:00Z');
});

test('of several dates the most telling counts: JSON-LD, meta, the page, and only then the change', () => {
  const json = linked({ '@type': 'NewsArticle', datePublished: '2021-05-01', dateModified: '2021-05-05' });
  const metas = `${meta('date', '2021-05-03')}${meta('article:published_time', '2021-05-02')}`;
  const time = '<article><time datetime="2021-05-04">May 4</time></article>';
  const changed = meta('article:modified_time', '2021-05-06');
  expect(told(json + metas, time).published).toBe('2021-05-01');
  expect(told(metas + changed, time).published).toBe('2021-05-02');
  expect(told(changed, time).published).toBe('2021-05-04');
  expect(told(linked({ '@type': 'NewsArticle', dateModified: '2021-05-05' }) + changed).published).toBe('2021-05-05');
  expect(told(changed).published).toBe('2021-05-06');
});

test('a date that cannot be read makes way for one that can', () => {
  const json = linked({ '@type': 'NewsArticle', datePublished: 'soon' });
  expect(told(json + meta('article:published_time', '{{date}}') + meta('pubdate', '2021-05-06')).published).toBe(
    '2021-05-06',
  );
  expect(told(json).published).toBeNull();
});

const PLACES: readonly (readonly [string, string])[] = [
  ['<span itemprop="datePublished" content="2021-05-06">Thursday</span>', '2021-05-06'],
  ['<time pubdate datetime="2021-05-06T14:30">6 May</time>', '2021-05-06T14:30'],
  ['<header><time datetime="2021-05-06">Thursday</time></header>', '2021-05-06'],
  ['<time>May 6, 2021</time>', 'May 6, 2021'],
  ['<abbr class="published" title="2021-05-06">Thursday</abbr>', '2021-05-06'],
  ['<p class="entry-date">Riga, May 6, 2021 – by Ann Lee</p>', 'May 6, 2021'],
  ['<div class="byline">Ann Lee, 6 May 2021, 14:30</div>', '6 May 2021'],
  ['<div id="article-date">Published: 06.05.2021</div>', 'Published: 06.05.2021'],
  ['<div class="meta">Ризі, 6 травня 2021</div>', '6 травня 2021'],
  ['<div class="date">発表 2021年5月6日</div>', '2021年5月6日'],
];

test.each(PLACES)('the date is found in %s', (body, published) => {
  expect(told('', body).published).toBe(published);
});

test('the dates of other things are not taken: the clock, the footer, a paragraph, nothing at all', () => {
  for (const body of [
    '<footer><time datetime="2021-05-06">2021</time></footer>',
    '<aside><time datetime="2021-05-06">6 May</time></aside>',
    '<nav class="date">6 May 2021</nav>',
    '<div class="today-date">6 May 2021</div>',
    '<div id="current-time">6 May 2021</div>',
    `<div class="meta">${'The talks went on and on. '.repeat(7)}6 May 2021</div>`,
    '<p>On 6 May 2021 they met.</p>',
    '<time datetime="PT5M">5 minutes</time>',
  ])
    expect(told('', body).published).toBeNull();
});

test('the title is that of the article, not of the site', () => {
  const heads = [
    linked({ '@type': 'NewsArticle', headline: 'Talks open' }) + meta('og:title', 'No'),
    meta('og:title', 'Talks open') + meta('twitter:title', 'No'),
    `${meta('twitter:title', 'Talks open')}<title>No</title>`,
    '<title>  Talks\n open </title>',
    `${meta('og:title', 'Talks open | Harbour Dispatch')}${meta('og:site_name', 'harbour dispatch')}`,
    `<title>Talks open – Harbour Dispatch</title>${meta('og:site_name', 'Harbour Dispatch')}`,
    meta('og:title', 'Talks&amp;#32;open'),
  ];
  for (const head of heads) expect(told(head).title).toBe('Talks open');
  expect(told('<title>No</title>', '<h1>Talks <em>open</em></h1>').title).toBe('Talks open');
  expect(told(meta('og:title', 'Talks open - A Site'), '<h1>Talks open</h1>').title).toBe('Talks open');
  expect(told('<title>Talks open</title>', '<h1>Gas</h1><h1>Grain</h1>').title).toBe('Talks open');
});

test('a dash in a headline is no name of a site', () => {
  expect(told(meta('og:title', 'Talks open - and close') + meta('og:site_name', 'Harbour')).title).toBe(
    'Talks open - and close',
  );
});

test('entities that a site left in its values are read', () => {
  const page = told(meta('og:title', 'Ukraine&amp;#8217;s talks &amp;amp; gas') + meta('og:site_name', 'A&amp;amp;B'));
  expect([page.title, page.source]).toEqual(['Ukraine’s talks & gas', 'A&B']);
});

test('the address is the canonical one, else that of Open Graph or JSON-LD', () => {
  const canonical = '<link rel="canonical" href="https://a.example/1">';
  const graph = meta('og:url', 'https://a.example/2');
  const json = linked({ '@type': 'NewsArticle', url: 'https://a.example/3' });
  expect(told(json + graph + canonical).url).toBe('https://a.example/1');
  expect(told(json + graph).url).toBe('https://a.example/2');
  expect(told(json).url).toBe('https://a.example/3');
});

test('the author is a name: without "By", no address, no handle, no paragraph', () => {
  expect(told(meta('author', 'By Ann Lee')).author).toBe('Ann Lee');
  expect(told(meta('article:author', 'https://a.example/lee'), '<a rel="author">Ann Lee</a>').author).toBe('Ann Lee');
  expect(told(meta('author', '@annlee') + meta('byl', 'By Bo Ray')).author).toBe('Bo Ray');
  expect(told(meta('author', 'x'.repeat(201))).author).toBeNull();
  expect(told('', '<p itemprop="author"><span itemprop="name">Ann Lee</span>, Riga</p>').author).toBe('Ann Lee');
  expect(told('', '<span class="author-name"> By  Ann Lee </span>').author).toBe('Ann Lee');
});

test('the language is two letters, from the page, Open Graph, JSON-LD or its header', () => {
  expect(told('', '', ' lang="en-US"').language).toBe('en');
  expect(told(meta('og:locale', 'uk_UA'), '', ' lang=""').language).toBe('uk');
  expect(told(linked({ '@type': 'NewsArticle', inLanguage: 'de' })).language).toBe('de');
  expect(told('<meta http-equiv="Content-Language" content="FR">').language).toBe('fr');
  expect(told('', '', ' lang="english"').language).toBeNull();
});
