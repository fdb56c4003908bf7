import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../../../server/base/config.ts';
import { describeReads, readsOf } from '../../../server/cli/reads.ts';
import { all, emptyFolder, shown } from '../../support/inputs.ts';
import { sends, siteOf } from '../../support/site.ts';

const OPTIONS = { format: 'auto', source: 'Told' };
const RSS =
  '<rss version="2.0"><channel><title>Post</title><item><title>A</title><description>Tea.</description></item></channel></rss>';

test('files and addresses are read in the order they are named, and an address is fetched only where that is allowed', async () => {
  const file = join(emptyFolder(), 'news.txt');
  writeFileSync(file, 'Title\nBody');
  const site = await siteOf({
    '/robots.txt': sends('text/plain', 'User-agent: *\nCrawl-delay: 0'),
    '/feed.xml': sends('text/xml', RSS),
    '/page': sends('text/html', '<p>A page.'),
  });
  const paths = [file, `${site.url}/feed.xml`, `${site.url}/page`, file];
  const allowed = readConfig({ NEWSTALLY_FETCH_ALLOW: '127.0.0.1' }, '/house');
  const reads = shown(await all(readsOf(allowed, paths, OPTIONS)));
  expect(reads).toMatchObject([
    { input: file, source: 'Told' },
    { input: `${site.url}/feed.xml#1`, body: 'Tea.', source: 'Post' },
    { input: `${site.url}/page`, body: '<p>A page.', source: 'Told' },
    { input: file },
  ]);
  const asked = [...site.asked];
  const refused = shown(await all(readsOf(readConfig({}, '/house'), paths.slice(1, 2), OPTIONS)));
  expect(refused).toEqual([
    `${site.url}/feed.xml: the address is not on the open internet, and not among those allowed (127.0.0.1)`,
  ]);
  expect(site.asked).toEqual(asked);
});

test('what is there to read is counted; with an address among it, nobody knows the size before', async () => {
  const file = join(emptyFolder(), 'news.txt');
  writeFileSync(file, 'Title\nBody');
  expect(await describeReads([file])).toEqual({ files: 1, bytes: 10 });
  expect(await describeReads([file, 'https://post.test/feed'])).toEqual({ files: 2, bytes: null });
  expect(await describeReads(['https://post.test/feed'])).toEqual({ files: 1, bytes: null });
});
