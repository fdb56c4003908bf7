import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { readAll } from '../../../server/text/metadata.ts';

const detailsOf = (body: string, head = '') =>
  readAll(parseHTML(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`).document).details;
const dateOf = (body: string, head = '') => {
  const { date } = detailsOf(body, head);
  return date === null ? null : `${date.written} by ${date.place}`;
};
const article = (value: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', ...value })}</script>`;
const TEXT = '<p>The ministers met in Riga and spoke about gas, grain and the winter that is coming.</p>';

test('the place of a date is told, and the better place counts', () => {
  const json = article({ datePublished: '2021-05-01' });
  const meta = '<meta property="article:published_time" content="2021-05-02">';
  const element = '<article><time datetime="2021-05-03">May 3</time></article>';
  const script = '<script>var page = {"publishDate":"2021-05-04T10:00:00Z"}</script>';
  const url = '<link rel="canonical" href="https://a.example/2021/05/05/talks">';
  const text = '<h1>Talks open in Riga</h1><p>6 May 2021</p>';
  const modified = '<meta property="article:modified_time" content="2021-05-07">';
  expect(dateOf(element + script + text, json + meta + url + modified)).toBe('2021-05-01 by json-ld');
  expect(dateOf(element + script + text, meta + url + modified)).toBe('2021-05-02 by meta');
  expect(dateOf(element + script + text, url + modified)).toBe('2021-05-03 by element');
  expect(dateOf(script + text, url + modified)).toBe('2021-05-04T10:00:00Z by inline-json');
  expect(dateOf(text, url + modified)).toBe('2021-05-05 by url');
  expect(dateOf(text, modified)).toBe('6 May 2021 by text');
  expect(dateOf('', modified)).toBe('2021-05-07 by modified');
  expect(dateOf('')).toBeNull();
});

test('what stands in JSON-LD is trusted most, what was only changed least', () => {
  const confidence = (body: string, head: string) => detailsOf(body, head).date?.confidence ?? 0;
  const told = confidence('', article({ datePublished: '2021-05-01' }));
  const shown = confidence('<h1>Talks open in Riga</h1><p>6 May 2021</p>', '');
  const changed = confidence('', '<meta property="article:modified_time" content="2021-05-07">');
  expect(told).toBeGreaterThan(shown);
  expect(shown).toBeGreaterThan(changed);
  expect(changed).toBeGreaterThan(0);
});

/** Bodies without any mark of a date, and the date that a reader sees in them. */
const PAGES: readonly (readonly [string, string | null])[] = [
  [`<h1>Talks open in Riga</h1><p>6 May 2021</p>${TEXT}`, '6 May 2021'],
  [`<h1>Talks open in Riga</h1>${TEXT}<p>Posted by Ann Lee on 6 May 2021</p>`, '6 May 2021'],
  [`<h3>06.05.2021</h3><h1>Talks open in Riga</h1>${TEXT}`, '06.05.2021'],
  [`<dl><dt>Datum</dt><dd>06.05.2021</dd></dl>${TEXT}`, '06.05.2021'],
  [`<aside><dl><dt>Published</dt><dd>6 May 2021</dd></dl></aside><h1>Talks open in Riga</h1>${TEXT}`, '6 May 2021'],
  // the nearest to the heading, and below it rather than above
  [`<p>1 May 2021</p><p>Gas</p><h1>Talks open in Riga</h1><p>6 May 2021</p>${TEXT}<p>9 May 2021</p>`, '6 May 2021'],
  [`<p>1 May 2021</p><h1>Talks open in Riga</h1><p>Gas</p><p>6 May 2021</p>${TEXT}`, '6 May 2021'],
  // what was published goes before what was changed
  [`<h1>Talks open in Riga</h1><p>Updated: 8 May 2021<br>Published: 6 May 2021</p>${TEXT}`, '6 May 2021'],
  [`<h1>Talks open in Riga</h1>${TEXT}<p>Last updated 8 May 2021</p>`, '8 May 2021'],
  // other articles have dates of their own
  [`<h1>Talks open in Riga</h1><div class="teaser"><p>1 May 2021</p></div>${TEXT}<p>6 May 2021</p>`, '6 May 2021'],
  [`<h1>Talks</h1><div class="teaser">1 May 2021</div><div class="teaser">2 May 2021</div>${TEXT}`, null],
  [`<h1>Talks</h1><figure><figcaption>Riga, 6 May 2021</figcaption></figure>${TEXT}`, null],
  [`<nav>6 May 2021</nav><h1>Talks</h1>${TEXT}`, null],
  [`<h1>Talks</h1>${TEXT}<footer><p>6 May 2021</p></footer>`, null],
  [`<h1>Talks</h1>${TEXT}<p>© 6 May 2021</p>`, null],
  // far below the heading is no place for a date
  [`<h1>Talks</h1>${TEXT.repeat(50)}<p>6 May 2021</p>`, null],
  ['<h1>Talks</h1><p>On 6 May 2021 they met.</p>', null],
];

test.each(PAGES)('%s shows %s', (body, date) => {
  expect(detailsOf(body).date?.written ?? null).toBe(date);
});

test('the heading is the one that the title repeats, not the name of the site', () => {
  const head = '<title>Talks open in Riga on gas | Harbour Dispatch</title>';
  const body = `<h1>Harbour Dispatch</h1><p>1 May 2021</p><p>Gas</p><p>Grain</p><h3>Talks open in Riga on gas</h3><p>6 May 2021</p>${TEXT}`;
  expect(dateOf(body, head)).toBe('6 May 2021 by text');
});

test('a description that says when is read where nothing else does', () => {
  expect(dateOf(TEXT, '<meta name="description" content="Press release, published 6 May 2021">')).toBe(
    '6 May 2021 by text',
  );
  expect(dateOf(TEXT, '<meta name="description" content="On 6 May 2021 they met.">')).toBeNull();
});

test('when it was changed, its section and its authors one by one are told as well', () => {
  const head =
    article({
      dateModified: '2021-05-07',
      articleSection: 'World',
      author: [{ name: 'Ann Lee' }, { name: 'Bo Ray' }],
    }) + '<meta property="og:site_name" content="Harbour Dispatch">';
  expect(detailsOf(TEXT, head)).toMatchObject({
    modified: '2021-05-07',
    section: 'World',
    authors: ['Ann Lee', 'Bo Ray'],
  });
  expect(detailsOf(TEXT, '<meta name="author" content="By Ann Lee and Bo Ray">').authors).toEqual([
    'Ann Lee',
    'Bo Ray',
  ]);
  expect(detailsOf(TEXT)).toMatchObject({ modified: null, section: null, authors: [], date: null });
});

test('a site that names itself as author makes way for the name that it shows', () => {
  const head =
    '<meta property="og:site_name" content="Harbour Dispatch"><meta name="author" content="harbour dispatch">';
  expect(detailsOf(`<p class="byline"><a href="/lee">By Ann Lee</a></p>${TEXT}`, head).authors).toEqual(['Ann Lee']);
  expect(detailsOf(`<p class="byline"><a href="/lee">All our reporters</a></p>${TEXT}`, head).authors).toEqual([
    'harbour dispatch',
  ]);
});

test('the table above is as large as it should be', () => {
  console.log(`dates of pages: ${PAGES.length} pages`);
  expect(PAGES.length).toBeGreaterThanOrEqual(17);
});
