import { expect, test } from 'vitest';
import { plainMarkdown } from '../../../server/text/markdown.ts';

const bodyOf = (markdown: string): string => plainMarkdown(markdown).body;

test('front matter says what the article says about itself, the rest is its text', () => {
  const page = plainMarkdown(
    [
      '---',
      'title: "Talks: open again"',
      "author: 'Ann Lee'",
      'date: 2021-05-06',
      'url: https://a.example/talks',
      'source: Harbour Dispatch',
      'lang: en-GB',
      'tags: [gas, grain]',
      '---',
      '',
      'The ministers met.',
    ].join('\n'),
  );
  expect(page).toEqual({
    title: 'Talks: open again',
    body: 'The ministers met.',
    url: 'https://a.example/talks',
    source: 'Harbour Dispatch',
    published: '2021-05-06',
    author: 'Ann Lee',
    language: 'en',
  });
});

test('front matter may stand between plus signs, after a byte-order mark and with any line breaks', () => {
  const page = plainMarkdown('\uFEFF+++\r\nTitle = "Talks"\r\ndate = 2021-05-06\r\n+++\r\nThey met.\r\n');
  expect([page.title, page.published, page.body]).toEqual(['Talks', '2021-05-06', 'They met.']);
});

test.each([
  ['headline: A', { title: 'A' }],
  ['link: https://a.example', { url: 'https://a.example' }],
  ['canonical_url: https://a.example', { url: 'https://a.example' }],
  ['permalink: https://a.example', { url: 'https://a.example' }],
  ['publisher: A', { source: 'A' }],
  ['site: A', { source: 'A' }],
  ['published_at: 2021-05-06T14:30:00Z', { published: '2021-05-06T14:30:00Z' }],
  ['pubDate: 6 May 2021', { published: '6 May 2021' }],
  ['byline: A', { author: 'A' }],
  ['language: UK', { language: 'uk' }],
] as const)('the key of %j is known', (line, told) => {
  expect(plainMarkdown(`---\n${line}\n---\nThey met.`)).toMatchObject({ ...told, body: 'They met.' });
});

test('lists, nested and empty values say nothing', () => {
  const page = plainMarkdown('---\nauthor:\n  - Ann Lee\ntitle:\nsource: [a, b]\nurl: >\n  x\n---\nThey met.');
  expect([page.author, page.title, page.source, page.url]).toEqual([null, null, null, null]);
});

test('a rule within a text begins no front matter', () => {
  expect(plainMarkdown('They met.\n\n---\ntitle: no\n---\n\nThey left.')).toMatchObject({
    title: null,
    body: 'They met.\n\ntitle: no\n\nThey left.',
  });
});

test('the first heading is the title where front matter gives none, and only then leaves the text', () => {
  expect(plainMarkdown('# Talks *open* in [Riga](https://a.example)\n\nThey met.')).toMatchObject({
    title: 'Talks open in Riga',
    body: 'They met.',
  });
  expect(plainMarkdown('Talks open\n==========\n\nThey met.')).toMatchObject({
    title: 'Talks open',
    body: 'They met.',
  });
  expect(plainMarkdown('---\ntitle: Gas\n---\n# Talks open\n\nThey met.')).toMatchObject({
    title: 'Gas',
    body: 'Talks open\n\nThey met.',
  });
  expect(plainMarkdown('They met.\n\n# Later\n\nThey left.')).toMatchObject({
    title: null,
    body: 'They met.\n\nLater\n\nThey left.',
  });
  expect(plainMarkdown('')).toMatchObject({ title: null, body: '' });
});

