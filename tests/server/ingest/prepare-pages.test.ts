import { expect, test } from 'vitest';
import type { Article, RawArticle } from '../../../server/contract/article.ts';
import { prepare } from '../../../server/ingest/prepare.ts';

const TEXT =
  'The ministers met in Riga and spoke about gas, grain and the winter that is coming to both their countries.';
const GIVEN = { source: null, published: null, timezone: 'UTC', nowMs: Date.parse('2022-06-15T12:00:00Z') };

const page = (head: string, more: Partial<RawArticle> = {}): Article => {
  const prepared = prepare(
    {
      input: 'talks.html',
      title: null,
      body: `<html><head>${head}</head><body><article><p>${TEXT}</p></article></body></html>`,
      format: 'html',
      url: null,
      source: null,
      published: null,
      author: null,
      language: null,
      ...more,
    },
    GIVEN,
  );
  if ('step' in prepared) throw new Error(prepared.reason);
  return prepared;
};
const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`;

test('what a page tells besides travels with its article', () => {
  const head =
    meta('article:published_time', '2021-05-06T23:30:00-04:00') +
    meta('article:modified_time', '2021-05-08') +
    meta('article:section', 'World') +
    meta('author', 'Ann Lee and Bo Ray');
  expect(page(head)).toMatchObject({
    day: '2021-05-07',
    date_basis: 'page',
    date_written: '2021-05-06T23:30:00-04:00',
    date_place: 'meta',
    modified: '2021-05-08',
    section: 'World',
    authors: ['Ann Lee', 'Bo Ray'],
  });
});

test('what it does not tell is absent, and what the record says goes before the page', () => {
  const bare = page('');
  for (const key of ['section', 'authors', 'modified', 'date_written', 'date_place', 'date_confidence', 'zone_assumed'])
    expect(bare).not.toHaveProperty(key);
  const told = page(meta('article:published_time', '2021-05-06') + meta('author', 'Ann Lee'), {
    published: '2021-05-09',
    author: 'Bo Ray',
  });
  expect(told).toMatchObject({ day: '2021-05-09', date_basis: 'given', date_written: '2021-05-09', author: 'Bo Ray' });
  expect(told).not.toHaveProperty('date_place');
  expect(told).not.toHaveProperty('authors');
});

test('a time without a zone is read where the source is, and said so', () => {
  const head = meta('article:published_time', '2021-05-06 01:30');
  expect(page(head, { url: 'https://a.example.ua/talks' })).toMatchObject({
    published_at: '2021-05-05T22:30:00.000Z',
    zone_assumed: 'Europe/Kyiv',
  });
  expect(page(head, { url: 'https://a.example/talks' })).toMatchObject({
    published_at: '2021-05-06T01:30:00.000Z',
    zone_assumed: 'UTC',
  });
  expect(page(meta('article:published_time', '2021-05-06T01:30Z'))).not.toHaveProperty('zone_assumed');
});

test('a day that only the address of the page carries has that basis, and a page without a day has none', () => {
  const canonical = '<link rel="canonical" href="https://a.example/2021/05/06/talks">';
  expect(page(canonical)).toMatchObject({ day: '2021-05-06', date_basis: 'url' });
  expect(page('')).toMatchObject({ day: null, date_basis: null, date_problem: 'none given' });
});

test('an implausible date of a page is no day, and the reason is kept', () => {
  for (const [written, reason] of [
    ['0001-01-01T00:00:00', 'is before 1990'],
    ['2050-01-01', 'is more than a day ahead of now'],
  ] as const)
    expect(page(meta('article:published_time', written))).toMatchObject({
      day: null,
      date_problem: `"${written}" ${reason}`,
    });
});
