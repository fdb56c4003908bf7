import { expect, test } from 'vitest';
import { fixedClock } from '../../../../server/base/clock.ts';
import type { Fetched } from '../../../../server/ingest/fetch/fetch.ts';
import { createRobots } from '../../../../server/ingest/fetch/robots.ts';

const file = (text: string): Fetched => ({
  kind: 'fetched',
  url: '',
  bytes: Buffer.from(text),
  type: 'text/plain',
  language: null,
  movedTo: null,
  etag: null,
  lastModified: null,
});
const failed = (status: number | null): Fetched => ({
  kind: 'failed',
  url: '',
  reason: 'no luck',
  status,
  retryAfterMs: null,
  final: false,
});

const rulesOf = (answer: Fetched) =>
  createRobots(async () => answer, fixedClock('2024-05-06T12:00:00Z'))(new URL('http://a.test/x'));

test('the rules written for us go before those for all, and the crawl delay is read', async () => {
  const rules = await rulesOf(
    file(
      'User-agent: *\nDisallow: /\n\nUser-agent: Newstally\nDisallow: /private/\nCrawl-delay: 2.5\n\nSitemap: http://a.test/map.xml',
    ),
  );
  expect(rules.refusal('http://a.test/news')).toBe(null);
  expect(rules.refusal('http://a.test/private/x')).toBe('robots.txt does not allow it');
  expect(rules.crawlDelayMs).toBe(2500);
  expect(rules.sitemaps).toEqual(['http://a.test/map.xml']);
});

test('a site without the file allows everything, one that is down or busy nothing', async () => {
  const refusals = await Promise.all(
    [404, 403, 500, 503, 429, null].map(async (status) => (await rulesOf(failed(status))).refusal('http://a.test/x')),
  );
  const down = 'robots.txt could not be read (no luck)';
  expect(refusals).toEqual([null, null, down, down, down, down]);
});

test('the file is fetched once a day for each site, ten minutes after a failure again, and once for those who ask together', async () => {
  let now = 0;
  const asked: string[] = [];
  let answer = file('');
  const robots = createRobots(
    async (url) => {
      asked.push(url);
      return answer;
    },
    { now: () => now, elapsed: () => now },
  );
  const ask = (url: string) => robots(new URL(url));
  await Promise.all([ask('http://a.test/1'), ask('http://a.test/2'), ask('http://b.test/')]);
  now += 23 * 3_600_000;
  await ask('http://a.test/3');
  expect(asked).toEqual(['http://a.test/robots.txt', 'http://b.test/robots.txt']);
  now += 3_600_001;
  answer = failed(500);
  await ask('http://a.test/4');
  now += 599_000;
  await ask('http://a.test/5');
  expect(asked).toHaveLength(3);
  now += 2000;
  await ask('http://a.test/6');
  expect(asked).toHaveLength(4);
});