/** One line of Markdown and its text. */
const LINES: readonly (readonly [string, string])[] = [
  ['He said *no* and **never** and ***go***.', 'He said no and never and go.'],
  ['He said _no_ and __never__.', 'He said no and never.'],
  ['The ~~old~~ plan', 'The old plan'],
  ['A [link](https://a.example/x "t") here', 'A link here'],
  ['A [link][1] here', 'A link here'],
  ['A ![photo of Lee](lee.jpg) here', 'A here'],
  ['See <https://a.example/x> now', 'See https://a.example/x now'],
  ['Run `npm test` now', 'Run npm test now'],
  ['It rose.[^1] It fell.', 'It rose. It fell.'],
  ['A <b>bold</b> word<br/>', 'A bold word'],
  ['## Heading ##', 'Heading'],
  ['###### Deep', 'Deep'],
  ['- bread', 'bread'],
  ['* bread', 'bread'],
  ['+ bread', 'bread'],
  ['3. bread', 'bread'],
  ['4) bread', 'bread'],
  ['- [x] done', 'done'],
  ['> He said no.', 'He said no.'],
  ['>> He said no.', 'He said no.'],
  ['| Lee | 5 |', 'Lee 5'],
  ['\\*not\\* and \\_not\\_', '*not* and _not_'],
  ['2 * 3 * 4 = 24', '2 * 3 * 4 = 24'],
  ['snake_case_name and @ann_lee', 'snake_case_name and @ann_lee'],
  ['the name_of_ it', 'the name_of_ it'],
  ['#hashtag stays', '#hashtag stays'],
  ['1990 was a year', '1990 was a year'],
  ['-5 degrees', '-5 degrees'],
  ['Ukraine < Russia > Malta in size', 'Ukraine < Russia > Malta in size'],
  ['[He left.]', '[He left.]'],
];

test.each(LINES)('%j reads %j', (markdown, text) => {
  expect(bodyOf(`Before.\n\n${markdown}`)).toBe(`Before.\n\n${text}`);
});

test('the table above is as large as it should be', () => {
  console.log(`markdown: ${LINES.length} lines`);
  expect(LINES.length).toBeGreaterThanOrEqual(29);
});

test('lines that were only wrapped become one, and blocks and hard breaks keep their own', () => {
  expect(bodyOf('The ministers\nmet in\nRiga.\n\nThey left.')).toBe('The ministers met in Riga.\n\nThey left.');
  expect(bodyOf('Before.\n- bread\n  and water\n- salt')).toBe('Before.\nbread and water\nsalt');
  expect(bodyOf('Before.\n## Gas\nThey met.')).toBe('Before.\nGas\nThey met.');
  expect(bodyOf('One  \ntwo\\\nthree')).toBe('One\ntwo\nthree');
  expect(bodyOf('> He said\n> no.\n>\n> He left.')).toBe('He said no.\n\nHe left.');
});

test('a year at the start of a wrapped line is no item of a list', () => {
  expect(bodyOf('They met in May\n2022. They left.')).toBe('They met in May 2022. They left.');
  expect(bodyOf('Before:\n1. bread\n   and water\n2. salt\n10) oil')).toBe('Before:\nbread and water\nsalt\noil');
  expect(bodyOf('Before.\n\n7. bread\n8. salt')).toBe('Before.\n\nbread\nsalt');
});

test('rules, table rules, references and comments hold no text', () => {
  expect(bodyOf('One.\n\n* * *\n\n---\n\nTwo.')).toBe('One.\n\nTwo.');
  expect(bodyOf('| Name | Votes |\n|---|---:|\n| Lee | 5 |')).toBe('Name Votes\nLee 5');
  expect(bodyOf('See [it][1].\n\n[1]: https://a.example/x\n')).toBe('See it.');
  expect(bodyOf('One. <!-- not\nthis --> Two.')).toBe('One.  Two.');
  expect(bodyOf('Gas\n---\n\nThey met.')).toBe('Gas\n\nThey met.');
});

test('what stands in a code fence stays as it is, without its fence', () => {
  expect(bodyOf('One.\n\n```sh\n# not *a* heading\n```\n\nTwo.')).toBe('One.\n\n# not *a* heading\n\nTwo.');
});

test('text without marks comes back as it is', () => {
  const text = 'The ministers met in Riga – briefly.\n\n“No,” he said. 5 * 3 is not the point_of it.';
  expect(bodyOf(text)).toBe(text);
});
