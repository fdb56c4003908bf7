import { expect, test } from 'vitest';
import { extractPage, plainMarkdown } from '../../../server/text/extract.ts';
import { plainMarkdown as declared } from '../../../server/text/markdown.ts';

const TEXT = [
  'The ministers of both countries met in Riga on Monday to speak about gas, grain and the winter that is coming.',
  'Ann Lee, who leads the delegation, told reporters that nothing had been signed, and that nobody was in a hurry.',
  'Bo Ray said that his side would share what it knew, but that it would not wait for ever, least of all for promises.',
  'The talks will go on in Vienna in May, whatever the parliaments of the two countries decide in the weeks before it.',
];
const paragraphs = TEXT.map((line) => `<p>${line}</p>`);
const body = TEXT.join('\n\n');

const page = (inside: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>Talks open</title>${head}</head><body>${inside}</body></html>`;
const bodyOf = (inside: string): string => extractPage(page(inside)).body;

test('a page gives its text and what it says about itself', () => {
  const head =
    '<link rel="canonical" href="https://a.example/talks"><meta property="og:site_name" content="Harbour Dispatch">' +
    '<meta name="author" content="Ann Lee"><meta property="article:published_time" content="2021-05-06T14:30:00Z">';
  expect(extractPage(page(`<article><h1>Talks open</h1>${paragraphs.join('')}</article>`, head))).toEqual({
    title: 'Talks open',
    body,
    url: 'https://a.example/talks',
    source: 'Harbour Dispatch',
    published: '2021-05-06T14:30:00Z',
    author: 'Ann Lee',
    language: 'en',
  });
});

/** Blocks between the second and the third paragraph that are no text of the article. */
const FURNITURE = [
  '<figure><img src="a.jpg" alt="x"><figcaption>Ann Lee arrives in Riga.</figcaption></figure>',
  '<div class="image-caption">Ann Lee arrives in Riga.</div>',
  '<aside><p>The talks in figures: five ministers, two days, no paper, and one long table.</p></aside>',
  '<nav><a href="/">Home</a> <a href="/world">World</a></nav>',
  '<form><label>Your address</label><input><button>Sign up</button></form>',
  '<div class="newsletter-box">Get the news of the day in your inbox.</div>',
  '<div class="related-stories"><p>What the talks are about, in five points, by our reporter.</p></div>',
  '<div class="Advert">Buy a car.</div>',
  '<ul class="share-tools"><li>Facebook</li><li>Twitter</li></ul>',
  '<p class="read-more">What is gas?</p>',
  '<ul><li><a href="/1">Gas prices rise again</a></li><li><a href="/2">Five soups for winter</a></li></ul>',
  '<p><a href="/1">Gas prices rise again in Riga</a></p>',
  '<script>track("talks")</script><style>p { color: red }</style><noscript>Turn it on.</noscript>',
  '<iframe src="https://b.example">A film</iframe>',
  '<p hidden>Not to be seen.</p>',
  '<p aria-hidden="true">Not to be read.</p>',
  '<div id="comments" class="comments"><p>Nonsense, says a reader.</p></div>',
];

test.each(FURNITURE)('%s is no text of the article', (block) => {
  const inside = [...paragraphs.slice(0, 2), block, ...paragraphs.slice(2)].join('');
  expect(bodyOf(`<article>${inside}</article>`)).toBe(body);
  expect(extractPage(inside).body).toBe(body);
});

test('the table above is as large as it should be', () => {
  console.log(`extraction: ${FURNITURE.length} blocks in a page and in a fragment`);
  expect(FURNITURE.length).toBeGreaterThanOrEqual(17);
});

test('a sentence with links, a heading, a list and a quotation stay', () => {
  const inside = [
    paragraphs[0],
    '<h2>What was said</h2>',
    '<p>Bo Ray spoke to <a href="/1">the paper</a> before noon and left with <a href="/2">his aides</a>.</p>',
    '<ul><li>Gas stays dear until May.</li><li>Grain is sold at once.</li></ul>',
    '<blockquote><p>“We are tired,” she said.</p></blockquote>',
    ...paragraphs.slice(1),
  ].join('');
  expect(bodyOf(`<main><article>${inside}</article></main>`)).toBe(
    [
      TEXT[0],
      'What was said',
      'Bo Ray spoke to the paper before noon and left with his aides.',
      'Gas stays dear until May.\nGrain is sold at once.',
      '“We are tired,” she said.',
      ...TEXT.slice(1),
    ].join('\n\n'),
  );
});

test('what holds most of the text is no box, whatever its name', () => {
  const inside = paragraphs.join('');
  expect(bodyOf(`<form action="/"><div>${inside}</div></form>`)).toBe(body);
  expect(bodyOf(`<article class="has-related-links">${inside}</article>`)).toBe(body);
  expect(bodyOf(`<div class="entry-content entry-content-read-more">${paragraphs[0]}</div>${paragraphs[1]}`)).toBe(
    TEXT.slice(0, 2).join('\n\n'),
  );
});

test('what stands around the article is left out', () => {
  const inside =
    '<header><nav><a href="/">Home</a></nav></header>' +
    `<main><article>${paragraphs.join('')}</article></main>` +
    '<aside><h3>Most read</h3><ul><li><a href="/1">Five soups for winter</a></li></ul></aside>' +
    '<footer><p>© 2021 Harbour Dispatch. All rights reserved.</p></footer>';
  expect(bodyOf(inside)).toBe(body);
});

test('a short page is read whole, from its article where it marks one', () => {
  expect(bodyOf('<p>Talks failed.</p><footer>© 2021</footer>')).toBe('Talks failed.');
  expect(bodyOf('<div>Menu</div><article><p>Talks failed.</p><p>They left.</p></article>')).toBe(
    'Talks failed.\n\nThey left.',
  );
  expect(bodyOf('<div>Menu</div><div itemprop="articleBody"><p>Talks failed.</p></div>')).toBe('Talks failed.');
});

test('pieces of HTML and plain text are read too, and a page without text gives an empty body', () => {
  expect(extractPage('<p>Talks failed.</p><p>They left.</p>')).toMatchObject({
    title: null,
    body: 'Talks failed.\n\nThey left.',
  });
  expect(extractPage('Talks failed.').body).toBe('Talks failed.');
  for (const empty of ['', ' ', '<html></html>', '<!doctype html>', page(''), page('<script>1</script>'), '<br>'])
    expect(extractPage(empty).body).toBe('');
});

test('a broken page is read as a browser would read it', () => {
  expect(extractPage(`<html><body><p>${TEXT.join('<p>')}`).body).toBe(body);
  expect(extractPage(`<html><body><div><p>Talks <b>failed.</p></div>`).body).toBe('Talks failed.');
});

test('a page that nests deeper than the stack is read all the same', () => {
  for (const tag of ['div', 'b', 'div hidden'])
    expect(extractPage(`<html><body>${`<${tag}>`.repeat(20_000)}Talks failed.`).body).toBe('Talks failed.');
});

test('Markdown is read by its own file', () => {
  expect(plainMarkdown).toBe(declared);
});
