import { expect, test } from 'vitest';
import type { Article, RawArticle } from '../../../server/contract/article.ts';
import { type Given, prepare } from '../../../server/ingest/prepare.ts';
import { bare } from '../../support/inputs.ts';

const BODY = 'The council met on Tuesday and voted for the new bridge. Work begins in spring, the mayor said.';
const GIVEN: Given = {
  source: null,
  published: null,
  timezone: 'Europe/Kyiv',
  nowMs: Date.parse('2022-06-30T12:00:00Z'),
};

const article = (raw: Partial<RawArticle>, given: Partial<Given> = {}): Article => {
  const prepared = prepare(bare({ title: 'A bridge', body: BODY, ...raw }), { ...GIVEN, ...given });
  if ('step' in prepared) throw new Error(prepared.reason);
  return prepared;
};

test('a record becomes a cleaned article with its day, week and month in the zone', () => {
  // Late on Sunday in London is Monday in Kyiv: another day and another week.
  const made = article({ published: '2022-05-01T22:30:00Z', source: 'Harbour Dispatch' });
  expect(made).toMatchObject({
    title: 'A bridge',
    body: BODY,
    source: 'Harbour Dispatch',
    language: 'en',
    day: '2022-05-02',
    week: '2022-05-02',
    month: '2022-05-01',
    date_basis: 'given',
    date_problem: null,
  });
  expect(made.id).toMatch(/^[0-9a-f]{16}$/);
});

test('a source is the one told, else the one given, else the host, else unnamed', () => {
  const url = 'https://www.Harbour.example/a?utm_source=x';
  expect(article({ url, source: 'Given' }, { source: 'Told' }).source).toBe('Told');
  expect(article({ url, source: 'Given' }).source).toBe('Given');
  expect(article({ url }).source).toBe('harbour.example');
  expect(article({}).source).toBe('Unnamed source');
});

test.each([
  [
    'the day told for the whole ingest goes first',
    { published: '2022-03-01' },
    { published: '2022-04-04' },
    '2022-04-04',
    'flag',
  ],
  [
    'the record itself comes next',
    { published: '2022-03-01', url: 'https://a.example/2022/02/02/x' },
    {},
    '2022-03-01',
    'given',
  ],
  ['the address speaks where the record is silent', { url: 'https://a.example/2022/02/02/x' }, {}, '2022-02-02', 'url'],
  [
    'a bad day is not mended from the address',
    { published: 'soon', url: 'https://a.example/2022/02/02/x' },
    {},
    null,
    null,
  ],
  ['nothing is never today', {}, {}, null, null],
] as const)('%s', (_, raw, given, day, basis) => {
  const made = article(raw, given);
  expect([made.day, made.date_basis]).toEqual([day, basis]);
  expect(made.date_problem === null).toBe(day !== null);
});

test('the key is the address, whatever tracks its visitors; without one, source and text', () => {
  const at = (url: string) => article({ url }).id;
  expect(at('https://a.example/x?utm_source=mail#top')).toBe(at('https://a.example/x'));
  expect(at('https://a.example/y')).not.toBe(at('https://a.example/x'));
  expect(article({ source: 'One' }).id).not.toBe(article({ source: 'Two' }).id);
});

test('markup goes before anything else, and what a record says goes before what its page says', () => {
  const page = `<html lang="uk"><head><title>Page title</title><meta property="article:published_time" content="2022-05-04T10:00:00Z"></head>
    <body><article><h1>Page title</h1><p>${BODY}</p><p>${BODY.replaceAll('bridge', 'tunnel')}</p></article></body></html>`;
  const made = article({ title: null, body: page, format: 'html' });
  expect(made).toMatchObject({ title: 'Page title', language: 'uk', day: '2022-05-04', date_basis: 'page' });
  expect(made.body).not.toContain('<');
  expect(article({ title: 'Own title', body: page, format: 'html', published: '2022-05-01' })).toMatchObject({
    title: 'Own title',
    day: '2022-05-01',
    date_basis: 'given',
  });
});

test.each([
  ['an empty text', ' \n ', /empty after cleaning/],
  ['a text longer than any article', 'a '.repeat(1_000_001), /longer than 2,000,000 characters \(2,000,002\)/],
])('%s is refused with its reason', (_, body, reason) => {
  const refused = prepare(bare({ input: 'news.jsonl:7', body }), GIVEN);
  expect(refused).toMatchObject({ input: 'news.jsonl:7', step: 'clean' });
  expect((refused as { reason: string }).reason).toMatch(reason);
});

test('letters that were lost in reading the bytes are told beside what was cut', () => {
  expect(article({ replaced: 2 }).removed).toEqual([{ text: '\uFFFD\uFFFD (2)', rule: 'unreadable_letters' }]);
  expect(article({ replaced: 1000 }).removed).toEqual([
    { text: `${'\uFFFD'.repeat(20)} (1000)`, rule: 'unreadable_letters' },
  ]);
  expect(article({}).removed).toEqual([]);
});

test.each([
  ['By Ann Lee, CNN', 'Ann Lee'],
  ['By Ann Lee and Bo Ray', 'Ann Lee and Bo Ray'],
  ['Opinion contributor', null],
])('the byline "%s" names %s, and nobody who is mentioned', (byline, author) => {
  const article = prepare(
    bare({ body: `${byline}\nThe bridge was opened on Tuesday.\nMany came to see it, and some of them sang.` }),
    GIVEN,
  );
  if ('step' in article) throw new Error(article.reason);
  expect([article.author, article.body.includes(byline)]).toEqual([author, false]);
});

test.each([
  ['The Associated Press contributed to this report.', 'Associated Press'],
  ['(Reuters)', 'Reuters'],
  ['(The Evening Post)', 'The Evening Post'],
  ['Reporting by Ann Lee in Kyiv; Editing by Bo Ray', undefined],
])('the credit "%s" says that a text was taken over from %s', (credit, agency) => {
  const article = prepare(
    bare({ body: `The bridge was opened on Tuesday.\nMany came to see it, and some of them sang.\n${credit}` }),
    GIVEN,
  );
  if ('step' in article) throw new Error(article.reason);
  expect([article.agency, article.body.includes(credit)]).toEqual([agency, false]);
});
